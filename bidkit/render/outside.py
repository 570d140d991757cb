"""Read a picture that a Word file names by its path, if it lies in the workspace; nothing else, and no network."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

MOST_BYTES = 100_000_000
_FILE = re.compile(r"file:(?://(?:localhost)?(?=/))?", re.IGNORECASE)
_OTHER = re.compile(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where a Word file lies and the folder that holds everything it may name."""

    file: Path
    root: Path

    def fetch(self, target: str) -> bytes | None:
        """Return the bytes of the named file; None for what is outside, missing, no plain file or too large.

        Args:
            target: a path as Word writes it: ``file:///…`` or relative to the Word file, spaces as ``%20``.
        """
        named = _FILE.sub("", target.strip())
        if not named or "\0" in named or _OTHER.match(named) or named.startswith(("//", "\\\\")):
            return None
        for words in dict.fromkeys((named, unquote(named))):
            found = self._read(self.file.parent / words.replace("\\", "/"))
            if found is not None:
                return found
        return None

    def _read(self, path: Path) -> bytes | None:
        try:
            real = path.resolve()
            inside = real.is_relative_to(self.root.resolve()) and real.is_file()
            return real.read_bytes() if inside and 0 < real.stat().st_size <= MOST_BYTES else None
        except (OSError, ValueError, RuntimeError):
            return None
