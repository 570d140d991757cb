"""price.xlsx → Price: unit prices and quantities are read, every total is computed."""

from __future__ import annotations

import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from bidkit.errors import BidkitError, UnreadableError
from bidkit.load.faults import Faults
from bidkit.load.structure import build
from bidkit.load.yamlsrc import shown
from bidkit.model.bid import Price, PriceLine
from bidkit.model.record import Marked
from bidkit.source import Span

COLUMNS = {
    "分组": "group",
    "名称": "item",
    "规格": "spec",
    "单位": "unit",
    "数量": "quantity",
    "含税单价": "unit_price",
    "税率": "tax_rate",
    "备注": "note",
}
REQUIRED = ("名称", "单位", "数量", "含税单价", "税率")
SHEET = "报价明细"


def load_price(path: Path, root: Path) -> Price:
    """Return the price lines; raises UnreadableError naming every bad cell."""
    name = shown(path, root)
    rows = _rows(path, name)
    faults = Faults()
    header = _header(rows, name)
    lines = []
    for number, row in enumerate(rows[1:], start=2):
        marked = _line(row, header, Span(name, part=SHEET), number)
        if marked:
            lines.append(faults.take(lambda marked=marked: _built(marked)))  # type: ignore[misc]
    faults.raise_any()
    if not lines:
        raise UnreadableError(
            "报价表没有一行报价", cure=f"请在工作表「{SHEET}」填写分项报价", span=Span(name)
        )
    price = Price(lines=tuple(line for line in lines if line is not None))
    if price.total <= 0:
        cure = "请核对单价和数量；优惠写成负数的一行时，合计仍须大于零"
        raise UnreadableError(
            f"报价合计是 {price.total} 元，不大于零", cure=cure, span=Span(name, part=SHEET)
        )
    return price


def _built(marked: Marked) -> PriceLine:
    """Return the line; its faults are told in the words of the sheet."""
    try:
        return build(PriceLine, marked)
    except UnreadableError as error:
        faults = [_in_words_of_the_sheet(fault) for fault in error.faults or (error,)]
    raise faults[0] if len(faults) == 1 else UnreadableError("报价表有误", faults=faults)


def _in_words_of_the_sheet(fault: BidkitError) -> UnreadableError:
    message, cure = fault.message, fault.cure
    for title, field in COLUMNS.items():
        message = message.replace(f"缺少必填字段「{field}」", f"「{title}」是空的")
        message = message.replace(f"字段「{field}」的值", f"「{title}」")
        cure = cure.replace(
            f"请补上「{field}: …」",
            "请填上；这一格若是公式，请用 Excel 打开后保存一次，公式的结果才会存进文件",
        )
    return UnreadableError(message, cure=cure, span=fault.span)


def _rows(path: Path, name: str) -> list[tuple[Any, ...]]:
    try:
        book = openpyxl.load_workbook(path, data_only=True, read_only=True)
    except FileNotFoundError:
        raise UnreadableError(
            "报价表不存在", cure="请把 price.xlsx 放进项目文件夹", span=Span(name)
        ) from None
    except (InvalidFileException, zipfile.BadZipFile, KeyError, OSError, ValueError):
        cure = "请用 Excel 另存为 .xlsx（不加密）"
        raise UnreadableError("报价表打不开，不是 .xlsx 文件或已损坏", cure=cure, span=Span(name)) from None
    try:
        if SHEET not in book.sheetnames:
            raise UnreadableError(
                f"报价表里没有工作表「{SHEET}」", cure="请把报价那张表改成这个名字", span=Span(name)
            )
        return [row for _, row in zip(range(20_000), book[SHEET].iter_rows(values_only=True), strict=False)]
    finally:
        book.close()


def _header(rows: list[tuple[Any, ...]], name: str) -> dict[int, str]:
    titles = [str(cell).strip() if cell is not None else "" for cell in (rows[0] if rows else ())]
    missing = [title for title in REQUIRED if title not in titles]
    if missing:
        cure = f"第一行要有这些列名：{'、'.join(COLUMNS)}"
        raise UnreadableError(f"报价表缺少列：{'、'.join(missing)}", cure=cure, span=Span(name, part=SHEET))
    return {index: title for index, title in enumerate(titles) if title in COLUMNS}


def _line(row: tuple[Any, ...], header: dict[int, str], place: Span, number: int) -> Marked | None:
    """Return one line as a mapping that knows its cells; None for an empty row or a total row."""
    cells = {title: row[index] for index, title in header.items() if index < len(row)}
    if cells.get("名称") is None and cells.get("含税单价") is None:
        return None
    marked = Marked(Span(place.file, part=SHEET, key=f"第{number}行"))
    places: dict[str, Span] = {}
    for index, title in header.items():
        value = cells.get(title)
        if value is not None:
            marked[COLUMNS[title]] = _text(value)
            cell = f"{get_column_letter(index + 1)}{number}"
            places[COLUMNS[title]] = Span(place.file, part=SHEET, key=cell)
    marked.spans = places
    return marked


def _text(value: Any) -> str:
    """Return a cell as text; a float is written as Excel shows it, so 0.1 + 0.2 does not become 0.30000000000000004."""
    if isinstance(value, float):
        shown_number = Decimal(f"{value:.12g}")
        return f"{shown_number:f}"
    return str(value).strip()
