"""``bidkit read``: what a buyer's document demands, as a draft tender.yaml for a person to confirm."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bidkit.cli.console import progress, write_out
from bidkit.cli.options import HERE, JsonOption
from bidkit.cli.shown import addendum as told
from bidkit.cli.shown.impact import write_impact
from bidkit.cli.shown.read import as_dict, as_lines
from bidkit.door import SOFFICE_VARIABLE, wanted_soffice
from bidkit.flow.addendum import take_addendum
from bidkit.flow.find import find_tender
from bidkit.flow.read import ReadJob, read_tender
from bidkit.report.asjson import dump

FileArgument = Annotated[Path, typer.Argument(metavar="招标文件", help=".docx 或 .pdf", show_default=False)]
OutOption = Annotated[
    Path | None,
    typer.Option("--out", metavar="文件夹", help="把 tender.yaml 草稿写到这里", show_default=False),
]
OcrOption = Annotated[bool, typer.Option("--ocr", help="扫描页用文字识别来读（要装 bidkit-tender[ocr]）")]
ConvertOption = Annotated[
    bool,
    typer.Option(
        "--convert",
        help=f"旧版 .doc、.wps 先用 LibreOffice 转换（用哪一个由环境变量 {SOFFICE_VARIABLE} 指定）",
    ),
]
AddendumOption = Annotated[
    Path | None,
    typer.Option("--addendum", metavar="澄清文件", help="读澄清、修改文件，记下它改了这个项目的哪几条"),
]


def read(
    file: FileArgument,
    out: OutOption = None,
    ocr: OcrOption = False,
    convert: ConvertOption = False,
    addendum: AddendumOption = None,
    as_json: JsonOption = False,
) -> None:
    """Read a tender and print what it demands; with --out, write a draft tender.yaml."""
    if addendum is not None:
        taken = take_addendum(place := find_tender(HERE, str(file)), addendum)
        write_out(dump(told.as_dict(taken)) if as_json else "\n".join(told.as_lines(taken, str(file))))
        if taken.changes and not as_json:
            write_impact(place)
        return
    with progress(quiet=as_json) as watch:
        result = read_tender(ReadJob(file, out, ocr, convert, wanted_soffice(), watch))
    if as_json:
        write_out(dump(as_dict(result), quoted=True))
    else:
        write_out("\n".join(as_lines(result)))
