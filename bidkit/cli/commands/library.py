"""``bidkit library``: what in the library expires, has no scan, or was not looked at for long."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Annotated

import typer

from bidkit.cli.console import Sheet, write_out, write_table
from bidkit.cli.options import HERE, JsonOption, WorkspaceOption, parse_day, today
from bidkit.errors import UsageError
from bidkit.load.library import load_library
from bidkit.load.workspace import find_root
from bidkit.report.asjson import dump
from bidkit.report.stock import Entry, Stock, stock_dict, take_stock
from bidkit.words.masks import masked

DAYS = 90
MOST = 5


def library(
    before: Annotated[
        str, typer.Option("--before", metavar="日期", help="列出这一天之前到期的证书，如 2027-06-30")
    ] = "",
    days: Annotated[
        int, typer.Option("--days", metavar="天数", help="列出从今天起多少天内到期的证书")
    ] = DAYS,
    now: Annotated[
        str, typer.Option("--today", metavar="日期", help="把哪一天当作今天，默认取电脑日期")
    ] = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Print what expires, what has no scan and what nobody has looked at for long."""
    root = find_root(workspace)
    day = parse_day(now, "--today") if now else today()
    limit = parse_day(before, "--before") if before else _later(day, days)
    stock = take_stock(load_library(root / "library", root), root / "library", day, limit)
    if as_json:
        write_out(dump(stock_dict(stock)))
    else:
        _print(stock)


def _later(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise UsageError(f"--days 的值「{days}」太大", cure="请写 1 到 10000 之间的天数") from None


def _print(stock: Stock) -> None:
    write_out(f"资料 {stock.count} 条，以 {stock.today} 为今天")
    _list(f"{stock.before} 之前到期", "有效期至", stock.expiring)
    _list("没有写有效期", "日期", stock.undated)
    _list("缺扫描件", "日期", stock.missing)
    _list("需要复核", "复核日", stock.stale)
    if stock.unused:
        some = "、".join(stock.unused[:MOST]) + (" …" if len(stock.unused) > MOST else "")
        write_out(masked(f"没有哪条资料用到的文件：{len(stock.unused)} 个（{some}）"))


def _list(title: str, day: str, entries: Sequence[Entry]) -> None:
    if not entries:
        write_out(f"{title}：没有")
        return
    rows = [
        (e.record_id, e.label, e.what, str(e.day or ""), e.owner, str(e.span) if e.span.file else "")
        for e in entries
    ]
    write_table(Sheet(f"{title}：{len(rows)} 条", ("id", "资料", "情况", day, "负责", "位置"), rows))
