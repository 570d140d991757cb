"""Time limits that bind the buyer: where one is broken, the bidder learns the remedy and its last day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Literal

from bidkit.check.calendar import workday_after, workdays_between
from bidkit.check.kind import Hit, Kind, against_the_buyer, unknown
from bidkit.check.world import World
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.source import Span

CHALLENGE_DAYS = 7
OBJECTION_DAYS = 10


class Parameters(Record):
    """Which period, how long it must be in days or working days, and the remedy of the regime."""

    look: Literal["issue", "offer", "addendum", "questions"]
    days: int = 0
    workdays: int = 0
    remedy: Literal["challenge", "objection"]


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield periods shorter than the law wants; unknown where the year's holidays are not announced."""
    if world.tender.mandatory == "no" and parameters.remedy == "objection":
        return
    for subject, what, start, end, span in _LOOKS[parameters.look](world, parameters):
        given = workdays_between(start, end) if parameters.workdays else (end - start).days
        wanted, unit = (parameters.workdays, "个工作日") if parameters.workdays else (parameters.days, "日")
        if given is None:
            year = end.year
            yield unknown(subject, f"{what}要数工作日，{year} 年的放假调休安排还没有收录，无法判断", span)
        elif given < wanted:
            received = start if parameters.look == "addendum" else world.tender.dates.issued
            cure = remedy(world, parameters.remedy, received)
            fact = f"{what}只有 {given} {unit}，法定不少于 {wanted} {unit}"
            yield against_the_buyer(subject, fact, cure, span)


Period = tuple[str, str, date, date, Span]


def _issue(world: World, parameters: Parameters) -> Iterator[Period]:
    dates = world.tender.dates
    if dates.issued is not None:
        what = f"{dates.issued} 发出文件到 {world.deadline:%Y-%m-%d} 截止"
        yield "deadline", what, dates.issued, world.deadline.date(), dates.span_of("deadline")


def _offer(world: World, parameters: Parameters) -> Iterator[Period]:
    dates = world.tender.dates
    if dates.issued is not None and dates.documents_until is not None:
        what = f"文件从 {dates.issued} 提供到 {dates.documents_until}"
        yield "documents_until", what, dates.issued, dates.documents_until, dates.span_of("documents_until")


def _addendum(world: World, parameters: Parameters) -> Iterator[Period]:
    dates = world.tender.dates
    for one in dates.addenda:
        if one.affects:
            what = f"{one.on} 的澄清修改到 {world.deadline:%Y-%m-%d} 截止"
            yield f"addendum/{one.on}", what, one.on, world.deadline.date(), one.span


def _questions(world: World, parameters: Parameters) -> Iterator[Period]:
    """Yield the time left to object when the tender itself closes questions."""
    dates = world.tender.dates
    if dates.questions_until is None:
        return
    closes, place = dates.questions_until.date(), dates.span_of("questions_until")
    if parameters.remedy == "challenge":
        if dates.issued is not None:
            yield "questions", f"{dates.issued} 发出文件到 {closes} 停止受理", dates.issued, closes, place
    else:
        last = world.deadline.date() - timedelta(days=OBJECTION_DAYS)
        if closes < last:
            what = f"{closes} 就停止受理异议（法定可到 {last}），受理期比法定少，按剩余时间算"
            yield "questions", what, closes, closes, place


_LOOKS: dict[str, Callable[[World, Parameters], Iterator[Period]]] = {
    "issue": _issue, "offer": _offer, "addendum": _addendum, "questions": _questions,
}  # fmt: skip


def remedy(world: World, name: str, received: date | None) -> str:
    """Return what the bidder can do about a document received on that day, and until when (94号令 art 11)."""
    deadline = world.tender.dates.deadline
    if name == "objection" and deadline is None:
        return f"可向招标人提出异议，最迟在投标截止 {OBJECTION_DAYS} 日前提出（截止时间还没有读到）"
    if name == "objection" and deadline is not None:
        last = deadline.date() - timedelta(days=OBJECTION_DAYS)
        return f"可向招标人提出异议，最迟 {last}（投标截止 {OBJECTION_DAYS} 日前）"
    if received is None:
        return f"可向采购人提出质疑，自收到采购文件或公告期满之日起 {CHALLENGE_DAYS} 个工作日内"
    last_day = workday_after(received, CHALLENGE_DAYS)
    shown = f"按 {received} 收到文件算最迟 {last_day}" if last_day else "最后一天请按放假安排另算"
    return f"可向采购人提出质疑，收到采购文件起 {CHALLENGE_DAYS} 个工作日内，{shown}"


KIND = Kind("招标文件给的时间是否短于法定期限", Parameters, check)
