"""What was read from finished files, kept by the hash of their bytes; safe to delete.

Pictures are remembered apart: a scan that moves to another page of another volume is still known.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, TypeVar

from pydantic import TypeAdapter, ValidationError

from bidkit.disk import keep
from bidkit.pdf.inspect import InspectedPdf, inspect_pdf
from bidkit.word.inspect import Inspected, inspect_word

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

T = TypeVar("T")
VERSION = "5"
"""Raise when what is read changes."""
KEPT = 40
_WORD = TypeAdapter(Inspected)
_PDF = TypeAdapter(InspectedPdf)


class ReadMemory:
    """Reads finished files, or recalls what was read from the same bytes before."""

    def __init__(self, cache: Path | None) -> None:
        """Remember in a folder of the cache; in none without one."""
        self.folder = cache / "read" if cache is not None else None
        self.pictures: dict[str, tuple[bool, int]] = {}
        if self.folder is not None:
            self.pictures = _pictures(self.folder / f"pictures-{VERSION}.json")

    def word(self, path: Path) -> Inspected:
        """Return what a Word file holds."""
        data = path.read_bytes()
        return self._kept(data, "docx", _WORD, lambda: inspect_word(data, name=path.name))

    def pdf(self, path: Path) -> InspectedPdf:
        """Return what a PDF holds."""
        known = len(self.pictures)
        found = self._kept(path.read_bytes(), "pdf", _PDF, lambda: inspect_pdf(path, self.pictures))
        if self.folder is not None and len(self.pictures) > known:
            text = json.dumps(self.pictures, ensure_ascii=False, sort_keys=True)
            keep(self.folder / f"pictures-{VERSION}.json", text.encode())
        return found

    def _kept(self, data: bytes, kind: str, shape: TypeAdapter[T], read: Callable[[], T]) -> T:
        if self.folder is None:
            return read()
        path = self.folder / f"{hashlib.sha256(data).hexdigest()[:32]}-{VERSION}.{kind}.json"
        try:
            return shape.validate_json(path.read_bytes())
        except (OSError, ValidationError):
            found = read()
            keep(path, shape.dump_json(found))
            _forget(self.folder)
            return found


def _pictures(path: Path) -> dict[str, tuple[bool, int]]:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return {str(key): (bool(white), int(runs)) for key, (white, runs) in kept.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _forget(folder: Path) -> None:
    """Drop what was not written lately."""
    found = sorted(folder.glob("*-*.json"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in found[KEPT:]:
        path.unlink(missing_ok=True)
