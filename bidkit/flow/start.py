"""New folders: a workspace; a tender in it, filled from the buyer's document where there is one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from bidkit.errors import UsageError
from bidkit.flow.locks import editing
from bidkit.flow.skeleton import new_tender, new_workspace, refuse_filled
from bidkit.load.library import load_library
from bidkit.load.place import find_root, shipped
from bidkit.load.structure import build
from bidkit.load.yamlsrc import read_mapping
from bidkit.model.templates import TemplateSet
from bidkit.read.extract import extract
from bidkit.read.opening import open_document
from bidkit.read.start.folder import Started, start
from bidkit.watch import Watch

__all__ = ["NewTender", "StartJob", "new", "new_workspace"]

CONTENTS = "contents"
SOURCE = "source"
SET = "gov-services"
STEPS = ("读取招标文件", "剪下各份格式", "写出项目文件夹")
FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]|^\.|^\s|\s$|\.$')


@dataclass(frozen=True, slots=True)
class StartJob:
    """A tender to be begun: in which workspace, under which name, with which templates, from which document."""

    workspace: Path
    name: str
    set_name: str = SET
    file: Path | None = None
    watch: Watch = field(default_factory=Watch)


@dataclass(frozen=True, slots=True)
class NewTender:
    """The folder of a new tender, its template set, and what the buyer's document gave; None without one."""

    folder: Path
    set_name: str
    started: Started | None = None


def new(job: StartJob) -> NewTender:
    """Return the tender that was begun; nothing is written before the document has been read whole.

    Raises:
        UsageError: no folder can have this name, or it has content; no template set has that one.
        UnreadableError: the document or the library cannot be read.
        StoppedError: the run was asked to end; nothing was written.
    """
    if not job.name or FORBIDDEN.search(job.name):
        raise UsageError(
            f"「{job.name}」不能用作文件夹名", cure='不要含 \\ / : * ? " < > |，不要以点或空格开头结尾'
        )
    root, watch = find_root(job.workspace), job.watch.through(*STEPS)
    folder = root / "tenders" / job.name
    chosen = _template_set(root, job.set_name)
    refuse_filled(folder)
    started = None if job.file is None else _read(job.file, root, (job.set_name, chosen), watch)
    watch.say(STEPS[-1])
    files = dict(started.files) if started else {}
    if job.file is not None:
        files[f"{SOURCE}/{job.file.name}"] = job.file.read_bytes()  # what was read can be looked at again
    with editing(root):
        new_tender(folder, chosen, files)
    return NewTender(folder, job.set_name, started)


def _read(file: Path, root: Path, templates: tuple[str, TemplateSet], watch: Watch) -> Started:
    name, chosen = templates
    library = load_library(root / "library", root)
    watch.say("读取招标文件")
    document = open_document(file)
    found = extract(document)
    watch.say("剪下各份格式")
    contents = CONTENTS if any(entry.id == CONTENTS for entry in chosen.templates) else ""
    return start(document, found, file.read_bytes(), library, name, contents)


def _template_set(root: Path, name: str) -> TemplateSet:
    folders = (root / "templates", shipped("templates"))
    for folder in folders:
        if (folder / name / "set.yaml").is_file():
            return build(TemplateSet, read_mapping(folder / name / "set.yaml", root))
    known = sorted({path.parent.name for folder in folders for path in folder.glob("*/set.yaml")})
    raise UsageError(f"没有名为「{name}」的模板集", cure=f"可用的有：{'、'.join(known) or '无'}")
