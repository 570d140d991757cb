"""The total stands where a price is asked for: in figures, and in words wherever the form speaks of 大写."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from bidkit.check.kind import Hit, Kind, Words, fail, unknown
from bidkit.check.money import PRICE_FORMS, in_capitals, in_figures
from bidkit.check.text import lines
from bidkit.check.world import World
from bidkit.model.document import FinishedVolume, PlacedSection
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.source import Span
from bidkit.words.late import late
from bidkit.words.money import figures

_ITEMS = late("分项|明细|清单|构成|单价")
_SUM = late("合\\s*计|总\\s*[计价额]|总报价|报价总|大写")


class Parameters(Record):
    """Titles of the forms that announce the price; one of them must, and each that does must state the total."""

    forms: Words = PRICE_FORMS


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield forms of the price without the total, and packages that state it nowhere."""
    price = world.dossier.price
    if price is None or not world.volumes:
        return
    span, texts = world.dossier.bid.span_of("price"), [_words(volume) for volume in world.volumes]
    if not any(in_figures(text, price.total) for text in texts):
        yield fail("total", f"成品里哪一册都没有写总价 {price.total:,.2f} 元", span)
        return
    if not any(in_capitals(text, price.total) for text in texts):
        yield fail("total-words", f"成品里哪一册都没有写大写的总价（{price.total:,.2f} 元）", span)
    for volume in world.volumes:
        for section in volume.sections:
            if section.form_id and any(title in section.title for title in parameters.forms):
                yield from _stated(volume, section, price.total)


def _stated(volume: FinishedVolume, section: PlacedSection, total: Decimal) -> Iterator[Hit]:
    text = volume.text_of(section)
    where = Span(volume.pdf_name, page=section.first_page)
    subject = f"{volume.id}/{section.id}"
    if not text.strip():
        if volume.page_texts:
            yield unknown(subject, f"「{section.title}」的页面读不出文字，看不到总价", where)
        return
    if ("详见" in text and not any(figures(text))) or _lists_items(section.title, text):
        return
    if not in_figures(text, total):
        yield fail(subject, f"「{section.title}」没有写总价 {total:,.2f} 元", where)
    elif "大写" in text and not in_capitals(text, total):
        yield fail(
            f"{subject}/words", f"「{section.title}」要写大写，却没有写对应 {total:,.2f} 元的大写", where
        )


def _lists_items(title: str, text: str) -> bool:
    """Return whether a form only lists items and has no place for their sum."""
    return bool(_ITEMS.search(title)) and not _SUM.search(text)


def _words(volume: FinishedVolume) -> str:
    return "\n".join((*(line.text for line in lines(volume)), *volume.page_texts))


KIND = Kind("要写报价的地方是否写了总价", Parameters, check)
