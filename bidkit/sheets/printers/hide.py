"""Hide the numbers of persons and accounts in every text of a sheet before it is printed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bidkit.model.sheet import Block, Bullets, Cell, Gap, Heading, Prose, Sheet, Table
from bidkit.words.masks import masked

if TYPE_CHECKING:
    from collections.abc import Iterator

LABEL = 12


def hidden(sheet: Sheet) -> Sheet:
    """Return the sheet with the numbers half hidden; drawings and files beside it stay as they are."""
    return replace(
        sheet,
        lead=masked(sheet.lead),
        gaps=tuple(Gap(masked(gap.what), masked(gap.cure)) for gap in sheet.gaps),
        blocks=tuple(map(_block, sheet.blocks)),
    )


def _block(block: Block) -> Block:
    match block:
        case Heading():
            return replace(block, text=masked(block.text))
        case Prose():
            return Prose(_cell(block.cell))
        case Bullets():
            return replace(block, items=tuple(map(_cell, block.items)))
        case Table():
            rows = tuple(tuple(_cells(block.heads, row)) for row in block.rows)
            return replace(block, rows=rows, note=masked(block.note))
        case _:
            return block


def _cells(heads: tuple[str, ...], row: tuple[Cell, ...]) -> Iterator[Cell]:
    """Yield the cells; what a number is may stand above it or to its left."""
    for at, cell in enumerate(row):
        left = row[at - 1].text if at else ""
        yield _cell(cell, heads[at], left if len(left) < LABEL else "")


def _cell(cell: Cell, *labels: str) -> Cell:
    text = cell.text
    for label in (*labels, ""):
        text = text if cell.outward else masked(text, label)
    return replace(cell, text=text)
