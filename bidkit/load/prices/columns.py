"""The columns of the price sheet: their titles, where they stand, and what else stands in the head row."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.errors import UnreadableError
from bidkit.load.prices.cells import letter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bidkit.load.prices.cells import Cell, Sheet

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
HEAD_ROWS = 10
_YUAN = re.compile(r"\(元\)$")


@dataclass(frozen=True, slots=True)
class Header:
    """Titles by column number: those that are read, and those that are not."""

    read: Mapping[int, str]
    unread: Mapping[int, str]


def plain(value: object) -> str:
    """Return text without white space and in half width, so that 「数  量」 and 「数量」 are one."""
    return "".join(unicodedata.normalize("NFKC", str(value)).split())


def titles(row: Mapping[int, Cell]) -> dict[int, str]:
    """Return the titles of a row; 「含税单价（元）」 is 「含税单价」, for yuan is what it is in."""
    return {column: _YUAN.sub("", plain(cell.value)) for column, cell in row.items()}


def find_header(sheet: Sheet) -> Header:
    """Return the columns named in row 1; raises UnreadableError for one that is missing, there twice, or hidden."""
    named = titles(sheet.rows.get(1, {}))
    missing = [title for title in REQUIRED if title not in named.values()]
    if missing:
        cure = _where_else(sheet, named, missing) or f"第一行要有这些列名：{'、'.join(COLUMNS)}"
        raise UnreadableError(f"报价表缺少列：{'、'.join(missing)}", cure=cure, span=sheet.at(""))
    for title in COLUMNS:
        places = [f"{letter(column)}1" for column, name in named.items() if name == title]
        if len(places) > 1:
            message = f"有 {len(places)} 列都叫「{title}」：{'、'.join(places)}，不知道算哪一列"
            cure = "只留投标用的那一列叫这个名字，另一列改名（例如「成本价」）或删掉"
            raise UnreadableError(message, cure=cure, span=sheet.at(places[1]))
    hidden = [
        column for column, name in named.items() if name in COLUMNS and column in sheet.shape.hidden_columns
    ]
    if hidden:
        names = "、".join(f"{letter(column)} 列「{named[column]}」" for column in hidden)
        cure = "要用这一列：选中整张表，右键列标「取消隐藏」；不用：删掉这一列。保存后再运行"
        raise UnreadableError(
            f"{names}是隐藏的，看表的人看不见，不知道该不该算",
            cure=cure,
            span=sheet.at(f"{letter(hidden[0])}1"),
        )
    return Header(
        {column: name for column, name in named.items() if name in COLUMNS},
        {column: name for column, name in named.items() if name not in COLUMNS},
    )


def has_header(row: Mapping[int, Cell]) -> bool:
    """Return whether a row names every column that a price line must have."""
    return set(REQUIRED) <= set(titles(row).values())


def _where_else(sheet: Sheet, named: Mapping[int, str], missing: list[str]) -> str:
    """Return the cure where the titles stand in a lower row, or a title only looks a little different."""
    for number in range(2, HEAD_ROWS + 1):
        if has_header(sheet.rows.get(number, {})):
            return f"列名在第 {number} 行：请删掉它上面的行，让列名在第一行"
    near = [
        f"{letter(column)}1「{name}」改成「{title}」"
        for column, name in named.items()
        for title in missing
        if title in name
    ]
    return f"请把列名 {'，'.join(near)}（金额以元为单位）" if near else ""
