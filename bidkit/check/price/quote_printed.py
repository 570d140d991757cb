"""Our rate or unit prices in the finished files: stated where a price is asked for, and nowhere another."""

from __future__ import annotations

from collections.abc import Iterator

from bidkit.check.kind import Hit, Kind, NoParameters, Words, fail, of_volumes, unknown
from bidkit.check.money import PRICE_FORMS, in_capitals
from bidkit.check.money import in_figures as amount_in_figures
from bidkit.check.rate_words import in_figures, in_words, label, labelled, says, spelt_out
from bidkit.check.text import lines
from bidkit.check.world import World
from bidkit.model.document import FinishedVolume, PlacedSection
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.source import Span
from bidkit.words.rates import percent_words


class Forms(Record):
    """``forms`` are titles of those that announce the offer."""

    forms: Words = PRICE_FORMS


def _stated(world: World, parameters: Forms, rule: Rule) -> Iterator[Hit]:
    """Yield where the offer is not stated; a bid with a total alone is for other rules."""
    if not world.volumes or world.tender.money.quote.kind == "total":
        return
    yield from _nowhere(world)
    for volume in world.volumes:
        for section in volume.sections:
            if section.form_id and any(title in section.title for title in parameters.forms):
                yield from _section(world, volume, section)


def _nowhere(world: World) -> Iterator[Hit]:
    """Yield what stands in no volume at all."""
    text = "\n".join(
        (*(line.text for volume in world.volumes for line in lines(volume)), *_pages(world.volumes))
    )
    for name, missing in _missing(world, text, words=False):
        yield fail(f"nowhere/{name}", f"成品里哪一册都没有写{missing}", world.dossier.bid.span_of("quote"))


def _pages(volumes: tuple[FinishedVolume, ...]) -> Iterator[str]:
    for volume in volumes:
        yield from volume.page_texts


def _section(world: World, volume: FinishedVolume, section: PlacedSection) -> Iterator[Hit]:
    text = volume.text_of(section)
    where, subject = Span(volume.pdf_name, page=section.first_page), f"{volume.id}/{section.id}"
    if not text.strip():
        if volume.page_texts:
            yield unknown(subject, f"「{section.title}」的页面读不出文字，看不到报价", where)
        return
    for name, missing in _missing(world, text, words="大写" in text):
        yield fail(f"{subject}/{name}", f"「{section.title}」没有写{missing}", where)


def _missing(world: World, text: str, *, words: bool) -> Iterator[tuple[str, str]]:
    """Yield what a text lacks of the offer, with a name for it; ``words`` asks for 大写 as well."""
    quote, dossier = world.tender.money.quote, world.dossier
    for item, rate in dossier.bid.quote.given if quote.is_rate else ():
        name = f"{item}{quote.title}"
        if not in_figures(text, rate, quote.kind):
            yield item or "rate", f"{name} {rate}"
        elif words and not in_words(text, rate, quote.kind):
            yield f"{item or 'rate'}/words", f"{name} {rate} 的大写（{percent_words(rate.percent)}）"
    lines_ = dossier.lines if quote.kind == "unit" else ()
    for line in lines_:
        if not amount_in_figures(text, line.unit_price):
            yield line.item, f"「{line.item}」的单价 {line.unit_price:,.2f} 元"
        elif words and len(lines_) == 1 and not in_capitals(text, line.unit_price):
            yield f"{line.item}/words", f"「{line.item}」单价 {line.unit_price:,.2f} 元的大写"


def _others(world: World, volume: FinishedVolume, _: NoParameters) -> Iterator[Hit]:
    """Yield rates that a label calls ours, in figures or in the words after them, and that are none of ours."""
    quote, given = world.tender.money.quote, world.dossier.bid.quote.given
    if not given or not quote.is_rate:
        return
    ours = "、".join(f"{item}{rate}" for item, rate in given)
    story, named = lines(volume), label(quote)
    for written, found, line in (*labelled(story, named), *spelt_out(story, named)):
        if not any(says(found, rate, quote.kind) for _, rate in given):
            message = f"《{volume.title}》写的{quote.title}是「{written}」，bid.yaml 报的是 {ours}"
            yield fail(
                f"{volume.id}/{written}", message, line.span, related=(world.dossier.bid.span_of("quote"),)
            )


ABOUT = "费率、折扣、单价在成品里写了没有、写得对不对"
KINDS = {"stated": Kind(ABOUT, Forms, _stated), "differs": Kind(ABOUT, NoParameters, of_volumes(_others))}
