"""Rows whose order says nothing: a list of staff, contracts or products reads the same from bottom to top.

Only rows that the data's own lists filled are free. Price lines, replies to requirements and criteria follow the
tender's order, and what people wrote themselves may be a sequence of steps: a row of these that moved is told.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from bidkit.model.printed import bare_text, facts_in
from bidkit.proofread.align import same_line
from bidkit.proofread.fold import core, pieces

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.model.printed import Origin, PrintedLine
    from bidkit.proofread.align import Gap

_FREE = ("team[]", "records_for(")
_NUMBERS = ("loop.",)
_PAGES = r"[\d—,、-]{0,40}?"
_SENTENCE = re.compile(r"[。；;].*。", re.DOTALL)
LEAST = 6


def is_free(cells: Sequence[str], origins: Sequence[Origin]) -> bool:
    """Return whether a filled row, marks and all, may stand anywhere in its table."""
    paths = [fact.origin.path for cell in cells for fact in facts_in(cell, origins)]
    told = [path for path in paths if path and not path.startswith(_NUMBERS)]
    bare = [bare_text(cell) for cell in cells]
    if len(cells) < 2 or any("★" in cell or _SENTENCE.search(cell) for cell in bare):
        return False
    return bool(told) and all(path.startswith(_FREE) for path in told)


def reordered(
    gaps: Sequence[Gap], before: Sequence[PrintedLine], free: Sequence[bool], found: Sequence[PrintedLine]
) -> frozenset[Gap]:
    """Return the differences that are only another order of free rows: all those of a table, or none.

    Args:
        gaps: the differences of a volume.
        before: its lines as filled, without marks.
        free: for each of these whether it may stand anywhere.
        found: its lines as finished.
    """
    tables: dict[tuple[str, int], list[Gap]] = {}
    for gap in gaps:
        line = _beside(gap, found)
        if line is not None:
            tables.setdefault((line.part, line.paragraph), []).append(gap)
    return frozenset(
        gap
        for some in tables.values()
        if all(gap.before is None or free[gap.before] for gap in some) and _same_rows(some, before, found)
        for gap in some
    )


def _beside(gap: Gap, found: Sequence[PrintedLine]) -> PrintedLine | None:
    """Return a row of the finished table that a difference stands in."""
    places = (gap.found,) if gap.found is not None else (gap.after, gap.after + 1)
    return next((found[at] for at in places if 0 <= at < len(found) and found[at].row > 0), None)


def _same_rows(gaps: Sequence[Gap], before: Sequence[PrintedLine], found: Sequence[PrintedLine]) -> bool:
    olds = [before[gap.before] for gap in gaps if gap.before is not None]
    news = [found[gap.found] for gap in gaps if gap.found is not None]
    if len(olds) < 2 or len(olds) != len(news):
        return False
    numbered = all(_number(line) for line in (*olds, *news))
    if numbered:
        if Counter(map(_number, olds)) != Counter(map(_number, news)):
            return False
        olds, news = [_unnumbered(line) for line in olds], [_unnumbered(line) for line in news]
    for old in olds:
        twin = next((at for at, new in enumerate(news) if same_line(old, new)), None)
        if twin is None:
            return False
        del news[twin]
    return True


def _number(line: PrintedLine) -> str:
    first = core(line.cells[0])
    return first if len(line.cells) > 1 and first.isdigit() else ""


def _unnumbered(line: PrintedLine) -> PrintedLine:
    return replace(line, cells=line.cells[1:])


def moved_on_pages(lines: Sequence[PrintedLine], origins: Sequence[Origin], text: str) -> frozenset[int]:
    """Return which filled lines are free rows of a table all of whose free rows stand in the letters of some pages.

    Args:
        lines: what was filled, with marks.
        origins: where the values of these come from.
        text: the letters of the section's pages, cell after cell, as ``core`` writes them.
    """
    tables: dict[tuple[str, int], list[int]] = {}
    for at, line in enumerate(lines):
        if line.row > 0 and is_free(line.cells, origins):
            tables.setdefault((line.part, line.paragraph), []).append(at)
    return frozenset(at for rows in tables.values() if _stand([lines[n] for n in rows], text) for at in rows)


def _stand(rows: Sequence[PrintedLine], text: str) -> bool:
    """Return whether every row stands on the pages whole, cell after cell, each in a place of its own."""
    taken: set[int] = set()
    for row in rows:
        places = [place for place in _places(row, text) if place not in taken]
        if not places:
            return False
        taken.add(places[0])
    return True


def _places(row: PrintedLine, text: str) -> Iterator[int]:
    bare = replace(row, cells=tuple(map(bare_text, row.cells)))
    cells = _unnumbered(bare).cells if _number(bare) else bare.cells
    words = [word for cell in cells for word in pieces(cell)]
    if sum(map(len, words)) >= LEAST:
        yield from (match.start() for match in re.finditer(_PAGES.join(map(re.escape, words)), text))
