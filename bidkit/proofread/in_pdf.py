"""The PDF of a volume against what was filled: each paragraph and cell is looked for on the pages of its section.

A PDF has lines, not paragraphs: what is compared is one run of letters a section, the line ends, running heads and page
numbers taken out. Long pieces that stand there once are anchors; shorter ones are looked for between their neighbours.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.model.printed import bare_text, lines_of
from bidkit.proofread.captions import with_captions
from bidkit.proofread.fold import CONTENTS, core, meaning, pieces
from bidkit.proofread.misprint import Wording
from bidkit.proofread.more import more
from bidkit.proofread.order import moved_on_pages
from bidkit.proofread.respelt import respelt
from bidkit.source import Span
from bidkit.words.page_number import is_page_number
from bidkit.words.spaces import squeeze

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from bidkit.model.document import FinishedVolume, PlacedSection
    from bidkit.model.printed import PrintedLine, PrintedSection
    from bidkit.proofread.misprint import Misprint

ANCHOR = 8
GONE = 0.5
DRAFT = "草稿"
LEAST_PAGE = 20
"""A page with fewer letters is a picture."""
BODY = ("正文", "表格", "文本框")
MORE = 20
BLANK = "整份不见了，它的页面是空白的"


@dataclass(frozen=True, slots=True)
class Run:
    """The letters of some pages as one, where in it each page begins, and the page numbers left out of it."""

    text: str
    starts: tuple[tuple[int, int], ...]
    numbers: frozenset[str] = frozenset()

    def page(self, at: int) -> int:
        """Return the page that a place of the run stands on."""
        return self.starts[max(0, bisect_left(self.starts, (at + 1, 0)) - 1)][1] if self.starts else 1

    def stop(self, page: int) -> int:
        """Return where in the run the letters of a page end."""
        return next((start for start, number in self.starts if number > page), len(self.text))


@dataclass(slots=True)
class _Piece:
    """A piece of a filled cell; ``at`` is where it was found, -1 as long as it was not.

    ``text`` becomes what stands there once it is found in another spelling.
    """

    line: int
    text: str
    whole: str
    at: int = -1


def in_pdf(
    volume: FinishedVolume, sections: Sequence[PrintedSection], stars: Collection[str]
) -> Iterator[Misprint]:
    """Yield what the pages of a volume say otherwise than its sections were filled."""
    if not volume.page_texts or volume.pdf_name in ("", volume.word_name):  # pages drawn from the Word file
        return
    heads = _running(volume, sections)
    stamped = _stamp(volume)
    for section in sections:
        if section.own or section.text.origins:
            yield from _section(volume, Wording(section, "PDF ", stars), heads, stamped)


def _section(
    volume: FinishedVolume, words: Wording, heads: Collection[str], stamped: str
) -> Iterator[Misprint]:
    placed = volume.section(words.section.id)
    last = len(volume.page_texts)
    first, count = (placed.first_page, placed.pages) if placed else (1, last)
    pages = range(first, min(first + count, last + 1))
    texts = {n: volume.page_texts[n - 1].replace(stamped, "") for n in pages}
    run = _run(texts, heads)
    text = words.section.text
    shown = [line for page in texts.values() for line in page.splitlines()]
    filled = with_captions(lines_of(text.passages, text.tables), text.origins, shown)
    lines = [line for line in filled if _looked_for(line)]
    cells = [[bare_text(cell) for cell in line.cells] for line in lines]
    wanted = [_Piece(n, piece, cell) for n, row in enumerate(cells) for cell in row for piece in pieces(cell)]
    if not wanted:
        return
    span = Span(volume.pdf_name, page=first)
    if len(run.text) < min(LEAST_PAGE, sum(len(piece.text) for piece in wanted) / 2):
        blank = words.section.own and _are_blank(volume, pages)
        yield words.missing(span, BLANK) if blank else words.unread(span, "的页面是图像，没有可读的文字")
        return
    _find(wanted, run.text)
    moved = moved_on_pages(lines, words.section.text.origins, run.text)
    lost = sum(len(piece.text) for piece in wanted if piece.at < 0 and piece.line not in moved)
    if lost > GONE * sum(len(piece.text) for piece in wanted):
        yield words.missing(span) if words.section.own else words.unread(span, "没有找到")
        return
    rest = [piece for piece in wanted if piece.at >= 0 or piece.line not in moved]
    yield from _misprints(volume, words, run, rest, [line.cells for line in lines])
    if placed is not None and _alone(volume, placed, words.section):
        front = last if not words.section.scans else first + count - 1 - sum(line.caption for line in lines)
        stop = run.stop(front)  # scans bring words of their own
        for at, added in more(run.text[:stop], [one for one in wanted if one.at < stop], heads):
            yield words.misprint((), (added,), Span(volume.pdf_name, page=run.page(at)))


def _are_blank(volume: FinishedVolume, pages: range) -> bool:
    """Return whether nothing at all is on some pages, neither letters nor lines nor a scan."""
    seen = [volume.pdf.pages[n - 1] for n in pages if n <= len(volume.pdf.pages)]
    return len(seen) == len(pages) > 0 and not any(page.drawn or page.images for page in seen)


def _alone(volume: FinishedVolume, placed: PlacedSection, section: PrintedSection) -> bool:
    """Return whether all that stands on the pages of a section before its scans was filled: no other section either."""
    pages = range(placed.first_page, placed.first_page + placed.pages)
    if not section.own or any(CONTENTS in passage.text for passage in section.text.passages):
        return False
    return sum(one.first_page in pages for one in volume.sections) == 1


def _stamp(volume: FinishedVolume) -> str:
    """Return the mark of a draft, which stands somewhere between the words of every page; else a sign no page has."""
    shown = [text for text in volume.page_texts if text.strip()]
    return DRAFT if shown and all(DRAFT in text for text in shown) else "\0"


def _looked_for(line: PrintedLine) -> bool:
    return line.part in BODY and CONTENTS not in "".join(line.cells)


def _misprints(
    volume: FinishedVolume, words: Wording, run: Run, wanted: Sequence[_Piece], cells: Sequence[Sequence[str]]
) -> Iterator[Misprint]:
    told: set[int] = set()
    for number, piece in enumerate(wanted):
        if piece.at >= 0 or piece.line in told or piece.text in run.numbers:
            continue
        start, end = _between(wanted, number, len(run.text))
        there = run.text[start:end]
        if meaning(piece.whole) and meaning(piece.whole) in meaning(there):
            continue
        marked = [cell for cell in cells[piece.line] if bare_text(cell) == piece.whole]
        if not words.section.own and not any(cell != bare_text(cell) for cell in marked):
            continue
        told.add(piece.line)
        span = Span(volume.pdf_name, page=run.page(start))
        found = _near(there, core(piece.whole))
        yield words.misprint(marked or [piece.whole], (found,) if found else (), span, letters=True)


def _near(there: str, wanted: str) -> str:
    """Return what stands in the place of a piece, without the numbers of lists and pages around it."""
    start = 0 if wanted[:1].isdigit() else len(there) - len(there.lstrip("0123456789."))
    end = len(there) if wanted[-1:].isdigit() else len(there.rstrip("0123456789."))
    return there[start : min(end, start + len(wanted) + MORE)]


def _between(wanted: Sequence[_Piece], number: int, end: int) -> tuple[int, int]:
    """Return the stretch in which a piece that was not found should stand."""
    before = max((one.at + len(one.text) for one in wanted[:number] if one.at >= 0), default=0)
    after = min((one.at for one in wanted[number + 1 :] if one.at >= before), default=end)
    return before, after


def _find(wanted: Sequence[_Piece], text: str) -> None:
    """Put each piece in its place: anchors first, then the others between them, first in order, then in any."""
    anchors = [one for one in wanted if len(one.text) >= ANCHOR and text.count(one.text) == 1]
    for one in _rising(anchors, text):
        one.at = text.find(one.text)
    at = 0
    for start, stop in _stretches(wanted):
        end = wanted[stop].at if stop < len(wanted) else len(text)
        _fill(wanted[start:stop], text, at, end)
        at = end + len(wanted[stop].text) if stop < len(wanted) else end


def _rising(anchors: Sequence[_Piece], text: str) -> list[_Piece]:
    """Return the longest run of anchors that stand in the file in the order in which they were filled."""
    places = [text.find(one.text) for one in anchors]
    tails: list[int] = []
    ends: list[int] = []
    back: list[int] = []
    for number, place in enumerate(places):
        at = bisect_left(tails, place)
        back.append(ends[at - 1] if at else -1)
        tails[at:] = [place, *tails[at + 1 :]]
        ends[at:] = [number, *ends[at + 1 :]]
    chain: list[_Piece] = []
    number = ends[-1] if ends else -1
    while number >= 0:
        chain.append(anchors[number])
        number = back[number]
    return chain[::-1]


def _stretches(wanted: Sequence[_Piece]) -> Iterator[tuple[int, int]]:
    start = 0
    for number, one in enumerate(wanted):
        if one.at >= 0:
            yield start, number
            start = number + 1
    yield start, len(wanted)


def _fill(some: Sequence[_Piece], text: str, start: int, end: int) -> None:
    free = text[start:end]
    at = 0
    for one in some:
        place = free.find(one.text, at)
        other = respelt(one.whole, free, at, place if place >= 0 else len(free)) if place != at else None
        if other is not None:
            place, one.text = other[0], free[slice(*other)]
        if place >= 0:
            one.at, at = start + place, place + len(one.text)
    for one in some:
        if one.at < 0 and (place := _free(free, one.text, some, start)) >= 0:
            one.at = start + place


def _free(text: str, words: str, some: Sequence[_Piece], start: int) -> int:
    """Return where the words stand that no other piece has been found at; -1 where they do not."""
    taken = [range(one.at - start, one.at - start + len(one.text)) for one in some if one.at >= 0]
    place = text.find(words)
    while place >= 0 and any(one.start < place + len(words) and place < one.stop for one in taken):
        place = text.find(words, place + 1)
    return place


def _run(texts: dict[int, str], heads: Collection[str]) -> Run:
    made, starts, numbers = "", [], set()
    for page, text in texts.items():
        starts.append((len(made), page))
        kept = [line for line in text.splitlines() if line.strip() and core(line) not in heads]
        for edge in (-1, 0):
            if kept and is_page_number(kept[edge]):
                numbers.add(core(kept.pop(edge)))
        made += core("".join(squeeze(line) for line in kept))
    return Run(made, tuple(starts), frozenset(numbers))


def _running(volume: FinishedVolume, sections: Sequence[PrintedSection]) -> frozenset[str]:
    """Return the lines of headers and footers, which stand on every page between the words."""
    filled = [p.text for one in sections for p in one.text.passages if p.part in ("页眉", "页脚")]
    there = [p.text for p in volume.passages if p.part in ("页眉", "页脚")]
    return frozenset(core(bare_text(text)) for text in (*filled, *there)) - {""}
