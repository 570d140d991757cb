"""The rows of tables in a cut-out piece, and rows that repeat: one blank row filled for each record of a list.

Owns what a repeated row is in Word. Which list fills which table, and what stands in its cells, is for the reader.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bidkit.word.cut.body import row_cells, rows
from bidkit.word.cut.widths import give_room
from bidkit.word.ooxml import XML_SPACE, add, copy_of, drop, make, val, w

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bidkit.word.ooxml import Element


@dataclass(frozen=True, slots=True)
class Slot:
    """One cell by its column in the grid; ``lines`` are its paragraphs by index.

    ``merged`` is "first" for a cell that reaches down into the next row and "more" for what it covers there.
    """

    column: int
    span: int
    lines: tuple[int, ...]
    merged: str = ""


@dataclass(frozen=True, slots=True)
class Rows:
    """A table row by row; ``nested`` says that a table stands inside one of its cells."""

    number: int
    rows: tuple[tuple[Slot, ...], ...]
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Loop:
    """Rows ``first`` to ``last`` of a table become one row for each record; ``each`` is what ``for`` says.

    With no record at all the rows stand as they were printed.
    """

    table: int
    first: int
    last: int
    each: str


@dataclass(slots=True)
class Held:
    """The rows of a loop with copies of them, taken before anything is filled in."""

    each: str
    rows: list[Element]
    printed: list[Element] = field(default_factory=list)

    def repeat(self) -> None:
        """Put the marks of the loop around the first row; the rows as printed stand for an empty list."""
        pattern = self.rows[0]
        _grow(pattern)
        give_room(pattern)
        for row in self.rows[1:]:
            drop(row)
        pattern.addprevious(_mark(f"for {self.each}"))
        after = [_mark("else"), *self.printed, _mark("endfor")]
        for row in reversed(after):
            pattern.addnext(row)


def rows_of(root: Element) -> list[Rows]:
    """Return the tables of a piece, numbered from 1 as the lines count them."""
    places = {paragraph: index for index, paragraph in enumerate(root.iter(w("p")))}
    return [_rows(number, table, places) for number, table in enumerate(root.iter(w("tbl")), start=1)]


def add_grids(body: Element) -> None:
    """Give tables without a grid one, as the schema demands and the template language relies on."""
    for table in body.iter(w("tbl")):
        if table.find(w("tblGrid")) is not None:
            continue
        slots = [slot for row in _rows(0, table, None).rows for slot in row]
        grid = make("tblGrid")
        for _ in range(max((slot.column + slot.span for slot in slots), default=1)):
            add(grid, "gridCol")
        look = table.find(w("tblPr"))
        table.insert(0 if look is None else table.index(look) + 1, grid)


def hold(root: Element, loop: Loop) -> Held:
    """Return the rows of a loop, ready to be repeated once their cells are filled."""
    tables = list(root.iter(w("tbl")))
    found = list(rows(tables[loop.table - 1]))[loop.first : loop.last + 1]
    return Held(loop.each, found, [copy_of(row) for row in found])


def _rows(number: int, table: Element, places: Mapping[Element, int] | None) -> Rows:
    nested = any(inner is not table for inner in table.iter(w("tbl")))
    made = []
    for row in rows(table):
        slots: list[Slot] = []
        column = _before(row)
        for cell in row_cells(row):
            look = cell.find(w("tcPr"))
            text = val(look, "gridSpan", "1")
            span = int(text) if text.isdigit() else 1
            lines = () if places is None else tuple(places[one] for one in cell.iter(w("p")))
            slots.append(Slot(column, span, lines, _merged(look)))
            column += span
        made.append(tuple(slots))
    return Rows(number, tuple(made), nested)


def _before(row: Element) -> int:
    text = val(row.find(w("trPr")), "gridBefore", "0")
    return int(text) if text.isdigit() else 0


def _merged(look: Element | None) -> str:
    merge = None if look is None else look.find(w("vMerge"))
    if merge is None:
        return ""
    return "first" if merge.get(w("val"), "continue") == "restart" else "more"


def _grow(row: Element) -> None:
    """Let a row of fixed height grow with what is filled in."""
    for height in row.iterfind(f"{w('trPr')}/{w('trHeight')}"):
        if height.get(w("hRule")) == "exact":
            height.set(w("hRule"), "atLeast")


def _mark(words: str) -> Element:
    row = make("tr")
    run = add(add(add(row, "tc"), "p"), "r")
    text = add(run, "t")
    text.text = f"{{%tr {words} %}}"
    text.set(XML_SPACE, "preserve")
    return row
