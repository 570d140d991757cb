"""Hide identity and mobile numbers in every text of a sheet before it is printed."""

from __future__ import annotations

from dataclasses import replace

from bidkit.model.sheet import Block, Bullets, Cell, Gap, Heading, Prose, Sheet, Table
from bidkit.words.masks import masked


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
            rows = tuple(tuple(map(_cell, row)) for row in block.rows)
            return replace(block, rows=rows, note=masked(block.note))
        case _:
            return block


def _cell(cell: Cell) -> Cell:
    return replace(cell, text=masked(cell.text))
