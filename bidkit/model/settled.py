"""Something a person settled, answered for by name and reason: the shape that every such record shares."""

from typing import ClassVar

from pydantic import field_validator

from bidkit.model.bounds import Day
from bidkit.model.record import Record


class Settled(Record):
    """Who settled it and why, both in words; ``on`` which day where that was noted."""

    what: ClassVar[str] = "处理完的"

    by: str
    reason: str
    on: Day | None = None

    @field_validator("by", "reason")
    @classmethod
    def _is_said(cls, text: str) -> str:
        if not text:
            raise ValueError(f"{cls.what}要写清谁定的（by）、为什么（reason）")
        return text
