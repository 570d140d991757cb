"""A folder for each run, held by a lock: what a killed run left is known by its lock being free."""

from __future__ import annotations

import os
import secrets
import shutil
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from bidkit.store.lock import try_lock
from bidkit.store.write import private_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCK = ".lock"
TRIES = 20


@contextmanager
def own_folder(home: Path) -> Iterator[Path]:
    """Give an empty folder below ``home`` that is gone afterwards; leftovers of dead runs are swept first.

    Raises:
        OSError: the folder cannot be made.
    """
    private_folder(home)
    sweep(home)
    folder, handle = _claimed(home)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        _let_go(_lock_of(folder), handle)


def sweep(home: Path) -> None:
    """Remove the folders of runs that are no more; one whose lock is held is left alone."""
    for path in sorted(home.iterdir()):
        lock = path if path.suffix == LOCK else _lock_of(path)
        with suppress(OSError):
            handle = try_lock(lock)
            if handle is not None:
                shutil.rmtree(lock.with_suffix(""), ignore_errors=True)
                _let_go(lock, handle)


def _claimed(home: Path) -> tuple[Path, int]:
    for _ in range(TRIES):
        folder = home / secrets.token_hex(6)
        lock = _lock_of(folder)
        handle = try_lock(lock)
        if handle is None:
            continue
        if _is(lock, handle):
            folder.mkdir(mode=0o700)
            return folder, handle
        os.close(handle)
    raise OSError(f"no lock to be had in {home}")


def _is(lock: Path, handle: int) -> bool:
    """Return whether the file still is the one that is held: somebody sweeping may have removed it in between."""
    try:
        return os.path.samestat(lock.stat(), os.fstat(handle))
    except OSError:
        return False


def _let_go(lock: Path, handle: int) -> None:
    with suppress(OSError):
        lock.unlink()
    os.close(handle)
    with suppress(OSError):  # Windows removes no file that is open
        lock.unlink()


def _lock_of(folder: Path) -> Path:
    return folder.with_name(folder.name + LOCK)
