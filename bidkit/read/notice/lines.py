"""A notice as lines and tables, whatever file it came in; rows of a text that tabs part are a table again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.read.grid import make_table
from bidkit.read.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bidkit.model.reading import Block

Grid = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheetful:
    """The lines outside tables, and each table with the line above it."""

    lines: tuple[str, ...]
    tables: tuple[tuple[str, Grid], ...]

    @property
    def text(self) -> str:
        """Return everything that was read, a row of a table on one line."""
        rows = ("　".join(row) for _, grid in self.tables for row in grid)
        return "\n".join((*self.lines, *rows))


def of_blocks(blocks: Iterable[Block]) -> Sheetful:
    """Return the lines and tables of a Word or PDF file."""
    lines: list[str] = []
    tables: list[tuple[str, Grid]] = []
    for number, block in enumerate(blocks):
        if block.kind == "table":
            table = make_table(number, block)
            grid = tuple(
                tuple(clean(table.text(row, column)) for column in range(block.columns))
                for row in range(block.rows)
            )
            tables.append((lines[-1] if lines else "", grid))
        elif block.kind != "contents":
            lines += filter(None, map(clean, f"{block.label}{block.text}".split("\n")))
    return Sheetful(tuple(lines), tuple(tables))


def of_text(text: str) -> Sheetful:
    """Return the lines and tables of plain text, as copied from a web page."""
    lines: list[str] = []
    tables: list[tuple[str, Grid]] = []
    rows: list[tuple[str, ...]] = []
    for line in (*text.splitlines(), ""):
        cells = tuple(map(clean, line.split("\t")))
        if len(cells) > 1:
            rows.append(cells)
            continue
        if rows:
            wide = max(map(len, rows))
            tables.append(
                (lines[-1] if lines else "", tuple((*row, *[""] * (wide - len(row))) for row in rows))
            )
            rows = []
        lines += filter(None, [clean(line)])
    return Sheetful(tuple(lines), tuple(tables))
