"""The backward plan from the deadline: actions with owners, days and articles, a picture, a calendar, letters."""

from __future__ import annotations

from bidkit.sheets.plan.letters import letters
from bidkit.sheets.plan.sheet import make

__all__ = ["letters", "make"]
