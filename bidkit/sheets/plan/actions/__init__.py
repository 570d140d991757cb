"""The standard actions of every bid, as data: before the deadline, on the day of opening, afterwards."""

from __future__ import annotations

from bidkit.sheets.plan.actions.after import AFTER
from bidkit.sheets.plan.actions.before import BEFORE
from bidkit.sheets.plan.actions.during import DURING

__all__ = ["AFTER", "BEFORE", "DURING"]
