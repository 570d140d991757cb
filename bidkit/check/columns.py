"""Tables read by the names of their columns: which row is the head, which column is meant, the rows below."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.source import Span
from bidkit.words.spaces import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.model.document import FinishedVolume
    from bidkit.model.facts import Table

HEAD_ROWS = 3


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its head row and the place of each column found in it."""

    table: Table
    head: int
    columns: dict[str, int]
    span: Span

    def rows(self) -> Iterator[tuple[int, dict[str, str | None]]]:
        """Yield the rows below the head: their number from 1 and the cell of each named column."""
        for number, row in enumerate(self.table.rows[self.head + 1 :], self.head + 2):
            cells = {name: (row[at] if at < len(row) else None) for name, at in self.columns.items()}
            if any(cell for cell in row):
                yield number, cells


def grids(volume: FinishedVolume, wanted: dict[str, str], needed: frozenset[str]) -> Iterator[Grid]:
    """Yield the volume's tables whose head names all the needed columns.

    Args:
        volume: the finished volume.
        wanted: a regular expression for each column's squeezed title.
        needed: the columns without which a table is not meant.
    """
    compiled = {name: re.compile(pattern) for name, pattern in wanted.items()}
    for table in volume.word.tables:
        for at, row in enumerate(table.rows[:HEAD_ROWS]):
            columns = _columns(row, compiled)
            if needed <= columns.keys():
                yield Grid(
                    table, at, columns, Span(volume.word_name, part=table.part, paragraph=table.paragraph)
                )
                break


def _columns(row: tuple[str | None, ...], wanted: dict[str, re.Pattern[str]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at, cell in enumerate(row):
        for name, pattern in wanted.items():
            if cell and name not in found and at not in found.values() and pattern.search(squeeze(cell)):
                found[name] = at
    return found
