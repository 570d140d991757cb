"""What proves a requirement is bound in a volume: in the library alone no judge sees it."""

from __future__ import annotations

from collections.abc import Iterator

from bidkit.check.kind import Hit, Kind, fail
from bidkit.check.world import World
from bidkit.finding import Answer
from bidkit.model.dossier import Binding
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.model.tender import RequirementKind


class Parameters(Record):
    """Which requirements to look at; all when empty."""

    kinds: tuple[RequirementKind, ...] = ()


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield requirements that are met by papers which stand in no volume."""
    shown = _shown(world)
    for binding in world.dossier.bindings:
        requirement, verdict = binding.requirement, binding.verdict
        if parameters.kinds and requirement.kind not in parameters.kinds:
            continue
        if verdict.answer is not Answer.PASS or requirement.id in shown:
            continue
        missing = [
            proof.title for proof in verdict.proofs if proof.attachments and proof.record_id not in shown
        ]
        if missing:
            name = f"要求 {requirement.id}「{requirement.title or requirement.text[:40]}」"
            papers = "、".join(f"「{title}」" for title in missing)
            yield fail(requirement.id, f"{name}靠{papers}证明，这些材料没有装进任何一册", requirement.span)


def _shown(world: World) -> frozenset[str]:
    """Return the ids that sections of scans name, and those of the records behind them."""
    names = {name for _, section in world.sections() for name in section.scan_ids}
    of_items: dict[str, list[str]] = {one.requirement.id: _records(one) for one in world.dossier.bindings}
    for score in world.dossier.scores:
        of_items[score.criterion.id] = [proof.record_id for proof in score.verdict.proofs]
    return frozenset(names.union(*(of_items.get(name, []) for name in names)))


def _records(binding: Binding) -> list[str]:
    return [proof.record_id for proof in binding.verdict.proofs]


KIND = Kind("证明材料是否装进了分册", Parameters, check)
