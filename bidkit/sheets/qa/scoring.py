"""The scoring table by its main items: what belongs together, what it is worth, where it lies in the package."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bidkit.model.dossier import ScoreBinding
    from bidkit.model.sheet import PageRef
    from bidkit.sheets.material import Material


DIGITS = "0123456789"
_A_SPAN = 4


@dataclass(frozen=True, slots=True)
class Group:
    """The leaves of the scoring table whose item starts with the same words before ``：``.

    ``judged`` says that a judge reads and weighs something we wrote; what records or a statement decide needs no
    speech.
    """

    head: str
    scores: tuple[ScoreBinding, ...]
    judged: bool = False

    @property
    def points(self) -> Decimal:
        """Return what the leaves are worth together."""
        return sum((one.criterion.points for one in self.scores), Decimal(0))

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the ids of the leaves."""
        return tuple(one.criterion.id for one in self.scores)

    @property
    def span(self) -> str:
        """Return the ids in short: 「S2-51～S2-58」 for four or more in a row."""
        first, last = self.ids[0], self.ids[-1]
        stem, ends = first.rstrip(DIGITS), (first, last)
        if len(self.ids) < _A_SPAN or not all(one.rstrip(DIGITS) == stem for one in self.ids):
            return "、".join(self.ids)
        numbers = [one.removeprefix(stem) for one in self.ids]
        row = numbers == [str(at) for at in range(int(numbers[0] or 0), int(numbers[0] or 0) + len(numbers))]
        return "～".join(ends) if row else "、".join(self.ids)

    @property
    def priced(self) -> bool:
        """Return whether this is the price."""
        return any(one.criterion.rule.price for one in self.scores)

    @property
    def unearned(self) -> bool:
        """Return whether records decide every leaf and none earns anything."""
        return all(one.earned == 0 for one in self.scores)

    @property
    def text(self) -> str:
        """Return every word of the leaves, to look for the words of a card in."""
        return "\n".join(f"{one.criterion.item}\n{one.criterion.text}" for one in self.scores)


def groups(material: Material) -> tuple[Group, ...]:
    """Return the main items: those that judges decide first, by weight, then the others by weight."""
    found: dict[str, list[ScoreBinding]] = {}
    for score in material.dossier.scores:
        found.setdefault(score.criterion.item.partition("：")[0], []).append(score)
    written = {s.id for volume in material.dossier.tender.package.volumes for s in volume.sections if s.text}
    made = [
        Group(head, tuple(scores), any(score.criterion.rule.judge in written for score in scores))
        for head, scores in found.items()
    ]
    return tuple(sorted(made, key=lambda group: (not group.judged, -group.points)))


def leaf(score: ScoreBinding) -> str:
    """Return what a leaf says beyond its main item, the whole item where it stands alone."""
    head, _, rest = score.criterion.item.partition("：")
    return rest or head


def pages(material: Material, scores: Iterable[ScoreBinding]) -> tuple[PageRef, ...]:
    """Return where to open: the proofs, or our text, at the heading with the leaf's name if there is one."""
    found: list[PageRef] = []
    for score in scores:
        if score.earned == 0:  # what earned nothing has no proof: other papers would not show it
            continue
        found += material.proof_pages(score.verdict.proofs)
        if score.where:
            found += material.section_pages(f"{score.where}#{leaf(score)}")
        for proof in score.verdict.proofs:
            form = proof.record_id.removeprefix("form:")
            if form != proof.record_id:
                found += _form_pages(material, form)
    return first_of_each(found)


def _form_pages(material: Material, form_id: str) -> tuple[PageRef, ...]:
    volumes = material.dossier.tender.package.volumes
    planned = (section for volume in volumes for section in volume.sections if section.form == form_id)
    return tuple(ref for section in planned for ref in material.section_pages(section.id))


def first_of_each(refs: Iterable[PageRef]) -> tuple[PageRef, ...]:
    """Return the references with each place once, where it first stands."""
    found: dict[str, PageRef] = {}
    for ref in refs:
        found.setdefault(ref.shown, ref)
    return tuple(found.values())
