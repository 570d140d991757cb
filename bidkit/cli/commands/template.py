"""``bidkit template``: which variables a Word template uses, and what they are."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bidkit.cli.console import Sheet, write_out, write_table
from bidkit.cli.options import JsonOption
from bidkit.flow.template import variables
from bidkit.model.context import FILTERS, FUNCTIONS
from bidkit.report.asjson import dump


def template(
    file: Annotated[Path, typer.Argument(metavar="模板.docx", help="Word 模板", show_default=False)],
    as_json: JsonOption = False,
) -> None:
    """Print the variables of a Word template, and what templates may use."""
    used = variables(file)
    if as_json:
        shown = [{"name": name, "known": bool(note), "note": note} for name, note in used]
        write_out(dump({"schema": 1, "file": file.name, "variables": shown}))
        return
    write_table(Sheet(f"{file.name} 用到 {len(used)} 个变量", ("变量", "说明"), used))
    write_table(Sheet("模板里可以用的函数", ("函数", "说明"), list(FUNCTIONS.items())))
    write_table(Sheet("模板里可以用的过滤器", ("过滤器", "说明"), list(FILTERS.items())))
