"""成品: what was made of a tender, by id; nothing is given that is not on this list."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.responses import Response

from bidkit.web.answer import saved
from bidkit.web.bench import Bench, Where
from bidkit.web.fault import refused

if TYPE_CHECKING:
    from starlette.requests import Request

FOLDERS = (
    ("package", "成品"),
    ("draft", "草稿"),
    ("word", "只有 Word"),
    ("sheets", "配套表"),
    ("", "检查报告"),
)
KINDS = {".docx", ".pdf", ".xlsx", ".json", ".html", ".ics", ".csv", ".txt"}


def view(bench: Bench, where: Where) -> dict[str, Any]:
    """Return the files that can be fetched, by folder."""
    out = bench.shelf.place(where.tender).out
    groups = []
    for folder, title in FOLDERS:
        rows = [
            {
                "id": identity(out, path),
                "name": path.name,
                "size": path.stat().st_size,
                "pdf": path.suffix == ".pdf",
            }
            for path in made(out, folder)
        ]
        if rows:
            groups.append({"title": title, "folder": folder, "files": rows})
    return {"title": "成品", "groups": groups}


def made(out: Path, folder: str) -> Iterator[Path]:
    """Yield the files of one folder of what was made; links are passed over."""
    home = out / folder if folder else out
    if not home.is_dir() or home.is_symlink():
        return
    paths = home.rglob("*") if folder else home.glob("*")
    for path in sorted(paths):
        if (
            path.is_file()
            and not path.is_symlink()
            and path.suffix in KINDS
            and not path.name.startswith((".", "~$"))
        ):
            yield path


def identity(out: Path, path: Path) -> str:
    """Return the id of a file that was made: by its place, so that it stays over a new build."""
    return hashlib.sha256(path.relative_to(out).as_posix().encode()).hexdigest()[:16]


def find(bench: Bench, tender: str, name: str) -> Path:
    """Return a file that was made by its id; FaultError 404 where none has it."""
    out = bench.shelf.place(tender).out
    for folder, _ in FOLDERS:
        for path in made(out, folder):
            if identity(out, path) == name:
                return path
    raise refused(404, "没有这个文件", "请从「成品」的列表里下载")


def download(request: Request) -> Response:
    """Return a file to be saved, under its own name; a page among them cannot run anything."""
    bench: Bench = request.app.state.bench
    path = find(bench, request.path_params["t"], request.path_params["id"])
    return saved(path)
