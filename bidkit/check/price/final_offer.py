"""First and final offer: what is handed in is the first; the final one is filled on the spot and never bound in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bidkit.check.kind import Hit, Kind, NoParameters, fail, gather
from bidkit.check.rate_words import in_figures
from bidkit.check.text import lines
from bidkit.check.world import World
from bidkit.finding import Severity
from bidkit.model.document import FinishedVolume, PlacedSection
from bidkit.model.quote import FINAL_OFFER, is_final_offer
from bidkit.model.rules import Rule
from bidkit.source import Span
from bidkit.words.capitals import AMOUNT
from bidkit.words.money import SUM, amount, figures
from bidkit.words.numerals import FIGURE, NUMERALS
from bidkit.words.rates import rate

_LABEL = re.compile(
    rf"(?:{FINAL_OFFER})(?:总?价|总额|金额|表|一览表)?(?:[(（][^（()）\d]{{0,12}}[)）]|[\s:：为是即计]|人民币|小写|大写|[¥￥])*"
)
_SIGN = re.compile(r"^(?:[（(]?[大小]写[）)]?|人民币|[\s:：])+")
_OFFER = re.compile(
    rf"{SUM}|[¥￥]?\s*\d{{1,3}}(?:[,，]\d{{3}})+(?:\.\d+)?|\d+\.\d{{2}}(?!\d)|\d{{4,}}(?![\d年./-])|{AMOUNT.pattern}"
    rf"|{FIGURE}\s*[%％‰折]|百分之[{NUMERALS}点]+|[{NUMERALS}]{{1,3}}折"
)


def check(world: World, parameters: NoParameters, rule: Rule) -> Iterator[Hit]:
    """Yield forms of the final offer that stand in a volume, and any amount that a line calls the final offer.

    With a price a form is a second offer, blank only out of place.
    """
    if not world.tender.first_offer:
        return
    for volume in world.volumes:
        yield from gather(_called(volume))
        for section in volume.sections:
            form = world.tender.form(section.form_id)
            later = form is not None and form.later
            if section.form_id and (later or is_final_offer(section.title)):
                yield from _bound(world, volume, section, later=later)


def _bound(world: World, volume: FinishedVolume, section: PlacedSection, *, later: bool) -> Iterator[Hit]:
    text = volume.text_of(section)
    where, subject = Span(volume.pdf_name, page=section.first_page), f"{volume.id}/{section.id}"
    if _priced(world, text):
        yield fail(
            subject, f"《{volume.title}》里的「{section.title}」已经填了价，等于提前交了最后报价", where
        )
    elif later:
        message = f"「{section.title}」是现场另交的（later: true），却编进了《{volume.title}》"
        yield fail(subject, message, where, severity=Severity.WARNING)


def _called(volume: FinishedVolume) -> Iterator[Hit]:
    """Yield amounts and rates that stand right after 最后报价 and its like, in a line or in cells."""
    story = lines(volume)
    for index, line in enumerate(story):
        for found in _LABEL.finditer(line.text):
            after = line.text[found.end() :]
            if line.cell and not after.strip() and index + 1 < len(story) and story[index + 1].cell:
                after = _SIGN.sub("", story[index + 1].text.strip())
            offer = _OFFER.match(after)
            if offer and not line.contents and _is_offer(offer[0]):
                message = f"《{volume.title}》写着「{found[0].strip()}{offer[0]}」，等于提前交了最后报价"
                yield fail(f"{volume.id}/{offer[0]}", message, line.span)


def _is_offer(text: str) -> bool:
    return amount(text) is not None or rate(text) is not None


def _priced(world: World, text: str) -> bool:
    dossier, quote = world.dossier, world.tender.money.quote
    if any(in_figures(text, rate, quote.kind) for _, rate in dossier.bid.quote.given):
        return True
    amounts = [line.unit_price for line in dossier.lines] if quote.kind == "unit" else []
    amounts += [dossier.price.total] if dossier.price is not None else []
    return any(figure.is_amount(amount) for figure in figures(text) for amount in amounts)


KIND = Kind("最后报价有没有提前写进文件", NoParameters, check)
