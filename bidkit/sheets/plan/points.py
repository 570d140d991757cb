"""The moments of one procedure: those the tender names, those that follow by law, those that can only be estimated.

What follows the opening is estimated as if everybody used the whole of the legal time; the announcement sets the
real days.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from bidkit.law.action import Point
from bidkit.law.remedy_days import CHALLENGE_DAYS, OBJECTION_DAYS
from bidkit.sheets.plan.conditions import bonded, procurement, tendering
from bidkit.sheets.plan.days import Counted, clock

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bidkit.law.action import Step
    from bidkit.sheets.material import Material

YEARS = range(2000, 2100)
VALID = range(1, 3660)
FIELDS = {
    Point.ISSUED: "issued", Point.DOCUMENTS_UNTIL: "documents_until", Point.QUESTIONS_UNTIL: "questions_until",
    Point.DEADLINE: "deadline", Point.OPENING: "opening",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Moment:
    """A day with its hour where one is set; ``exact`` as in days.Counted, ``estimated`` where events decide."""

    day: date
    at: datetime | None = None
    exact: bool = True
    estimated: bool = False


Moments = dict[Point, Moment]


def moments(material: Material) -> Moments:
    """Return every moment that is known or can be worked out; one that was not read has none."""
    found = _named(material)
    if procurement(material):
        _challenge(found)
        _after(found, material.standards.steps.procurement)
    elif tendering(material):
        _objection(found)
        _after(found, material.standards.steps.tendering)
    return found


def is_read(material: Material, field: str) -> bool:
    """Return whether a field of tender.yaml says what the tender says."""
    return material.dossier.tender.is_read(field)


def _named(material: Material) -> Moments:
    tender = material.dossier.tender
    dates, bond, found = tender.dates, tender.money.bond, Moments()
    for point, field in FIELDS.items():
        value = getattr(dates, field)
        if value is not None and is_read(material, f"dates.{field}") and value.year in YEARS:
            found[point] = _timed(value) if isinstance(value, datetime) else Moment(value)
    deadline = found.get(Point.DEADLINE)
    if deadline is not None and dates.validity_days is not None and dates.validity_days in VALID:
        found[Point.VALID_UNTIL] = Moment(deadline.day + timedelta(days=dates.validity_days))
    due = (bond.due if bond is not None else None) or dates.deadline
    if bonded(material) and bond is not None and due is not None:
        found[Point.BOND_DUE] = _timed(due)
    return found


def _timed(at: datetime) -> Moment:
    return Moment(at.date(), at)


def _challenge(found: Moments) -> None:
    issued = found.get(Point.ISSUED)
    if issued is not None:
        last = clock(issued.day, CHALLENGE_DAYS)
        found[Point.CHALLENGE] = Moment(last.day, exact=last.exact)


def _objection(found: Moments) -> None:
    deadline = found.get(Point.DEADLINE)
    if deadline is not None and deadline.at is not None:
        found[Point.OBJECTION] = _timed(deadline.at - timedelta(days=OBJECTION_DAYS))


def _after(found: Moments, steps: Mapping[Point, Step]) -> None:
    """Add the steps that follow the opening, each in the whole of its legal time."""
    for point, step in steps.items():
        start = found.get(step.since)
        if start is None:
            return
        working = step.unit == "workday"
        counted = clock(start.day, step.days) if working else Counted(start.day + timedelta(days=step.days))
        found[point] = Moment(counted.day, exact=counted.exact and start.exact, estimated=True)
