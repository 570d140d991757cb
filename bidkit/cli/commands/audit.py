"""``bidkit audit``: look at finished files that people have edited, or that bidkit never made."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bidkit.cli.console import progress, write_lines, write_out
from bidkit.cli.options import (
    HERE,
    FailOn,
    FailOnOption,
    HtmlOption,
    JsonOption,
    SofficeOption,
    WorkspaceOption,
    exit_code,
)
from bidkit.cli.shown.audit import as_dict, as_lines, told
from bidkit.door import wanted_soffice
from bidkit.flow.audit import AuditOrder, audit_files
from bidkit.flow.find import find_tender
from bidkit.report.asjson import dump


def audit(
    files: Annotated[
        list[Path], typer.Argument(metavar="文件…", help="要审的 .docx 和 .pdf", show_default=False)
    ],
    tender: Annotated[str, typer.Option("--tender", metavar="项目", help="对照哪个招标项目")],
    as_volume: Annotated[
        list[str] | None,
        typer.Option("--as", metavar="分册", help="文件是哪一册；几个文件时写「文件名=分册」，可写多次"),
    ] = None,
    comment: Annotated[
        bool, typer.Option("--comment", help="把问题写成批注，另存为 文件.批注.docx，原文件不动")
    ] = False,
    html: HtmlOption = None,
    workspace: WorkspaceOption = HERE,
    soffice: SofficeOption = "",
    fail_on: FailOnOption = FailOn.FATAL,
    as_json: JsonOption = False,
) -> None:
    """Print the findings in finished files; exits 1 at the fail level."""
    place, volumes = find_tender(workspace, tender), told(as_volume or ())
    with progress(quiet=as_json) as watch:
        how = wanted_soffice(soffice)
        done = audit_files(AuditOrder(place, tuple(files), volumes, comment, html, how, watch))
    if as_json:
        write_out(dump(as_dict(done)))
    else:
        write_lines(as_lines(done, html))
    raise typer.Exit(exit_code(done.report, fail_on))
