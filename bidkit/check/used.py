"""What the bid's certificates are used for: a requirement, points, or only to go along."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.check.needs import certificate_names, criterion_leaves, leaves
from bidkit.finding import Answer
from bidkit.words.names import same_certificate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.model.dossier import Binding, Dossier
    from bidkit.model.needs import QualificationNeed


@dataclass(frozen=True, slots=True)
class Uses:
    """Ids of records that requirements and scoring items rest on, and the personal certificates asked by name."""

    required: frozenset[str]
    scored: frozenset[str]
    asked: frozenset[str]


def uses_of(dossier: Dossier) -> Uses:
    """Return what each certificate is used for; one that failed its requirement counts as used for it."""
    required, asked = set[str](), set[str]()
    for binding in dossier.bindings:
        required |= set(_required_by(binding, dossier))
        for need in leaves(binding.requirement.needs):
            asked |= certificate_names(need)
    scored = set[str]()
    for score in dossier.scores:
        scored |= {proof.record_id for proof in score.verdict.proofs}
        scored |= set(dossier.bid.evidence.get(score.criterion.id, ()))
        chosen = dossier.bid.evidence.get(score.criterion.id, ())
        for need in criterion_leaves(score.criterion):
            asked |= certificate_names(need)
            if need.qualification is not None and not score.verdict.proofs and not chosen:
                scored |= set(_like(need.qualification, dossier))
    return Uses(frozenset(required), frozenset(scored), frozenset(asked))


def _required_by(binding: Binding, dossier: Dossier) -> Iterator[str]:
    chosen = dossier.bid.evidence.get(binding.requirement.id, ())
    yield from (proof.record_id for proof in binding.verdict.proofs)
    yield from chosen
    yield from binding.reply.evidence if binding.reply else ()
    for need in leaves(binding.requirement.needs):
        if need.person is not None:
            yield from (seat.person.id for seat in dossier.team if need.person.role in ("", seat.role))
        if need.qualification is not None and binding.verdict.answer is not Answer.PASS and not chosen:
            yield from _like(need.qualification, dossier)


def _like(need: QualificationNeed, dossier: Dossier) -> Iterator[str]:
    for held in dossier.library.qualifications:
        if (need.name and same_certificate(need.name, held.name)) or (
            need.kind == held.kind and not need.name
        ):
            yield held.id
