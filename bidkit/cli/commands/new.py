"""``bidkit new``: make the skeleton of a tender."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from bidkit.cli.console import progress, write_out
from bidkit.cli.options import HERE, JsonOption, WorkspaceOption
from bidkit.cli.starter import add_files, new_tender
from bidkit.errors import UsageError, typed
from bidkit.load.library import load_library
from bidkit.load.structure import build
from bidkit.load.workspace import find_root, shipped
from bidkit.load.yamlsrc import read_mapping
from bidkit.model.templates import TemplateSet
from bidkit.read.extract import extract
from bidkit.read.opening import open_document
from bidkit.read.start.folder import Started, start
from bidkit.report.asjson import dump

CONTENTS = "contents"
FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]|^\.|^\s|\s$|\.$')


def new(
    name: Annotated[
        str, typer.Argument(metavar="项目名", help="文件夹名，如 2026-经济分析系统", show_default=False)
    ],
    set_name: Annotated[str, typer.Option("--set", metavar="模板集", help="用哪一套模板")] = "gov-services",
    file: Annotated[
        Path | None,
        typer.Option("--from", metavar="招标文件", help="从招标文件（.docx、.pdf）读出草稿和各份格式"),
    ] = None,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Make the skeleton of a tender, filled from the buyer's document if one is given, and say what to do next."""
    if not name or FORBIDDEN.search(name):
        raise UsageError(
            f"「{name}」不能用作文件夹名", cure='不要含 \\ / : * ? " < > |，不要以点或空格开头结尾'
        )
    root = find_root(workspace)
    folder = root / "tenders" / name
    template_set = _template_set(root, set_name)
    started = None if file is None else _read(file, root, set_name, template_set, quiet=as_json)
    new_tender(folder, template_set)
    if started is not None:
        add_files(folder, started.files)
    if as_json:
        unread = list(started.unread) if started else []
        write_out(dump({"schema": 1, "tender": folder.as_posix(), "set": set_name, "unread": unread}))
        return
    write_out(f"项目已建好：{folder}")
    if started is None:
        write_out(f"下一步：填写 tender.yaml、bid.yaml、price.xlsx，再运行 bidkit check {typed(name)}")
    else:
        _say(started, name)


def _read(file: Path, root: Path, set_name: str, chosen: TemplateSet, *, quiet: bool) -> Started:
    """Return what the document gives; nothing is written before it has been read whole."""
    library = load_library(root / "library", root)
    with progress(quiet=quiet) as watch:
        watch.say("读取招标文件")
        document = open_document(file)
        found = extract(document)
        watch.say("剪下各份格式")
        contents = CONTENTS if any(entry.id == CONTENTS for entry in chosen.templates) else ""
        return start(document, found, file.read_bytes(), library, set_name, contents)


def _say(started: Started, name: str) -> None:
    made = sum(piece.template is not None for piece in started.pieces)
    blanks = sum(len(piece.template.blanks) for piece in started.pieces if piece.template)
    write_out(f"读出 {len(started.pieces)} 份格式，{made} 份做成了模板，其中 {blanks} 处空要人填")
    if started.unread:
        write_out(f"没有读到、要人填的：{'、'.join(started.unread)}")
    write_out(f"下一步：bidkit review {typed(name)} 逐条核对；bidkit build {typed(name)} --draft 先看草稿")


def _template_set(root: Path, name: str) -> TemplateSet:
    folders = (root / "templates", shipped("templates"))
    for folder in folders:
        if (folder / name / "set.yaml").is_file():
            return build(TemplateSet, read_mapping(folder / name / "set.yaml", root))
    known = sorted({path.parent.name for folder in folders for path in folder.glob("*/set.yaml")})
    raise UsageError(f"没有名为「{name}」的模板集", cure=f"可用的有：{'、'.join(known) or '无'}")
