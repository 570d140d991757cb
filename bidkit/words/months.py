"""Counting in calendar months."""

from __future__ import annotations

from datetime import date


def first_of(day: date, later: int = 0) -> date:
    """Return the first day of the month ``later`` months after that of a day; before it for a negative count."""
    year, month = divmod(day.year * 12 + day.month - 1 + later, 12)
    return date(year, month + 1, 1)


def months_back(last: date, months: int) -> tuple[date, ...]:
    """Return the first days of ``months`` months ending with the month of ``last``, newest first."""
    return tuple(first_of(last, -count) for count in range(months))
