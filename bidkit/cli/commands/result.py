"""``bidkit result``: a notice of results → winner, prices, points, last days; with a tender, what to do next."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bidkit.cli.console import write_out
from bidkit.cli.options import HERE, DayOption, FreshOption, JsonOption, WorkspaceOption
from bidkit.cli.shown import result as words
from bidkit.cli.shown.sheets import write_sheets
from bidkit.flow.feed import feed
from bidkit.flow.find import find_tender
from bidkit.flow.result import follow_up, read_result
from bidkit.report.asjson import dump

NoticeArgument = Annotated[
    Path, typer.Argument(metavar="公告", help=".docx、.pdf 或 .txt（网页上复制的文字）", show_default=False)
]
OfArgument = Annotated[
    str,
    typer.Argument(metavar="项目", help="我方这个项目的文件夹或名称；写了就出结果应对表", show_default=False),
]
FeedOption = Annotated[
    bool, typer.Option("--feed", help="把公告里别家的报价记进 library/competitors，出处是这份公告")
]


def result(
    file: NoticeArgument,
    tender: OfArgument = "",
    workspace: WorkspaceOption = HERE,
    fed: FeedOption = False,
    fresh: FreshOption = True,
    day: DayOption = "",
    as_json: JsonOption = False,
) -> None:
    """Print what a notice of results says and until when it may be challenged."""
    place = find_tender(workspace, tender) if tender else None
    read = read_result(file, place)
    written = feed(workspace if place is None else place.root, read.notice) if fed else ()
    if as_json:
        write_out(dump(words.as_dict(read)))
        return
    write_out("\n".join(words.as_lines(read)))
    if fed:
        write_out(f"记进资料库：{'、'.join(written) or '没有新的报价'}")
    if place is not None:
        write_sheets(place, (follow_up(read),), day=day, fresh=fresh, as_json=False)
