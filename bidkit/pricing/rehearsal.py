"""Whether a tender's price formula comes to points at all: tried on made-up prices before anybody relies on it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.pricing.contest import Contest, Offer, score_prices, unread

if TYPE_CHECKING:
    from bidkit.model.price_rule import PriceRule

SHARES = tuple(
    Decimal(one) for one in ("0.98", "0.95", "0.9", "0.85", "0.8", "0.75", "0.7", "0.65", "0.6", "0.5")
)
COUNTS = (3, 5, len(SHARES))
"""How many bids are tried: fewest, enough to drop the highest and lowest, many."""

_PLAIN = Decimal(1_000_000)


def unworkable(rule: PriceRule, ceiling: Decimal | None) -> str:
    """Return why the formula gives no points to some ordinary price; empty when it can be worked out.

    Args:
        rule: the tender's price rule.
        ceiling: the highest valid price where the tender sets one; prices are tried below it.
    """
    why = unread(rule)
    if why or rule.ranks:
        return why
    for count in COUNTS:
        prices = [(ceiling or _PLAIN) * share for share in SHARES[:count]]
        offers = tuple(Offer(str(number), price) for number, price in enumerate(prices))
        result = score_prices(rule, Contest(offers, ceiling, _drawn(rule)))
        if result.problem:
            return result.problem
        blank = next((one for one in result.placed if one.points is None), None)
        if blank is not None:
            return blank.how
    return ""


def _drawn(rule: PriceRule) -> Decimal:
    return (rule.benchmark.draw.x_low + rule.benchmark.draw.x_high) / 2
