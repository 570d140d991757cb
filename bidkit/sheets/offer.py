"""Our offer and its limits in a few words, whatever the tender asks for: a total, a rate, unit prices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.sheets.numbers import short_yuan

if TYPE_CHECKING:
    from bidkit.model.dossier import Dossier
    from bidkit.model.quote import Quote
    from bidkit.model.tender import MoneyTerms
    from bidkit.model.terms import PriceLimit

SHOWN = 2


def offer_said(dossier: Dossier) -> str:
    """Return the offer as a person says it; "" while there is none."""
    quote = dossier.tender.money.quote
    if quote.is_rate:
        return _some([f"{item or quote.title} {rate}" for item, rate in dossier.bid.quote.given])
    if quote.kind == "unit":
        unit = f" {quote.unit}" if quote.unit else " 元"
        return _some([f"{line.item} {line.unit_price:,.2f}{unit}" for line in dossier.lines])
    price = dossier.price
    return short_yuan(price.total) if price is not None and price.lines else ""


def limits_said(money: MoneyTerms) -> str:
    """Return the limits of a rate or of unit prices; "" where the tender gives none."""
    own = [] if not money.quote.is_rate else [_bounds(money.quote)]
    own += [f"{one.item or one.group} {_limit(one)}" for one in money.limits if _limit(one)]
    return _some([one for one in own if one])


def _limit(limit: PriceLimit) -> str:
    return f"≤ {limit.unit_price:,.2f} 元" if limit.unit_price is not None else _bounds(limit)


def _bounds(limit: Quote | PriceLimit) -> str:
    least = f"≥ {limit.at_least}" if limit.at_least is not None else ""
    most = f"≤ {limit.at_most}" if limit.at_most is not None else ""
    return "，".join(filter(None, (least, most)))


def _some(parts: list[str]) -> str:
    more = f" 等 {len(parts)} 项" if len(parts) > SHOWN else ""
    return "；".join(parts[:SHOWN]) + more
