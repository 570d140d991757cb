"""``bidkit compare``: what two or more finished bids share, for a person to look into."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bidkit.cli.console import progress, write_out
from bidkit.cli.options import HtmlOption, JsonOption
from bidkit.cli.shown.compare import as_dict, as_lines
from bidkit.flow.compare import CompareOrder, compare_files
from bidkit.report.asjson import dump


def compare(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="文件…", help="两份以上投标文件：.docx、.pdf 或 price.xlsx", show_default=False
        ),
    ],
    tender: Annotated[
        list[Path] | None,
        typer.Option(
            "--tender",
            metavar="招标文件",
            help="先扣除其中的文字：.docx、.pdf，或含 tender.yaml 的文件夹，可写多次",
        ),
    ] = None,
    templates: Annotated[
        bool, typer.Option("--templates/--no-templates", help="先扣除自带模板里的文字")
    ] = True,
    html: HtmlOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print what the bids share; similarity is a lead for a person and never makes the run fail."""
    with progress(quiet=as_json) as watch:
        done = compare_files(CompareOrder(tuple(files), tuple(tender or ()), templates, html, watch))
    write_out(dump(as_dict(done)) if as_json else "\n".join(as_lines(done)))
