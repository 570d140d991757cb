"""A page as people look at it: its picture, its lines with their boxes, and where words stand on it."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from bidkit.filekind import kind_of_file
from bidkit.pdf.scans.look import opened_image
from bidkit.pdf.seen.marks import page_letters
from bidkit.pdf.seen.read import open_fast
from bidkit.pdf.seen.rows import text_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pypdfium2

    from bidkit.pdf.seen.marks import Glyph, PageMarks

LEVEL = 3
"""Of PNG: the best of size and time for pages of text."""
STARTS = (60, 24)
"""A quote that was shortened or put together is looked for by so many letters of its beginning, half of it at least."""
MOST_HELD = 600
"""Pages whose letters are remembered: a megabyte for ten."""
_HELD: dict[tuple[str, int, int, int], PageMarks] = {}
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class LookedPage:
    """A page (from 1) of so many: its size in points, its lines with their boxes (left, top, right, bottom)."""

    number: int
    of: int
    width: float
    height: float
    lines: tuple[tuple[str, Box], ...]


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """Where words stand: the page they begin on, boxes there, and boxes on the page behind it."""

    page: int
    boxes: tuple[Box, ...]
    behind: tuple[Box, ...] = ()


def page_picture(path: Path, number: int, width: int) -> bytes:
    """Return a page (from 1) of a PDF or a picture as a PNG so many pixels wide; raises UnreadableError, IndexError."""
    if kind_of_file(path).key != "pdf":
        with opened_image(path) as image:
            return _png(image.convert("RGB"), width)
    with open_fast(path) as document:
        if not 1 <= number <= len(document):
            raise IndexError(number)
        page = document[number - 1]
        try:
            return _png(page.render(scale=width / page.get_width()).to_pil().convert("RGB"), width)
        finally:
            page.close()


def _png(picture: Image.Image, width: int) -> bytes:
    if picture.width != width:
        picture = picture.resize((width, max(1, round(picture.height * width / picture.width))))
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=LEVEL)
    return out.getvalue()


def page_lines(path: Path, number: int) -> LookedPage:
    """Return the lines of a page of a PDF; of a picture, its size alone. Raises UnreadableError, IndexError."""
    if kind_of_file(path).key != "pdf":
        with opened_image(path) as image:
            return LookedPage(1, 1, image.width, image.height, ())
    with open_fast(path) as document:
        total = len(document)
        if not 1 <= number <= total:
            raise IndexError(number)
        page = _Pages(path, document)[number - 1]
    lines = text_lines(page.glyphs)
    boxed = tuple((one.text, (one.left, one.top, one.right, one.bottom)) for one in lines if one.text)
    return LookedPage(number, total, page.width, page.height, boxed)


def find_words(path: Path, words: str, near: int = 1) -> FoundPlace | None:
    """Return where words stand, on the page nearest to ``near``, over a page break too; None where they are not."""
    whole = "".join(words.split())
    short = (whole[:length] for length in STARTS if len(whole) > length and _says_enough(length, whole))
    wanted = [one for one in (whole, *short) if one]
    with open_fast(path) as document:
        pages = _Pages(path, document)
        order = sorted(range(len(document)), key=lambda place: (abs(place + 1 - near), place))
        found = (_on(pages, place, one) for one in wanted for place in order)
        return next((one for one in found if one is not None), None)


def _says_enough(length: int, whole: str) -> bool:
    return length == STARTS[0] or 2 * length >= len(whole)


class _Pages:
    """The letters of a document's pages, read when asked for and remembered while the file stays as it is."""

    def __init__(self, path: Path, document: pypdfium2.PdfDocument) -> None:
        held = path.stat()
        self.name, self.document = (str(path), held.st_size, held.st_mtime_ns), document

    def __len__(self) -> int:
        return len(self.document)

    def __getitem__(self, place: int) -> PageMarks:
        key = (*self.name, place)
        if key not in _HELD:
            if len(_HELD) >= MOST_HELD:
                _HELD.clear()
            _HELD[key] = page_letters(self.document, place)
        return _HELD[key]


def _on(pages: _Pages, place: int, wanted: str) -> FoundPlace | None:
    """Return words that begin on one page; they may end on the next."""
    own = pages[place].glyphs
    after = pages[place + 1].glyphs[: len(wanted)] if place + 1 < len(pages) else ()
    start = "".join(glyph.text for glyph in (*own, *after)).find(wanted)
    if start < 0:
        return None
    first: list[Glyph] = []
    behind: list[Glyph] = []
    reached = 0
    for number, glyph in enumerate((*own, *after)):
        if start <= reached < start + len(wanted):
            (first if number < len(own) else behind).append(glyph)
        reached += len(glyph.text)
    return FoundPlace(place + 1, _boxes(first), _boxes(behind)) if first else None


def _boxes(glyphs: Sequence[Glyph]) -> tuple[Box, ...]:
    """Return a box for each line of letters."""
    boxes: list[list[float]] = []
    for one in glyphs:
        last = boxes[-1] if boxes else None
        if last and abs((last[1] + last[3]) / 2 - one.middle) < one.size / 2 and one.left >= last[0]:
            boxes[-1] = [last[0], min(last[1], one.top), max(last[2], one.right), max(last[3], one.bottom)]
        else:
            boxes.append([one.left, one.top, one.right, one.bottom])
    return tuple((one[0], one[1], one[2], one[3]) for one in boxes)
