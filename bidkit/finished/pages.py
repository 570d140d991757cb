"""Pages of a PDF as a reader finds his way in them: printed numbers, contents lines, where a title stands.

Reads text only, and knows nothing of how the file was made.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.words.spaces import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PRINTED = re.compile(
    r"(?:第(\d{1,4})页(?:[,，/]?(?:共|总)(\d{1,4})页)?|[-—–·]?(\d{1,4})[-—–·]?|(\d{1,4})/(\d{1,4}))"
)
_ENTRY = re.compile(r"^(?P<title>.*?\S)\s*[.．…·•\-_\s]{3,}\s*[-—第]?\s*(?P<page>\d{1,4})\s*[-—页]?$")
_TABBED = re.compile(r"^(?P<title>.*?\S)[\t　 ]+(?P<page>\d{1,4})$")
_HEAD = re.compile(r"^目录$|^contents$", re.IGNORECASE)
_NUMBERING = re.compile(
    r"^(?:第[一二三四五六七八九十百\d]+[章节册部分卷]+|[一二三四五六七八九十百]+[、.．]|"
    r"[(（][一二三四五六七八九十\d]+[)）]|\d+(?:\.\d+)*[、.．]?|附件\d*[:：]?)"
)
MOST_CONTENTS_PAGES = 40
EDGE_LINES = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: the title, the number beside it, the page it stands on.

    ``lead`` is the line above when that has no number: the title's first half, if the title is folded.
    """

    title: str
    number: int
    at: int
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """The number printed on a page and, where it says so, how many there are in all."""

    page: int
    number: int
    total: int = 0


class Pages:
    """The page texts of one file, looked through once."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.lines = [[line.strip() for line in text.splitlines() if line.strip()] for text in texts]
        self.squeezed = [squeeze(text) for text in texts]
        self.printed = tuple(_printed(self.lines))
        self.entries = tuple(_entries(self.lines))
        self.contents = frozenset(entry.at for entry in self.entries)

    @property
    def offset(self) -> int:
        """Return what to add to a printed number to get the page of the file; 0 when no number is printed."""
        gaps = Counter(one.page - one.number for one in self.printed)
        return gaps.most_common(1)[0][0] if gaps else 0

    def find(self, title: str, after: int = 1) -> int:
        """Return the first page from ``after`` on that has the title as a line of its own; 0 when none has."""
        wanted = bare(title)
        for page in range(max(1, after), len(self.lines) + 1):
            if (
                wanted
                and page not in self.contents
                and wanted in self.squeezed[page - 1]
                and self.stands(title, page)
            ):
                return page
        return 0

    def stands(self, title: str, page: int) -> bool:
        """Return whether the title stands on a page as a line, or as lines one after the other."""
        if not 1 <= page <= len(self.lines):
            return False
        wanted, lines = bare(title), self.lines[page - 1]
        for start in range(len(lines)):
            joined = ""
            for line in lines[start : start + 3]:
                joined += squeeze(line)
                if bare(joined) == wanted or joined == wanted:
                    return True
        return False

    def body(self, page: int) -> str:
        """Return the text of a page without its printed number."""
        lines = self.lines[page - 1]
        edge = {*range(EDGE_LINES), *range(len(lines) - EDGE_LINES, len(lines))}
        kept = [
            line for at, line in enumerate(lines) if at not in edge or not _PRINTED.fullmatch(squeeze(line))
        ]
        return "\n".join(kept)


def bare(title: str) -> str:
    """Return a title without its numbering, squeezed."""
    text = squeeze(title)
    return _NUMBERING.sub("", text) or text


def _printed(lines: Sequence[Sequence[str]]) -> Iterator[Printed]:
    """Yield the number of each page that bears one, from its last lines or else its first."""
    for page, found in enumerate(lines, 1):
        for line in (*reversed(found[-EDGE_LINES:]), *found[:EDGE_LINES]):
            match = _PRINTED.fullmatch(squeeze(line))
            if match:
                number = match[1] or match[3] or match[4]
                yield Printed(page, int(number), int(match[2] or match[5] or 0))
                break


def _entries(lines: Sequence[Sequence[str]]) -> Iterator[Entry]:
    """Yield the contents lines: from the page headed 目录 on, as long as pages hold such lines."""
    start = next((n for n, page in enumerate(lines) if any(_HEAD.match(squeeze(x)) for x in page[:4])), None)
    if start is None:
        return
    for page in range(start, min(len(lines), start + MOST_CONTENTS_PAGES)):
        matches = [(_ENTRY.match(line) or _TABBED.match(line), line) for line in lines[page]]
        if sum(1 for match, _ in matches if match) < max(1, len(matches) // 3) and page > start:
            return
        lead = ""
        for match, line in matches:
            if match is not None:
                yield Entry(match["title"].rstrip(".．…· "), int(match["page"]), page + 1, lead)
            lead = "" if match is not None or _HEAD.match(squeeze(line)) else line
