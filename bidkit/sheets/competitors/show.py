"""How numbers read in these sheets: yuan with thousands separators, points without trailing zeros."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from bidkit.sheets.numbers import MISSING, marks
from bidkit.words.spaces import one_line


def spread(low: Decimal, likely: Decimal, high: Decimal) -> str:
    """Return a likely value with its range where there is one."""
    if low == likely == high:
        return marks(likely)
    return f"{marks(likely)}（{marks(low)}～{marks(high)}）"


def share(part: Decimal | None, whole: Decimal | None) -> str:
    """Return a part of a whole in percent with one decimal; 待补 where either is not known."""
    if part is None or not whole:
        return MISSING
    return f"{(part / whole * 100).quantize(Decimal('0.1'), ROUND_HALF_UP):f}%"


def short(text: str, letters: int) -> str:
    """Return a text cut to a number of letters, with an ellipsis where something was cut."""
    text = one_line(text)
    return text if len(text) <= letters else f"{text[: letters - 1]}…"
