"""The words of evidence with their boxes: from a PDF's text layer, and pictures of the pages that have none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.model.intake import PageWords, Piece
from bidkit.pdf.scans.look import inspect_scan, opened_image
from bidkit.pdf.scans.paper import on_paper
from bidkit.pdf.scans.scan import ScanKind
from bidkit.pdf.seen.marks import page_marks
from bidkit.pdf.seen.picture import page_pictures, picture_bytes
from bidkit.pdf.seen.read import open_fast
from bidkit.pdf.seen.rows import text_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bidkit.pdf.scans.scan import ScanPage
    from bidkit.pdf.seen.marks import Glyph
    from bidkit.pdf.seen.rows import TextLine

FEW_LETTERS = 12
"""A page with fewer letters than this is a picture with a stamp or a number on it."""
APART = 0.7
"""Letters: on a form, a gap of less than one keeps a label and its value apart."""
MOST_PAGES = 40
"""Pages of one paper that are read; the first pages and the last tell what it is."""
FLAT, OF_A_FAX = 0.05, 0.75
LONGEST = 2400
"""The longer side of a picture in pixels; more make recognition slower and no better."""


def text_pages(path: Path) -> tuple[PageWords, ...]:
    """Return the pages of a PDF, one without a text layer with no words; raises UnreadableError."""
    with open_fast(path) as document:
        count = len(document)
        wanted = range(count) if count <= MOST_PAGES else (*range(MOST_PAGES - 5), *range(count - 5, count))
        return tuple(_page(page_marks(document, index).glyphs, index + 1) for index in wanted)


def _page(glyphs: Sequence[Glyph], number: int) -> PageWords:
    lines = text_lines(glyphs, APART)
    if sum(len(line.text) for line in lines) < FEW_LETTERS:
        return PageWords(number, (), "none")
    return PageWords(number, tuple(piece for line in lines for piece in _pieces(line)), "text")


def _pieces(line: TextLine) -> Iterator[Piece]:
    """Yield the parts of a line that wide gaps keep apart; one is taken to end where the next begins."""
    edges = [left for left, _ in line.segments[1:]] + [line.right]
    for (left, text), right in zip(line.segments, edges, strict=True):
        if text:
            yield Piece(text, left, line.top, right, line.bottom)


def _square(page: ScanPage, size: tuple[int, int]) -> tuple[int, int]:
    """Return the size in which a frame has square pixels (those of a fax are flat) and is no larger than it need be."""
    wide, high = page.shape(*size)
    scale = max(size) / max(wide, high)
    scale *= min(1.0, LONGEST / max(size))
    return max(1, round(wide * scale)), max(1, round(high * scale))


def picture_pages(path: Path, wanted: tuple[int, ...] = ()) -> Iterator[tuple[int, bytes, float]]:
    """Yield pages as pictures to be recognised, seals taken out: the wanted ones of a PDF, all frames of a picture.

    Each comes with how far its words may be trusted: the flat pixels of a fax lose strokes, and no score tells of it.

    Raises:
        UnreadableError: the file is damaged or of another kind.
    """
    scan = inspect_scan(path)
    if scan.kind is ScanKind.PDF:
        for picture in page_pictures(path, wanted):
            yield picture.number, picture.png, 1.0
        return
    for number in range(len(scan.pages)):
        with opened_image(path) as image:
            image.seek(number)
            frame = on_paper(image).convert("RGB")
        square = _square(scan.pages[number], frame.size)
        flat = abs(square[0] * frame.height / (square[1] * frame.width) - 1) > FLAT
        frame = frame.resize(square)
        yield number + 1, picture_bytes(frame)[0], OF_A_FAX if flat else 1.0
