"""Decimals as people write them."""

from __future__ import annotations

from decimal import Decimal


def plain_decimal(number: Decimal | int) -> str:
    """Return a number without useless zeros and never in powers of ten: 5.50 is 5.5, 1E+2 is 100."""
    text = f"{Decimal(number):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
