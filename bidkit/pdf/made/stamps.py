"""What is stamped on the pages of a volume: page numbers, captions of scans, 草稿 across a draft.

Owns where those words stand and how they look. They are real text in an embedded font.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.model.scan_page import SCAN_PAGE, ScanPage
from bidkit.pdf.made.matrix import Matrix, turned

if TYPE_CHECKING:
    from bidkit.pdf.made.glyphs import Typeface

SIDE_MARGIN = 28.0
DESCENT = 0.22
WATERMARK_ANGLE = 52.0
WATERMARK_SHARE = 0.24
WATERMARK_LARGEST = 150.0
WATERMARK_GREY = 0.55
WATERMARK_OPACITY = 0.3
WATERMARK_STATE = "BkPale"


@dataclass(frozen=True, slots=True)
class PageStamp:
    """What one page of a volume gets; nothing by default.

    ``footer`` is the line with the page number, such as 第12页 共180页. ``label`` is the page's name in a reader's
    page box, such as 12 or ii. ``footer_distance`` is what Word calls 页脚距边界, in points.
    """

    footer: str = ""
    watermark: str = ""
    label: str = ""
    footer_size: float = SCAN_PAGE.number_size
    footer_distance: float = SCAN_PAGE.footer


@dataclass(frozen=True, slots=True)
class Sheet:
    """The visible box of a page that is stamped."""

    left: float
    low: float
    width: float
    height: float


def stamp_operators(stamp: PageStamp, sheet: Sheet, face: Typeface) -> str:
    """Return the operators that stamp a page; empty when there is nothing to stamp."""
    parts: list[str] = []
    if stamp.watermark:
        parts.append(_watermark(stamp.watermark, sheet, face))
    if stamp.footer:
        parts.append(_footer(stamp, sheet, face))
    return " ".join(parts)


def caption_operators(caption: str, face: Typeface, page: ScanPage = SCAN_PAGE) -> str:
    """Return the operators that write a caption above the picture of a scan page, whole and on lines that fit."""
    box, whole = page.caption, face.width(caption, page.caption_size) <= page.caption.width
    lines, size = ((caption,), page.caption_size) if whole else page.fit_caption(caption)
    high = box.height / len(lines)
    shown = []
    for number, line in enumerate(lines, 1):
        x = box.x + (box.width - face.width(line, size)) / 2
        y = box.y + box.height - number * high + (high - size) / 2 + size * DESCENT
        shown.append(_text(line, size, Matrix(1, 0, 0, 1, x, y), face))
    return " ".join(shown)


def _footer(stamp: PageStamp, sheet: Sheet, face: Typeface) -> str:
    size = stamp.footer_size
    text = face.shorten(stamp.footer, size, sheet.width - 2 * SIDE_MARGIN)
    x = sheet.left + (sheet.width - face.width(text, size)) / 2
    return _text(text, size, Matrix(1, 0, 0, 1, x, sheet.low + stamp.footer_distance + size * DESCENT), face)


def _watermark(words: str, sheet: Sheet, face: Typeface) -> str:
    """Draw over, not under: an opaque scan would hide it; pale enough to read what is below."""
    size = min(WATERMARK_LARGEST, min(sheet.width, sheet.height) * WATERMARK_SHARE)
    half = face.width(words, size) / 2
    middle = turned(WATERMARK_ANGLE, sheet.left + sheet.width / 2, sheet.low + sheet.height / 2)
    start = Matrix(1, 0, 0, 1, -half, -size * 0.36).then(middle)
    return f"q /{WATERMARK_STATE} gs {WATERMARK_GREY:g} g {_text(words, size, start, face)} Q"


def _text(text: str, size: float, at: Matrix, face: Typeface) -> str:
    return f"BT {at.words()} Tm {face.show(text, size)} ET"
