"""What bids share, printed; the numbers of persons are masked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bidkit.compare.page import lines, to_dict
from bidkit.words.masks import masked

if TYPE_CHECKING:
    from bidkit.compare.result import Compared


def as_dict(done: Compared) -> dict[str, Any]:
    """Return everything the bids share as plain values."""
    return to_dict(done, masked)


def as_lines(done: Compared) -> list[str]:
    """Return the same in words."""
    step = "下一步：逐条打开两份对照；是抄来的改写，是巧合的记下缘由"
    return [*lines(done, masked), step]
