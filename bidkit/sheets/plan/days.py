"""Working days for planning: never None; where a year's holidays are not announced it says that it is a guess.

A guess for our own work takes weekends and the holidays of a fixed date for rest; a guess for a legal clock counts
every day, so that it can only end too early.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from bidkit.check.calendar import ONE_DAY, is_workday

FIXED_RESTS = frozenset({(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)})
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Counted:
    """A day that was counted to; ``exact`` is False where a year on the way has no announced holidays."""

    day: date
    exact: bool = True


def known(day: date) -> bool:
    """Return whether the holidays of the day's year are announced."""
    return is_workday(day) is not None


def works(day: date) -> bool:
    """Return whether we plan work on a day."""
    working = is_workday(day)
    if working is None:
        return day.weekday() < SATURDAY and (day.month, day.day) not in FIXED_RESTS
    return working


def is_make_up(day: date) -> bool:
    """Return whether a day is a Saturday or Sunday that is worked (调休上班)."""
    return day.weekday() >= SATURDAY and works(day)


def back(end: date, days: int) -> Counted:
    """Return the day before which ``days`` full working days of ours lie up to ``end``; 0 is ``end`` itself."""
    return _walk(end, days, -ONE_DAY)


def ahead(start: date, days: int) -> Counted:
    """Return the ``days``-th working day of ours after ``start``; 0 is ``start`` itself."""
    return _walk(start, days, ONE_DAY)


def on_or_before(day: date) -> date:
    """Return the day, or the last working day before it when it is a day of rest."""
    while not works(day):
        day -= ONE_DAY
    return day


def on_or_after(day: date) -> date:
    """Return the day, or the first working day after it when it is a day of rest."""
    while not works(day):
        day += ONE_DAY
    return day


def clock(start: date, days: int) -> Counted:
    """Return the last day of a legal period of working days: the start day is not counted."""
    day, left, exact = start, days, True
    while left:
        day += ONE_DAY
        working = is_workday(day)
        exact = exact and working is not None
        left -= working is not False
    return Counted(day, exact)


def room(first: date, end: date) -> int:
    """Return the working days of ours from ``first`` on, itself included, that lie before ``end``."""
    return sum(works(first + timedelta(days=step)) for step in range(max(0, (end - first).days)))


def _walk(start: date, days: int, step: timedelta) -> Counted:
    day, left, exact = start, days, True
    while left:
        day += step
        left -= works(day)
        exact = exact and known(day)
    return Counted(day, exact)
