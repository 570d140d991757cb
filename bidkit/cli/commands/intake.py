"""``bidkit intake``: a folder of scans → proposals in a workbook; ``--take`` brings in what was confirmed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bidkit.cli.console import progress, write_out
from bidkit.cli.options import HERE, JsonOption, WorkspaceOption, at
from bidkit.cli.shown import intake as words
from bidkit.door import today
from bidkit.errors import typed
from bidkit.flow.intake import IntakeJob, take_intake, write_intake
from bidkit.report.asjson import dump


def intake(
    folder: Annotated[
        Path,
        typer.Argument(metavar="文件夹", help="放着扫描件、PDF、Word、照片的文件夹", show_default=False),
    ],
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="工作簿", help="写到或收回哪一份，不写就是工作区里的收件.xlsx", show_default=False
        ),
    ] = None,
    taken: Annotated[
        bool, typer.Option("--take", help="收下工作簿里确认过的行：全部收下，或者一行也不收")
    ] = False,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Write the workbook of what came in, or take what was confirmed in it."""
    with progress(quiet=as_json) as watch:
        job = IntakeJob(workspace, folder, today(), file, watch)
        found = take_intake(job) if taken else write_intake(job)
    lines = words.as_lines(found, typed(folder), at(workspace))
    write_out(dump(words.as_dict(found)) if as_json else "\n".join(lines))
