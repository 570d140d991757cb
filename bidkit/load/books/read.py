"""A workbook that came back → its rows as text, with what each cell held when it was written.

Saved by Excel, WPS or LibreOffice: sheets and columns in any order, styles gone, numbers and days as typed cells.
"""

from __future__ import annotations

import re
import warnings
from datetime import date, datetime, time
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any

import openpyxl
from openpyxl.utils import get_column_letter

from bidkit.errors import UnreadableError
from bidkit.filekind import kind_of_file
from bidkit.load.books.look import BASE, KEY, LISTS, cell_text
from bidkit.load.cell_value import value_of
from bidkit.load.prices.cells import BROKEN
from bidkit.model.book import BadCell, Entry, Told
from bidkit.words.decimals import plain_decimal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

ERRORS = ("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!")
MOST_EMPTY = 500


def read_book(path: Path) -> Told:
    """Return what stands in a workbook.

    Raises:
        UnreadableError: it is none, or one that was not written by ``bidkit book``.
    """
    book, values = opened(path), opened(path, values=True)
    if BASE not in book.sheetnames:
        cure = "请用 bidkit book 写出的工作簿；里面有一张隐藏的工作表，不要删，也不要把内容复制到新文件里"
        raise UnreadableError(f"{path.name} 不是 bidkit book 写出的工作簿", cure=cure)
    about, base = _base(book[BASE])
    entries: dict[str, list[Entry]] = {}
    bad: list[BadCell] = []
    for title in book.sheetnames:
        if title not in (BASE, LISTS) and hasattr(book[title], "iter_rows"):
            found = _Sheet(book[title], values[title], bad)
            entries[title] = list(found.entries())
    missing = sorted({sheet for sheet, _ in base} - set(entries))
    if missing:
        cure = "请不要改工作表名；删掉的，用 bidkit book 重新写一份"
        raise UnreadableError(f"{path.name} 少了工作表：{'、'.join(missing)}", cure=cure)
    return Told(about, entries, base, tuple(bad))


def opened(path: Path, *, values: bool = False) -> Workbook:
    """Return a workbook with its formulas, or with the ``values`` that these had when it was saved.

    Raises UnreadableError for what is no workbook; in a strict one openpyxl would see no sheet, and say so in English.
    """
    try:
        if kind_of_file(path).key == "strict-xlsx":
            raise not_a_book(path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(path, data_only=values)
    except FileNotFoundError:
        raise UnreadableError(f"找不到 {path.name}", cure="请检查文件名和所在文件夹") from None
    except BROKEN:
        raise not_a_book(path) from None


def not_a_book(path: Path) -> UnreadableError:
    """Return the fault of a file that is no workbook."""
    found = kind_of_file(path)
    what = f"是{found.name}" if found.key not in ("", "cut", "xlsx") else "不是 .xlsx 文件或已损坏"
    return UnreadableError(f"{path.name} 打不开，{what}", cure="请用 Excel 另存为 .xlsx（不加密）")


def _base(sheet: Worksheet) -> tuple[str, dict[tuple[str, str], dict[str, str]]]:
    base: dict[tuple[str, str], dict[str, str]] = {}
    rows = sheet.iter_rows(min_col=1, max_col=4, values_only=True)
    head = next(rows, ("", "", "", ""))
    held: dict[str, str] = {}
    for page, key, title, text in rows:
        if page:
            held = base.setdefault((text_of(page), text_of(key)), {})
        elif title:
            held[text_of(title)] = text_of(text)
    return text_of(head[1]), base


# What WPS writes for a picture put into a cell; no other program reads it, and openpyxl drops the picture on saving.
PICTURE = re.compile(r"=(?:_xlfn\.)?DISPIMG\(")
PICTURE_SAID = (
    "这一格里是嵌入单元格的图片，读不到里面的内容",
    "请把图片另存为文件，放进 library/files/，这一格写文件名",
)


class _Sheet:
    """One sheet of people's; the head row says where the columns are now."""

    def __init__(self, sheet: Worksheet, values: Worksheet, bad: list[BadCell]) -> None:
        self.sheet, self.values, self.bad = sheet, values, bad
        heads = next(sheet.iter_rows(max_row=1, values_only=True), ())
        named = [(text_of(head), place) for place, head in enumerate(heads, start=1)]
        self.columns = {title: place for title, place in reversed(named) if title}

    def entries(self) -> Iterator[Entry]:
        """Yield the rows that hold anything."""
        empty = 0
        for row, cells in islice(enumerate(self.sheet.iter_rows(), start=1), 1, None):
            texts = {
                title: self._text(row, title, cells[place - 1])
                for title, place in self.columns.items()
                if place <= len(cells)
            }
            if any(texts.values()):
                empty = 0
                key = texts.pop(KEY, "")
                yield Entry(self.sheet.title, row, key, texts, self.columns)
            elif (empty := empty + 1) > MOST_EMPTY:
                return

    def _text(self, row: int, title: str, cell: Any) -> str:
        value = value_of(cell)
        if isinstance(value, str) and PICTURE.match(value):
            self._fault(row, title, cell.column, *PICTURE_SAID)
            return ""
        if cell.data_type == "f" or type(value).__name__ == "ArrayFormula":
            value = value_of(self.values.cell(row, cell.column))
            if value is None:
                self._fault(row, title, cell.column, "这一格是公式，没有算出的值", "请改成文字")
        if isinstance(value, str) and value in ERRORS:
            self._fault(row, title, cell.column, f"这一格是公式的错误值 {value}", "请改成文字")
        return text_of(value, percent="%" in (cell.number_format or ""))

    def _fault(self, row: int, title: str, column: int, message: str, cure: str) -> None:
        self.bad.append(BadCell(self.sheet.title, row, title, message, cure, column))


def text_of(value: Any, *, percent: bool = False) -> str:
    """Return what a cell holds as a person would type it: 2026-12-21, 2026-12-21 09:30, 0.06, 是."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if value.time() == time() else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, (int, float)):
        found = Decimal(repr(round(value, 10) if isinstance(value, float) else value))
        return f"{plain_decimal(found * 100)}%" if percent else plain_decimal(found)
    return cell_text(str(value))


def cell_name(column: int, row: int) -> str:
    """Return the name of a cell, such as F3."""
    return f"{get_column_letter(column)}{row}"
