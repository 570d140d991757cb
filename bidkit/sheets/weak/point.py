"""One weak point, and the sorts there are; a card of the question bank names its sort in ``weakness``."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.model.unread import CLOCK
from bidkit.model.uses import WEAK_NAMES

if TYPE_CHECKING:
    from bidkit.model.dossier import Dossier, ScoreBinding
    from bidkit.model.sheet import PageRef
    from bidkit.sheets.material import Material

KINDS = WEAK_NAMES
"""The sorts, gravest for a judge first: the order in which they are asked about."""

ANSWERED_AS = {"later-expiry": "expiry"}
"""Sorts that the cards of another sort answer."""


@dataclass(frozen=True, slots=True)
class WeakPoint:
    """Something a judge can put his finger on.

    ``says`` is the fact in one sentence, ``question`` what a judge would ask, ``cure`` what to do before the day.
    ``subject`` is the record, requirement or scoring item it is about; ``items`` are the requirements and scoring
    items that hang on it, ``points`` what they are worth; ``urgent`` means that the bid itself may fall.
    """

    kind: str
    subject: str
    says: str
    question: str
    cure: str
    points: Decimal = Decimal(0)
    items: tuple[str, ...] = ()
    refs: tuple[PageRef, ...] = ()
    source: str = ""
    urgent: bool = False
    waived_by: str = ""

    @property
    def title(self) -> str:
        """Return what a person calls this sort of weakness."""
        return KINDS[self.kind]


def clock_known(material: Material) -> bool:
    """Return whether the dates that validity is judged at were read."""
    tender = material.dossier.tender
    return all(tender.is_read(f"dates.{name}") for name in CLOCK)


def resting_on(dossier: Dossier, record_id: str) -> tuple[ScoreBinding, ...]:
    """Return the scoring items that a record earns points for."""
    return tuple(
        score
        for score in dossier.scores
        if any(proof.record_id == record_id for proof in score.verdict.proofs)
    )


def points_of(scores: tuple[ScoreBinding, ...]) -> Decimal:
    """Return what scoring items are worth together."""
    return sum((score.criterion.points for score in scores), Decimal(0))


def asked_for(dossier: Dossier, record_id: str) -> tuple[str, ...]:
    """Return the ids of the requirements that a record proves."""
    return tuple(
        binding.requirement.id
        for binding in dossier.bindings
        if any(proof.record_id == record_id for proof in binding.verdict.proofs)
    )
