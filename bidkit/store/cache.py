"""The workspace's cache folder: its memories, its size, its owner; safe to delete, and done without at need."""

from __future__ import annotations

import errno
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from bidkit.errors import NotWritableError, reason
from bidkit.store.digest import Digests
from bidkit.store.memory import Memory
from bidkit.store.runs import own_folder
from bidkit.store.write import private_folder, sweep_parts

KEPT = "kept"
LIMIT = 512_000_000
"""Bytes of remembered values; a bid of 500 pages takes about a fifth."""
_CANNOT = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT}
_OF_OLD = ("filled", "prepared", "read", "pdf", "scans", "fonts", "library.json")


class Cache:
    """A cache folder as one run uses it.

    ``work`` is this run's own folder, ``digests`` hashes files. One that is not ``trusted`` recalls nothing.
    """

    def __init__(self, folder: Path, work: Path | None = None, *, trusted: bool = True) -> None:
        self.folder = folder
        self.work = work
        self.trusted = trusted
        self.digests = Digests(self.memory("digests"))

    def memory(self, kind: str, stamp: str = "") -> Memory:
        """Return the memory of one kind of values; ``stamp`` is what else decides all of them."""
        return Memory(self.folder / KEPT / kind, stamp, trusted=self.trusted)

    def own(self, name: str) -> Path:
        """Return a folder of this run; raises OSError when it cannot be made."""
        assert self.work is not None, "open_cache gives a cache with a folder to work in"
        return private_folder(self.work / name)

    @property
    def soffice(self) -> Path:
        """Return the folder of the converter's warm profiles."""
        return self.folder / "soffice"


def _silent(_: str) -> None:
    return


@contextmanager
def open_cache(
    folder: Path, *, trusted: bool = True, say: Callable[[str], None] = _silent
) -> Iterator[Cache]:
    """Give the cache for one run, swept before it and cut to size after it.

    Where it cannot be written a temporary folder stands in, and nothing outlives the run.

    Raises:
        NotWritableError: something that is no folder stands where the cache belongs.
    """
    with ExitStack() as stack:
        try:
            place = _prepared(folder)
            work = stack.enter_context(own_folder(folder / "work"))
        except OSError as error:
            if error.errno not in _CANNOT:
                cure = "请把它移走；缓存文件夹可以放心删除"
                raise NotWritableError(f"缓存「{folder.name}」用不了：{reason(error)}", cure=cure) from None
            say(f"缓存写不了（{reason(error)}），这次不用缓存")
            place = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bidkit-")))
            work = stack.enter_context(own_folder(place / "work"))
        cache = Cache(place, work, trusted=trusted)
        try:
            yield cache
        finally:
            cache.digests.save()
            keep_within(place / KEPT)


def _prepared(folder: Path) -> Path:
    """Return the cache folder, closed to others and free of what killed writes and older versions left."""
    private_folder(folder)
    if folder.stat().st_mode & 0o077:
        folder.chmod(0o700)
    for name in _OF_OLD:
        old = folder / name
        if old.is_dir():
            shutil.rmtree(old, ignore_errors=True)
        else:
            old.unlink(missing_ok=True)
    for kind in (folder / KEPT).iterdir() if (folder / KEPT).is_dir() else ():
        sweep_parts(kind)
    return folder


def keep_within(kept: Path, limit: int = LIMIT) -> None:
    """Forget what was used longest ago until the rest takes no more than ``limit`` bytes."""
    found = []
    with suppress(OSError):
        for path in kept.glob("*/*"):
            with suppress(OSError):
                facts = path.stat()
                found.append((facts.st_mtime_ns, facts.st_size, path))
    too_much = sum(size for _, size, _ in found) - limit
    for _, size, path in sorted(found):
        if too_much <= 0:
            return
        with suppress(OSError):
            path.unlink()
            too_much -= size
