"""One line of the price table in a message."""

from __future__ import annotations

from bidkit.check.kind import Hit, fail
from bidkit.model.bid import PriceLine


def of_line(number: int, line: PriceLine, problem: str) -> Hit:
    """Return a hit on a line by its number, from 1."""
    return fail(f"{number}/{line.item}", f"报价表第 {number} 项「{line.item}」{problem}", line.span)
