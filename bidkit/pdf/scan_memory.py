"""Remember what an evidence file holds by its content, so that a file is decoded once, not at every build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from bidkit.disk import keep
from bidkit.pdf.scans import Scan, ScanKind, ScanPage, digest_of, inspect_scan, narrowed

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = "2"
_PAGES = TypeAdapter(tuple[ScanKind, tuple[ScanPage, ...], tuple[str, ...]])


class ScanMemory:
    """Looks at evidence files through a folder of facts; a wrong or missing fact costs time, nothing else."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.met: dict[Path, Scan] = {}

    def inspect(self, path: Path, pages: str) -> Scan:
        """Return what ``inspect_scan`` returns; a file it refuses is looked at anew every time."""
        if path not in self.met:
            self.met[path] = self._whole(path)
        return narrowed(self.met[path], pages)

    def _whole(self, path: Path) -> Scan:
        if not path.is_file():  # to read a pipe would be to wait for ever
            return inspect_scan(path)
        try:
            digest = digest_of(path)
        except OSError:
            return inspect_scan(path)
        fact = self.folder / f"{digest}-{FORMAT}.json"
        try:
            kind, pages, told = _PAGES.validate_json(fact.read_bytes())
        except (OSError, ValidationError):
            scan = inspect_scan(path)
            keep(fact, _PAGES.dump_json((scan.kind, scan.pages, scan.told)))
            return scan
        return Scan(path, kind, pages, digest, told)
