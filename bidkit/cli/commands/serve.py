"""``bidkit serve``: the workbench in a browser of this computer."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bidkit.cli.console import write_err
from bidkit.cli.options import HERE, SofficeOption
from bidkit.door import wanted_soffice
from bidkit.web.serve import serve as run


def serve(
    workspace: Annotated[Path, typer.Argument(metavar="工作区", help="工作区，默认是当前文件夹")] = HERE,
    port: Annotated[int, typer.Option("--port", metavar="端口", help="不写就用第一个空着的")] = 0,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="自动打开浏览器")] = True,
    soffice: SofficeOption = "",
) -> None:
    """Serve until interrupted; the address is printed once and works once."""

    def say(address: str) -> None:
        write_err(f"工作台只在本机：{address}\n这个网址只能用一次；按 Ctrl+C 结束，文件都已经写好。")

    run(workspace, port, wanted_soffice(soffice), say, browse=browser)
