"""Where a requirement, scoring item, record, form or section will stand, as page tokens for the linker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.model.anchors import (
    mark_anchor,
    record_anchor,
    record_end_anchor,
    section_anchor,
    volume_words,
    where_anchor,
)
from bidkit.word.tokens import page_token

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bidkit.model.dossier import Dossier, Proof
    from bidkit.model.library import Attachment
    from bidkit.model.plan import Plan, PlannedRecord

FORM_PREFIX = "form:"
VOLUME = "第"
HERE = "本册"


@dataclass(frozen=True, slots=True)
class Pages:
    """Page references as seen from one volume; a place in another volume is prefixed with its number.

    Where places of this and another volume stand together, each says which it means: ``本册 40、第二册 12-13``.

    ``counts`` says how many sheets a record has in a volume, by (volume id, its name in the plan).
    """

    dossier: Dossier
    plan: Plan
    counts: Mapping[tuple[str, str], int]
    volume_id: str

    def of(self, name: str) -> str:
        """Return all pages of a requirement, scoring item, record, section or mark; empty when it is nowhere."""
        places = list(dict.fromkeys(place for place in self._places(name) if place))
        abroad = [place for place in places if place.startswith(VOLUME)]
        if abroad and len(abroad) < len(places):
            places = [place if place in abroad else f"{HERE} {place}" for place in places]
        return "、".join(places)

    def first_of(self, name: str) -> str:
        """Return the first page only."""
        return next((place for place in self._places(name, first=True) if place), "")

    def of_proof(self, proof: Proof, *, first: bool = False) -> str:
        """Return the pages of one proof."""
        if proof.record_id.startswith(FORM_PREFIX):
            return self._section(self.plan.section_of_form(proof.record_id.removeprefix(FORM_PREFIX)))
        return self._record(proof.record_id, proof.attachments, first=first)

    def of_scans(self, volume_id: str, run: Sequence[PlannedRecord]) -> str:
        """Return the pages of scans that are laid one behind the other."""
        start = page_token(record_anchor(volume_id, run[0].name))
        if sum(self.counts.get((volume_id, one.name), 0) for one in run) < 2:
            return f"{self._prefix(volume_id)}{start}"
        return f"{self._prefix(volume_id)}{start}-{page_token(record_end_anchor(volume_id, run[-1].name))}"

    def _places(self, name: str, *, first: bool = False) -> list[str]:
        reply = self.dossier.bid.answers.get(name)
        places = [self._where(reply.where)] if reply is not None and reply.where else []
        verdict = self.dossier.verdict(name)
        if verdict is not None:
            places += [self.of_proof(proof, first=first) for proof in verdict.proofs]
            places += [
                self._section(score.where) for score in self.dossier.scores if score.criterion.id == name
            ]
        elif self.dossier.record(name) is not None:
            places.append(self._record(name, (), first=first))
        elif self.plan.volume_of_section(name):
            places.append(self._section(name))
        elif self.dossier.form(name) is not None:
            places.append(self._section(self.plan.section_of_form(name)))
        elif not places:
            places.append(page_token(mark_anchor(name)))
        return places

    def _where(self, where: str) -> str:
        section, _, heading = where.partition("#")
        volume = self.plan.volume_of_section(section)
        return self._prefix(volume) + page_token(where_anchor(section, heading)) if volume else ""

    def _section(self, section_id: str) -> str:
        volume = self.plan.volume_of_section(section_id)
        return self._prefix(volume) + page_token(section_anchor(section_id)) if volume else ""

    def _record(self, record_id: str, papers: Sequence[Attachment], *, first: bool) -> str:
        """Return where a record's scans lie, of those laid apart only the ones that hold one of the papers."""
        volumes = self.plan.volumes_of_record(record_id)
        if not volumes:
            return ""
        volume = self.volume_id if self.volume_id in volumes else volumes[0]
        runs = self.plan.runs(volume, record_id)
        holding = [run for run in runs if any(paper in one.attachments for one in run for paper in papers)]
        shown = holding or runs
        if first:
            return self._prefix(volume) + page_token(record_anchor(volume, shown[0][0].name))
        return "、".join(self.of_scans(volume, run) for run in shown)

    def _prefix(self, volume_id: str) -> str:
        """Return 第二册 and a space for a place in another volume, as the covers number them."""
        if volume_id == self.volume_id:
            return ""
        number = next(v.number for v in self.plan.volumes if v.plan.id == volume_id)
        return volume_words(number)
