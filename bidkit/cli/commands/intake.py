"""``bidkit intake``: a folder of scans → proposals in a workbook; ``--take`` brings in what was confirmed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bidkit.cli.console import progress, write_out
from bidkit.cli.options import HERE, JsonOption, WorkspaceOption, at
from bidkit.cli.shown import intake as words
from bidkit.door import today
from bidkit.errors import UsageError, typed
from bidkit.flow.intake import IntakeJob, take_intake, write_intake
from bidkit.report.asjson import dump


def intake(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="文件夹", help="放着扫描件、PDF、Word、照片的文件夹", show_default=False),
    ] = None,
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="工作簿", help="写到或收回哪一份，不写就是工作区里的收件.xlsx", show_default=False
        ),
    ] = None,
    bid: Annotated[
        Path | None,
        typer.Option("--bid", metavar="旧标书", help="从一份旧标书（.docx、.pdf）里取业绩表、人员表和章节"),
    ] = None,
    taken: Annotated[
        bool, typer.Option("--take", help="收下工作簿里确认过的行：全部收下，或者一行也不收")
    ] = False,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Write the workbook of what came in, or take what was confirmed in it."""
    if (folder is None) == (bid is None):
        raise UsageError(
            "要给出一个文件夹，或者 --bid 旧标书",
            cure="bidkit intake 文件夹；bidkit intake --bid 旧标书.docx",
        )
    where = folder if folder is not None else (bid or HERE).parent
    with progress(quiet=as_json) as watch:
        job = IntakeJob(workspace, where, today(), file, watch, bid)
        found = take_intake(job) if taken else write_intake(job)
    said = f"--bid {typed(bid)}" if bid is not None else typed(where)
    lines = words.as_lines(found, said, at(workspace))
    write_out(dump(words.as_dict(found)) if as_json else "\n".join(lines))
