"""``bidkit review``: write the workbook for confirming a tender, and take it back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bidkit.cli.console import write_out
from bidkit.cli.options import HERE, JsonOption, TenderArgument, WorkspaceOption, at
from bidkit.cli.shown.review import as_dict, as_lines
from bidkit.flow.find import find_tender
from bidkit.flow.review import take_book, write_book
from bidkit.report.asjson import dump


def review(
    tender: TenderArgument,
    workspace: WorkspaceOption = HERE,
    file: Annotated[Path | None, typer.Option("--take", metavar="工作簿", help="收回核对过的工作簿")] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="文件", help="工作簿写到哪里，默认是项目文件夹里的核对.xlsx"),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Write the workbook, or take it back; says what is still to be confirmed."""
    place = find_tender(workspace, tender)
    result = write_book(place, out) if file is None else take_book(place, file)
    if as_json:
        write_out(dump(as_dict(result)))
    else:
        write_out("\n".join(as_lines(result, tender, at(workspace))))
