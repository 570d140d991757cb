"""Write files in one step: a reader sees the old one or the new one, never half."""

from __future__ import annotations

import itertools
import os
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from bidkit.errors import NotWritableError, reason

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HEAD, TAIL = ".bidkit-", ".part"
STALE_SECONDS = 600.0
"""No single write takes this long: a part that is older belongs to a run that was killed."""
_NUMBERS = itertools.count()


def write_whole(path: Path, data: bytes) -> None:
    """Write a file that people see, with the folders above it.

    Raises:
        NotWritableError: no room, no right, or the file is open elsewhere (Windows).
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        sweep_parts(path.parent)
        _replace(path, data, 0o666)
    except OSError as error:
        cure = "请检查磁盘空间和写权限"
        raise NotWritableError(f"「{path.name}」写不进去：{reason(error)}", cure=cure) from None


def write_private(path: Path, data: bytes) -> None:
    """Write a file that only its owner may read, with the folders above it; raises OSError."""
    private_folder(path.parent)
    _replace(path, data, 0o600)


def private_folder(folder: Path) -> Path:
    """Return the folder, made with every missing one above it for its owner alone; raises OSError."""
    if not folder.is_dir():
        private_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def sweep_parts(folder: Path) -> None:
    """Remove what killed writes left in a folder; what another process is writing just now stays."""
    for part in folder.glob(f"{HEAD}*{TAIL}"):
        with suppress(OSError):
            if _is_left_over(part):
                part.unlink()


def _is_left_over(part: Path) -> bool:
    if part.lstat().st_mtime < time.time() - STALE_SECONDS:
        return True
    number = part.name.removeprefix(HEAD).partition("-")[0]
    if sys.platform == "win32" or not number.isdecimal():  # there, asking a process is killing it
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False


@contextmanager
def in_one_step(path: Path, mode: int = 0o666) -> Iterator[Path]:
    """Give an empty file beside ``path`` that takes its place when the block ends well; raises OSError."""
    # A name of its own for every write: two threads or processes may be writing the same file.
    part = path.with_name(f"{HEAD}{os.getpid()}-{next(_NUMBERS)}{TAIL}")
    try:
        os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode))
        yield part
        os.replace(part, path)  # noqa: PTH105 - the word says what it does
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def _replace(path: Path, data: bytes, mode: int) -> None:
    with in_one_step(path, mode) as part:
        part.write_bytes(data)
