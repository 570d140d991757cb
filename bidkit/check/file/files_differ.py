"""The Word file and the PDF of a volume say the same: one that was edited after the other was made is found."""

from __future__ import annotations

from collections.abc import Iterator

from bidkit.check.beside import core, lost_things
from bidkit.check.drawn import half_shown, lost_drawings
from bidkit.check.kind import Hit, Kind, fail
from bidkit.check.text import lines
from bidkit.check.world import World
from bidkit.model.document import FinishedVolume
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.source import Span

COMPARABLE = 0.8
"""A PDF that holds less of the Word text than this is a scan: its words cannot be compared."""
LEAST = 8
"""A shorter piece of a paragraph proves nothing."""
SHORT = 3
"""A formula of fewer letters may stand anywhere in a paragraph as a word."""
PARTS = ("正文", "文本框", "脚注", "尾注")


class Parameters(Record):
    """Paragraphs of ``letters`` or more are compared; ``shown`` names how many differences are quoted."""

    letters: int = 16
    shown: int = 3


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield volumes whose Word paragraphs do not stand in the PDF."""
    for volume in world.volumes:
        if volume.passages and volume.page_texts:
            yield from _missing(volume, parameters)


def _missing(volume: FinishedVolume, parameters: Parameters) -> Iterator[Hit]:
    printed = core("".join(volume.page_texts))
    if len(printed) < COMPARABLE * sum(len(core(line.text)) for line in lines(volume)):
        return
    formulas = [core("".join(one.words)) for one in volume.word.beside if one.kind == "公式"]
    things = [*lost_things(volume, printed), *lost_drawings(volume)]
    if things:
        quoted = "；".join(things[: parameters.shown])
        message = f"《{volume.title}》的 Word 里有 {len(things)} 处在 PDF 里没有：{quoted}"
        yield fail(f"{volume.id}/文字以外", message, Span(volume.pdf_name), related=(Span(volume.word_name),))
    half = list(half_shown(volume))
    if half:
        quoted = "；".join(half[: parameters.shown])
        message = f"《{volume.title}》的 Word 里有 {len(half)} 处显示不全：{quoted}"
        yield fail(f"{volume.id}/显示不全", message, Span(volume.word_name), related=(Span(volume.pdf_name),))
    lost = []
    for line in lines(volume):
        text = core(line.text)
        compared = line.part in PARTS and not line.contents and len(text) >= parameters.letters
        if compared and not all(_stands(piece, printed) for piece in _pieces(text, formulas)):
            lost.append(line)
    if lost:
        quoted = "；".join(line.text.strip()[:30] for line in lost[: parameters.shown])
        message = f"《{volume.title}》的 Word 有 {len(lost)} 段与 PDF 对不上：{quoted}"
        related = tuple(line.span for line in lost[1:4])
        yield fail(volume.id, message, lost[0].span, related=related)


def _pieces(text: str, formulas: list[str]) -> list[str]:
    """Return a paragraph without its formulas, whose signs stand above each other; in pieces where it has any."""
    pieces = [text]
    for formula in formulas:
        if len(formula) >= SHORT:
            pieces = [part for piece in pieces for part in piece.split(formula)]
    return pieces if len(pieces) == 1 else [piece for piece in pieces if len(piece) >= LEAST]


def _stands(text: str, printed: str) -> bool:
    """Return whether a paragraph is printed; one broken by a page's header and footer stands in pieces."""
    while text:
        fits, fails = 0, len(text) + 1
        while fails - fits > 1:
            middle = (fits + fails) // 2
            fits, fails = (middle, fails) if text[:middle] in printed else (fits, middle)
        if fits < min(LEAST, len(text)):
            return False
        text = text[fits:]
    return True


KIND = Kind("同一册的 Word 与 PDF 是否一致", Parameters, check)
