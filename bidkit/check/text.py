"""The text of finished volumes as rules read it: lines with their place, squeezed text, near misses of a name."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from bidkit.source import Span
from bidkit.words.spaces import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.model.document import FinishedVolume

CELL = "表格"
KEPT = 12
BETWEEN = "\n\0\n"
"""Stands between joined lines: no pattern of white space crosses it."""


@dataclass(frozen=True)
class Line:
    """A paragraph of the Word file, or a line of a PDF page where there is no Word text.

    A hundred rules ask the same lines the same: what they ask is worked out once.
    """

    text: str
    span: Span
    part: str = ""
    section: str = ""
    style: str = ""

    @cached_property
    def plain(self) -> str:
        """Return the text squeezed."""
        return squeeze(self.text)

    @cached_property
    def contents(self) -> bool:
        """Return whether the line belongs to a table of contents."""
        return self.style.lower().startswith(("toc", "目录"))

    @cached_property
    def cell(self) -> bool:
        """Return whether the line stands in a table."""
        return self.part.startswith(CELL)


_read: list[tuple[FinishedVolume, Story, Story]] = []


def lines(volume: FinishedVolume) -> Story:
    """Return the volume's text in order: the Word file's, or the PDF's own pages if Word gave none."""
    return _stories(volume)[0]


def page_lines(volume: FinishedVolume) -> Story:
    """Return the lines of the PDF pages that are ours: the text layer of a scanned paper is not."""
    return _stories(volume)[1]


def both(volume: FinishedVolume) -> tuple[Story, ...]:
    """Return the story of the Word file, and that of the PDF where it is another."""
    word, pages = _stories(volume)
    return (word, pages) if volume.passages else (word,)


def _stories(volume: FinishedVolume) -> tuple[Story, Story]:
    """Return the stories of Word and PDF; every rule asks for the same volumes, so the last few are kept."""
    for known, word, pages in _read:
        if known is volume:
            return word, pages
    pages = Story(_page_lines(volume))
    word = Story(_lines(volume)) if volume.passages else pages
    _read.append((volume, word, pages))
    del _read[:-KEPT]
    return word, pages


class Story(tuple[Line, ...]):
    """Lines in order that can be searched as one text."""

    @cached_property
    def _joined(self) -> tuple[str, list[int]]:
        starts, at = [], 0
        for line in self:
            starts.append(at)
            at += len(line.text) + len(BETWEEN)
        return BETWEEN.join(line.text for line in self), starts

    def search(self, pattern: str) -> Iterator[tuple[Line, re.Match[str]]]:
        """Yield each line with each match of the pattern in it, as if every line were searched by itself.

        The whole text is searched at once, which is much faster; lines it points to are then looked at alone.
        """
        text, starts = self._joined
        alone = re.compile(pattern)
        seen: set[int] = set()
        for match in _in_all(pattern).finditer(text):
            for at in (bisect_right(starts, match.start()) - 1, bisect_right(starts, match.end()) - 1):
                if at not in seen:
                    seen.add(at)
                    yield from ((self[at], found) for found in alone.finditer(self[at].text))


@lru_cache(maxsize=512)
def _in_all(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.MULTILINE)


def _lines(volume: FinishedVolume) -> Iterator[Line]:
    for p in volume.passages:
        place = Span(volume.word_name, part=p.part, paragraph=p.paragraph)
        yield Line(p.text, place, p.part, p.section, p.style)


def _page_lines(volume: FinishedVolume) -> Iterator[Line]:
    for page, text in enumerate(volume.page_texts, 1):
        section = volume.section_at(page)
        if section is None or not section.scans:
            for line in text.splitlines():
                yield Line(line, Span(volume.pdf_name, page=page), section=section.id if section else "")


def around(text: str, start: int, end: int, width: int = 12) -> str:
    """Return the place with a little of what stands on both sides, for a message."""
    left = "…" if start > width else ""
    right = "…" if len(text) > end + width else ""
    return f"{left}{text[max(0, start - width) : end + width].strip()}{right}"


@dataclass(frozen=True, slots=True)
class Near:
    """A stretch of text that is almost a name: where it stands and how many characters differ."""

    found: str
    start: int
    distance: int


def near_misses(text: str, name: str, limit: int) -> Iterator[Near]:
    """Yield the stretches within ``limit`` edits of a name that are not the name itself.

    A stretch within the limit keeps at least one of ``limit + 1`` pieces of the name unchanged, so only the
    surroundings of those pieces are compared.
    """
    seen: set[tuple[int, int]] = set()
    exact = list(_places(name, text))
    for offset, piece in _pieces(name, limit + 1):
        at = text.find(piece)
        while at >= 0:
            left = max(0, at - offset - limit)
            window = text[left : at - offset + len(name) + limit]
            if not any(start <= at < end for start, end in exact):
                begin, end, distance = _best(window, name)
                place = (left + begin, left + end)
                if 0 < distance <= limit and place not in seen and not _within(place, exact):
                    seen.add(place)
                    yield Near(window[begin:end], left + begin, distance)
            at = text.find(piece, at + 1)


def _places(name: str, text: str) -> Iterator[tuple[int, int]]:
    at = text.find(name) if name else -1
    while at >= 0:
        yield at, at + len(name)
        at = text.find(name, at + len(name))


def _within(place: tuple[int, int], spans: list[tuple[int, int]]) -> bool:
    return any(start < place[1] and place[0] < end for start, end in spans)


@lru_cache(maxsize=512)
def _pieces(name: str, count: int) -> tuple[tuple[int, str], ...]:
    size = max(1, len(name) // count)
    starts = [index * size for index in range(count)]
    return tuple(
        (start, name[start : (start + size if start != starts[-1] else len(name))]) for start in starts
    )


@lru_cache(maxsize=20_000)
def _best(text: str, name: str) -> tuple[int, int, int]:
    """Return start, end and edit distance of the stretch of text nearest to the name (Sellers' algorithm)."""
    row = [(0, start) for start in range(len(text) + 1)]
    for index, wanted in enumerate(name, 1):
        above, row = row, [(index, 0)]
        for column, char in enumerate(text, 1):
            swap = (above[column - 1][0] + (char != wanted), above[column - 1][1])
            drop = (above[column][0] + 1, above[column][1])
            extra = (row[column - 1][0] + 1, row[column - 1][1])
            row.append(min(swap, drop, extra, key=lambda cell: cell[0]))
    ends = range(len(row))
    end = min(
        ends, key=lambda at: (row[at][0], text[at - 1 : at] != name[-1], abs(at - row[at][1] - len(name)))
    )
    return row[end][1], end, row[end][0]
