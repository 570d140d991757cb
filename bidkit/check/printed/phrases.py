"""Words that have no place in this bid: patterns, the places they are looked for, and when they count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from bidkit.check.kind import Hit, Kind, Words, fail, gather
from bidkit.check.labels import forms_of
from bidkit.check.printed.leftover_marks import Mark
from bidkit.check.text import Line, Story, around, both
from bidkit.check.world import World
from bidkit.model.document import FinishedVolume
from bidkit.model.printed import bare_text
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.proofread.fold import core
from bidkit.words.sentences import SENTENCE_END
from bidkit.words.spaces import squeeze

DRAFT = "草稿_"
LEAST = 8
"""A sentence of fewer letters may be anybody's."""


class Phrase(Mark):
    """A mark that may count in some parts of the Word file only (页眉, 页脚, 文本框)."""

    parts: Words = ()


class Parameters(Record):
    """``where`` names the volumes or sections looked at, ``when`` the bids the rule is for.

    A sentence that holds one of ``unless`` is fine; ``ignore`` are stretches in which a match is fine. ``ours`` leaves
    out sentences that are the buyer's: those of requirements, of scoring items and of prescribed forms.
    """

    marks: tuple[Phrase, ...]
    ignore: Words = ()
    unless: Words = ()
    ours: bool = False
    where: Literal["all", "forms", "price", "no-price"] = "all"
    when: Literal["always", "single-bid", "no-subcontract", "clean"] = "always"


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield each phrase once a volume."""
    if _counts(world, parameters):
        yield from gather(_found(world, parameters))


def _counts(world: World, parameters: Parameters) -> bool:
    bid = world.dossier.bid
    off = {"single-bid": bid.consortium is not None, "no-subcontract": bool(bid.subcontract)}
    return not off.get(parameters.when, False)


def _buyers(world: World) -> str:
    """Return the buyer's own sentences, as ``core`` writes them."""
    tender = world.tender
    texts = [one.text for one in tender.requirements] + [one.text for one in tender.criteria]
    texts += [one.quote for one in tender.invalidity]
    texts += [bare_text(line.text) for one in world.printed if one.form for line in one.text.passages]
    return "\n".join(map(core, texts))


def _found(world: World, parameters: Parameters) -> Iterator[Hit]:
    buyers = _buyers(world) if parameters.ours else ""
    for volume in world.volumes:
        if parameters.when == "clean" and volume.word_name.startswith(DRAFT):
            continue
        for story in both(volume):
            for mark in parameters.marks:
                for line, match in story.search(mark.pattern):
                    if mark.parts and line.part not in mark.parts:
                        continue
                    if line.span.page and _torn(volume, line, match):
                        continue
                    if _looked_at(volume, line, parameters) and not _fine(
                        line.text, match, parameters, buyers
                    ):
                        context = around(line.text, match.start(), match.end())
                        message = f"《{volume.title}》{mark.name}「{match[0].strip()}」：{context}"
                        subject = f"{volume.id}/{match[0].strip()[:24]}"
                        yield fail(subject, message, line.span, severity=mark.severity)


def _torn(volume: FinishedVolume, line: Line, match: re.Match[str]) -> bool:
    """Return whether a page only breaks a line where the words stand within one in Word, which has been judged.

    So many words as Word has of that kind are its own; what a page has more of was put there by another hand.
    """
    inside = match.start() > 0 and match.end() < len(line.text)
    if inside or not volume.passages:
        return False
    words, pages = both(volume)
    seen = squeeze(match[0])
    return _count(words, line.section, seen) >= _count(pages, line.section, seen)


def _count(story: Story, section: str, words: str) -> int:
    return "".join(one.plain for one in story if one.section == section).count(words)


def _looked_at(volume: FinishedVolume, line: Line, parameters: Parameters) -> bool:
    match parameters.where:
        case "forms":
            return line.section in forms_of(volume)
        case "price":
            return volume.price and line.section in forms_of(volume) and _priced(volume, line)
        case "no-price":
            return not volume.price
        case _:
            return True


def _priced(volume: FinishedVolume, line: Line) -> bool:
    section = volume.section(line.section)
    return section is not None and any(word in section.title for word in ("报价", "一览表", "投标函", "价格"))


def _fine(text: str, match: re.Match[str], parameters: Parameters, buyers: str) -> bool:
    context = around(text, match.start(), match.end())
    if any(fine in context and match[0] in fine for fine in parameters.ignore):
        return True
    starts = [end.end() for end in SENTENCE_END.finditer(text, 0, match.start())]
    after = SENTENCE_END.search(text, match.end())
    sentence = text[starts[-1] if starts else 0 : after.start() if after else len(text)]
    said = core(sentence)
    return any(word in sentence for word in parameters.unless) or (len(said) >= LEAST and said in buyers)


KIND = Kind("成品里有没有不该有的说法", Parameters, check)
