"""Every file that a package depends on, with its hash; together they say whether anything changed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bidkit.load.leftovers import is_leftover

if TYPE_CHECKING:
    from collections.abc import Iterable

CHUNK = 1 << 20
_LEFT_OUT = {"out", ".bidkit", ".git", "__pycache__"}


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


def gather(places: Iterable[tuple[str, Path]], settings: tuple[tuple[str, str], ...]) -> Inputs:
    """Return the inputs below the named folders; each file is called ``name/relative path``."""
    files = {}
    for name, folder in places:
        for path in _files(folder):
            # A link counts by where it leads too: out of the workspace it is refused, whatever it holds.
            leads = f" → {path.readlink()}" if path.is_symlink() else ""
            files[f"{name}/{path.relative_to(folder).as_posix()}"] = sha256(path) + leads
    return Inputs(tuple(sorted(files.items())), settings)


def _files(folder: Path) -> Iterable[Path]:
    for path in sorted(folder.iterdir()):
        if path.name in _LEFT_OUT or is_leftover(path.name):
            continue
        if path.is_dir():
            yield from _files(path)
        elif path.is_file():
            yield path


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file, read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(CHUNK):
            digest.update(piece)
    return digest.hexdigest()
