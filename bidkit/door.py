"""The clock and the environment: what only a door asks (command line, Python, workbench); it tells the workflows."""

from __future__ import annotations

import os
from datetime import date, datetime, time

from bidkit.errors import UsageError

SOFFICE_VARIABLE = "BIDKIT_SOFFICE"
TODAY_VARIABLE = "BIDKIT_TODAY"
"""A day that stands in for the clock where a deadline is looked at: to see an old tender as it was."""


def today() -> date:
    """Return the day of the computer's clock."""
    return date.today()  # noqa: TID251


def now() -> datetime:
    """Return the minute of the computer's clock, or the start of the day that the environment names instead.

    Raises:
        UsageError: the environment names no day.
    """
    given = os.environ.get(TODAY_VARIABLE, "")
    if not given:
        return datetime.now().replace(second=0, microsecond=0)  # noqa: TID251
    try:
        return datetime.combine(date.fromisoformat(given), time())
    except ValueError:
        cure = "请写成 2026-12-21，或者不设这个变量"
        raise UsageError(f"环境变量 {TODAY_VARIABLE} 的值「{given}」不是日期", cure=cure) from None


def wanted_soffice(given: str = "") -> str:
    """Return the soffice the user asked for by option or environment, or an empty text."""
    return given or os.environ.get(SOFFICE_VARIABLE, "")
