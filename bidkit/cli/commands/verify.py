"""``bidkit verify``: hold a package against its manifest."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bidkit.cli.console import write_lines, write_out
from bidkit.cli.options import HERE, JsonOption, WorkspaceOption
from bidkit.errors import ExitCode
from bidkit.flow.verify import verify_package
from bidkit.report.asjson import dump
from bidkit.report.proof import proof_dict, proof_lines


def verify(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="成品文件夹", help="如 tenders/某项目/out/package 或留底的那一份", show_default=False
        ),
    ],
    digest: Annotated[
        str, typer.Option("--digest", metavar="摘要", help="递交时记下的清单摘要（64 位），一并对照")
    ] = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Print how the folder differs from its manifest; exits 1 when it does."""
    found = verify_package(workspace / folder, digest)
    if as_json:
        write_out(dump(proof_dict(found)))
    else:
        write_lines(proof_lines(found))
        again = "改动是要的，用 bidkit audit 检查；不是要的，用 bidkit build 重出"
        write_out(f"下一步：{'照签章清单递交，留一份底' if found.ok else again}")
    raise typer.Exit(ExitCode.OK if found.ok else ExitCode.FINDINGS)
