"""How long it usually takes to close a gap before the deadline: experience and no law, and printed as such."""

from __future__ import annotations

from typing import Annotated

from bidkit.model.bounds import within
from bidkit.model.record import Record

ALWAYS_SAY = "经验值"


class LeadTime(Record):
    """One kind of gap: working days until it is closed, and what closing it means.

    ``a_day`` says how many gaps of the kind one person closes in a day, where they are small. ``long`` marks kinds
    that take at least that long and often longer: an issuer, an examination or a calendar decides. A rule names
    the kind that closes what it finds (``lead``).
    """

    kind: str
    days: Annotated[int, within(0, 3650, "个工作日")]
    cure: str
    long: bool = False
    a_day: Annotated[int, within(0, 1000, "个")] = 0

    def needed(self, count: int = 1) -> int:
        """Return the working days for so many gaps of the kind."""
        return self.days + (count - 1) // self.a_day if self.a_day else self.days

    def shown(self, count: int = 1) -> str:
        """Return the days as the sheet prints them."""
        return f"{self.needed(count)} 个工作日{'以上' if self.long else ''}"
