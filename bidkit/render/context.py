"""Dossier and plan → the context that templates see."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING

from bidkit.model.anchors import mark_anchor
from bidkit.model.context import (
    Context,
    CriterionView,
    ProofView,
    RequirementView,
    ScanView,
    SectionView,
    TeamView,
    VolumeView,
)
from bidkit.render.pages import Pages
from bidkit.render.price_views import price_view, quote_view
from bidkit.word.tokens import CONTENTS_TOKEN, mark_token

if TYPE_CHECKING:
    from bidkit.model.dossier import Binding, Dossier, Proof, ScoreBinding
    from bidkit.model.library import Fact
    from bidkit.model.plan import Plan, PlannedSection, PlannedVolume

KIND_NAMES = {
    "qualification": "资格",
    "conformity": "符合性",
    "substantive": "★实质性",
    "important": "▲重要",
    "technical": "技术",
    "commercial": "商务",
}
DEVIATION_NAMES = {"none": "无偏离", "positive": "正偏离", "negative": "负偏离"}


@dataclass(frozen=True)
class Views:
    """The parts of the context that are the same for every section of one volume."""

    dossier: Dossier
    plan: Plan
    volume: PlannedVolume
    pages: Pages

    def values(self, section: PlannedSection) -> dict[str, object]:
        """Return everything a template may name for one section."""
        context = self._context(section)
        values: dict[str, object] = {field.name: getattr(context, field.name) for field in fields(context)}
        return values | {
            "page_of": self.pages.first_of,
            "pages_of": self.pages.of,
            "records_for": self._records_for,
            "requirements_of": self._requirements_of,
            "mark": lambda name: mark_token(mark_anchor(name)),
            "contents": lambda: CONTENTS_TOKEN,
        }

    def _context(self, section: PlannedSection) -> Context:
        dossier = self.dossier
        tender = dossier.tender
        signer = dossier.record(dossier.bid.signer.person)
        return Context(
            project=tender.project,
            tender=tender,
            bidder=dossier.library.company,
            bid=dossier.bid,
            signer=next((p for p in dossier.library.people if p is signer), None),
            price=price_view(dossier.price) if dossier.price is not None else None,
            quote=quote_view(dossier),
            team=self._team,
            requirements=self._requirements,
            criteria=self._criteria,
            forms=tender.forms,
            section=self._section(section),
            volume=VolumeView(
                self.volume.plan.id, self.volume.number, self.volume.plan.title, len(self.plan.volumes)
            ),
            library=dossier.library,
            values=dossier.bid.values,
        )

    def _section(self, section: PlannedSection) -> SectionView:
        items = tuple(
            ScanView(
                number,
                record.title,
                self.pages.counts.get((section.volume_id, record.name), 0),
                self.pages.of_scans(section.volume_id, (record,)),
            )
            for number, record in enumerate(section.records, start=1)
        )
        return SectionView(section.id, section.number, section.title, items)

    @cached_property
    def _requirements(self) -> tuple[RequirementView, ...]:
        return tuple(self._requirement(binding) for binding in self.dossier.bindings)

    def _requirements_of(self, kind: str) -> tuple[RequirementView, ...]:
        name = KIND_NAMES[kind]
        return tuple(view for view in self._requirements if view.kind == name)

    @cached_property
    def _criteria(self) -> tuple[CriterionView, ...]:
        return tuple(self._criterion(score) for score in self.dossier.scores)

    @cached_property
    def _team(self) -> tuple[TeamView, ...]:
        seats = self.dossier.team
        return tuple(TeamView(s.role, s.duty, s.person, self.pages.of(s.person.id)) for s in seats)

    def _requirement(self, binding: Binding) -> RequirementView:
        asked, reply = binding.requirement, binding.reply
        return RequirementView(
            id=asked.id,
            kind=KIND_NAMES[asked.kind],
            title=asked.title or asked.text[:20],
            text=asked.text,
            clause=asked.source.clause,
            reply=reply.reply if reply else "",
            deviation=DEVIATION_NAMES[reply.deviation] if reply else "",
            note=reply.note if reply else "",
            proofs=tuple(self._proof(proof) for proof in binding.verdict.proofs),
            pages=self.pages.of(asked.id),
        )

    def _criterion(self, score: ScoreBinding) -> CriterionView:
        item = score.criterion
        titles = "、".join(dict.fromkeys(self._title(proof) for proof in score.verdict.proofs))
        section = next((s.title for s in self.plan.sections if s.id == score.where), "")
        return CriterionView(
            id=item.id,
            group=item.group,
            item=item.item,
            points=item.points,
            text=item.text,
            offer=titles or (f"见《{section}》" if section else ""),
            proofs=tuple(self._proof(proof) for proof in score.verdict.proofs),
            pages=self.pages.of(item.id),
        )

    def _proof(self, proof: Proof) -> ProofView:
        return ProofView(proof.record_id, self._title(proof), self.pages.of_proof(proof))

    def _title(self, proof: Proof) -> str:
        form = self.dossier.form(proof.record_id.removeprefix("form:"))
        return form.title if form is not None else proof.title

    def _records_for(self, name: str) -> tuple[Fact, ...]:
        """Return the records of a requirement or scoring item, or those that bid.yaml's evidence gives a section."""
        verdict = self.dossier.verdict(name)
        ids = (
            [p.record_id for p in verdict.proofs]
            if verdict
            else list(self.dossier.bid.evidence.get(name, ()))
        )
        records = [self.dossier.record(record_id) for record_id in dict.fromkeys(ids)]
        return tuple(record for record in records if record is not None)
