"""What the bid's certificates are used for: a requirement, points, or only to go along."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.check.needs import certificate_names, criterion_leaves, leaves
from bidkit.finding import Answer
from bidkit.words.names import same_certificate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.check.world import World
    from bidkit.model.dossier import Binding
    from bidkit.model.needs import QualificationNeed


@dataclass(frozen=True, slots=True)
class Uses:
    """Ids of records that requirements and scoring items rest on, and the personal certificates asked by name."""

    required: frozenset[str]
    scored: frozenset[str]
    asked: frozenset[str]


def uses_of(world: World) -> Uses:
    """Return what each certificate is used for; one that failed its requirement counts as used for it."""
    required, asked = set[str](), set[str]()
    for binding in world.dossier.bindings:
        required |= set(_required_by(binding, world))
        for need in leaves(binding.requirement.needs):
            asked |= certificate_names(need)
    scored = set[str]()
    for score in world.dossier.scores:
        scored |= {proof.record_id for proof in score.verdict.proofs}
        scored |= set(world.dossier.bid.evidence.get(score.criterion.id, ()))
        chosen = world.dossier.bid.evidence.get(score.criterion.id, ())
        for need in criterion_leaves(score.criterion):
            asked |= certificate_names(need)
            if need.qualification is not None and not score.verdict.proofs and not chosen:
                scored |= set(_like(need.qualification, world))
    return Uses(frozenset(required), frozenset(scored), frozenset(asked))


def _required_by(binding: Binding, world: World) -> Iterator[str]:
    chosen = world.dossier.bid.evidence.get(binding.requirement.id, ())
    yield from (proof.record_id for proof in binding.verdict.proofs)
    yield from chosen
    yield from binding.reply.evidence if binding.reply else ()
    for need in leaves(binding.requirement.needs):
        if need.person is not None:
            yield from (seat.person.id for seat in world.dossier.team if need.person.role in ("", seat.role))
        if need.qualification is not None and binding.verdict.answer is not Answer.PASS and not chosen:
            yield from _like(need.qualification, world)


def _like(need: QualificationNeed, world: World) -> Iterator[str]:
    for held in world.library.qualifications:
        if (need.name and same_certificate(need.name, held.name)) or (
            need.kind == held.kind and not need.name
        ):
            yield held.id
