"""Social security of the people named: paid by the bidder, without a missing month, and recent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from bidkit.check.kind import Hit, Kind, fail
from bidkit.check.ours import graded, seated
from bidkit.check.world import World
from bidkit.model.library import Person, SocialSecurity
from bidkit.model.record import Record
from bidkit.model.rules import Rule


class Parameters(Record):
    """What to look at; ``months`` is how far back a gap counts, or how old the last month may be."""

    look: Literal["gap", "old"]
    months: int = 6


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield people whose social security does not show that they work for the bidder."""
    for person in seated(world):
        paid = person.social_security
        if paid is None:
            continue
        problem = _problem(world, parameters, person, paid)
        if problem:
            message = f"{person.name}（{person.id}）的社保{problem}"
            yield graded(world, fail(person.id, message, paid.span), person.id)


def _problem(world: World, parameters: Parameters, person: Person, paid: SocialSecurity) -> str:
    if parameters.look == "gap":
        window = months_before(world.opening, parameters.months)
        gaps = [month for month in window if month in paid.missing]
        return (
            f"在开标前 {parameters.months} 个月内缺 {'、'.join(f'{m:%Y-%m}' for m in gaps)}" if gaps else ""
        )
    due = months_before(world.opening, parameters.months)[-1]
    return f"只缴到 {paid.last:%Y-%m}，开标前 {parameters.months} 个月内没有记录" if paid.last < due else ""


def months_before(day: date, months: int) -> list[date]:
    """Return the first days of the months before that of a day, newest first."""
    found = []
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
        found.append(date(year, month, 1))
    return found


KIND = Kind("人员社保是否由投标人连续缴纳", Parameters, check)
