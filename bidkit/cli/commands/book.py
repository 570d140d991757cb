"""``bidkit book``: write the workbook of a project or of the library, and take it back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bidkit.cli.console import progress, write_out
from bidkit.cli.options import HERE, JsonOption, WorkspaceOption, at
from bidkit.cli.shown import book as project_words
from bidkit.cli.shown import stock_book as stock_words
from bidkit.door import now, today
from bidkit.flow.book import take_project, write_project
from bidkit.flow.find import find_tender
from bidkit.flow.job import Job
from bidkit.flow.stock_book import NAME, take_stock, write_stock
from bidkit.report.asjson import dump


def book(
    tender: Annotated[
        str,
        typer.Argument(metavar="项目", help="项目名或文件夹；写「资料」就是资料库", show_default=False),
    ],
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="工作簿", help="收回哪一份，不写就是项目.xlsx（资料.xlsx）", show_default=False
        ),
    ] = None,
    taken: Annotated[bool, typer.Option("--take", help="收回填好的工作簿：全部收下，或者一格也不收")] = False,
    workspace: WorkspaceOption = HERE,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="文件", help="工作簿写到哪里，默认写在项目（工作区）里"),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Write the workbook, or take it back; says what is left to do."""
    where = at(workspace)
    if tender == NAME:
        stock = take_stock(workspace, file) if taken else write_stock(workspace, out)
        write_out(
            dump(stock_words.as_dict(stock)) if as_json else "\n".join(stock_words.as_lines(stock, where))
        )
        return
    place = find_tender(workspace, tender)
    with progress(quiet=as_json) as watch:
        job = Job(place, watch=watch, today=today(), now=now())
        found = take_project(job, file) if taken else write_project(job, out)
    lines = project_words.as_lines(found, tender, where)
    write_out(dump(project_words.as_dict(found)) if as_json else "\n".join(lines))
