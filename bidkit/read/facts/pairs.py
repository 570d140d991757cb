"""What the document says by name: 项目编号：…, the rows of its tables of particulars, the columns of its lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from bidkit.read.labels import without_label
from bidkit.read.text import clean, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.model.reading import Cell
    from bidkit.read.grid import Table
    from bidkit.read.outline import Outline
    from bidkit.read.unit import Unit

NAMED = re.compile(r"^[\"“]?([^:：。；;，,]{2,28})[”\"]?\s*(?:(?<!\d)[：:]|[：:](?!\s*\d\d(?!\d)))\s*(.*)$")
INNER = re.compile(r"(?<=[，,；;。\s])([一-鿿]{2,12})[：:]\s*([^，,；;。]+)")
BRACKETED = re.compile(r"^【([^【】]{2,12})】\s*[：:]?\s*(\S.*)$")
NUMBER_CELL = re.compile(r"^[\d.．、/／（）()一二三四五六七八九十条款第A-Z]*$")
CLAUSE_CELL = re.compile(r"^第?\d+(\.\d+)*(条|款|项)$|^第?\d+(\.\d+)+(条|款|项)?$")
REMARK = re.compile(r"^(备注|附注|补充说明|说明|依据|条款号?|条款编号|对应条款)$")
KEY_LENGTH = 32
BARE_NUMBER = re.compile(r"^\d{1,2}(\.\d{1,2})*(?=[一-鿿]{2})")
OF_LOT = re.compile(r"^(?:(?:采购|标|分)?包|标段)\s*[\d一二三四五六七八九十]{0,3}\s*[：:]\s*(\S.*)$")


@dataclass(frozen=True, slots=True)
class Pair:
    """A name and what stands beside it; ``how`` is ``line``, ``row`` or ``column``.

    ``above`` is what a line stands under: the name of its table row, else the numbered title.
    """

    key: str
    value: str
    unit: Unit
    how: str
    above: str = ""


def find_pairs(outline: Outline) -> list[Pair]:
    """Return every name with its value, in the order of the document."""
    pairs = [pair for unit in outline.units if not unit.contents for pair in _lines(outline, unit)]
    first = outline.in_cells()
    for table in outline.tables.values():
        pairs += _rows(table, first)
        pairs += _columns(table, first)
    return sorted(pairs, key=lambda pair: pair.unit.index)


def _lines(outline: Outline, unit: Unit) -> Iterator[Pair]:
    above = _row_name(outline, unit) or _title(outline, unit)
    words = without_label(unit.text)
    found = BRACKETED.match(words) or NAMED.match(words)
    if found:
        value = found[2] or _next(outline, unit)
        if value:
            yield Pair(BARE_NUMBER.sub("", plain(found[1])), value, unit, "line", above)
        for inner in INNER.finditer(found[2]):
            yield Pair(plain(inner[1]), inner[2], unit, "line", plain(found[1]))
    elif unit.label is not None and unit.titled and len(words) <= 24:
        value = _next(outline, unit)
        if value:
            yield Pair(plain(words), value, unit, "title", above)


def _title(outline: Outline, unit: Unit) -> str:
    head = outline.head(unit)
    return "" if head is None else plain(head.text)


def _row_name(outline: Outline, unit: Unit) -> str:
    """Return what the cell before a line's own cell says, "" where it is no name."""
    if not unit.table or unit.column < 1:
        return ""
    row = outline.tables[unit.table].grid[unit.row]
    before = next(
        (cell for cell in reversed(row[: unit.column]) if cell is not None and cell.text.strip()), None
    )
    words = "" if before is None else plain(before.text)
    return words if len(words) <= KEY_LENGTH and not NUMBER_CELL.match(words) else ""


def _next(outline: Outline, unit: Unit) -> str:
    """A name alone on its line has its value on the next."""
    if unit.index + 1 >= len(outline.units):
        return ""
    after = outline.units[unit.index + 1]
    same_cell = (after.table, after.row, after.column) == (unit.table, unit.row, unit.column)
    if not same_cell or after.contents:
        return ""
    if OF_LOT.match(after.text):
        return _of_lots(outline, unit.index + 1)
    return "" if NAMED.match(without_label(after.text)) else after.text


def _of_lots(outline: Outline, start: int) -> str:
    """Return what the lines 采购包1：… say where all lots say the same; "" where they differ."""
    said: set[str] = set()
    for unit in islice(outline.units, start, None):
        found = OF_LOT.match(unit.text)
        if found is None:
            break
        said.add(found[1].strip())
    return said.pop() if len(said) == 1 else ""


def _rows(table: Table, first: dict[tuple[int, int, int], Unit]) -> Iterator[Pair]:
    remarks = _remarks(table)
    for row in range(1 if _headed(table) else 0, len(table.grid)):
        cells = _distinct(table.grid[row])
        while len(cells) > 2 and NUMBER_CELL.match(plain(cells[0].text)):
            cells = cells[1:]
        if len(cells) == 3 and CLAUSE_CELL.match(plain(cells[2].text)):
            cells = cells[:2]
        if len(cells) == 3 and remarks and cells[2].column == remarks:
            cells = cells[:2]
        if len(cells) == 3 and len(plain(cells[1].text)) > KEY_LENGTH:
            cells = cells[:2]
        if len(cells) not in (2, 4):
            continue
        for name, value in zip(cells[::2], cells[1::2], strict=True):
            unit = first.get((table.number, value.row, value.column))
            words = plain(name.text).rstrip(":")
            if unit is not None and 2 <= len(words) <= KEY_LENGTH and value.text.strip():
                yield Pair(words, value.text, unit, "row")


def _remarks(table: Table) -> int:
    """Return the number of a last column of remarks, 0 for none."""
    heads = _distinct(table.grid[0]) if table.grid else []
    return heads[-1].column if len(heads) > 2 and REMARK.search(plain(heads[-1].text)) else 0


def _headed(table: Table) -> bool:
    """Return whether the first row only names the columns."""
    if len(table.grid) < 2:
        return False
    first, second = _distinct(table.grid[0]), _distinct(table.grid[1])
    short = all(len(plain(cell.text)) <= 14 and not re.search(r"[:：]$", cell.text) for cell in first)
    return (
        len(first) >= 3
        and short
        and bool(second)
        and (bool(NUMBER_CELL.match(plain(second[0].text))) or "序号" in plain(first[0].text))
    )


def _columns(table: Table, first: dict[tuple[int, int, int], Unit]) -> Iterator[Pair]:
    if len(table.grid) < 2 or len(_distinct(table.grid[0])) < 3:
        return
    heads = [plain(table.text(0, column)) for column in range(len(table.grid[0]))]
    for row in range(1, len(table.grid)):
        line = plain("".join(cell.text for cell in _distinct(table.grid[row])))
        total = "合计" in line or "总计" in line
        for cell in _distinct(table.grid[row]):
            unit = first.get((table.number, cell.row, cell.column))
            name = heads[cell.column]
            if unit is not None and cell.row == row and 2 <= len(name) <= KEY_LENGTH:
                yield Pair(name, clean(cell.text), unit, "total" if total else "column")


def _distinct(cells: Sequence[Cell | None]) -> list[Cell]:
    out: list[Cell] = []
    for cell in cells:
        if cell is not None and cell not in out[-1:] and cell.text.strip():
            out.append(cell)
    return out
