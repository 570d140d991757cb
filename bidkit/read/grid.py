"""Tables as the extractor walks them: rows of cells, pieces cut by page breaks joined again."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bidkit.model.reading import Block, Cell
from bidkit.read.text import key

if TYPE_CHECKING:
    from collections.abc import Sequence

NUMBER = re.compile(r"^\s*(\d+(\.\d+)?\s*分?|[^\d。；;]{2,30}\d+(\.\d+)?\s*分[)）]?)\s*$")
REST = re.compile(r"^\s*[（(][^（）()]{0,12}[）)]\s*$")
ENDS = tuple("。；;！!：:）)")


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its number in the document; ``grid[row][column]`` is the cell seen there, merges filled in."""

    number: int
    block: Block
    grid: tuple[tuple[Cell | None, ...], ...]

    def text(self, row: int, column: int) -> str:
        """Return the words of the cell at a place; "" outside or where nothing is."""
        if not (0 <= row < len(self.grid) and 0 <= column < len(self.grid[row])):
            return ""
        cell = self.grid[row][column]
        return "" if cell is None else cell.text


def make_table(number: int, block: Block) -> Table:
    """Return the table with every place of its grid filled by the cell that covers it."""
    rows = block.rows
    grid: list[list[Cell | None]] = [[None] * block.columns for _ in range(rows)]
    for cell in block.cells:
        for row in range(cell.row, min(cell.row + cell.row_span, rows)):
            for column in range(cell.column, min(cell.column + cell.column_span, block.columns)):
                grid[row][column] = cell
    return Table(number, block, tuple(tuple(row) for row in grid))


def join_cut_tables(blocks: Sequence[Block], *, paged: bool) -> list[Block]:
    """Return the blocks with tables that only a page break cut made one again.

    In a PDF the next table must stand on the next page with as many columns; in Word nothing may stand between.
    """
    out: list[Block] = []
    for block in blocks:
        last = out[-1] if out else None
        if last is not None and _continues(last, block, paged):
            out[-1] = _append(last, block)
        else:
            out.append(block)
    return out


def _continues(last: Block, block: Block, paged: bool) -> bool:
    if last.kind != "table" or block.kind != "table" or not block.cells:
        return False
    if paged and (last.page is None or block.page is None or not 0 < block.page - _last_page(last) <= 1):
        return False
    return block.columns > 1 and block.columns in (last.columns, len(_last_row(last)))


def _last_page(block: Block) -> int:
    pages = [inner.page for cell in block.cells for inner in cell.blocks if inner.page]
    return max(pages, default=block.page or 0)


def _last_row(block: Block) -> list[Cell]:
    last = block.rows - 1
    return [cell for cell in block.cells if cell.row <= last < cell.row + cell.row_span]


def _fitted(last: Block, block: Block) -> Block:
    """Two tables that touch share one grid; the rest of the second has fewer columns and is laid on its last row."""
    if block.columns == last.columns:
        return block
    places = _last_row(last)
    cells = [
        replace(
            cell,
            column=places[cell.column].column,
            column_span=sum(
                place.column_span for place in places[cell.column : cell.column + cell.column_span]
            ),
        )
        for cell in block.cells
    ]
    return replace(block, cells=tuple(cells), columns=last.columns)


def _row_keys(block: Block, row: int) -> tuple[str, ...]:
    return tuple(key(cell.text) for cell in block.cells if cell.row == row)


def _repeated(last: Block, block: Block) -> int:
    """Return with how many rows of the first table the second begins."""
    rows = range(min(last.rows, block.rows))
    return next(
        (
            row
            for row in rows
            if not any(_row_keys(block, row)) or _row_keys(block, row) != _row_keys(last, row)
        ),
        len(rows),
    )


def _append(last: Block, block: Block) -> Block:
    """Repeated heads are dropped, however many rows they have; a row that the break cut in two is made one."""
    block = _fitted(last, block)
    skip = _repeated(last, block)
    cells = [cell for cell in block.cells if cell.row >= skip]
    if not cells:
        return last
    offset = last.rows - skip
    cut = _cut_row(last, cells, skip)
    if cut:
        offset -= 1
    made = list(last.cells)
    for cell in cells:
        moved = replace(cell, row=cell.row + offset)
        above = _cell_at(made, last.rows - 1, cell.column) if cut and cell.row == skip else None
        if above is None:
            made.append(moved)
        else:
            place = made.index(above)
            span = moved.row + moved.row_span - above.row
            made[place] = replace(above, blocks=_glued(above.blocks, cell.blocks), row_span=span)
    return replace(last, cells=tuple(sorted(made, key=lambda cell: (cell.row, cell.column))))


def _cut_row(last: Block, cells: Sequence[Cell], first: int) -> bool:
    """The first row of the rest has an empty cell where the row it carries on has words."""
    top = [cell for cell in cells if cell.row == first]
    if not top or all(not cell.text for cell in top):
        return False
    both = [(cell.text, _text_at(last, cell.column)) for cell in top]
    if any(NUMBER.match(below) and NUMBER.match(above) for below, above in both):
        return False  # a number is not cut in two: the empty cell carries on one merged over both rows
    if top[0].text:  # all that is left of a narrow cell is the end of its words: （45分）
        rest = [cell.text for cell in top if cell.text]
        return len(rest) == 1 < len(top) and bool(REST.match(rest[0])) and bool(both[0][1])
    return bool(both[0][1])


def _text_at(block: Block, column: int) -> str:
    cell = _cell_at(block.cells, block.rows - 1, column)
    return "" if cell is None else cell.text


def _cell_at(cells: Sequence[Cell], row: int, column: int) -> Cell | None:
    for cell in cells:
        if (
            cell.row <= row < cell.row + cell.row_span
            and cell.column <= column < cell.column + cell.column_span
        ):
            return cell
    return None


def _glued(above: tuple[Block, ...], below: tuple[Block, ...]) -> tuple[Block, ...]:
    if not above or not below or above[-1].kind == "table" or below[0].kind == "table":
        return above + below
    if above[-1].text.endswith(ENDS):
        return above + below
    joined = replace(above[-1], text=above[-1].text + below[0].text)
    return (*above[:-1], joined, *below[1:])
