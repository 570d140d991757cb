"""The plan as a picture: a row an action, a column a day, rest days shaded, today and the deadline as lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bidkit.law.action import Point
from bidkit.model.sheet import Picture
from bidkit.sheets.plan.action import Phase
from bidkit.sheets.plan.days import is_make_up, works
from bidkit.sheets.plan.drawing import Drawing
from bidkit.sheets.plan.words import WEEK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.sheets.plan.schedule import Plan, Task

WIDTH, LABELS, ROW, HEAD, FOOT = 1060.0, 290.0, 16.0, 46.0, 20.0
ROWS = 36
TITLES = {Phase.BEFORE: "标前甘特图", Phase.DURING: "开标日", Phase.AFTER: "标后甘特图（推算）"}
EVERY_DAY = 42
MOST_DAYS = 200
LETTERS = 20
MONTH = 60.0
REST, GRID, INK, QUIET = "#e6e9ee", "#d5dae1", "#1c2430", "#667085"
FIRST, OTHER, DONE, LATE, GUESS = "#2f5d9b", "#8fb0d9", "#1b7f4b", "#b3261e", "#ffffff"
TODAY, DEADLINE = "#b3261e", "#1c2430"


@dataclass(frozen=True, slots=True)
class _Axis:
    first: date
    days: int

    @property
    def step(self) -> float:
        return (WIDTH - LABELS) / self.days

    def x(self, day: date) -> float:
        return LABELS + (day - self.first).days * self.step

    def room(self, day: date) -> float:
        """Return how wide what is left of the day's month is."""
        return ((day.replace(day=1) + timedelta(days=32)).replace(day=1) - day).days * self.step

    def holds(self, day: date | None) -> bool:
        return day is not None and 0 <= (day - self.first).days < self.days

    def all(self) -> Iterator[date]:
        return (self.first + timedelta(days=number) for number in range(self.days))


def pictures(plan: Plan, phase: Phase, today: date | None) -> tuple[Picture, ...]:
    """Return the pictures of a phase, as many as it has pages; none where no day is known."""
    title = TITLES[phase]
    numbered = [pair for pair in enumerate(plan.of(phase), start=1) if pair[1].due is not None]
    parts = [numbered[start : start + ROWS] for start in range(0, len(numbered), ROWS)]
    return tuple(_picture(part, plan, today, title) for part in parts)


def _picture(rows: list[tuple[int, Task]], plan: Plan, today: date | None, title: str) -> Picture:
    axis = _axis([task for _, task in rows], plan)
    height = HEAD + len(rows) * ROW + FOOT
    drawing = Drawing(WIDTH, height)
    drawing.box(0, 0, WIDTH, height, "#ffffff")
    _days(drawing, axis, height - FOOT)
    drawing.words(4, 14, title, 12)
    for index, (number, task) in enumerate(rows):
        _row(drawing, axis, HEAD + index * ROW, number, task)
    _lines(drawing, axis, plan, today, height - FOOT)
    _key(drawing, height - 6)
    last = axis.first + timedelta(days=axis.days - 1)
    says = f"{title}：{len(rows)} 项，从 {axis.first} 到 {last}，灰色是休息日"
    return Picture(drawing.svg(says), says)


def _axis(tasks: list[Task], plan: Plan) -> _Axis:
    days = [day for task in tasks for day in (task.start, task.due, task.catch_up, task.latest) if day]
    deadline = plan.moments.get(Point.DEADLINE)
    if deadline is not None and tasks[0].phase is Phase.BEFORE:
        days.append(deadline.day)
    first = min(days)
    return _Axis(first, min((max(days) - first).days + 1, MOST_DAYS))


def _days(drawing: Drawing, axis: _Axis, bottom: float) -> None:
    """Draw the columns with their heads: every day where there is room, else the Mondays."""
    dense = axis.days > EVERY_DAY
    for day in axis.all():
        x = axis.x(day)
        if not works(day):
            drawing.box(x, 28, axis.step, bottom - 28, REST)
        if day.day == 1 or (day == axis.first and axis.room(day) > MONTH):
            drawing.words(x + 2, 26, f"{day.year}年{day.month}月", 9, QUIET)
        if not dense:
            drawing.words(x + axis.step / 2, 36, str(day.day), 8, INK, "middle")
            mark = "班" if is_make_up(day) else WEEK[day.weekday()]
            drawing.words(x + axis.step / 2, 45, mark, 7, INK if works(day) else QUIET, "middle")
        elif day.weekday() == 0:
            drawing.words(x, 38, f"{day:%m-%d}", 7.5, INK)
            drawing.line((x, 40), (x, bottom), GRID, 0.5)


def _row(drawing: Drawing, axis: _Axis, y: float, number: int, task: Task) -> None:
    drawing.line((0, y + ROW), (WIDTH, y + ROW), GRID, 0.5)
    drawing.words(4, y + 11, f"{number}", 8.5, QUIET)
    drawing.words(24, y + 11, short(task.action.what), 9.5, LATE if _is_late(task) else INK)
    drawing.words(LABELS - 6, y + 11, task.action.role, 8, QUIET, "end")
    start, due = task.start or task.due, task.due
    if start is not None and due is not None and axis.holds(start):
        width = max(4.0, min(axis.x(due) + axis.step, WIDTH) - axis.x(start))
        edge = OTHER if task.estimated else "none"
        drawing.box(axis.x(start) + 1, y + 3.5, width - 2, ROW - 7, _colour(task), edge)
    if axis.holds(task.catch_up) and task.catch_up is not None:
        drawing.box(axis.x(task.catch_up) + 1, y + 3.5, max(2.0, axis.step - 2), ROW - 7, GUESS, LATE)
    if axis.holds(task.latest) and task.latest is not None:
        drawing.diamond(axis.x(task.latest) + axis.step / 2, y + ROW / 2, 4, INK)


def _is_late(task: Task) -> bool:
    return task.past and not task.finished and not task.estimated


def _colour(task: Task) -> str:
    if task.finished:
        return DONE
    if task.estimated:
        return GUESS
    if task.past:
        return LATE
    return FIRST if task.action.vital else OTHER


def _lines(drawing: Drawing, axis: _Axis, plan: Plan, today: date | None, bottom: float) -> None:
    deadline = plan.moments.get(Point.DEADLINE)
    if deadline is not None and axis.holds(deadline.day):
        x = axis.x(deadline.day) + axis.step / 2
        drawing.line((x, HEAD), (x, bottom), DEADLINE, 1.8)
        drawing.words(min(x, WIDTH - 20), 13, "投标截止", 9, DEADLINE, "middle")
    if today is not None and axis.holds(today):
        x = axis.x(today) + axis.step / 2
        drawing.line((x, HEAD), (x, bottom), TODAY, 1.5)
        drawing.words(x, 13, "今天", 9, TODAY, "middle")


def _key(drawing: Drawing, y: float) -> None:
    """Draw what the marks mean, so that a black-and-white print can be read too."""
    marks = (
        (FIRST, "none", "先保的"), (OTHER, "none", "其他"), (LATE, "none", "已过"), (GUESS, LATE, "补做日"),
        (DONE, "none", "已办"), (GUESS, OTHER, "推算"), (REST, "none", "休息日"),
    )  # fmt: skip
    x = LABELS
    for fill, edge, text in marks:
        drawing.box(x, y - 7, 12, 8, fill, edge)
        drawing.words(x + 15, y, text, 8, QUIET)
        x += 26 + 9 * len(text)
    drawing.diamond(x + 4, y - 3, 4, INK)
    drawing.words(x + 11, y, "最迟", 8, QUIET)
    drawing.words(x + 38, y, "班＝调休上班", 8, QUIET)


def short(what: str) -> str:
    """Return the first words of an action, for a label."""
    head = re.split(r"[：，；（]", what, maxsplit=1)[0]
    return head if len(head) <= LETTERS else head[: LETTERS - 1] + "…"
