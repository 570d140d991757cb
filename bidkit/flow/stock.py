"""What in the library expires, has no scan, was not looked at for long, and which tender uses it."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bidkit.errors import UnreadableError, UsageError
from bidkit.flow.locks import settled
from bidkit.load.library import load_library
from bidkit.load.place import find_root
from bidkit.load.yamlsrc import read_mapping
from bidkit.report.stock import Stock, take_stock
from bidkit.report.use import TenderUse, tender_use
from bidkit.words import dates

if TYPE_CHECKING:
    from collections.abc import Iterator
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
    library = load_library(root / "library", root)
    return take_stock(library, root / "library", today, limit, list(_tenders(root)))


def _tenders(root: Path) -> Iterator[TenderUse]:
    """Yield what each tender names; one that cannot be read is told when it is built, not here."""
    for path in sorted((root / "tenders").glob("*/tender.yaml")):
        with suppress(UnreadableError):
            tender = read_mapping(path, root)
            bid = path.with_name("bid.yaml")
            ours = read_mapping(bid, root) if bid.is_file() else None
            trees = [tender] if ours is None else [tender, ours]
            yield tender_use(path.parent.name, trees, _dates(tender.get("dates")), ours or {})


def _dates(said: object) -> tuple[date | None, int | None]:
    """Return the opening and the days for which a bid binds, where tender.yaml has them written as it should."""
    if not isinstance(said, dict):
        return None, None
    opening, days = (
        str(said.get("opening") or said.get("deadline") or ""),
        str(said.get("validity_days") or ""),
    )
    return dates.day(opening.split(" ")[0]), int(days) if days.isdigit() else None


def _later(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise UsageError(f"--days 的值「{days}」太大", cure="请写 1 到 10000 之间的天数") from None
