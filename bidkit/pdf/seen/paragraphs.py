"""The lines of PDF pages joined to paragraphs again, running heads and page numbers taken out. Reads text only."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.words.page_number import is_page_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

EDGE = 2
OFTEN = 0.4
LEAST_TIMES = 3
FULL = 0.8
LEAST_FULL = 18
ENDS = "。；！？;!?"
_DRAWN = re.compile(r"[_＿‗\s]{6}")
_LEADER = re.compile(r"[.．…·]{4}")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and the page (from 1) it starts on."""

    text: str
    page: int


@dataclass(frozen=True, slots=True)
class Flow:
    """The paragraphs of a file, and the lines that stand at the head or foot of many pages."""

    paragraphs: tuple[Paragraph, ...]
    running: tuple[str, ...]


def flow(page_texts: Sequence[str]) -> Flow:
    """Return the text as a reader reads it on: a line that fills the column goes on in the next."""
    pages = _lines(page_texts)
    running = _running(pages)
    kept = [
        (line, number)
        for number, lines in enumerate(pages, 1)
        for at, line in enumerate(lines)
        if not _is_edge(at, len(lines)) or not (_shape(line) in running or is_page_number(line))
    ]
    full = {number: _full(lines) for number, lines in enumerate(pages, 1)}
    return Flow(tuple(_join(kept, full)), tuple(sorted(running)))


def joined_pages(page_texts: Sequence[str]) -> tuple[str, ...]:
    """Return the pages with their lines joined to paragraphs; heads and page numbers stay lines of their own."""
    pages = _lines(page_texts)
    running = _running(pages)
    made = []
    for lines in pages:
        text, full = "", _full(lines)
        for at, line in enumerate(lines):
            alone = _is_edge(at, len(lines)) and (_shape(line) in running or is_page_number(line))
            drawn = _DRAWN.match(lines[at + 1]) if at + 1 < len(lines) else None
            ends = alone or drawn is not None or _ends(line, full)
            text += f"\n{line}\n" if alone else line + ("\n" if ends else "")
        made.append(text.replace("\n\n", "\n").strip())
    return tuple(made)


def _lines(page_texts: Sequence[str]) -> list[list[str]]:
    return [[line.strip() for line in text.splitlines() if line.strip()] for text in page_texts]


def _is_edge(at: int, count: int) -> bool:
    return at < EDGE or at >= count - EDGE


def _shape(line: str) -> str:
    return re.sub(r"\s|\d+", "", line)


def _running(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    counts: Counter[str] = Counter()
    for lines in pages:
        counts.update({_shape(line) for at, line in enumerate(lines) if _is_edge(at, len(lines))})
    least = max(LEAST_TIMES, OFTEN * len(pages))
    return frozenset(shape for shape, times in counts.items() if shape and times >= least)


def _join(lines: Sequence[tuple[str, int]], full: Mapping[int, float]) -> list[Paragraph]:
    found: list[Paragraph] = []
    parts: list[str] = []
    start = 1
    for line, page in lines:
        if not parts:
            start = page
        parts.append(line)
        if _ends(line, full[page]):
            found.append(Paragraph("".join(parts), start))
            parts = []
    if parts:
        found.append(Paragraph("".join(parts), start))
    return found


def _ends(line: str, full: float) -> bool:
    return _width(line) < full or line[-1] in ENDS


def _full(lines: Sequence[str]) -> float:
    """Return from which width on a line fills the page's column: near the widest line that is no contents line."""
    widths = [_width(line) for line in lines if not _LEADER.search(line)]
    return max(LEAST_FULL, FULL * max(widths, default=0.0))


def _width(line: str) -> float:
    return sum(1.0 if ord(sign) > 0x2000 else 0.5 for sign in line)
