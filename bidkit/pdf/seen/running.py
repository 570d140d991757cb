"""Headers, footers and page numbers that repeat from page to page, so that reading can leave them out."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bidkit.pdf.seen.rows import TextLine

EDGE = 3
EDGE_SHARE = 0.11
PAGE_NUMBER = re.compile(
    r"^[-—–~·\s]*(第?\s*[\dIVXivx]{1,4}\s*页?)([\s,，/|]*(共|of|/)?\s*\d{1,4}\s*页?)?[-—–~·\s]*$"
)

FORM_NUMBER = re.compile(
    r"^\s*(?:附\s*[件表录图]|格\s*式|样\s*[表本式]|表\s*格?)\s*[\d一二三四五六七八九十]{1,3}(?:\s*[-－—.]\s*\d{1,2})*\s*[:：]?\s*$"
)
"""附表3 alone at the head of a page is the number of a form; a running head says the same on every page."""


def running_lines(pages: Sequence[Sequence[TextLine]], heights: Sequence[float]) -> set[tuple[int, int]]:
    """Return (page, line) of every line that only frames the page; both count from 0."""
    seen: Counter[tuple[str, int]] = Counter()
    for lines in pages:
        seen.update({_key(lines[place]) for place in _edges(len(lines))})
    said = Counter(line.text for lines in pages for line in lines)
    enough = max(2, len(pages) * 0.25)
    out: set[tuple[int, int]] = set()
    for number, lines in enumerate(pages):
        for place in _edges(len(lines)):
            line = lines[place]
            if FORM_NUMBER.match(line.text) and said[line.text] == 1:
                continue
            outer = line.bottom < heights[number] * EDGE_SHARE or line.top > heights[number] * (
                1 - EDGE_SHARE
            )
            if (seen[_key(line)] >= enough and outer) or (outer and PAGE_NUMBER.match(line.text)):
                out.add((number, place))
    return out


def _edges(count: int) -> set[int]:
    return {place for place in (*range(EDGE), *range(count - EDGE, count)) if 0 <= place < count}


def _key(line: TextLine) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text), round(line.top / 12)
