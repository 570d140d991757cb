"""The account of a price sheet: lines read, rows skipped and why, and what a person may not expect."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.load.prices.cells import letter
from bidkit.load.prices.totals import Checked, Line
from bidkit.model.price_sheet import PriceSheet, Skipped, rows_said

if TYPE_CHECKING:
    from bidkit.load.prices.cells import Sheet
    from bidkit.load.prices.columns import Header
    from bidkit.load.prices.rows import Sorted

SHOWN = 6


def account(
    sheet: Sheet, header: Header, others: list[Sheet], found: Sorted, checked: list[Checked]
) -> PriceSheet:
    """Return what a person needs to compare the reading with the sheet."""
    lines = [one for one in found.entries if isinstance(one, Line)]
    skipped = sorted([*found.skipped, *((one.row, one.said) for one in checked)])
    total = sum((one.line.amount for one in lines), Decimal(0))
    return PriceSheet(
        file=sheet.file,
        sheet=sheet.title,
        lines=len(lines),
        rows=rows_said([one.row for one in lines]),
        total=f"{total:,.2f}",
        skipped=tuple(_runs(skipped)),
        notes=tuple(_notes(sheet, header, others, found)),
    )


def _runs(skipped: list[tuple[int, str]]) -> Iterator[Skipped]:
    """Yield neighbouring rows that were skipped for one reason as one."""
    reasons: dict[str, list[int]] = {}
    for row, why in skipped:
        reasons.setdefault(why, []).append(row)
    for why, rows in sorted(reasons.items(), key=lambda one: one[1]):
        yield Skipped(rows_said(rows), why)


def _notes(sheet: Sheet, header: Header, others: list[Sheet], found: Sorted) -> Iterator[str]:
    for where, rows in found.merged.items():
        yield f"合并单元格 {where} 的内容，{rows_said(sorted(rows))}各按一次算"
    if found.texts:
        yield f"存成文本的数字按数字读了：{_some(found.texts)}"
    if header.unread:
        names = [
            f"{letter(column)}「{title}」" + ("（隐藏）" if column in sheet.shape.hidden_columns else "")
            for column, title in header.unread.items()
        ]
        yield f"不读的列：{_some(names)}"
    if found.broken:
        yield f"不读的列里有公式错误：{_some(found.broken)}"
    if others:
        yield f"不读的工作表：{'、'.join(f'「{one.title}」' for one in others)}"


def _some(names: list[str]) -> str:
    more = f" 等 {len(names)} 处" if len(names) > SHOWN else ""
    return "、".join(names[:SHOWN]) + more
