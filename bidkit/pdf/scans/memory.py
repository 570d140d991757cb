"""Remember what an evidence file holds by its content, so that a file is decoded once, not at every build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from bidkit.pdf.scans.scan import Scan, ScanKind, ScanPage, narrowed

if TYPE_CHECKING:
    from pathlib import Path

    from bidkit.store.cache import Cache

_PAGES = TypeAdapter(tuple[ScanKind, tuple[ScanPage, ...], tuple[str, ...], int, bool])


class ScanMemory:
    """Looks at evidence files through a memory of facts; a wrong or missing fact costs time, nothing else."""

    def __init__(self, cache: Cache) -> None:
        self.memory = cache.memory("scans")
        self.digests = cache.digests
        self.met: dict[Path, Scan] = {}

    def inspect(self, path: Path, pages: str) -> Scan:
        """Return what ``inspect_scan`` returns; a file it refuses is looked at anew every time."""
        if path not in self.met:
            self.met[path] = self._whole(path)
        return narrowed(self.met[path], pages)

    def _whole(self, path: Path) -> Scan:
        if not path.is_file():  # to read a pipe would be to wait for ever
            return _looked_at(path)
        try:
            digest = self.digests.of(path)
        except OSError:
            return _looked_at(path)
        try:
            kind, pages, told, signatures, bare = _PAGES.validate_json(self.memory.get(digest) or b"")
        except ValidationError:
            scan = _looked_at(path)
            # Its own hash was taken after the look: a file changed in between is not what was looked at.
            if scan.digest == digest:
                facts = (scan.kind, scan.pages, scan.told, scan.signatures, scan.bare)
                self.memory.put(_PAGES.dump_json(facts), digest)
            return scan
        return Scan(path, kind, pages, digest, told, signatures, bare)


def _looked_at(path: Path) -> Scan:
    from bidkit.pdf.scans.look import (
        inspect_scan,  # three libraries open files; a file that is remembered needs none
    )

    return inspect_scan(path)
