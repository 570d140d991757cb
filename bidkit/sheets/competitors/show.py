"""How numbers read in these sheets: yuan with thousands separators, points without trailing zeros."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
WAITING = "待补"


def yuan(amount: Decimal | None) -> str:
    """Return yuan as people write them, whole yuan without decimals; what is not known is 待补."""
    if amount is None:
        return WAITING
    shown = f"{amount.quantize(CENT, ROUND_HALF_UP):,.2f}"
    return f"{shown.removesuffix('.00')} 元"


def marks(points: Decimal | None) -> str:
    """Return points to two decimals without trailing zeros; what is not known is 待补."""
    if points is None:
        return WAITING
    text = f"{points.quantize(CENT, ROUND_HALF_UP):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def spread(low: Decimal, likely: Decimal, high: Decimal) -> str:
    """Return a likely value with its range where there is one."""
    if low == likely == high:
        return marks(likely)
    return f"{marks(likely)}（{marks(low)}～{marks(high)}）"


def share(part: Decimal | None, whole: Decimal | None) -> str:
    """Return a part of a whole in percent with one decimal; 待补 where either is not known."""
    if part is None or not whole:
        return WAITING
    return f"{(part / whole * 100).quantize(Decimal('0.1'), ROUND_HALF_UP):f}%"


def short(text: str, letters: int) -> str:
    """Return a text cut to a number of letters, with an ellipsis where something was cut."""
    text = " ".join(text.split())
    return text if len(text) <= letters else f"{text[: letters - 1]}…"
