"""``bidkit new``: make the skeleton of a tender."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from bidkit.cli.console import write_out
from bidkit.cli.options import HERE, JsonOption, WorkspaceOption
from bidkit.cli.starter import new_tender
from bidkit.errors import UsageError
from bidkit.load.structure import build
from bidkit.load.workspace import find_root, shipped
from bidkit.load.yamlsrc import read_mapping
from bidkit.model.templates import TemplateSet
from bidkit.report.asjson import dump

FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]|^\.|^\s|\s$|\.$')


def new(
    name: Annotated[
        str, typer.Argument(metavar="项目名", help="文件夹名，如 2026-经济分析系统", show_default=False)
    ],
    set_name: Annotated[str, typer.Option("--set", metavar="模板集", help="用哪一套模板")] = "gov-services",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Make the skeleton of a tender and say what to do next."""
    if not name or FORBIDDEN.search(name):
        raise UsageError(
            f"「{name}」不能用作文件夹名", cure='不要含 \\ / : * ? " < > |，不要以点或空格开头结尾'
        )
    root = find_root(workspace)
    folder = root / "tenders" / name
    new_tender(folder, _template_set(root, set_name))
    if as_json:
        write_out(dump({"schema": 1, "tender": folder.as_posix(), "set": set_name}))
        return
    write_out(f"项目已建好：{folder}")
    write_out(f"下一步：填写 tender.yaml、bid.yaml、price.xlsx，再运行 bidkit check {name}")


def _template_set(root: Path, name: str) -> TemplateSet:
    folders = (root / "templates", shipped("templates"))
    for folder in folders:
        if (folder / name / "set.yaml").is_file():
            return build(TemplateSet, read_mapping(folder / name / "set.yaml", root))
    known = sorted({path.parent.name for folder in folders for path in folder.glob("*/set.yaml")})
    raise UsageError(f"没有名为「{name}」的模板集", cure=f"可用的有：{'、'.join(known) or '无'}")
