"""The hash of a file's content; that of a large scan is remembered by everything the file system says of the file.

A modification time can be set back, the change time cannot; so a hash is taken from memory only where the file
system is seen to keep change times, and only for files that had been at rest when they were hashed. YAML, workbooks
and Word files are read every time.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
import time
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bidkit.store.write import HEAD, TAIL, private_folder

if TYPE_CHECKING:
    from bidkit.store.memory import Memory

SCANS = frozenset(
    {".pdf", ".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".tif", ".tiff", ".heic", ".heif", ".ofd"}
)
LARGE = 1 << 20
AT_REST = 3.0
"""Seconds since the last change; file systems count time in ticks of up to two seconds."""
MOST = 50_000

Mark = list[int]


def digest(path: Path) -> str:
    """Return the SHA-256 of the file's bytes; raises OSError."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


class Digests:
    """Hashes files, and remembers the hashes of large scans; without a memory every file is read."""

    def __init__(self, memory: Memory | None = None) -> None:
        self.memory = memory
        self.fresh: dict[str, tuple[Mark, str]] = {}

    def of(self, path: Path) -> str:
        """Return the SHA-256 of the file's bytes; raises OSError."""
        if self.memory is None or path.suffix.lower() not in SCANS:
            return digest(path)
        name = os.path.realpath(path)
        mark = _mark(name)
        if mark is None or not self._tells(mark):
            return digest(path)
        kept = self.fresh.get(name) or self._known.get(name)
        if kept is not None and kept[0] == mark:
            self.fresh[name] = kept
            return kept[1]
        found = digest(path)
        if _mark(name) == mark and _at_rest(mark):
            self.fresh[name] = (mark, found)
        return found

    def save(self) -> None:
        """Keep what was learnt for the next run."""
        if self.memory is not None and any(self._known.get(name) != one for name, one in self.fresh.items()):
            everything = [*(self._known | self.fresh).items()][-MOST:]
            self.memory.put(json.dumps(everything).encode(), "files")

    @cached_property
    def _known(self) -> dict[str, tuple[Mark, str]]:
        kept = self.memory.get("files") if self.memory is not None else None
        return {name: (mark, found) for name, (mark, found) in json.loads(kept or b"[]")}

    def _tells(self, mark: Mark) -> bool:
        return mark[0] == self._device

    @cached_property
    def _device(self) -> int:
        """Return the device whose change times are true: that of the memory, once it was seen to be so."""
        return _honest_device(self.memory.folder) if self.memory is not None and self.memory.folder else -1


def _mark(name: str) -> Mark | None:
    """Return what the file system says of a large file; None for a small one or none at all."""
    with suppress(OSError):
        facts = os.stat(name)  # noqa: PTH116 - ten thousand scans: strings are faster
        if stat.S_ISREG(facts.st_mode) and facts.st_size >= LARGE:
            return [facts.st_dev, facts.st_ino, facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns]
    return None


def _at_rest(mark: Mark) -> bool:
    return max(mark[3], mark[4]) < (time.time() - AT_REST) * 1e9


def _honest_device(folder: Path) -> int:
    """Return the folder's device if a change time there outlives a modification time set back; else -1."""
    if sys.platform == "win32":  # what is called the change time there is the time of birth
        return -1
    probe = folder / f"{HEAD}{os.getpid()}-probe{TAIL}"
    try:
        private_folder(folder)
        probe.write_bytes(b"")
        os.utime(probe, (1_000_000_000, 1_000_000_000))
        facts = probe.stat()
        return facts.st_dev if facts.st_ctime > facts.st_mtime + AT_REST else -1
    except OSError:
        return -1
    finally:
        with suppress(OSError):
            probe.unlink()
