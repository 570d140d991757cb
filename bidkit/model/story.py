"""The text of a finished volume in order: lines with their place, which can be searched as one text."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from bidkit.words.spaces import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.source import Span

CELL = "表格"
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

    @property
    def contents(self) -> bool:
        """Return whether the line belongs to a table of contents."""
        return self.style.lower().startswith(("toc", "目录"))

    @property
    def cell(self) -> bool:
        """Return whether the line stands in a table."""
        return self.part.startswith(CELL)


Found = tuple[Line, re.Match[str]]


@dataclass(frozen=True, slots=True)
class _Joined:
    """All lines as one text, where each begins in it, and what was found by each pattern that was asked."""

    text: str
    starts: list[int]
    found: dict[str, tuple[Found, ...]] = field(default_factory=dict)


class Story(tuple[Line, ...]):
    """Lines in order that can be searched as one text."""

    @cached_property
    def _joined(self) -> _Joined:
        starts, at = [], 0
        for line in self:
            starts.append(at)
            at += len(line.text) + len(BETWEEN)
        return _Joined(BETWEEN.join(line.text for line in self), starts)

    def search(self, pattern: str) -> tuple[Found, ...]:
        """Return each line with each match of the pattern in it, as if every line were searched by itself.

        The whole text is searched at once, which is much faster; lines it points to are then looked at alone.
        """
        joined = self._joined
        if pattern not in joined.found:
            joined.found[pattern] = tuple(self._search(joined, pattern))
        return joined.found[pattern]

    def _search(self, joined: _Joined, pattern: str) -> Iterator[Found]:
        alone, starts = re.compile(pattern), joined.starts
        seen: set[int] = set()
        for match in re.compile(pattern, re.MULTILINE).finditer(joined.text):
            for at in (bisect_right(starts, match.start()) - 1, bisect_right(starts, match.end()) - 1):
                if at not in seen:
                    seen.add(at)
                    yield from ((self[at], found) for found in alone.finditer(self[at].text))
