"""Before the deadline, on the day of opening, after it."""

from __future__ import annotations

from enum import StrEnum


class Phase(StrEnum):
    """A part of the plan; the value is what people call it."""

    BEFORE = "标前"
    DURING = "标中"
    AFTER = "标后"
