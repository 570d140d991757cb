"""Who changed what from the workbench, kept in the workspace, and taking a change back.

``history/changes.jsonl`` has a line for each change; ``history/objects`` the files as they were before and after.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.errors import NotWritableError, UsageError
from bidkit.flow.locks import editing
from bidkit.store.together import Change, content, write_together

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FOLDER, LIST, OBJECTS = "history", "changes.jsonl", "objects"
ABSENT = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One change: its number from 1, who made it, in words what, and each file's hash before and after."""

    number: int
    by: str
    what: str
    files: tuple[tuple[str, str, str], ...]


def written(root: Path, changes: Sequence[Change], by: str, what: str) -> None:
    """Make all changes or none, and keep what is needed to take them back; whoever calls holds the lock of ``root``.

    Raises:
        NotWritableError: a file cannot be written or was changed meanwhile; nothing is changed then.
    """
    real = [one for one in changes if one.before != one.after]
    if not real:
        return
    files, kept = [], []
    for one in real:
        before, after = _mark(one.before), _mark(one.after)
        files.append([one.path.resolve().relative_to(root.resolve()).as_posix(), before, after])
        kept += [(before, one.before), (after, one.after)]
    line = json.dumps({"by": by, "what": what, "files": files}, ensure_ascii=False) + "\n"
    path = root / FOLDER / LIST
    old = content(path)
    objects = {
        root / FOLDER / OBJECTS / mark: zlib.compress(data)
        for mark, data in kept
        if data is not None and not (root / FOLDER / OBJECTS / mark).is_file()
    }
    held = [Change(where, None, data) for where, data in objects.items()]
    write_together(root, [*held, Change(path, old, (old or b"") + line.encode()), *real])


def entries(root: Path) -> tuple[Entry, ...]:
    """Return the changes in their order; a line that cannot be read is left out, its number stays."""
    found = []
    lines = (content(root / FOLDER / LIST) or b"").decode("utf-8", "replace").splitlines()
    for number, line in enumerate(lines, start=1):
        try:
            held = json.loads(line)
            files = tuple((str(name), str(before), str(after)) for name, before, after in held["files"])
            found.append(Entry(number, str(held["by"]), str(held["what"]), files))
        except (ValueError, KeyError, TypeError):
            continue
    return tuple(found)


def undo(root: Path, number: int, by: str) -> Entry:
    """Return the change that was taken back: its files are what they were before it.

    Raises:
        UsageError: there is no such change.
        NotWritableError: a file was changed again since; nothing is changed then.
    """
    with editing(root):
        entry = next((one for one in entries(root) if one.number == number), None)
        if entry is None:
            raise UsageError(f"没有第 {number} 次改动", cure="请看改动记录里的编号")
        changes = []
        for name, before, after in entry.files:
            path = root / name
            now = content(path)
            if _mark(now) != after:
                cure = "请先撤销后来的改动，或直接改那一条"
                raise NotWritableError(f"{path.name} 后来又改过，不能整个撤销", cure=cure)
            old = _object(root, before)
            changes.append(Change(path, now, old))
        written(root, changes, by, f"撤销第 {number} 次改动：{entry.what}")
        for name, before, _ in entry.files:
            if before == ABSENT:
                (root / name).unlink(missing_ok=True)
    return entry


def _object(root: Path, mark: str) -> bytes:
    """Return a file as it was; nothing for one that was not there, which is then taken away."""
    if mark == ABSENT:
        return b""
    held = content(root / FOLDER / OBJECTS / mark)
    try:
        data = zlib.decompress(held or b"")
    except zlib.error:
        data = b""
    if _mark(data) != mark:
        raise NotWritableError("改动记录里的旧文件不完整，不能撤销", cure="请直接改那一条")
    return data


def _mark(data: bytes | None) -> str:
    return ABSENT if data is None else hashlib.sha256(data).hexdigest()
