"""Columns of a table that repeats a row: numbers and short answers give room to the columns that hold sentences.

A buyer's empty form often has columns of one width; filled, the clause and the answer would stand in narrow strips.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.word.ooxml import val, w

if TYPE_CHECKING:
    from bidkit.word.ooxml import Element

LETTER, PADDING, LINE = 280, 240, 4
"""Twips of a large letter (四号) and of a cell's edges; letters of a column's name that stand side by side."""
SHORT = {
    "{{ loop.index }}": 2,
    "{{ project.lot }}": 2,
    "{{ r.id }}": 3,
    "{{ r.deviation }}": 3,
    "{{ r.kind }}": 4,
    "{{ r.clause }}": 5,
}
"""Letters that stand side by side in what a tag prints."""
LONG = re.compile(r"\{\{ r\.(?:text|reply)\b")
FEWEST = 3
"""Columns: a table of fewer is a form of names and values."""


def give_room(pattern: Element) -> None:
    """Set, in place, the columns of the table that a repeated row stands in; those that hold anything else stay."""
    table = pattern.getparent()
    grid = None if table is None else table.find(w("tblGrid"))
    if table is None or grid is None:
        return
    cells = pattern.findall(w("tc"))
    given = [_number(column.get(w("w"))) for column in grid]
    plain = len(cells) == len(given) >= FEWEST and all(_span(cell) == 1 for cell in cells)
    if not plain or not all(given) or not _measured(table):
        return
    widths = _widths([_text(cell).strip() for cell in cells], _heads(table, len(given)), given)
    if widths != given:
        _set(table, grid, widths)


def _widths(texts: list[str], heads: list[str], given: list[int]) -> list[int]:
    """Return the widths: what short columns do not need goes to the long ones, most to the narrowest."""
    long = [at for at, text in enumerate(texts) if LONG.search(text)]
    widths = list(given)
    for at, text in enumerate(texts):
        if text in SHORT and long:
            widths[at] = min(given[at], LETTER * max(SHORT[text], min(LINE, len(heads[at]))) + PADDING)
    spare = sum(given) - sum(widths)
    if spare:
        even = (sum(widths[at] for at in long) + spare) // len(long)
        for at in long:
            widths[at] = even
        widths[long[-1]] += sum(given) - sum(widths)
    return widths


def _set(table: Element, grid: Element, widths: list[int]) -> None:
    for column, width in zip(grid, widths, strict=True):
        column.set(w("w"), str(width))
    for row in table.iterfind(w("tr")):
        at = _number(val(row.find(w("trPr")), "gridBefore"))
        for cell in row.iterfind(w("tc")):
            span = _span(cell)
            own = cell.find(f"{w('tcPr')}/{w('tcW')}")
            if own is not None:
                own.set(w("w"), str(sum(widths[at : at + span])))
            at += span


def _heads(table: Element, columns: int) -> list[str]:
    """Return the names of the columns, from the first row that names each."""
    for row in table.iterfind(w("tr")):
        cells = row.findall(w("tc"))
        if len(cells) == columns:
            return [_text(cell).strip() for cell in cells]
    return [""] * columns


def _measured(table: Element) -> bool:
    """Return whether every cell that says its width says it in twips, and no table stands in another."""
    own = [cell.find(f"{w('tcPr')}/{w('tcW')}") for cell in table.iter(w("tc"))]
    nested = any(inner is not table for inner in table.iter(w("tbl")))
    return not nested and all(one is None or one.get(w("type"), "dxa") == "dxa" for one in own)


def _span(cell: Element) -> int:
    return _number(val(cell.find(w("tcPr")), "gridSpan")) or 1


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0


def _text(node: Element) -> str:
    return "".join(one.text or "" for one in node.iter(w("t")))
