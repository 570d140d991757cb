"""``bidkit init``: make a workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bidkit.cli.console import write_out
from bidkit.cli.options import JsonOption, at
from bidkit.flow.skeleton import DEMO, new_workspace
from bidkit.report.asjson import dump


def init(
    folder: Annotated[Path, typer.Argument(metavar="文件夹", help="新工作区，要是空的", show_default=False)],
    demo: Annotated[bool, typer.Option("--demo", help="带上示范资料库和示范项目（内容均为虚构）")] = False,
    as_json: JsonOption = False,
) -> None:
    """Make a workspace and say what to do next."""
    new_workspace(folder, demo=demo)
    if as_json:
        write_out(dump({"schema": 1, "workspace": folder.as_posix(), "demo": demo}))
        return
    write_out(f"工作区已建好：{folder}")
    if demo:
        write_out(f"下一步：bidkit build {DEMO}{at(folder)}")
    else:
        company = folder / "library" / "company.yaml"
        write_out(f"公司资料在 {company}，可以直接写，也可以用 Excel 填")
        write_out(f"下一步：填写公司资料和证书，先写出工作簿：bidkit book 资料{at(folder)}")
