"""How days, owners and states of a plan are said."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from bidkit.model.sheet import Cell
from bidkit.sheets.plan.action import Phase

if TYPE_CHECKING:
    from bidkit.sheets.material import Material
    from bidkit.sheets.plan.schedule import Plan, Task

WEEK = "一二三四五六日"
SOON = 2


def day_words(day: date | None, exact: bool = True) -> str:
    """Return ``2026-12-21 周一``, with ``≈`` before a day that was counted without announced holidays."""
    if day is None:
        return ""
    return f"{'' if exact else '≈'}{day:%Y-%m-%d} 周{WEEK[day.weekday()]}"


def moment_words(day: date | None, at: datetime | None, exact: bool = True) -> str:
    """Return the day with its hour where one is set."""
    return f"{day_words(day, exact)}{f' {at:%H:%M}' if at is not None else ''}"


def due_words(task: Task) -> str:
    """Return by when it is to be done; without a day, what it is counted from."""
    if task.due is not None:
        return moment_words(task.due, task.at, task.exact)
    action = task.action
    if not action.offset:
        return f"{action.point.value}当日"
    side = "前" if action.offset < 0 else "后"
    return f"{action.point.value}{side} {abs(action.offset)} {action.unit.value}"


def latest_words(task: Task, material: Material) -> str:
    """Return the last time with the articles that set it; a dash where it is ours alone to choose."""
    if task.action.latest is None:
        return "—"
    known = material.standards
    articles = task.action.latest.words(material.dossier.tender, known.clocks, known.register)
    when = moment_words(task.latest, task.latest_at, task.exact)
    return "\n".join(part for part in (when, articles) if part) or "—"


def owner_words(task: Task, names: dict[str, str]) -> str:
    """Return the role with the person's name where the bid names one."""
    name = names.get(task.action.role, "")
    return f"{task.action.role}（{name}）" if name else task.action.role


def state(task: Task, plan: Plan, today: date | None) -> Cell:
    """Return where a task stands today and what to do now."""
    if task.finished:
        return Cell("按资料已办", "good")
    if task.estimated:
        past = today is not None and task.past
        return Cell("推算日已过，按实际公告重算" if past else "推算，以公告为准", "quiet")
    if today is None or task.due is None:
        return Cell("")
    if task.past:
        return _past(task, plan)
    left = (task.due - today).days
    if left == 0:
        return Cell("今天", "warn")
    return Cell(f"还有 {left} 天", "warn" if left <= SOON else "")


def _past(task: Task, plan: Plan) -> Cell:
    if task.phase is Phase.BEFORE and plan.again is None:
        return Cell("已过，投标截止已到，不能再补", "quiet")
    again = f"没做的补到 {day_words(task.catch_up)}。" if task.catch_up is not None else ""
    return Cell(f"已过。{again}{task.action.late}", "bad")
