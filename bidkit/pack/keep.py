"""A folder that was replaced: what people put into it is laid beside, only what bidkit wrote is deleted.

What is bidkit's is deleted where it lies, the manifest last; what is left is then moved in one rename. A run that is
killed anywhere in between leaves a folder from which the next run goes on.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from bidkit.model.proof import Held
from bidkit.model.report import Kept, PackedFile, Why
from bidkit.pack.holding import hold, is_litter
from bidkit.pack.manifest import NAME, packed_files, read_manifest

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

MARK = "留存"


def set_aside(old: Path, target: Path, day: date | None) -> tuple[Kept, ...]:
    """Return where the people's files of a replaced folder lie now; never raises for a disk that does not play along.

    Args:
        old: the replaced folder under the name it was moved to; nothing happens when there is none.
        target: where it stood.
        day: the day that goes into the new name; none when None.
    """
    if not _exists(old):
        return ()
    files = _made(old)
    if files is None:
        return (Kept("whole", target.name, _moved(old, target, day).name),)
    try:
        held = hold(old, files)
        _delete(old, held)
        if not held.of_people and _exists(old):
            held = hold(
                old, files
            )  # what resisted is bidkit's and waits for the next start, unless somebody was quick
    except OSError:
        return (Kept("unread", target.name, _moved(old, target, day).name),)
    return _told(held, target, _moved(old, target, day)) if held.of_people else ()


def _made(old: Path) -> tuple[PackedFile, ...] | None:
    """Return what bidkit put into a folder; None for everything that it never made."""
    if old.is_symlink() or not old.is_dir():
        return None
    files = packed_files(read_manifest(old) or {})
    try:
        return files if files or all(map(is_litter, old.iterdir())) else None
    except OSError:
        return None


def _delete(folder: Path, held: Held) -> None:
    """Delete what is bidkit's, the manifest last, since it tells whose is whose, and every empty folder."""
    for name in (*held.litter, *held.same):
        with suppress(OSError):
            (folder / name).unlink()
    if not any(_exists(folder / name) for name in held.same):
        with suppress(OSError):
            (folder / NAME).unlink()
    inner = [path for path in folder.rglob("*") if path.is_dir() and not path.is_symlink()]
    for path in (*sorted(inner, reverse=True), folder):
        with suppress(OSError):
            path.rmdir()


def _moved(old: Path, target: Path, day: date | None) -> Path:
    """Return the new place of what is left; the old one where it cannot be moved, to be tried at the next start."""
    stem = f"{target.name}_{MARK}" + (f"_{day.isoformat()}" if day else "")
    number, place = 1, target.with_name(stem)
    while _exists(place):
        number += 1
        place = target.with_name(f"{stem}_{number}")
    try:
        return old.rename(place)
    except OSError:
        return old


def _told(held: Held, target: Path, place: Path) -> tuple[Kept, ...]:
    groups: tuple[tuple[Why, tuple[str, ...]], ...] = (
        ("changed", held.changed),
        ("added", held.added),
        ("unread", held.unread),
    )
    return tuple(
        Kept(why, f"{target.name}/{name}", f"{place.name}/{name}") for why, names in groups for name in names
    )


def _exists(path: Path) -> bool:
    return path.exists() or path.is_symlink()
