"""What in the library expires, has no scan, or was not looked at for long."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from bidkit.errors import UsageError
from bidkit.flow.locks import settled
from bidkit.load.library import load_library
from bidkit.load.place import find_root
from bidkit.report.stock import Stock, take_stock

if TYPE_CHECKING:
    from pathlib import Path

DAYS = 90


def stock(workspace: Path, today: date, before: date | None = None, days: int = DAYS) -> Stock:
    """Return what expires before a day (``days`` after today unless told), has no scan, or is stale.

    Raises:
        UsageError: so many days lead beyond the calendar.
        UnreadableError: there is no workspace, or its library cannot be read.
    """
    root = find_root(workspace)
    settled(root)
    limit = before or _later(today, days)
    return take_stock(load_library(root / "library", root), root / "library", today, limit)


def _later(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise UsageError(f"--days 的值「{days}」太大", cure="请写 1 到 10000 之间的天数") from None
