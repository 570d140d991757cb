"""Which records the bid really uses, whose they are, and how grave a fault in one of them is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from bidkit.check.kind import Hit
from bidkit.finding import Effect, Severity
from bidkit.model.library import Fact, Person

if TYPE_CHECKING:
    from bidkit.check.world import World

F = TypeVar("F", bound=Fact)


def used(world: World, sort: type[F]) -> Iterator[F]:
    """Yield the records of one sort that the bid hands in, names or rests on, by id."""
    index = world.library.index()
    for record_id in sorted(world.used_records | world.uses.required | world.uses.scored):
        record = index.get(record_id)
        if isinstance(record, sort):
            yield record


def graded(world: World, hit: Hit, record_id: str) -> Hit:
    """Return the hit as grave as the record's use: full for a requirement, points lost for a scoring item."""
    if record_id in world.uses.required:
        return hit
    severity = Severity.ERROR if record_id in world.uses.scored else Severity.WARNING
    effect = Effect.SCORE_LOSS if record_id in world.uses.scored else Effect.CLARIFY
    return replace(hit, severity=severity, effect=effect)


def our_names(world: World) -> tuple[str, ...]:
    """Return the bidder's name, its former names and those of its partners in a joint bid."""
    company, joint = world.library.company, world.dossier.bid.consortium
    return (company.name, *company.former_names, *(joint.members if joint else ()))


def seated(world: World) -> tuple[Person, ...]:
    """Return the people of the team and the signer, each once."""
    people = {seat.person.id: seat.person for seat in world.dossier.team}
    signer = world.dossier.record(world.dossier.bid.signer.person)
    if isinstance(signer, Person):
        people.setdefault(signer.id, signer)
    return tuple(people.values())
