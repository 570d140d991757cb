"""A folder held against the list of what was put into it: what is the same, changed, missing, added."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from bidkit.model.proof import Held
from bidkit.pack.manifest import NAME
from bidkit.store.digest import digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bidkit.model.report import PackedFile

APPLE_DOUBLE = b"\x00\x05\x16\x07"
_OWNER_FILE = 4096
"""Word's and WPS's owner files and LibreOffice's locks are smaller; what is larger may be somebody's work."""


def hold(folder: Path, files: Sequence[PackedFile]) -> Held:
    """Return how a folder differs from its list; raises OSError when a folder in it cannot be looked into."""
    # macOS and some archives store names decomposed: 「é」 is the same file either way.
    listed = {_plain(file.name): file for file in files}
    found: dict[str, list[str]] = {}
    for path in walk(folder):
        name = path.relative_to(folder).as_posix()
        if name != NAME:
            file = listed.pop(_plain(name), None)
            found.setdefault(_state(path, file), []).append(name)
    states = {state: tuple(names) for state, names in found.items()}
    return Held(**states, missing=tuple(sorted(file.name for file in listed.values())))


def _state(path: Path, file: PackedFile | None) -> str:
    try:
        if file is None:
            return "litter" if is_litter(path) else "added"
        if path.is_symlink() or not path.is_file():
            return "changed"
        return "same" if path.stat().st_size == file.size and digest(path) == file.sha256 else "changed"
    except OSError:
        return "unread"


def is_litter(path: Path) -> bool:
    """Return whether a file holds nothing of anybody's: only names and sizes that no work has."""
    name = path.name.lower()
    if path.is_symlink() or not path.is_file():
        return False
    if name in (".ds_store", "thumbs.db", "desktop.ini"):
        return True
    if name.startswith("._"):
        with path.open("rb") as file:
            return file.read(4) == APPLE_DOUBLE
    owner = name.startswith("~$") or (name.startswith(".~lock.") and name.endswith("#"))
    return owner and path.stat().st_size <= _OWNER_FILE


def walk(folder: Path) -> Iterator[Path]:
    """Yield everything below a folder that is not a folder, in order; links are not followed."""
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.is_symlink():
            yield from walk(path)
        else:
            yield path


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name)
