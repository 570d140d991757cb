"""Actions on days: counted back from the deadline in working days, squeezed where the time is short."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from bidkit.law.action import Action, Latest, Point, Unit
from bidkit.sheets.plan.action import Phase
from bidkit.sheets.plan.conditions import belongs, is_done
from bidkit.sheets.plan.days import Counted, ahead, back, clock, on_or_after, on_or_before, room
from bidkit.sheets.plan.points import Moment, Moments, moments

if TYPE_CHECKING:
    from bidkit.sheets.material import Material

PHASES = (("before", Phase.BEFORE), ("during", Phase.DURING), ("after", Phase.AFTER))
"""The data files of the standard actions and the part of the plan that each fills."""
GIVEN = frozenset({Point.DEADLINE, Point.OPENING})


@dataclass(frozen=True, slots=True)
class Window:
    """The working days from ``first`` up to the deadline, and how many the standard actions need."""

    first: date
    end: date
    room: int
    need: int

    @property
    def short(self) -> bool:
        """Return whether the actions have to be squeezed."""
        return self.room < self.need

    def scaled(self, days: int) -> int:
        """Return a number of working days in proportion to the time there is; what was some stays some."""
        return -(-days * self.room // self.need) if self.short else days


@dataclass(frozen=True, slots=True)
class Task:
    """An action of this bid on its days.

    ``at`` is set where the hour counts; ``latest`` is the last time by law or by the tender. ``exact`` and
    ``estimated`` as in points.Moment. ``catch_up`` is the new day of something that should be done already.
    """

    action: Action
    phase: Phase
    start: date | None = None
    due: date | None = None
    at: datetime | None = None
    latest: date | None = None
    latest_at: datetime | None = None
    exact: bool = True
    estimated: bool = False
    finished: bool = False
    past: bool = False
    catch_up: date | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """All tasks by phase in the order of their days; no window without a deadline or a first day."""

    tasks: tuple[Task, ...]
    moments: Moments
    window: Window | None
    again: Window | None

    def of(self, phase: Phase) -> tuple[Task, ...]:
        """Return the tasks of one phase."""
        return tuple(task for task in self.tasks if task.phase is phase)


def plan(material: Material) -> Plan:
    """Return the plan of a bid; whatever hangs on a moment nobody read stays without a day."""
    found = moments(material)
    standard = material.standards.actions
    chosen = [(phase, one) for name, phase in PHASES for one in standard[name] if belongs(one, material)]
    need = max((one.lasts - one.offset - 1 for _, one in chosen if one.elastic), default=1)
    deadline, issued = found.get(Point.DEADLINE), found.get(Point.ISSUED)
    first = issued.day if issued else material.today
    window = _window(first, deadline, need)
    again = _window(material.today, deadline, need)
    tasks = [_task(material, phase, one, _Setting(found, window, again)) for phase, one in chosen]
    order = {id(task): index for index, task in enumerate(tasks)}
    tasks.sort(key=lambda task: (list(Phase).index(task.phase), _key(task), order[id(task)]))
    return Plan(tuple(tasks), found, window, again)


@dataclass(frozen=True, slots=True)
class _Setting:
    found: Moments
    window: Window | None
    again: Window | None


def _key(task: Task) -> datetime:
    if task.at is not None:
        return task.at
    return datetime.combine(task.due or date.max, time())


def _window(first: date | None, deadline: Moment | None, need: int) -> Window | None:
    if first is None or deadline is None or first > deadline.day:
        return None
    return Window(first, deadline.day, room(first, deadline.day), need)


def _task(material: Material, phase: Phase, action: Action, setting: _Setting) -> Task:
    placed = _place(action, setting)
    latest_at = _latest(action.latest, setting.found)
    latest = latest_at.date() if latest_at else None
    whole = latest_at is not None and latest_at.time() == time()
    if placed is None:
        return Task(action, phase, latest=latest, finished=is_done(action, material))
    start, due, at, moment = placed
    if latest is not None and due > latest and not action.others and phase is Phase.BEFORE:
        due = on_or_before(latest)
        start = min(start, due)
    finished = is_done(action, material)
    past = material.today is not None and due < material.today
    catch_up = None
    if past and not finished and _moves(action, setting) and setting.again is not None:
        catch_up = _elastic(action, setting.again)[1].day
    return Task(
        action, phase, start, due, at, latest, None if whole else latest_at,
        exact=moment.exact, estimated=moment.estimated, finished=finished, past=past, catch_up=catch_up,
    )  # fmt: skip


Placed = tuple[date, date, datetime | None, Moment]


def _place(action: Action, setting: _Setting) -> Placed | None:
    """Return the first day, the last day, the hour and how sure they are; None where the point is unknown."""
    if _moves(action, setting):
        return _place_elastic(action, setting)
    moment = setting.found.get(action.point)
    if moment is None:
        return None
    if action.unit is Unit.MINUTE:
        at = (moment.at or datetime.combine(moment.day, time(9))) + timedelta(minutes=action.offset)
        return at.date(), at.date(), at, moment
    due, exact = _offset(action, moment)
    if setting.window is not None and due < setting.window.first <= moment.day and action.offset < 0:
        due = min(on_or_after(setting.window.first), on_or_before(moment.day))
        due = due if due >= setting.window.first else moment.day
    if setting.window is not None and action.point is Point.ISSUED:
        due = min(due, setting.window.end)
    start = back(due, action.lasts - 1).day
    return start, due, None, Moment(due, None, exact and moment.exact, moment.estimated)


def _moves(action: Action, setting: _Setting) -> bool:
    """Return whether an action is counted back from the deadline, of itself or because its own point is unknown."""
    return action.elastic or (action.point not in setting.found and action.otherwise < 0)


def _offset(action: Action, moment: Moment) -> tuple[date, bool]:
    """Return the day of an action counted from its point; our own work never falls on a day of rest."""
    if action.unit is Unit.DAY:
        day = moment.day + timedelta(days=action.offset)
        return (day if action.others else on_or_before(day)), True
    count = back if action.offset < 0 else clock if action.others else ahead
    counted = count(moment.day, abs(action.offset))
    if action.others or action.point in GIVEN:
        return counted.day, counted.exact
    return (on_or_before if action.offset < 0 else on_or_after)(counted.day), counted.exact


def _place_elastic(action: Action, setting: _Setting) -> Placed | None:
    deadline = setting.found.get(Point.DEADLINE)
    if deadline is None:
        return None
    need = setting.window.need if setting.window else 1
    window = setting.window or Window(date.min, deadline.day, need, need)
    start, counted = _elastic(action, window)
    due, issued = counted.day, setting.found.get(Point.ISSUED)
    if issued is not None and action.soon:
        due = min(due, ahead(on_or_after(issued.day), action.soon).day)
        start = min(start, back(due, action.lasts - 1).day)
    first = on_or_after(window.first) if setting.window else start
    start = min(max(start, first), due)
    return start, due, None, Moment(due, None, counted.exact)


def _elastic(action: Action, window: Window) -> tuple[date, Counted]:
    """Return the first day and the counted last day of an action inside a window."""
    days = window.scaled(-(action.offset if action.elastic else action.otherwise))
    counted = back(window.end, days)
    lasts = max(1, window.scaled(action.lasts)) if window.room else 1
    return max(back(counted.day, lasts - 1).day, min(window.first, counted.day)), counted


def _latest(latest: Latest | None, found: Moments) -> datetime | None:
    """Return the last moment; at midnight where only the day counts."""
    moment = found.get(latest.point) if latest is not None and latest.point is not None else None
    if latest is None or moment is None:
        return None
    at = moment.at or datetime.combine(moment.day, time())
    if latest.unit is Unit.MINUTE:
        return at + timedelta(minutes=latest.offset)
    if latest.unit is Unit.WORKDAY and latest.offset:
        return datetime.combine(clock(moment.day, latest.offset).day, time())
    return at + timedelta(days=latest.offset)
