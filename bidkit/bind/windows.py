"""近 N 年 in its three meanings; which one holds is the tender's to say, never guessed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bidkit.finding import Answer
from bidkit.model.gap import Reason

if TYPE_CHECKING:
    from bidkit.model.needs import WindowMeaning

MEANINGS: tuple[WindowMeaning, ...] = ("days", "months", "calendar-years")
NAMES = {"days": "按日", "months": "按月", "calendar-years": "按整年度"}


def window_start(day: date, years: int, meaning: WindowMeaning) -> date:
    """Return the first day of 近 N 年 counted back from a day."""
    if meaning == "calendar-years":
        return date(day.year - years, 1, 1)
    if meaning == "months":
        return date(day.year - years, day.month, 1)
    leap_day = (day.month, day.day) == (2, 29)
    return date(day.year - years, 2, 28) if leap_day else day.replace(year=day.year - years)


def in_window(day: date, counted_from: date | None, years: int, meaning: WindowMeaning | None) -> Reason:
    """Return whether a day lies within 近 N 年, and why not; unknown where the meanings disagree."""
    if counted_from is None:
        return Reason(Answer.UNKNOWN, f"近 {years} 年从哪天往回算不清楚（招标文件发出日没有填）")
    if day > counted_from:
        return Reason(Answer.FAIL, f"{day} 晚于 {counted_from}")
    asked = (meaning,) if meaning else MEANINGS
    starts = {one: window_start(counted_from, years, one) for one in asked}
    inside = [start <= day for start in starts.values()]
    if all(inside):
        return Reason(Answer.PASS)
    shown = "，".join(f"{NAMES[one]}自 {start} 起" for one, start in starts.items())
    if any(inside):
        return Reason(Answer.UNKNOWN, f"{day} 是否在近 {years} 年内要看算法（{shown}），请写 window_meaning")
    return Reason(Answer.FAIL, f"{day} 不在近 {years} 年内（{shown}）")
