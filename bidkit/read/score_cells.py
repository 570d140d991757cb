"""A scoring table whose items stand line by line in one cell beside their group: 施工方案 12分, 质量措施 6分.

Nothing but the sum tells such lines from the steps of one item: the items of a table must come to 100.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.read.labels import without_label
from bidkit.read.score_columns import SERIAL, SKIP
from bidkit.read.score_leaf import Leaf, total_of
from bidkit.read.score_rows import clean_lines
from bidkit.read.score_text import GRADE, NOT_NAME, stated
from bidkit.read.text import plain
from bidkit.read.unit import Unit, Zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.model.reading import Cell
    from bidkit.read.grid import Table
    from bidkit.read.outline import Outline

FULL = Decimal(100)
ITEM = re.compile(
    r"^([\u4e00-\u9fff、和及与]{2,20}?)[(\[【:,—-]{0,2}(?:满分|最高|共|计|分值)?[:为]?(\d{1,2}(?:\.\d+)?)分(?:[)\]】]|$|(?=[:。,;(]))"
)
SCORES = re.compile(r"(评[分审标选]|打分|计分)(的)?(标准|办法|方法|细则|因素|内容|项)|^评[分审]$|分值")
ZONES = (Zone.COVER, Zone.NOTICE, Zone.INSTRUCTIONS, Zone.OTHER)
SEVERAL = 2


def leaves_in_cells(outline: Outline) -> list[Leaf]:
    """Return the items of the first table, or of its one cell of scoring, that come to 100; else none."""
    first = {unit.table: unit for unit in reversed(outline.units) if unit.table}
    for number, table in outline.tables.items():
        zone = first[number].zone if number in first else Zone.FORMS
        rows = list(_rows(outline, table, first[number])) if zone in (Zone.EVALUATION, *ZONES) else []
        whole = [leaf for _, leaves in rows for leaf in leaves]
        if zone is Zone.EVALUATION and total_of(whole) == FULL:
            return whole
        for name, leaves in rows:
            if SCORES.search(name) and len(leaves) > SEVERAL and total_of(leaves) == FULL:
                return leaves
    return []


def _rows(outline: Outline, table: Table, start: Unit) -> Iterator[tuple[str, list[Leaf]]]:
    """Yield each row's name with its items; a row that only says what the 100 are made of has none."""
    units = {(unit.row, unit.column): unit for unit in reversed(outline.units) if unit.table == table.number}
    for number, row in enumerate(table.grid):
        cells = _cells(row, number)
        if len(cells) < SEVERAL or SKIP.match(plain(cells[-2].text)):
            continue
        name, words = without_label(plain(cells[-2].text)), cells[-1]
        unit = units.get((number, words.column), start)
        yield name, _items(name, words, unit)


def _cells(row: tuple[Cell | None, ...] | list[Cell | None], number: int) -> list[Cell]:
    """Return the cells of a row that begin in it and say more than a number, each once."""
    found = {id(cell): cell for cell in row if cell is not None and cell.row == number}
    return [cell for cell in found.values() if plain(cell.text) and not SERIAL.match(plain(cell.text))]


def _items(name: str, words: Cell, unit: Unit) -> list[Leaf]:
    """Return the lines with points of a cell; else the cell as one item of the row's name, if it says points."""
    parts: list[tuple[str, Decimal, list[str]]] = []
    for line in clean_lines(words).split("\n"):
        found = ITEM.match(without_label(plain(line)))
        if found and not NOT_NAME.search(found[1]) and not GRADE.search(found[1]):
            parts.append((found[1], Decimal(found[2]), [line]))
        elif parts:
            parts[-1][2].append(line)
    if len(parts) >= SEVERAL:
        return [Leaf(item, points, "\n".join(lines), name, unit) for item, points, lines in parts]
    points = stated(clean_lines(words))
    return [Leaf(name, points, clean_lines(words), "", unit)] if points else []
