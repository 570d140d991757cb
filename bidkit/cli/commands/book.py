"""``bidkit book``: write the workbook of a project, and take it back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bidkit.cli.console import progress, write_out
from bidkit.cli.options import HERE, JsonOption, TenderArgument, WorkspaceOption, at
from bidkit.cli.shown.book import as_dict, as_lines
from bidkit.door import now, today
from bidkit.flow.book import take_project, write_project
from bidkit.flow.build import Job
from bidkit.flow.find import find_tender
from bidkit.report.asjson import dump


def book(
    tender: TenderArgument,
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="工作簿", help="收回哪一份，默认是项目文件夹里的项目.xlsx", show_default=False
        ),
    ] = None,
    taken: Annotated[bool, typer.Option("--take", help="收回填好的工作簿：全部收下，或者一格也不收")] = False,
    workspace: WorkspaceOption = HERE,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="文件", help="工作簿写到哪里，默认是项目文件夹里的项目.xlsx"),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Write the workbook, or take it back; says what is left to do."""
    place = find_tender(workspace, tender)
    with progress(quiet=as_json) as watch:
        job = Job(place, watch=watch, today=today(), now=now())
        result = take_project(job, file) if taken else write_project(job, out)
    if as_json:
        write_out(dump(as_dict(result)))
    else:
        write_out("\n".join(as_lines(result, tender, at(workspace))))
