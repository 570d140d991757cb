"""``bidkit new``: make the skeleton of a tender."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bidkit.cli.console import progress, write_out
from bidkit.cli.options import HERE, JsonOption, WorkspaceOption, at
from bidkit.cli.shown.new import as_dict, as_lines
from bidkit.flow.start import SET, StartJob
from bidkit.flow.start import new as begin
from bidkit.report.asjson import dump


def new(
    name: Annotated[
        str, typer.Argument(metavar="项目名", help="文件夹名，如 2026-经济分析系统", show_default=False)
    ],
    set_name: Annotated[str, typer.Option("--set", metavar="模板集", help="用哪一套模板")] = SET,
    file: Annotated[
        Path | None,
        typer.Option("--from", metavar="招标文件", help="从招标文件（.docx、.pdf）读出草稿和各份格式"),
    ] = None,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Make the skeleton of a tender, filled from the buyer's document if one is given, and say what to do next."""
    with progress(quiet=as_json) as watch:
        made = begin(StartJob(workspace, name, set_name, file, watch))
    write_out(dump(as_dict(made)) if as_json else "\n".join(as_lines(made, at(workspace))))
