"""Write several files as one step: all of them are new or none is, even if the run is killed in between.

What the files were is put down beside the workspace before the first is replaced, and taken away after the last. Where
that is still found nobody finished, and ``settle`` puts the old files back; a file that a person has changed since then
is left as it is.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.errors import NotWritableError, reason
from bidkit.store.write import in_one_step, sweep_parts, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

UNDO, LIST = ".bidkit-undo", "list.json"
UNFINISHED = ".part"
CURE = "请检查磁盘空间和写权限，并关闭正在打开它的程序；这一次的改动全部没有写"


@dataclass(frozen=True, slots=True)
class Change:
    """What a file becomes; ``before`` is what it was when the change was thought out, None if it was not there."""

    path: Path
    before: bytes | None
    after: bytes


def change(path: Path, after: bytes) -> Change:
    """Return the change of a file as it is now."""
    return Change(path, content(path), after)


def write_together(home: Path, changes: Sequence[Change]) -> None:
    """Make all changes or none; whoever calls holds the lock of ``home``.

    Args:
        home: the folder that everything lies in; what is needed to undo lies there for as long as it takes.
        changes: one for each file.

    Raises:
        NotWritableError: no room, no right, a file is open elsewhere (Windows), or one is no longer what it was.
    """
    wanted = [one for one in changes if one.before != one.after]
    if not wanted:
        return
    try:
        settle(home)
        _refuse_moved(wanted)
        if len(wanted) == 1:  # one rename is a step by itself
            write_whole(wanted[0].path, wanted[0].after)
            return
        _put_down(home, wanted)
        try:
            _replace_all([(one.path, one.after) for one in wanted])
        except BaseException:
            settle(home)
            raise
        _take_away(home)
    except OSError as error:
        names = "、".join(one.path.name for one in wanted)
        raise NotWritableError(f"{names} 写不进去：{reason(error)}", cure=CURE) from None


def left_over(home: Path) -> bool:
    """Return whether a run was killed between two files; or one is writing them just now."""
    return (home / UNDO).exists()


def settle(home: Path) -> tuple[Path, ...]:
    """Put back the files of a step that nobody finished and return them; whoever calls holds the lock.

    Raises:
        OSError: the old files cannot be written; what is needed to undo stays where it is.
    """
    shutil.rmtree(_unfinished(home), ignore_errors=True)
    if not left_over(home):
        return ()
    back: list[Path] = []
    for path, old, after in _noted(home):
        if _digest(path) != after:  # not yet replaced, or changed by a person since
            continue
        if old is None:
            path.unlink()
        else:
            _replace_all([(path, old)])
        back.append(path)
    _take_away(home)
    return tuple(back)


def _refuse_moved(changes: Sequence[Change]) -> None:
    for one in changes:
        if content(one.path) != one.before:
            cure = "请重新运行；这一次的改动全部没有写"
            raise NotWritableError(f"{one.path.name} 在这期间被别处改过", cure=cure)


def _put_down(home: Path, changes: Sequence[Change]) -> None:
    """Write what the files were into a folder that has its name only once it is whole."""
    part = _unfinished(home)
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(mode=0o700, parents=True)
    listed = []
    for number, one in enumerate(changes):
        if one.before is not None:
            _write_through(part / str(number), one.before)
        after = hashlib.sha256(one.after).hexdigest()
        name = one.path.resolve().relative_to(home.resolve()).as_posix()
        listed.append({"path": name, "old": one.before is not None, "after": after})
    _write_through(part / LIST, json.dumps(listed, ensure_ascii=False).encode())
    part.rename(home / UNDO)


def _write_through(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _replace_all(files: Sequence[tuple[Path, bytes]]) -> None:
    """Stage every file before the first takes its place, so that a full disk is met with nothing replaced."""
    with ExitStack() as stack:
        for path, data in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            sweep_parts(path.parent)
            stack.enter_context(in_one_step(path)).write_bytes(data)


def _noted(home: Path) -> Iterator[tuple[Path, bytes | None, str]]:
    """Yield each file inside the workspace that was to be replaced, what it was, and the hash of what it became."""
    folder = home / UNDO
    for number, one in enumerate(_list(folder)):
        path = home / str(one["path"])
        if path.resolve().is_relative_to(home.resolve()):
            yield path, (folder / str(number)).read_bytes() if one["old"] else None, str(one["after"])


def _list(folder: Path) -> Sequence[Mapping[str, object]]:
    try:
        listed = json.loads((folder / LIST).read_bytes())
        return [{name: one[name] for name in ("path", "old", "after")} for one in listed]
    except (OSError, ValueError, KeyError, TypeError):
        return ()


def _take_away(home: Path) -> None:
    """Remove what is needed to undo: its name first, in one step, so that no half of it is ever believed."""
    (home / UNDO).rename(_unfinished(home))
    shutil.rmtree(_unfinished(home), ignore_errors=True)


def _unfinished(home: Path) -> Path:
    return home / f"{UNDO}{UNFINISHED}"


def _digest(path: Path) -> str:
    data = content(path)
    return "" if data is None else hashlib.sha256(data).hexdigest()


def content(path: Path) -> bytes | None:
    """Return what stands in a file now; None if it is not there."""
    with suppress(FileNotFoundError):
        return path.read_bytes()
    return None
