"""What was read from finished files, kept by their content; safe to delete.

Pictures are remembered apart: a scan that moves to another page of another volume is still known.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from bidkit.errors import UnreadableError
from bidkit.finished.drawn import in_detail
from bidkit.pdf.seen.inspect import InspectedPdf, inspect_pdf
from bidkit.source import Span
from bidkit.store.memory import Memory
from bidkit.word.seen.inspect import Inspected, inspect_word

if TYPE_CHECKING:
    from pathlib import Path

    from bidkit.store.cache import Cache

MOST_PICTURES = 50_000
_WORD = TypeAdapter(Inspected)
_PDF = TypeAdapter(InspectedPdf)


class ReadMemory:
    """Reads finished files, or recalls what was read from the same bytes before."""

    def __init__(self, cache: Cache | None) -> None:
        """Remember in a cache; nothing without one."""
        self.memory = cache.memory("read") if cache is not None else Memory(None)
        self.pictures = _pictures(self.memory.get("pictures") or b"{}")

    def word(self, path: Path) -> Inspected:
        """Return what a Word file holds."""
        data = path.read_bytes()
        return self.memory.made(
            _WORD, lambda: in_detail(inspect_word(data, name=path.name), data), "docx", data
        )

    def pdf(self, path: Path) -> InspectedPdf:
        """Return what a PDF holds."""
        known = len(self.pictures)
        data = path.read_bytes()
        found = self.memory.made(_PDF, lambda: self._look(path, data), "pdf", data)
        if len(self.pictures) > known:
            latest = dict([*self.pictures.items()][-MOST_PICTURES:])
            self.memory.put(json.dumps(latest).encode(), "pictures")
        return found

    def _look(self, path: Path, data: bytes) -> InspectedPdf:
        found = inspect_pdf(path, self.pictures)
        if path.read_bytes() != data:
            raise UnreadableError("读取期间文件被改动", cure="请重新运行", span=Span(str(path)))
        return found


def _pictures(kept: bytes) -> dict[str, tuple[bool, int]]:
    return {str(key): (bool(white), int(runs)) for key, (white, runs) in json.loads(kept).items()}
