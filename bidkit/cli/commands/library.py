"""``bidkit library``: what in the library expires, has no scan, or was not looked at for long."""

from __future__ import annotations

from typing import Annotated

import typer

from bidkit.cli.console import write_out
from bidkit.cli.options import HERE, JsonOption, WorkspaceOption, at, parse_day
from bidkit.cli.shown.library import print_stock
from bidkit.door import today
from bidkit.flow.stock import DAYS, stock
from bidkit.report.asjson import dump
from bidkit.report.stock import stock_dict


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
    day = parse_day(now, "--today") if now else today()
    found = stock(workspace, day, parse_day(before, "--before") if before else None, days)
    if as_json:
        write_out(dump(stock_dict(found)))
    else:
        print_stock(found)
        write_out(
            f"下一步：到期的换新证、缺的补扫描件，改在 bidkit book 资料{at(workspace)}；新的扫描件 bidkit intake 文件夹"
        )
