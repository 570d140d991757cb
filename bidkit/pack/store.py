"""Put a finished folder in place in one step; whatever dies before that leaves the last one untouched."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bidkit.disk import write_over
from bidkit.errors import NotWritableError, reason
from bidkit.pack.keep import set_aside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from pathlib import Path

    from bidkit.model.report import Kept

PART = ".part"
OLD = ".old"


def _unheard(_: Kept) -> None:
    return


@contextmanager
def new_folder(
    target: Path, day: date | None = None, tell: Callable[[Kept], None] = _unheard
) -> Iterator[Path]:
    """Give an empty folder beside ``target`` that replaces it when the block ends well.

    Args:
        target: the folder to be replaced; nothing that people put into it is deleted.
        day: the day in the name of the folder that their files are laid into.
        tell: hears of each of these files once the new folder is in place.

    Raises:
        NotWritableError: no room, no right, or a file of the old package is open in Word (Windows).
    """
    part = _beside(target, PART)
    try:
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        yield part
        _swap(part, target)
    except OSError as error:
        cure = "请检查磁盘空间和写权限，并关闭正在打开的成品文件后重试"
        raise NotWritableError(f"成品写不进「{target.name}」：{reason(error)}", cure=cure) from None
    finally:
        shutil.rmtree(part, ignore_errors=True)
    for kept in set_aside(_beside(target, OLD), target, day):
        tell(kept)


def _beside(target: Path, mark: str) -> Path:
    """Return the hidden neighbour of a folder: a name that nobody gives to a copy of his own."""
    return target.with_name(f".{target.name}{mark}")


def _swap(part: Path, target: Path) -> None:
    """Move the new folder in; if that fails or is interrupted half-way the old one is moved back.

    The old one keeps its second name until its people's files are laid aside: ``recover`` finds it there.
    """
    old = _beside(target, OLD)
    if _exists(target):
        target.rename(old)
    try:
        part.rename(target)
    except BaseException:
        if _exists(old) and not _exists(target):
            old.rename(target)
        raise


def recover(target: Path, day: date | None = None) -> tuple[Kept, ...]:
    """Finish what a killed build began, before the next one starts.

    The last package comes back if the build died between the two renames; if it died after them, the files of people
    in the replaced package are laid aside now, and returned.
    """
    shutil.rmtree(_beside(target, PART), ignore_errors=True)
    old = _beside(target, OLD)
    if _exists(target):
        return set_aside(old, target, day)
    for left in (old, target.with_name(target.name + OLD)):  # the second is the name that earlier builds gave
        if _exists(left):
            left.rename(target)
            break
    return ()


def _exists(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that a reader sees the old or the new one, never half."""
    try:
        write_over(path, data)
    except OSError as error:
        cure = "请检查磁盘空间和写权限"
        raise NotWritableError(f"「{path.name}」写不进去：{reason(error)}", cure=cure) from None
