"""``bidkit docs``: the documents that ship with bidkit, for machines without a network."""

from __future__ import annotations

from typing import Annotated

import typer

from bidkit.cli.console import write_out
from bidkit.flow.docs import FIRST, all_docs, doc_text


def docs(
    name: Annotated[str, typer.Argument(metavar="[文档]", help="文档名，如 first-bid；不写就列出全部")] = "",
) -> None:
    """Print one document, or the list of all with where they lie."""
    if name:
        write_out(doc_text(name.removesuffix(".md")))
        return
    found = all_docs()
    lines = [f"{one.name:<20}{one.title}" for one in found]
    where = f"都在 {found[0].path.parent}" if found else "没有随程序安装的文档"
    write_out("\n".join([*lines, where, f"下一步：第一次用，看 bidkit docs {FIRST}"]))
