"""Every file that a package depends on, with its hash; together they say whether anything changed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bidkit.errors import UnreadableError
from bidkit.load.leftovers import is_leftover

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bidkit.store.digest import Digests

MOST_NAMED = 3
_LEFT_OUT = {".bidkit", ".git", "__pycache__"}
_MADE = ("tender", "out")
"""What a build writes; a folder called ``out`` anywhere else holds scans like any other."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """(path, SHA-256) of every input in path order, and what else decides the bytes."""

    files: tuple[tuple[str, str], ...]
    settings: tuple[tuple[str, str], ...]

    @property
    def digest(self) -> str:
        """Return one hash over everything."""
        text = json.dumps([self.files, self.settings], ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


def gather(
    places: Iterable[tuple[str, Path]], settings: tuple[tuple[str, str], ...], digests: Digests
) -> Inputs:
    """Return the inputs below the named folders; each file is called ``name/relative path``."""
    files = {}
    for name, folder in places:
        made = folder / _MADE[1] if name == _MADE[0] else None
        for path in _files(folder, made):
            # A link counts by where it leads too: out of the workspace it is refused, whatever it holds.
            leads = f" → {path.readlink()}" if path.is_symlink() else ""
            files[f"{name}/{path.relative_to(folder).as_posix()}"] = digests.of(path) + leads
    return Inputs(tuple(sorted(files.items())), settings)


def refuse_changes(before: Inputs, now: Inputs) -> None:
    """Raise UnreadableError when inputs changed in between: what was made is of neither state."""
    names = sorted({name for name, _ in {*before.files} ^ {*now.files}})
    if names:
        shown = "、".join(names[:MOST_NAMED]) + (f" 等 {len(names)} 个" if names[MOST_NAMED:] else "")
        cure = "请等文件都保存好后重新运行；上一次的成品没有动"
        raise UnreadableError(f"生成期间文件有改动：{shown}", cure=cure)


def _files(folder: Path, made: Path | None) -> Iterable[Path]:
    for path in sorted(folder.iterdir()):
        if path == made or path.name in _LEFT_OUT or is_leftover(path.name):
            continue
        if path.is_dir():
            yield from _files(path, made)
        elif path.is_file():
            yield path
