"""The total of the bid is the same wherever it stands, and it is the sum of the price table.

Looks at figures that a label calls the total, and at the amounts of the forms that announce it. Lines of the price
table, their groups, limits and taxes are known amounts and pass.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from bidkit.check.kind import Hit, Kind, Words, fail, gather, unknown
from bidkit.check.money import only_filler, total_label
from bidkit.check.text import lines
from bidkit.check.world import World
from bidkit.model.bid import Price, cents
from bidkit.model.document import FinishedVolume
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.source import Span
from bidkit.words.money import Amounts, Figure, figures


class Parameters(Record):
    """Titles of the forms whose every large amount must be known."""

    forms: Words = ("开标一览表", "投标一览表", "报价一览表", "投标函")


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield totals that are not the computed one."""
    price = world.dossier.price
    if price is None and world.tender.money.quote.kind != "total":
        yield from gather(_not_asked(world))
        return
    if price is None:
        if any(total_label(line.text) for volume in world.volumes for line in lines(volume)):
            yield unknown("price", "没有报价表，无法判断成品里的总价对不对", world.dossier.bid.span)
        return
    known = _known(world, price)
    for volume in world.volumes:
        found = (*_labelled(volume), *_announced(volume, parameters, price.total, known))
        wrong = ((figure, span) for figure, span in found if not figure.is_amount(price.total))
        yield from gather(_wrong(world, price, volume, figure, span) for figure, span in wrong)


def _not_asked(world: World) -> Iterator[Hit]:
    """Yield totals in yuan where the tender asks for a rate or unit prices; a unit price may be called 报价."""
    quote = world.tender.money.quote
    known = [line.unit_price for line in world.dossier.lines]
    for volume in world.volumes:
        for figure, span in _labelled(volume):
            if not any(figure.is_amount(amount) for amount in known):
                message = f"《{volume.title}》写了总价 {figure.value:,.2f} 元，招标文件要报的是{quote.title}"
                yield fail(f"{volume.id}/{figure.value}", message, span)


def _wrong(world: World, price: Price, volume: FinishedVolume, figure: Figure, span: Span) -> Hit:
    message = f"《{volume.title}》写的总价是 {figure.value:,.2f} 元，报价表合计是 {price.total:,.2f} 元"
    return fail(f"{volume.id}/{figure.value}", message, span, related=(world.dossier.bid.span_of("price"),))


def _labelled(volume: FinishedVolume) -> Iterator[tuple[Figure, Span]]:
    """Yield the figures a label calls the total, in the same paragraph or in the table cells after it."""
    story = lines(volume)
    for index, line in enumerate(story):
        found = list(figures(line.text))
        for figure in found:
            if (figure.money or figure.number >= 1000) and total_label(line.text[: figure.start]):
                yield figure, line.span
        if line.cell and not found and total_label(line.text):
            for cell in story[index + 1 : index + 3]:
                alone = [
                    f for f in figures(cell.text) if only_filler(cell.text[: f.start] + cell.text[f.end :])
                ]
                yield from ((f, cell.span) for f in alone[:1] if cell.cell and (f.money or f.number >= 1000))
                if alone or total_label(cell.text):
                    break


def _announced(
    volume: FinishedVolume, parameters: Parameters, total: Decimal, known: Amounts
) -> Iterator[tuple[Figure, Span]]:
    """Yield amounts of the announcing forms that are as large as a total and that nothing explains."""
    for section in volume.sections:
        if not section.form_id or not any(title in section.title for title in parameters.forms):
            continue
        for page in range(section.first_page, section.first_page + section.pages):
            text = volume.page_texts[page - 1] if page <= len(volume.page_texts) else ""
            for figure in figures(text):
                large = total / 2 <= figure.value <= total * 2
                if figure.money and large and figure.one_of(known) is None:
                    yield figure, Span(volume.pdf_name, page=page)


def _known(world: World, price: Price) -> Amounts:
    """Return every amount that may honestly stand beside the total."""
    groups: dict[str, Decimal] = defaultdict(Decimal)
    for line in price.lines:
        groups[line.group] += line.amount
    money = world.tender.money
    limits = [money.budget, money.ceiling, money.bond.amount if money.bond else None]
    amounts = [price.total, price.total - price.tax, price.tax, *groups.values()]
    amounts += [
        amount for line in price.lines for amount in (line.amount, line.unit_price, line.amount - line.tax)
    ]
    return Amounts(cents(amount) for amount in (*amounts, *limits) if amount is not None)


KIND = Kind("成品文件各处总价是否一致", Parameters, check)
