"""A disk that is full, read-only or gone: how to know it from a fault of the data, whatever was made of it on the way.

Owns the knowing and the words; files are written elsewhere (``store.write``).
"""

from __future__ import annotations

import errno
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from bidkit.errors import NotWritableError, reason

if TYPE_CHECKING:
    from collections.abc import Iterator

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
MACHINE = (*FULL, errno.EFBIG, errno.EACCES, errno.EPERM, errno.EIO, errno.EMFILE, errno.ENFILE, errno.EPIPE)
ROOM = 1 << 20
CURE = "请清理磁盘（包括系统的临时文件夹）或换一个有写权限的位置，再运行一次；上一次的成品没有动过"
# How libxml2, zlib and others say it who keep the number to themselves.
_FULL_WORDS = re.compile(r"ENOSPC|EDQUOT|EROFS|No space left|disk full|No usable temporary", re.IGNORECASE)


def refuse_no_room(*folders: Path) -> None:
    """Raise NotWritableError when a megabyte cannot be written into a folder or the system's temporary one."""
    for folder in folders:
        _try(folder)
    try:
        _try(Path(tempfile.gettempdir()))
    except FileNotFoundError as error:
        raise NotWritableError("临时文件夹写不进去（磁盘满，或没有写权限）", cure=CURE) from error


def _try(folder: Path) -> None:
    try:
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(bytes(ROOM))
            probe.flush()
    except OSError as error:
        if _FULL_WORDS.search(str(error)) or error.errno in MACHINE:
            raise told(error, folder) from error


def told(error: OSError, folder: Path | None = None) -> NotWritableError:
    """Return a fault of the machine in our words."""
    where = folder or error.filename or ""
    return NotWritableError(f"{f'「{where}」' if where else ''}写不进去：{reason(error)}", cure=CURE)


def fault_of_the_machine(error: BaseException) -> NotWritableError | None:
    """Return the fault of the disk that lies behind an error; None when there is none.

    An error that bidkit raised itself is believed, unless a full disk stands behind it; one that nobody caught is
    also put down to missing rights and to broken disks.
    """
    caught = isinstance(getattr(error, "cure", None), str)
    for one in _behind(error):
        if isinstance(one, NotWritableError):
            return one
        numbers = FULL if caught else MACHINE
        if isinstance(one, OSError) and (one.errno in numbers or _FULL_WORDS.search(str(one))):
            return told(one)
        if not isinstance(getattr(one, "cure", None), str) and _FULL_WORDS.search(str(one)):
            return NotWritableError("写不进去：磁盘满了", cure=CURE)
    return None


def _behind(error: BaseException) -> Iterator[BaseException]:
    """Yield the error, what it was raised from, and the faults it bundles."""
    seen: set[int] = set()
    left: list[BaseException | None] = [error]
    while left:
        one = left.pop(0)
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        left += [one.__cause__, one.__context__, *getattr(one, "faults", ())]
