"""What a sheet hides, merges or has not calculated.

Read from the sheet's own part: openpyxl's streaming reader, the only one that stays small on a large sheet, tells
none of it, and its whole reader throws away what lies under a merged cell.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING
from xml.etree.ElementTree import Element, fromstring, iterparse

from openpyxl.utils import range_boundaries
from openpyxl.utils.cell import coordinate_to_tuple

if TYPE_CHECKING:
    from zipfile import ZipFile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
HIDDEN = "是隐藏的"
LAST_COLUMN = 16_384
_TRUE = ("1", "true", "on")
_ZERO = re.compile(r"0(?:\.0*)?")

Place = tuple[int, int]
"""Row and column, from 1."""


class DisorderError(ValueError):
    """Rows or cells do not stand in order; the message names the first that does not."""


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Shape:
    """The sheet without its values: ``hidden_rows`` says why each is, ``pending`` are formulas without a result."""

    hidden_rows: Mapping[int, str] = field(default_factory=dict)
    hidden_columns: frozenset[int] = frozenset()
    merges: tuple[Merge, ...] = ()
    pending: Mapping[Place, str] = field(default_factory=dict)


def workbook_part(archive: ZipFile) -> str:
    """Return the name of the part that lists the sheets."""
    for one in fromstring(archive.read("_rels/.rels")):
        if one.get("Type", "").endswith("/officeDocument"):
            return one.get("Target", "").lstrip("/")
    raise KeyError("officeDocument")


def sheet_parts(archive: ZipFile) -> dict[str, str]:
    """Return the part of each sheet by its title; raises KeyError where the package has none."""
    book = workbook_part(archive)
    folder, name = posixpath.split(book)
    rels = fromstring(archive.read(posixpath.join(folder, "_rels", f"{name}.rels")))
    targets = {one.get("Id", ""): one.get("Target", "") for one in rels}
    return {
        sheet.get("name", ""): posixpath.normpath(
            posixpath.join("/", folder, targets[_rel_id(sheet)])
        ).lstrip("/")
        for sheet in fromstring(archive.read(book)).iter(f"{MAIN}sheet")
    }


def _rel_id(sheet: Element) -> str:
    return next(value for key, value in sheet.attrib.items() if key.endswith("relationships}id"))


def read_shape(stream: IO[bytes]) -> Shape:
    """Return the shape of a worksheet part; raises DisorderError where rows would be lost in reading."""
    return _Reader().read(stream)


class _Reader:
    """Gathers the shape while the part streams by; finished rows are dropped at once."""

    def __init__(self) -> None:
        self.row = 0
        self.hidden: dict[int, str] = {}
        self.columns: set[int] = set()
        self.merges: list[Merge] = []
        self.pending: dict[Place, str] = {}
        self.filtered: range = range(0)

    def read(self, stream: IO[bytes]) -> Shape:
        """Return the shape; the part is read to its end."""
        holder: Element | None = None
        for event, element in iterparse(stream, ("start", "end")):
            if event == "start":
                holder = element if element.tag == f"{MAIN}sheetData" else holder
                continue
            match element.tag.removeprefix(MAIN):
                case "row":
                    self._row(element)
                    if holder is not None:
                        holder.clear()
                case "col":
                    self._column(element)
                case "mergeCell":
                    self._merge(element.get("ref", ""))
                case "autoFilter":
                    self._filter(element)
        hidden = {
            row: "被筛选隐藏" if row in self.filtered and why == HIDDEN else why
            for row, why in self.hidden.items()
        }
        return Shape(hidden, frozenset(self.columns), tuple(self.merges), self.pending)

    def _row(self, row: Element) -> None:
        number = int(float(row.get("r") or self.row + 1))
        if number <= self.row:
            raise DisorderError(f"第 {number} 行写在第 {self.row} 行后面")
        self.row = number
        if _true(row, "hidden") or _ZERO.fullmatch(row.get("ht", "")):
            level = row.get("outlineLevel", "0")
            self.hidden[number] = "在收起的分组里" if level not in ("", "0") else HIDDEN
        self.pending.update(self._uncalculated(row))

    def _uncalculated(self, row: Element) -> Iterator[tuple[Place, str]]:
        """Yield the formulas of a row that no program has calculated; one that gave empty text says ``t="str"``."""
        column = 0
        for cell in row.iter(f"{MAIN}c"):
            place = cell.get("r")
            at = coordinate_to_tuple(place)[1] if place else column + 1
            if at <= column:
                raise DisorderError(f"单元格 {place} 写在同一行更右的格后面")
            column = at
            formula = cell.find(f"{MAIN}f")
            if formula is not None and not cell.findtext(f"{MAIN}v") and cell.get("t") != "str":
                yield (self.row, column), f"={formula.text or ''}"

    def _column(self, column: Element) -> None:
        if _true(column, "hidden") or _ZERO.fullmatch(column.get("width", "")):
            first, last = int(column.get("min", "0")), int(column.get("max", "0"))
            self.columns.update(range(first, min(last, LAST_COLUMN) + 1))

    def _merge(self, ref: str) -> None:
        left, top, right, bottom = range_boundaries(ref)
        if left and top and right and bottom:
            self.merges.append(Merge(top, left, bottom, right))

    def _filter(self, element: Element) -> None:
        if element.find(f"{MAIN}filterColumn") is not None:
            _, top, _, bottom = range_boundaries(element.get("ref", ""))
            self.filtered = range(top or 0, (bottom or 0) + 1)


def _true(element: Element, name: str) -> bool:
    return element.get(name, "").lower() in _TRUE
