"""The stock of the library, printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.cli.console import Sheet, write_out, write_table
from bidkit.words.masks import masked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bidkit.report.stock import Entry, Stock

MOST = 5


def print_stock(stock: Stock) -> None:
    """Print what expires, what has no scan and what nobody has looked at for long."""
    write_out(f"资料 {stock.count} 条，以 {stock.today} 为今天")
    _list(f"{stock.before} 之前到期", "有效期至", stock.expiring)
    _list("没有写有效期", "日期", stock.undated)
    _list("缺扫描件", "日期", stock.missing)
    _list("需要复核", "复核日", stock.stale)
    _used(stock)
    if stock.unused:
        some = "、".join(stock.unused[:MOST]) + (" …" if len(stock.unused) > MOST else "")
        write_out(masked(f"没有哪条资料用到的文件：{len(stock.unused)} 个（{some}）"))


def _used(stock: Stock) -> None:
    """Print which tender uses which record, and what ends before an open bid stops binding."""
    ends = [(one.record_id, one.label, said) for one in stock.used for said in one.ends]
    if ends:
        write_table(Sheet(f"投标有效期内要到期的：{len(ends)} 条", ("id", "资料", "情况"), ends))
    if stock.promised:
        twice = [(one.record_id, one.label, "有一处要全职" if one.full else "", "；".join(one.tenders))
                 for one in stock.promised]  # fmt: skip
        title = f"同一个人派进几个还没有完的项目：{len(twice)} 人，排得开再投"
        write_table(Sheet(title, ("id", "人员", "冲突", "项目和岗位"), twice))
    if stock.used:
        rows = [(one.record_id, one.label, "、".join(one.results)) for one in stock.used]
        write_table(Sheet(f"用在项目里的资料：{len(rows)} 条", ("id", "资料", "项目"), rows))


def _list(title: str, day: str, entries: Sequence[Entry]) -> None:
    if not entries:
        write_out(f"{title}：没有")
        return
    rows = [
        (e.record_id, e.label, e.what, str(e.day or ""), e.owner, str(e.span) if e.span.file else "")
        for e in entries
    ]
    write_table(Sheet(f"{title}：{len(rows)} 条", ("id", "资料", "情况", day, "负责", "位置"), rows))
