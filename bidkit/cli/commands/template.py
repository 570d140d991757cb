"""``bidkit template``: which variables a Word template uses, and what they are."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bidkit.cli.console import Sheet, write_out, write_table
from bidkit.cli.options import JsonOption
from bidkit.errors import UnreadableError, reason
from bidkit.model.context import FILTERS as FILTER_NOTES
from bidkit.model.context import FUNCTIONS, Context
from bidkit.render.filters import FILTERS
from bidkit.report.asjson import dump
from bidkit.source import Span
from bidkit.word.package import read_package
from bidkit.word.template import dotted_names


def template(
    file: Annotated[Path, typer.Argument(metavar="模板.docx", help="Word 模板", show_default=False)],
    as_json: JsonOption = False,
) -> None:
    """Print the variables of a Word template, and what templates may use."""
    data = _read(file)
    read_package(data, name=file.name)
    names = dotted_names(data, FILTERS, name=file.name)
    if as_json:
        write_out(dump({"schema": 1, "file": file.name, "variables": [_dict(name) for name in names]}))
        return
    heads = ("变量", "说明")
    write_table(Sheet(f"{file.name} 用到 {len(names)} 个变量", heads, [(n, note(n)) for n in names]))
    write_table(Sheet("模板里可以用的函数", ("函数", "说明"), list(FUNCTIONS.items())))
    write_table(Sheet("模板里可以用的过滤器", ("过滤器", "说明"), list(FILTER_NOTES.items())))


def _dict(name: str) -> dict[str, object]:
    return {"name": name, "known": bool(note(name)), "note": note(name)}


def note(name: str) -> str:
    """Return what a root name stands for; empty for a name that no template may use."""
    root = name.partition(".")[0]
    fields = Context.__dataclass_fields__
    if root in fields:
        return str(fields[root].metadata["help"])
    return next((text for call, text in FUNCTIONS.items() if call.partition("(")[0] == root), "")


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        place = Span(file.as_posix())
        raise UnreadableError(
            f"模板打不开：{reason(error)}", cure="请检查文件名和所在文件夹", span=place
        ) from None
