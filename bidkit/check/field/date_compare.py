"""Days between two dates against the fewest there must be: a period that binds the buyer, and the remedy."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Self

from pydantic import Field, model_validator

from bidkit.check.calendar import workdays_between
from bidkit.check.condition import condition, term
from bidkit.check.kind import Hit, Kind, against_the_buyer, fail, unknown
from bidkit.check.path import Item, checked, checked_list, items, place
from bidkit.check.remedies import Remedy, remedy
from bidkit.check.saying import checked_blanks, filled
from bidkit.check.world import World
from bidkit.model.record import Record
from bidkit.model.rules import Rule


class Parameters(Record):
    """``from`` a day ``to`` a day there must be ``days`` or ``workdays``, for each record of ``each`` if given.

    It is judged where ``when`` holds. ``what`` is what the message says of the period. ``remedy`` adds what the bidder
    can do against the buyer about a document ``received`` on a day (that of the tender if not said).
    """

    each: str = ""
    when: tuple[str, ...] = ()
    start: str = Field(alias="from")
    end: str = Field(alias="to")
    days: int = 0
    workdays: int = 0
    what: str
    subject: str
    at: str
    remedy: Remedy | None = None
    received: str = "tender.dates.issued"

    @model_validator(mode="after")
    def _all_known(self) -> Self:
        checked_list(self.each)
        for text in self.when:
            condition(text, self.each)
        for text in (self.start, self.end):
            term(text, self.each)
        for text in (self.what, self.subject):
            checked_blanks(text, self.each)
        checked(self.at, self.each)
        checked(self.received, self.each)
        if bool(self.days) == bool(self.workdays):
            raise ValueError("days（日）和 workdays（工作日）写一个，大于零")
        return self


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield periods that are too short; unknown where a day is not written or its year's holidays not announced."""
    conditions = [condition(text, parameters.each) for text in parameters.when]
    for item in items(world, parameters.each):
        if all(one.holds(world, item) for one in conditions):
            yield from _judged(world, parameters, item)


def _judged(world: World, parameters: Parameters, item: Item | None) -> Iterator[Hit]:
    each = parameters.each
    what, subject = (filled(text, each, world, item) for text in (parameters.what, parameters.subject))
    span = place(world, parameters.at, item)
    start, end = (_day(text, each, world, item) for text in (parameters.start, parameters.end))
    if start is None or end is None:
        lacking = parameters.start if start is None else parameters.end
        yield unknown(subject, f"{lacking} 没有写，这一条判断不了", span)
        return
    given = workdays_between(start, end) if parameters.workdays else (end - start).days
    wanted, unit = (parameters.workdays, "个工作日") if parameters.workdays else (parameters.days, "日")
    if given is None:
        yield unknown(subject, f"{what}要数工作日，{end.year} 年的放假调休安排还没有收录，无法判断", span)
    elif given < wanted:
        yield _short(
            world, parameters, item, (subject, f"{what}只有 {given} {unit}，", f"不少于 {wanted} {unit}")
        )


def _short(world: World, parameters: Parameters, item: Item | None, said: tuple[str, str, str]) -> Hit:
    subject, fact, least = said
    span = place(world, parameters.at, item)
    if parameters.remedy is None:
        return fail(subject, f"{fact}应{least}", span)
    received = _day(parameters.received, parameters.each, world, item)
    return against_the_buyer(subject, f"{fact}法定{least}", remedy(world, parameters.remedy, received), span)


def _day(text: str, each: str, world: World, item: Item | None) -> date | None:
    found = term(f"day({text})", each).value(world, item)
    return found if isinstance(found, date) else None


KIND = Kind("两个日期之间够不够天数（规则自己写）", Parameters, check)
