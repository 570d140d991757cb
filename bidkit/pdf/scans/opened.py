"""Open files for pikepdf, whose streams are read when the volume is written, not before.

Owns the few files that stand open at a time, whatever the number of scans.
"""

from __future__ import annotations

import io
from collections import OrderedDict
from contextlib import suppress
from typing import TYPE_CHECKING, cast

import pikepdf

from bidkit.pdf.seen.read import DAMAGE, check_whole, straightened, unreadable_pdf

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

MOST_OPEN = 32


class Handles:
    """The files that stand open; the one used longest ago is closed, and opened again when it is needed."""

    def __init__(self) -> None:
        self._open: OrderedDict[Path, BinaryIO] = OrderedDict()

    def of(self, path: Path) -> BinaryIO:
        """Return the open file."""
        if path in self._open:
            self._open.move_to_end(path)
            return self._open[path]
        if len(self._open) >= MOST_OPEN:
            self._open.popitem(last=False)[1].close()
        self._open[path] = path.open("rb")
        return self._open[path]

    def close(self) -> None:
        """Close all."""
        while self._open:
            self._open.popitem()[1].close()


class LateFile(io.RawIOBase):
    """A file that is open only while somebody reads in it."""

    def __init__(self, path: Path, handles: Handles) -> None:
        super().__init__()
        self.path, self.handles, self.at = path, handles, 0
        self.size = path.stat().st_size

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def seekable(self) -> bool:
        """Return that one can go to a place in it."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place and return it."""
        self.at = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self.at, io.SEEK_END: self.size}[whence]
        return self.at

    def tell(self) -> int:
        """Return the place."""
        return self.at

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Read as much as fits and return how much it was."""
        stream = self.handles.of(self.path)
        stream.seek(self.at)
        data = stream.read(len(buffer))
        buffer[: len(data)] = data
        self.at += len(data)
        return len(data)


def opened(path: Path, handles: Handles) -> pikepdf.Pdf:
    """Return the PDF, which reads its file as long as ``handles`` are not closed.

    A file that is locked against changes, or that qpdf cannot follow, is straightened by pdfium first.

    Raises:
        UnreadableError: nobody can open it; names the file.
    """
    check_whole(path)
    with suppress(pikepdf.PdfError, pikepdf.PasswordError):
        late = cast("BinaryIO", LateFile(path, handles))
        document = pikepdf.open(late, access_mode=pikepdf.AccessMode.stream)
        if len(document.pages):
            return document
    return _straightened(path)


def _straightened(path: Path) -> pikepdf.Pdf:
    try:
        straight = pikepdf.open(straightened(path))
        len(straight.pages)
    except DAMAGE as fault:
        raise unreadable_pdf(path, fault) from fault
    return straight
