"""The price and the offer as templates see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.model.context import PriceRow, PriceView, QuoteView, RateRow
from bidkit.words.capitals import emit
from bidkit.words.rates import figure_of, fold_words, percent_words

if TYPE_CHECKING:
    from bidkit.model.bid import Price, PriceLine
    from bidkit.model.dossier import Dossier
    from bidkit.words.rates import Rate


def price_view(price: Price) -> PriceView:
    """Return the price as templates see it: one total, and its words made from it."""
    rows = tuple(_row(number, line) for number, line in enumerate(price.lines, start=1))
    return PriceView(rows, price.total, emit(price.total), price.total - price.tax, price.tax)


def _row(number: int, line: PriceLine) -> PriceRow:
    return PriceRow(
        number=number,
        group=line.group,
        item=line.item,
        spec=line.spec,
        unit=line.unit,
        quantity=line.quantity,
        unit_price=line.unit_price,
        tax_rate=line.tax_rate,
        amount=line.amount,
        note=line.note,
    )


def quote_view(dossier: Dossier) -> QuoteView | None:
    """Return the offer where it is a rate or unit prices; None where the tender asks for a total."""
    quote = dossier.tender.money.quote
    if quote.kind == "total":
        return None
    given = dossier.bid.quote.given if quote.is_rate else ()
    rates = tuple(_rate(number, item, rate, quote.decimals) for number, (item, rate) in enumerate(given, 1))
    only = rates[0] if len(rates) == 1 and not rates[0].item else None
    lines = dossier.lines if quote.kind == "unit" else ()
    alone = lines[0].unit_price if len(lines) == 1 else None
    return QuoteView(
        kind=quote.kind,
        name=quote.title,
        base=quote.base,
        unit=quote.unit,
        rate=only.rate if only else "",
        figure=only.figure if only else "",
        rate_words=only.rate_words if only else "",
        fold=fold_words(given[0][1].percent) if only and _is_fold(quote.kind, given[0][1]) else "",
        rates=rates,
        lines=tuple(_row(number, line) for number, line in enumerate(lines, 1)),
        unit_price=alone,
        unit_price_words=emit(alone) if alone is not None else "",
    )


def _is_fold(kind: str, rate: Rate) -> bool:
    return kind == "discount" and rate.percent <= 100


def _rate(number: int, item: str, rate: Rate, decimals: int) -> RateRow:
    """Return a rate for print, with as many decimals as the tender wants."""
    written = figure_of(rate.percent, decimals)
    return RateRow(number, item, written, written.removesuffix("%"), percent_words(rate.percent, formal=True))
