"""What stands on a PDF page as text, and how large its small type is, in points as a reader sees the page."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pypdfium2.raw as raw

if TYPE_CHECKING:
    import pypdfium2

SAMPLE = 200
FEWEST = 8
"""Fewer letters than this are a stamp or a number, not the text of a sheet."""
QUARTER = 4
MOST_WORDS = 3000
"""Letters of a page that are kept: a certificate has a few hundred; the rest of a contract tells nothing new."""


def small_letters(page: pypdfium2.PdfPage) -> float:
    """Return the size below which a quarter of the letters stay; 0 for a page with hardly any letters."""
    text = page.get_textpage()
    try:
        count = text.count_chars()
        step = max(1, count // SAMPLE)
        sizes = sorted(filter(None, (_size(text, index) for index in range(0, count, step))))
    finally:
        text.close()
    return round(sizes[len(sizes) // QUARTER], 1) if len(sizes) >= FEWEST else 0.0


def words_of(page: pypdfium2.PdfPage) -> str:
    """Return the text of a page, also one laid unseen under a picture by a program that recognised it."""
    text = page.get_textpage()
    try:
        return str(text.get_text_range(0, min(text.count_chars(), MOST_WORDS), errors="replace")).strip()
    finally:
        text.close()


def _size(text: pypdfium2.PdfTextPage, index: int) -> float:
    if raw.FPDFText_GetUnicode(text, index) <= 0x20:
        return 0.0
    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(text, index, matrix):
        return 0.0
    return float(raw.FPDFText_GetFontSize(text, index)) * math.hypot(matrix.c, matrix.d)
