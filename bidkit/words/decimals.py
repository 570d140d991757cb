"""Decimals as people write them."""

from __future__ import annotations

from decimal import Decimal

LONGEST = 100
"""Digits before or after the point that a page could still hold."""


def plain_decimal(number: Decimal | int) -> str:
    """Return a number without useless zeros and never in powers of ten: 5.50 is 5.5, 1E+2 is 100.

    Raises:
        ValueError: the number is so large or small that no page could hold it.
    """
    if abs(Decimal(number).adjusted()) > LONGEST:
        raise ValueError(f"{Decimal(number):.3e} 太大或太小，写不出来")
    text = f"{Decimal(number):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
