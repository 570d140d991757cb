"""The cells of a price workbook: opened, streamed, merged cells spread over their rows.

The sheet's own note of its size is never believed: writers leave it stale.
"""

from __future__ import annotations

import warnings
import zipfile
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Any

import openpyxl
from openpyxl.utils import get_column_letter as letter
from openpyxl.utils.exceptions import InvalidFileException

from bidkit.errors import UnreadableError
from bidkit.filekind import LOCKED, UNKNOWN, FileKind, kind_of_file
from bidkit.load.cell_value import value_of
from bidkit.load.prices.shape import (
    STRICT,
    DisorderError,
    Place,
    Shape,
    read_shape,
    sheet_parts,
    workbook_part,
)
from bidkit.source import Span

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook

__all__ = ["BROKEN", "LARGEST_PART", "MOST_ROWS", "Cell", "Sheet", "letter", "open_book", "read_sheet"]

MOST_ROWS = 20_000
LARGEST_PART = 150 << 20
BROKEN = (
    InvalidFileException,
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    IndexError,
    OSError,
    EOFError,
    ValueError,
    TypeError,
    AttributeError,
    SyntaxError,
    NotImplementedError,
    RuntimeError,
    StopIteration,
)
"""What openpyxl and the standard library raise on files that are no workbook, or one they cannot read."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that holds something; ``merged`` is the range's first cell where the value comes from a row above."""

    row: int
    column: int
    value: Any
    error: bool = False
    percent: bool = False
    pending: str = ""
    merged: str = ""

    @property
    def at(self) -> str:
        """Return the cell's name, such as F3."""
        return f"{letter(self.column)}{self.row}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's cells that hold something, by row and column; ``under`` are those that lie under a merged cell."""

    file: str
    title: str
    rows: Mapping[int, Mapping[int, Cell]]
    shape: Shape = field(default_factory=Shape)
    under: tuple[Cell, ...] = ()

    def at(self, key: str) -> Span:
        """Return the place of a cell or row."""
        return Span(self.file, part=self.title, key=key)


@contextmanager
def open_book(path: Path, name: str) -> Iterator[tuple[Workbook, zipfile.ZipFile]]:
    """Yield the workbook, streaming, with its package; raises UnreadableError saying how to save it instead.

    What a reader below stumbles over in the bytes is the file's fault as well; openpyxl's English warnings are kept in.
    """
    try:
        with warnings.catch_warnings(), zipfile.ZipFile(path) as archive:
            warnings.simplefilter("ignore")
            _look_at_package(archive, name)
            book = openpyxl.load_workbook(path, data_only=True, read_only=True)
            try:
                yield book, archive
            finally:
                book.close()
    except FileNotFoundError:
        raise UnreadableError(
            "报价表不存在", cure="请把 price.xlsx 放进项目文件夹", span=Span(name)
        ) from None
    except DisorderError as disorder:
        message = f"报价表的行列次序乱了：{disorder}，照读会漏行"
        raise UnreadableError(message, cure="请用 Excel 或 WPS 打开，另存为 .xlsx", span=Span(name)) from None
    except BROKEN:
        raise _not_a_workbook(path, name) from None


def _not_a_workbook(path: Path, name: str) -> UnreadableError:
    try:
        found = kind_of_file(path)
    except OSError:
        found = UNKNOWN
    if found.key not in ("", "cut", "xlsx", "xls", "ole"):
        return UnreadableError(f"报价表打不开，是{found.name}", cure=_cure_of(found), span=Span(name))
    if found.key in ("xls", "ole"):
        message = "报价表打不开，是旧版 .xls、WPS 的 .et，或者加了打开密码"
        return UnreadableError(message, cure="请去掉密码，用 Excel 或 WPS 另存为 .xlsx", span=Span(name))
    cure = "请用 Excel 另存为 .xlsx（不加密）"
    return UnreadableError("报价表打不开，不是 .xlsx 文件或已损坏", cure=cure, span=Span(name))


def _cure_of(found: FileKind) -> str:
    return "请取消打开密码，用 Excel 或 WPS 另存为 .xlsx" if found == LOCKED else "请把报价填进 .xlsx 工作簿"


def _look_at_package(archive: zipfile.ZipFile, name: str) -> None:
    """Refuse what openpyxl would misread: the Strict dialect, and parts too large to hold."""
    if STRICT.strip("{}").encode() in archive.read(workbook_part(archive))[:4096]:
        message = "报价表存成了「Strict Open XML 电子表格」，这种格式读不了"
        cure = "请用 Excel 打开，另存为，类型选普通的「Excel 工作簿（*.xlsx）」"
        raise UnreadableError(message, cure=cure, span=Span(name))
    large = max(archive.infolist(), key=lambda info: info.file_size if info.filename.endswith(".xml") else 0)
    if large.filename.endswith(".xml") and large.file_size > LARGEST_PART:
        message = f"报价表里的 {large.filename} 展开有 {large.file_size >> 20} MB，多半是空白行列都带着格式"
        cure = "请把报价复制到一个新工作簿（只选有内容的行），另存为 .xlsx"
        raise UnreadableError(message, cure=cure, span=Span(name))


def read_sheet(book: Workbook, archive: zipfile.ZipFile, title: str, file: str, *, first: int = 0) -> Sheet:
    """Return a sheet's cells, all rows or the ``first`` few; more than MOST_ROWS filled rows are refused."""
    with archive.open(sheet_parts(archive)[title]) as stream:
        shape = read_shape(stream)
    source: Any = book[title]
    source.reset_dimensions()
    rows: dict[int, dict[int, Cell]] = {}
    for number, row in enumerate(islice(source.iter_rows(), first or None), start=1):
        if row and (cells := {cell.column: cell for cell in _cells(row, number, shape.pending)}):
            rows[number] = cells
        if len(rows) > MOST_ROWS + 1:
            message = f"工作表「{title}」超过 {MOST_ROWS:,} 行，没有往下读，一行也不算"
            cure = "请删掉不是报价的行；确有这么多报价项的，请按分组合并成较少的项"
            raise UnreadableError(message, cure=cure, span=Span(file, part=title))
    under = tuple(_spread(rows, shape))
    return Sheet(file, title, rows, shape, under)


def _cells(row: tuple[Any, ...], number: int, pending: Mapping[Place, str]) -> Iterator[Cell]:
    """Yield the cells of a row that hold a value, or a formula that waits for one."""
    for column, cell in enumerate(row, start=1):
        value = value_of(cell)
        formula = pending.get((number, column), "")
        if isinstance(value, str) and not value.strip():
            value = None
        if value is not None or formula:
            percent = value is not None and "%" in (cell.number_format or "")
            yield Cell(number, column, value, cell.data_type == "e", percent, formula)


def _spread(rows: dict[int, dict[int, Cell]], shape: Shape) -> Iterator[Cell]:
    """Give each filled row of a merged range the value of its first cell; yield what lay under the range."""
    filled = sorted(rows)
    for merge in shape.merges:
        head = rows.get(merge.top, {}).get(merge.left)
        for number in filled[bisect_left(filled, merge.top) : bisect_right(filled, merge.bottom)]:
            row = rows[number]
            for column in [column for column in row if merge.left <= column <= merge.right]:
                if row[column] is not head:
                    yield row.pop(column)
            if head is not None and number > merge.top:
                row[merge.left] = replace(head, row=number, merged=head.at)
