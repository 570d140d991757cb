"""Documents whose pages may be looked at: by an id that only the server gives, drawn in a process of its own."""

from __future__ import annotations

import hashlib
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bidkit.pdf.seen.page_look import FoundPlace, LookedPage, find_words, page_lines, page_picture
from bidkit.store.write import private_folder, write_whole
from bidkit.web.fault import FaultError, refused

if TYPE_CHECKING:
    from bidkit.web.helper import Asked

WIDTHS = (180, 900, 1240)
FOLDER = "pages"
MOST_BYTES = 500 << 20
DRAW_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Paper:
    """A document under the id of its place and state."""

    id: str
    path: Path


class Papers:
    """The documents that were shown, and the process that looks at them."""

    def __init__(self, cache: Path, drawer: Asked) -> None:
        self.cache, self.drawer = cache, drawer
        self._held: dict[str, Path] = {}
        self._lock = threading.Lock()

    def show(self, path: Path) -> str:
        """Return the id under which a document may be looked at; it changes with the document."""
        held = path.stat()
        name = hashlib.sha256(f"{path}\x1f{held.st_size}\x1f{held.st_mtime_ns}".encode()).hexdigest()[:16]
        with self._lock:
            self._held[name] = path
        return name

    def picture(self, name: str, number: int, width: int) -> bytes:
        """Return a page as a PNG; FaultError 404 for what was never shown or is no page."""
        if width not in WIDTHS:
            raise refused(404, "没有这个大小", "可以是 180、900、1240")
        kept = self.cache / FOLDER / f"{name}-{number}-{width}.png"
        path = self._path(name)
        with suppress(OSError):
            return kept.read_bytes()
        found = self.drawer.ask(_picture, path, number, width)
        if found is None:
            raise refused(404, "没有这一页")
        with suppress(OSError):  # a full disk costs time alone
            private_folder(self.cache)
            kept.parent.mkdir(exist_ok=True)
            write_whole(kept, found)
        return found

    def lines(self, name: str, number: int) -> LookedPage:
        """Return the lines of a page; FaultError 404 for what was never shown or is no page."""
        found = self.drawer.ask(_lines, self._path(name), number)
        if found is None:
            raise refused(404, "没有这一页")
        return found

    def find(self, name: str, words: str, near: int) -> FoundPlace | None:
        """Return where words stand in a document; None where they do not, or it cannot be looked at."""
        with suppress(FaultError):
            return self.drawer.ask(find_words, self._path(name), words, near)
        return None

    def tidy(self) -> None:
        """Forget the pictures that were drawn longest ago, beyond half a gigabyte."""
        with suppress(OSError):
            held = sorted((self.cache / FOLDER).glob("*.png"), key=lambda path: path.stat().st_mtime)
            total = sum(path.stat().st_size for path in held)
            for path in held:
                if total <= MOST_BYTES:
                    return
                total -= path.stat().st_size
                path.unlink()

    def _path(self, name: str) -> Path:
        path = self._held.get(name)
        if path is None or not path.is_file():
            raise refused(404, "没有这份文件", "请回到列出它的那一页")
        return path


def _picture(path: Path, number: int, width: int) -> bytes | None:
    try:
        return page_picture(path, number, width)
    except IndexError:
        return None


def _lines(path: Path, number: int) -> LookedPage | None:
    try:
        return page_lines(path, number)
    except IndexError:
        return None
