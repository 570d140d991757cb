"""``bidkit result``: a notice of results → winner, prices, points, last days; with a tender, what to do next."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bidkit.cli.console import write_out
from bidkit.cli.options import HERE, JsonOption, WorkspaceOption
from bidkit.cli.shown import result as words
from bidkit.flow.find import find_tender
from bidkit.flow.result import read_result
from bidkit.report.asjson import dump

NoticeArgument = Annotated[
    Path, typer.Argument(metavar="公告", help=".docx、.pdf 或 .txt（网页上复制的文字）", show_default=False)
]
OfArgument = Annotated[
    str,
    typer.Argument(metavar="项目", help="我方这个项目的文件夹或名称；写了才和自评对照", show_default=False),
]


def result(
    file: NoticeArgument,
    tender: OfArgument = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Print what a notice of results says and until when it may be challenged."""
    place = find_tender(workspace, tender) if tender else None
    read = read_result(file, place)
    write_out(dump(words.as_dict(read)) if as_json else "\n".join(words.as_lines(read)))
