"""The text of finished volumes as rules read it: lines with their place, squeezed text, near misses of a name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from bidkit.model.story import Line as Line
from bidkit.model.story import Story as Story

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.model.document import FinishedVolume


def lines(volume: FinishedVolume) -> Story:
    """Return the volume's text in order: the Word file's, or the PDF's own pages if Word gave none."""
    return volume.story


def page_lines(volume: FinishedVolume) -> Story:
    """Return the lines of the PDF pages that are ours: the text layer of a scanned paper is not."""
    return volume.page_story


def both(volume: FinishedVolume) -> tuple[Story, ...]:
    """Return the story of the Word file, and that of the PDF where it is another."""
    return (volume.story, volume.page_story) if volume.passages else (volume.story,)


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
