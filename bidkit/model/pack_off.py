"""A pack of rules that somebody does without, answered for by name and reason."""

from __future__ import annotations

from pydantic import field_validator

from bidkit.model.bounds import Day
from bidkit.model.record import Record


class PackOff(Record):
    """Somebody does without a pack that would run: who and why, both in words."""

    pack: str
    by: str
    reason: str
    on: Day | None = None

    @field_validator("by", "reason")
    @classmethod
    def _is_said(cls, text: str) -> str:
        if not text:
            raise ValueError("关掉规则包要写清谁定的（by）、为什么（reason）")
        return text
