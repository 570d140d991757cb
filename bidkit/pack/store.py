"""Put a finished folder in place in one step; whatever dies before that leaves the last one untouched."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from bidkit.errors import NotWritableError, reason

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PART = ".part"
OLD = ".old"


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """Give an empty folder beside ``target`` that replaces it when the block ends well.

    Raises:
        NotWritableError: no room, no right, or a file of the old package is open in Word (Windows).
    """
    part = target.with_name(target.name + PART)
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


def _swap(part: Path, target: Path) -> None:
    """Move the new folder in; if that fails half-way the old one is moved back."""
    old = target.with_name(target.name + OLD)
    _clear(old)
    if target.exists():
        target.rename(old)
    try:
        part.rename(target)
    except OSError:
        if old.exists() and not target.exists():
            old.rename(target)
        raise
    _clear(old)


def _clear(path: Path) -> None:
    """Remove a folder, or a file that somebody put where the folder belongs."""
    if path.is_file() or path.is_symlink():
        path.unlink()
    else:
        shutil.rmtree(path, ignore_errors=True)


def recover(target: Path) -> None:
    """Bring back the last package if a build was killed between the two renames."""
    old = target.with_name(target.name + OLD)
    if old.exists() and not target.exists():
        old.rename(target)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that a reader sees the old or the new one, never half."""
    part = path.with_name(path.name + PART)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        os.replace(part, path)  # noqa: PTH105 - the word says what it does
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        cure = "请检查磁盘空间和写权限"
        raise NotWritableError(f"「{path.name}」写不进去：{reason(error)}", cure=cure) from None
