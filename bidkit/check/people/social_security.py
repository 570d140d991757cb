"""Social security of the people named: paid by the bidder, without a missing month, and recent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from bidkit.check.kind import Check, Hit, fail, family
from bidkit.check.ours import graded, seated
from bidkit.check.world import World
from bidkit.model.library import SocialSecurity
from bidkit.model.record import Record
from bidkit.model.rules import Rule


class Months(Record):
    """``months`` is how far back a gap counts, or how old the last month may be."""

    months: int = 6


def _paid(told: Callable[[SocialSecurity, list[date]], str]) -> Check:
    """Return the check of everybody's months before the opening, newest first; ``told`` says what is wrong."""

    def check(world: World, parameters: Months, rule: Rule) -> Iterator[Hit]:
        window = months_before(world.opening, parameters.months)
        for person in seated(world):
            paid = person.social_security
            problem = told(paid, window) if paid is not None else ""
            if paid is not None and problem:
                message = f"{person.name}（{person.id}）的社保{problem}"
                yield graded(world, fail(person.id, message, paid.span), person.id)

    return check


def _gap(paid: SocialSecurity, window: list[date]) -> str:
    gaps = [f"{month:%Y-%m}" for month in window if month in paid.missing]
    return f"在开标前 {len(window)} 个月内缺 {'、'.join(gaps)}" if gaps else ""


def _old(paid: SocialSecurity, window: list[date]) -> str:
    late = paid.last < window[-1]
    return f"只缴到 {paid.last:%Y-%m}，开标前 {len(window)} 个月内没有记录" if late else ""


def months_before(day: date, months: int) -> list[date]:
    """Return the first days of the months before that of a day, newest first."""
    found = []
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
        found.append(date(year, month, 1))
    return found


KINDS = family("人员社保是否由投标人连续缴纳", Months, {"gap": _paid(_gap), "old": _paid(_old)})
