"""What a supplier can do against a clause, and its last day; a day that nobody can tell is said, never guessed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bidkit.check.calendar import workday_after
from bidkit.law.remedy_days import CHALLENGE_DAYS, NOTICE_DAYS, OBJECTION_DAYS

if TYPE_CHECKING:
    from datetime import date, datetime

    from bidkit.law.clause import Binding, Fault

ASKED: tuple[Fault, ...] = ("contradictory", "unclear", "ask", "favours")


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a tender that remedies are counted from; None is what was not read."""

    issued: date | None = None
    questions_until: datetime | None = None
    deadline: datetime | None = None


@dataclass(frozen=True, slots=True)
class Remedy:
    """提问, 质疑 or 异议, its last day in words, and that day where it is known."""

    name: str
    until: str
    last: date | None = None


def remedy(fault: Fault, binding: Binding | None, days: Days) -> Remedy:
    """Return the remedy against a fault in such a purchase (94 arts 10 to 12, 招条 22)."""
    if fault in ASKED or binding in (None, "own"):
        return _question(days)
    return _challenge(days) if binding == "procurement" else _objection(days)


def again(name: str, days: Days) -> Remedy:
    """Return the remedy of that name as of other days: people confirm or mend what was read."""
    return {"质疑": _challenge, "异议": _objection}.get(name, _question)(days)


def _question(days: Days) -> Remedy:
    if days.questions_until is None:
        return Remedy("提问", "提问截止时间没有读到，越早越好")
    return Remedy(
        "提问", f"最迟 {days.questions_until:%Y-%m-%d %H:%M}（文件写的提问截止）", days.questions_until.date()
    )


def _challenge(days: Days) -> Remedy:
    if days.issued is None:
        return Remedy(
            "质疑",
            f"收到采购文件或者公告期满起 {CHALLENGE_DAYS} 个工作日内；发出日期没有读到，自己从收到的那天起算",
        )
    last, noticed = workday_after(days.issued, CHALLENGE_DAYS), workday_after(days.issued, NOTICE_DAYS)
    later = workday_after(noticed, CHALLENGE_DAYS) if noticed else None
    if last is None:
        return Remedy(
            "质疑", f"{days.issued} 起 {CHALLENGE_DAYS} 个工作日内；这一年的放假安排还没有公布，最后一天另算"
        )
    argued = f"，从公告期满算可以争到 {later}" if later else ""
    return Remedy("质疑", f"最迟 {last}（按 {days.issued} 收到文件算{argued}）", last)


def _objection(days: Days) -> Remedy:
    if days.deadline is None:
        return Remedy("异议", f"投标截止 {OBJECTION_DAYS} 日前；截止时间没有读到，最后一天算不出")
    last = days.deadline - timedelta(days=OBJECTION_DAYS)
    plan = last.date() - timedelta(days=1)
    return Remedy(
        "异议", f"最迟 {last:%Y-%m-%d %H:%M}（投标截止 {OBJECTION_DAYS} 日前），按 {plan} 准备", last.date()
    )
