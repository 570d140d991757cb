"""First and final offer: what is handed in is the first; the final one is filled on the spot and never bound in."""

from __future__ import annotations

from collections.abc import Iterator

from bidkit.check.kind import Hit, Kind, NoParameters, fail
from bidkit.check.rate_words import in_figures
from bidkit.check.world import World
from bidkit.finding import Severity
from bidkit.model.document import FinishedVolume, PlacedSection
from bidkit.model.quote import is_final_offer
from bidkit.model.rules import Rule
from bidkit.source import Span
from bidkit.words.money import figures


def check(world: World, parameters: NoParameters, rule: Rule) -> Iterator[Hit]:
    """Yield forms of the final offer that stand in a volume: with a price a second offer, blank only out of place."""
    if not world.tender.first_offer:
        return
    for volume in world.volumes:
        for section in volume.sections:
            form = world.tender.form(section.form_id)
            later = form is not None and form.later
            if section.form_id and (later or is_final_offer(section.title)):
                yield from _bound(world, volume, section, later=later)


def _bound(world: World, volume: FinishedVolume, section: PlacedSection, *, later: bool) -> Iterator[Hit]:
    text = "\n".join(volume.page_texts[section.first_page - 1 : section.first_page - 1 + section.pages])
    where, subject = Span(volume.pdf_name, page=section.first_page), f"{volume.id}/{section.id}"
    if _priced(world, text):
        yield fail(
            subject, f"《{volume.title}》里的「{section.title}」已经填了价，等于提前交了最后报价", where
        )
    elif later:
        message = f"「{section.title}」是现场另交的（later: true），却编进了《{volume.title}》"
        yield fail(subject, message, where, severity=Severity.WARNING)


def _priced(world: World, text: str) -> bool:
    dossier, quote = world.dossier, world.tender.money.quote
    if any(in_figures(text, rate, quote.kind) for _, rate in dossier.bid.quote.given):
        return True
    amounts = [line.unit_price for line in dossier.lines] if quote.kind == "unit" else []
    amounts += [dossier.price.total] if dossier.price is not None else []
    return any(figure.is_amount(amount) for figure in figures(text) for amount in amounts)


KIND = Kind("最后报价有没有提前写进文件", NoParameters, check)
