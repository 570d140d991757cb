"""Tables without lines: rows of text whose pieces stand under one another.

Three rows at the least, two columns that keep their left edges; anything less stays ordinary lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.model.reading import Block, Cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.pdf.seen.rows import TextLine

LEAST_ROWS = 3
NEAR = 6.0


def find_columns(lines: Sequence[TextLine]) -> Iterator[list[TextLine] | Block]:
    """Yield runs of ordinary lines, and a table block where pieces stand in columns."""
    start = 0
    plain: list[TextLine] = []
    while start < len(lines):
        end = _end_of_table(lines, start)
        if end - start >= LEAST_ROWS:
            if plain:
                yield plain
                plain = []
            yield _table(lines[start:end])
            start = end
        else:
            plain.append(lines[start])
            start += 1
    if plain:
        yield plain


def _end_of_table(lines: Sequence[TextLine], start: int) -> int:
    """Return the line after the last that keeps the columns of the first."""
    edges = [left for left, _ in lines[start].segments]
    if len(edges) < 2:
        return start
    end = start + 1
    while end < len(lines) and _keeps(lines[end], edges):
        end += 1
    return end


def _keeps(line: TextLine, edges: list[float]) -> bool:
    if len(line.segments) != len(edges):
        return False
    return all(abs(left - edge) <= NEAR for (left, _), edge in zip(line.segments, edges, strict=True))


def _table(lines: Sequence[TextLine]) -> Block:
    cells = tuple(
        Cell(row, column, (Block("paragraph", text),))
        for row, line in enumerate(lines)
        for column, (_, text) in enumerate(line.segments)
    )
    return Block("table", cells=cells, columns=len(lines[0].segments))
