"""Chinese working days, make-up days included; a year not announced yet is None, never guessed."""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar

ONE_DAY = timedelta(days=1)


def is_workday(day: date) -> bool | None:
    """Return whether a day is a working day (工作日); None for a year that the calendar does not hold."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return None


def workdays_between(start: date, end: date) -> int | None:
    """Return the working days after ``start`` up to and including ``end``; the start day does not count."""
    count = 0
    day = start
    while day < end:
        day += ONE_DAY
        working = is_workday(day)
        if working is None:
            return None
        count += working
    return count


def workday_after(start: date, days: int) -> date | None:
    """Return the day on which the ``days``-th working day after ``start`` falls; the start day does not count."""
    day, left = start, days
    while left:
        day += ONE_DAY
        working = is_workday(day)
        if working is None:
            return None
        left -= working
    return day


def workday_before(end: date, days: int) -> date | None:
    """Return the last day on which ``days`` full working days still lie before ``end``."""
    day, left = end, days
    while left:
        day -= ONE_DAY
        working = is_workday(day)
        if working is None:
            return None
        left -= working
    return day
