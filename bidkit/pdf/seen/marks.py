"""What a PDF page draws: its letters and its ruling lines, in points from the top left as a reader sees the page.

Owns raw access by pdfium; knows nothing of lines, paragraphs or tables.
"""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as raw

from bidkit.pdf.seen.radicals import ordinary_letter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

THIN = 3.0
LEAST_RULE = 5.0
LOW, HIGH, WINDING, OF_LETTER = 3.0, 40.0, 10, 24
"""Outlines of letters: between these heights in points, of so many pieces at least, a Chinese letter of about 24."""
MAX_GLYPHS = 40_000
MAX_OBJECTS = 60_000
SKIPPED = frozenset(map(ord, " \t\r\n\u3000\xa0\u200b\ufeff")) | {0, 0xFFFE, 0xFFFF}


@dataclass(frozen=True, slots=True)
class Glyph:
    """One letter with its box; ``size`` is the height of its line."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        """Return the height of the letter's middle."""
        return (self.top + self.bottom) / 2

    @property
    def size(self) -> float:
        """Return the height of the letter's box."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line, level or upright."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def level(self) -> bool:
        """Return whether the line runs from left to right."""
        return self.right - self.left > self.bottom - self.top


@dataclass(frozen=True, slots=True)
class PageMarks:
    """Everything of one page that reading needs; ``picture`` is the share of the page that pictures cover.

    ``curved`` is about how many letters are drawn as curves, which nobody can read as text.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    picture: float
    curved: int = 0


def page_marks(document: pypdfium2.PdfDocument, index: int) -> PageMarks:
    """Return the marks of one page; ``index`` from 0."""
    page = document[index]
    try:
        view = _View.of(page)
        rules, picture, curved = _drawn(page, view)
        glyphs = tuple(_glyphs(page, view))
        return PageMarks(index + 1, view.width, view.height, glyphs, tuple(rules), picture, curved)
    finally:
        page.close()


def page_letters(document: pypdfium2.PdfDocument, index: int) -> PageMarks:
    """Return the same with the letters alone, in the order in which the page writes them: a tenth of the time."""
    page = document[index]
    try:
        view = _View.of(page)
        return PageMarks(index + 1, view.width, view.height, tuple(_glyphs(page, view)), (), 0.0)
    finally:
        page.close()


@dataclass(frozen=True, slots=True)
class _View:
    """Turns the page's own coordinates into those of the page as shown."""

    width: float
    height: float
    turn: Callable[[float, float], tuple[float, float]]

    @classmethod
    def of(cls, page: pypdfium2.PdfPage) -> _View:
        left, bottom, right, top = page.get_cropbox()
        turns: dict[int, Callable[[float, float], tuple[float, float]]] = {
            0: lambda x, y: (x - left, top - y),
            90: lambda x, y: (y - bottom, x - left),
            180: lambda x, y: (right - x, y - bottom),
            270: lambda x, y: (top - y, right - x),
        }
        width, height = page.get_size()
        return cls(width, height, turns.get(page.get_rotation(), turns[0]))

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        (x1, y1), (x2, y2) = self.turn(left, bottom), self.turn(right, top)
        return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _glyphs(page: pypdfium2.PdfPage, view: _View) -> Iterator[Glyph]:
    text = page.get_textpage()
    try:
        box = raw.FS_RECTF()
        for place in range(min(raw.FPDFText_CountChars(text), MAX_GLYPHS)):
            code = raw.FPDFText_GetUnicode(text, place)
            if code in SKIPPED or code > 0x10FFFF or 0xD800 <= code < 0xE000:
                continue
            if _slanting(raw.FPDFText_GetCharAngle(text, place)):
                continue
            if raw.FPDFText_GetLooseCharBox(text, place, box):
                yield Glyph(ordinary_letter(code), *view.box(box.left, box.bottom, box.right, box.top))
    finally:
        text.close()


def _slanting(angle: float) -> bool:
    """Letters across the page are a watermark, not words of the text."""
    return abs(math.sin(2 * angle)) > 0.2


def _drawn(page: pypdfium2.PdfPage, view: _View) -> tuple[list[Rule], float, int]:
    rules: list[Rule] = []
    covered, strokes = 0.0, 0
    for number, item in enumerate(page.get_objects(max_depth=4)):
        if number > MAX_OBJECTS:
            break
        if item.type == raw.FPDF_PAGEOBJ_PATH:
            box = view.box(*item.get_bounds())
            rules += _rules(item, view, box)
            strokes += _strokes(item, box)
        elif item.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, top, right, bottom = view.box(*item.get_bounds())
            covered += max(0.0, right - left) * max(0.0, bottom - top)
    return rules, covered / max(1.0, view.width * view.height), strokes // OF_LETTER


def _strokes(item: pypdfium2.PdfObject, box: tuple[float, float, float, float]) -> int:
    """Return how many pieces an outline has that is as high as a line of writing and too winding for a box."""
    left, top, right, bottom = box
    if not LOW <= bottom - top <= HIGH or right - left < LOW:
        return 0
    count = raw.FPDFPath_CountSegments(item)
    return int(count) if count >= WINDING else 0


def _rules(item: pypdfium2.PdfObject, view: _View, box: tuple[float, float, float, float]) -> Iterator[Rule]:
    left, top, right, bottom = box
    if right - left < LEAST_RULE and bottom - top < LEAST_RULE:
        return
    if min(right - left, bottom - top) <= THIN:
        yield Rule(left, top, right, bottom)
    elif _stroked(item):
        count = raw.FPDFPath_CountSegments(item)
        if count <= 5:
            yield Rule(left, top, right, top)
            yield Rule(left, bottom, right, bottom)
            yield Rule(left, top, left, bottom)
            yield Rule(right, top, right, bottom)
        elif count <= 4000:
            yield from _segments(item, count, view)


def _stroked(item: pypdfium2.PdfObject) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    return bool(stroke.value)


def _segments(item: pypdfium2.PdfObject, count: int, view: _View) -> Iterator[Rule]:
    matrix = item.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    before: tuple[float, float] | None = None
    for place in range(count):
        segment = raw.FPDFPath_GetPathSegment(item, place)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = view.turn(*matrix.on_point(x.value, y.value))
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO and before is not None:
            (x1, y1), (x2, y2) = before, point
            wide, high = abs(x1 - x2), abs(y1 - y2)
            if min(wide, high) <= 1 and max(wide, high) >= LEAST_RULE:
                yield Rule(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
        before = point
