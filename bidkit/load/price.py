"""price.xlsx → Price: unit prices and quantities are read, every total is computed.

Every row of the sheet is a line, or is named as skipped with the reason, or stops the reading with its cell. What the
sheet says itself (合价, 小计, 合计) is never used, only held against what is computed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bidkit.errors import UnreadableError
from bidkit.load.faults import Faults
from bidkit.load.prices.account import account
from bidkit.load.prices.cells import Sheet, open_book, read_sheet
from bidkit.load.prices.columns import HEAD_ROWS, SHEET, Header, find_header, has_header, plain
from bidkit.load.prices.number import MONEY
from bidkit.load.prices.rows import Sorted, Sorter
from bidkit.load.prices.totals import Checked, Line, Totals
from bidkit.load.yamlsrc import shown
from bidkit.model.bid import Price
from bidkit.model.price_sheet import rows_said
from bidkit.source import Span

if TYPE_CHECKING:
    from openpyxl import Workbook

LOOKED_AT = 200
"""Rows of another sheet that are looked at for price lines."""


def load_price(path: Path, root: Path) -> Price:
    """Return the price lines with the account of the sheet; raises UnreadableError naming every bad cell."""
    name = shown(path, root)
    with open_book(path, name) as (book, archive):
        title = _title(book, name)
        sheet = read_sheet(book, archive, title, name)
        state = str(book[title].sheet_state)
        others = [
            read_sheet(book, archive, one.title, name, first=LOOKED_AT)
            for one in book.worksheets
            if one.title != title
        ]
    return _price(sheet, others, hidden=state != "visible")


def _title(book: Workbook, name: str) -> str:
    titles = [one.title for one in book.worksheets]
    found = [title for title in titles if title == SHEET] or [
        title for title in titles if plain(title) == SHEET
    ]
    if not found:
        cure = f"请把报价那张表改成这个名字；现在的工作表是：{'、'.join(titles)}"
        raise UnreadableError(f"报价表里没有工作表「{SHEET}」", cure=cure, span=Span(name))
    return found[0]


def _price(sheet: Sheet, others: list[Sheet], *, hidden: bool) -> Price:
    header = find_header(sheet)
    faults = Faults()
    if hidden:
        message = f"工作表「{sheet.title}」是隐藏的，看表的人看不见"
        cure = "要用它：右键工作表标签，「取消隐藏」；不用：把投标用的那张表改成这个名字"
        faults.add(UnreadableError(message, cure=cure, span=sheet.at("")))
    _hidden_rows(sheet, header, faults)
    _under_merges(sheet, header, faults)
    _other_lines(others, faults)
    found = Sorter(sheet, header, faults).run()
    faults.raise_any()
    lines = [one for one in found.entries if isinstance(one, Line)]
    if not lines:
        raise _no_lines(sheet, found)
    checked = Totals(sheet, found.entries).check()
    _against_the_sheet(sheet, found, checked, faults)
    faults.raise_any()
    price = Price(lines=tuple(one.line for one in lines))
    if price.total <= 0:
        cure = "请核对单价和数量；优惠写成负数的一行时，合计仍须大于零"
        raise UnreadableError(f"报价合计是 {price.total} 元，不大于零", cure=cure, span=sheet.at(""))
    return price.model_copy(update={"sheet": account(sheet, header, others, found, checked)})


def _hidden_rows(sheet: Sheet, header: Header, faults: Faults) -> None:
    """Refuse hidden rows that hold something: whether they count is for a person to say."""
    reasons: dict[str, list[int]] = {}
    for row, why in sheet.shape.hidden_rows.items():
        cells = sheet.rows.get(row, {})
        if row > 1 and any(column in header.read and not cell.merged for column, cell in cells.items()):
            reasons.setdefault(why, []).append(row)
    for why, rows in reasons.items():
        names = [_name(sheet, header, row) for row in rows]
        some = "、".join(f"「{name}」" for name in names[:5] if name) + (
            f"等 {len(rows)} 行" if len(rows) > 5 else ""
        )
        message = f"{rows_said(rows)}{why}，里面有内容{some}：看表的人看不见，不知道该不该计入报价"
        cure = (
            "要计入：取消隐藏（选中整张表，右键行号「取消隐藏」；有筛选的先清除筛选；收起的分组点「+」展开）；"
            "不要的：把这些行删掉。保存后再运行"
        )
        faults.add(UnreadableError(message, cure=cure, span=sheet.at(f"第{rows[0]}行")))


def _name(sheet: Sheet, header: Header, row: int) -> str:
    column = next(column for column, title in header.read.items() if title == "名称")
    cell = sheet.rows[row].get(column)
    return str(cell.value).strip()[:20] if cell is not None else ""


def _under_merges(sheet: Sheet, header: Header, faults: Faults) -> None:
    """Refuse values that lie under a merged cell: nobody sees them, and a SUM in Excel still counts them."""
    for cell in sheet.under:
        shown_cell = sheet.rows.get(cell.row, {}).get(cell.column)
        if cell.column in header.read and (shown_cell is None or shown_cell.value != cell.value):
            message = f"{cell.at} 被合并单元格盖住了，底下还有「{str(cell.pending or cell.value)[:20]}」"
            cure = "请取消这处合并，看清每一格；要的留下，不要的清空，再合并"
            faults.add(UnreadableError(message, cure=cure, span=sheet.at(cell.at)))


def _other_lines(others: list[Sheet], faults: Faults) -> None:
    """Refuse a second sheet of price lines: only one is read, and the bid would lack the rest."""
    for sheet in others:
        head = next((n for n in range(1, HEAD_ROWS + 1) if has_header(sheet.rows.get(n, {}))), 0)
        if not head:
            continue
        prices = [column for column, cell in sheet.rows[head].items() if plain(cell.value).startswith(MONEY)]
        rows = [n for n, row in sheet.rows.items() if n > head and any(column in row for column in prices)]
        if rows:
            message = f"工作表「{sheet.title}」也有报价行（{rows_said(rows[:1])}起），只读「{SHEET}」，这些行没有计入"
            cure = f"要计入的行移到「{SHEET}」；旧版、留底的表请删掉或另存成别的文件"
            faults.add(UnreadableError(message, cure=cure, span=sheet.at("")))


def _no_lines(sheet: Sheet, found: Sorted) -> UnreadableError:
    message, cure = "报价表没有一行报价", f"请在工作表「{SHEET}」填写分项报价"
    if found.entries:
        first = found.entries[0]
        message += f"，只有像合计的行（{rows_said([one.row for one in found.entries])}）"
        cure = "这一行若是报价项，请把名称改成报价的内容，例如采购项目的名称"
        return UnreadableError(message, cure=cure, span=sheet.at(f"第{first.row}行"))
    return UnreadableError(message, cure=cure, span=sheet.at(""))


def _against_the_sheet(sheet: Sheet, found: Sorted, checked: list[Checked], faults: Faults) -> None:
    for one in checked:
        if one.fault is not None:
            faults.add(one.fault)
    for line, stated in found.stated:
        right = Totals(sheet, [line]).amount((0, 1), stated.basis)
        given = stated.amount
        if given is not None and not stated.says(right, 1):
            message = (
                f"{stated.cell.at} 写的{stated.basis}金额是 {given:,.2f} 元，按这一行的数量、单价、税率"
                f"（{line.line.quantity} × {line.line.unit_price}）算出来是 {right:,.2f} 元"
            )
            cure = (
                "请核对这一行的数量、含税单价和这一格；"
                "这一列若不是含税的报价，请把列名写清楚（例如「不含税金额」「成本金额」）"
            )
            faults.add(UnreadableError(message, cure=cure, span=sheet.at(stated.cell.at)))
