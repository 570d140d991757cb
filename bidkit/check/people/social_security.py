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
from bidkit.words.months import first_of, months_back


class Months(Record):
    """``months`` is how far back a gap counts, or how old the last month may be."""

    months: int = 6


def _paid(told: Callable[[SocialSecurity, tuple[date, ...]], str]) -> Check:
    """Return the check of everybody's months before the opening, newest first; ``told`` says what is wrong."""

    def check(world: World, parameters: Months, rule: Rule) -> Iterator[Hit]:
        window = months_back(first_of(world.opening, -1), parameters.months)
        for person in seated(world):
            paid = person.social_security
            problem = told(paid, window) if paid is not None else ""
            if paid is not None and problem:
                message = f"{person.name}（{person.id}）的社保{problem}"
                yield graded(world, fail(person.id, message, paid.span), person.id)

    return check


def _gap(paid: SocialSecurity, window: tuple[date, ...]) -> str:
    gaps = [f"{month:%Y-%m}" for month in window if month in paid.missing]
    return f"在开标前 {len(window)} 个月内缺 {'、'.join(gaps)}" if gaps else ""


def _old(paid: SocialSecurity, window: tuple[date, ...]) -> str:
    late = paid.last < window[-1]
    return f"只缴到 {paid.last:%Y-%m}，开标前 {len(window)} 个月内没有记录" if late else ""


KINDS = family("人员社保是否由投标人连续缴纳", Months, {"gap": _paid(_gap), "old": _paid(_old)})
