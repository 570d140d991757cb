"""How the sheets write numbers: points without trailing zeros, yuan with thousands separators."""

from __future__ import annotations

from decimal import Decimal

from bidkit.model.bid import cents
from bidkit.words.decimals import plain_decimal

MISSING = "待补"


def marks(points: Decimal | None, missing: str = MISSING) -> str:
    """Return points to two decimals without trailing zeros; ``missing`` when there are none."""
    if points is None:
        return missing
    return plain_decimal(cents(points) + 0)


def yuan(amount: Decimal | None, missing: str = MISSING) -> str:
    """Return an amount in yuan as the price forms print it; ``missing`` when there is none."""
    return missing if amount is None else f"{cents(amount):,.2f} 元"


def short_yuan(amount: Decimal | None) -> str:
    """Return an amount in yuan, whole yuan without decimals, where room is scarce."""
    return yuan(amount).replace(".00 元", " 元")
