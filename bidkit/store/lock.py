"""A lock that ends with the process that holds it, however it ends."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bidkit.errors import NotWritableError, reason

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TICK_SECONDS = 0.05


def try_lock(path: Path) -> int | None:
    """Return an open handle that holds the lock until it is closed, or None when somebody else holds it."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle


@contextmanager
def only_one(path: Path, what: str, patience: float = 0.0) -> Iterator[None]:
    """Hold the lock for the block; raises NotWritableError when another run holds it for ``patience`` seconds."""
    end = time.monotonic() + patience
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        while (handle := try_lock(path)) is None and time.monotonic() < end:
            time.sleep(TICK_SECONDS)
    except OSError as error:
        cure = "请检查磁盘空间和写权限"
        raise NotWritableError(f"「{path.parent}」写不进去：{reason(error)}", cure=cure) from None
    if handle is None:
        raise NotWritableError(f"另一个{what}正在进行", cure="请等它结束后再运行；同一个项目一次只能做一个")
    try:
        yield
    finally:
        os.close(handle)
