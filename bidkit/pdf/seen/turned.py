"""Which way the text of a page runs as a reader sees it: upright, up the page, upside down."""

from __future__ import annotations

from collections import Counter
from math import degrees

import pypdfium2

SAMPLE = 80
LEAST = 12
"""Fewer letters than this say nothing of a page: a stamped number, a mark in the margin."""


def turned(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage) -> int:
    """Return by how many quarters of a circle (0, 90, 180, 270, clockwise) most letters of a page are turned.

    0 for a page with hardly any letters: nobody can tell.
    """
    raw = pypdfium2.raw
    count = text.count_chars()
    found = Counter[int]()
    for index in range(0, count, max(1, count // SAMPLE)):
        if raw.FPDFText_GetUnicode(text, index) > 0x20:
            angle = raw.FPDFText_GetCharAngle(text, index)
            if angle >= 0:
                found[(round(degrees(angle) / 90) * 90 + page.get_rotation()) % 360] += 1
    (way, times), *_ = found.most_common(1) or [(0, 0)]
    return way if count >= LEAST and times * 3 > found.total() * 2 else 0
