"""Abnormally low prices in government procurement: below which prices an explanation is due.

财库〔2026〕2号, in force since 2026-02-01, government procurement only: strictly below, by the raw price and never
by the evaluated one. A tripped wire asks for an explanation; it does not reject a bid.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from bidkit.law.regimes import is_procurement
from bidkit.words.decimals import plain_decimal

if TYPE_CHECKING:
    from bidkit.model.price_rule import AbnormalRatios

IN_FORCE = date(2026, 2, 1)
LAW = "财库〔2026〕2号"
MOST = Decimal(65)
"""The highest ratio a buyer may set, in per cent."""
CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Tripwire:
    """One threshold: a price strictly below it must be explained; None where a price is missing to compute it."""

    id: str
    what: str
    threshold: Decimal | None
    tripped: bool | None
    lacks: str = ""


def binds(regime: str, day: date) -> bool:
    """Return whether the rule holds for a procurement of that regime begun on that day."""
    return is_procurement(regime) and day >= IN_FORCE


def tripwires(
    ratios: AbnormalRatios, own: Decimal, others: tuple[Decimal, ...], limit: Decimal | None
) -> tuple[Tripwire, ...]:
    """Return the three thresholds for our price; another price above the limit conforms to nothing and is left out."""
    others = tuple(price for price in others if not limit or price <= limit)
    mean, second, ceiling = (f"{plain_decimal(one)}%" for one in (ratios.mean, ratios.second, ratios.ceiling))
    alone = "其他投标人的报价" if not others else ""
    return (
        _wire(
            "t1", f"低于全部通过符合性审查报价平均价的 {mean}", _mean_limit(ratios.mean, others), own, alone
        ),
        _wire("t2", f"低于次低报价的 {second}", _share(min(others, default=None), ratios.second), own, alone),
        _wire(
            "t3", f"低于最高限价的 {ceiling}", _share(limit, ratios.ceiling), own, "" if limit else "最高限价"
        ),
    )


def prepare_below(limit: Decimal) -> Decimal:
    """Return the price below which a cost file should be ready: the highest ratio that a buyer may set."""
    return limit * MOST / 100


def too_high(ratios: AbnormalRatios) -> tuple[Decimal, ...]:
    """Return the ratios of a tender that are higher than the law lets a buyer set."""
    return tuple(one for one in (ratios.mean, ratios.second, ratios.ceiling) if one > MOST)


def _mean_limit(ratio: Decimal, others: tuple[Decimal, ...]) -> Decimal | None:
    """Return P where P = ratio × mean with P itself in the mean."""
    share, count = ratio / 100, len(others) + 1
    return share * sum(others, Decimal(0)) / (count - share) if others else None


def _share(price: Decimal | None, ratio: Decimal) -> Decimal | None:
    return None if price is None else price * ratio / 100


def _wire(name: str, what: str, exact: Decimal | None, own: Decimal, lacks: str) -> Tripwire:
    if exact is None:
        return Tripwire(name, what, None, None, lacks)
    return Tripwire(name, what, exact.quantize(CENT, ROUND_HALF_UP), own < exact)
