"""An evidence file that was looked at, as a record: what it is, its pages, what it tells unseen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from bidkit.errors import UnreadableError
from bidkit.model.scan_page import SheetSize
from bidkit.pdf.scans.choice import choose_pages
from bidkit.source import Span

UNEVEN = 0.02
"""Pixels that differ more than this in width and height are not square; less is rounding."""
RESCAN = "重新扫描或重新复制该文件"


class ScanKind(StrEnum):
    """What an evidence file really is, whatever its name says."""

    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"
    TIFF = "tiff"
    WEBP = "webp"
    AVIF = "avif"
    HEIC = "heic"
    OFD = "ofd"


PHOTOS = (ScanKind.WEBP, ScanKind.AVIF, ScanKind.HEIC)
"""Kinds that neither Word nor PDF can hold: ``photo.py`` makes them plain."""
SUFFIXES = {
    ScanKind.PDF: (".pdf",),
    ScanKind.JPEG: (".jpg", ".jpeg", ".jpe", ".jfif"),
    ScanKind.PNG: (".png",),
    ScanKind.TIFF: (".tif", ".tiff"),
    ScanKind.WEBP: (".webp",),
    ScanKind.AVIF: (".avif", ".avifs"),
    ScanKind.OFD: (".ofd",),
    ScanKind.HEIC: (".heic", ".heif", ".hif"),
}


@dataclass(frozen=True, slots=True)
class ScanPage:
    """One chosen page of an evidence file, as a reader sees it (rotation applied).

    ``index`` counts from 0 in the file; ``pixels`` is empty for PDF pages; ``letters`` is the size of its small
    type in points, 0 where nobody can measure it; ``words`` is the text of the page, seen or laid under a picture.
    """

    index: int
    width: float
    height: float
    pixels: tuple[int, int] | tuple[()] = ()
    rotation: int = 0
    letters: float = 0.0
    words: str = ""

    @property
    def size(self) -> SheetSize:
        """Return the sheet that looks for its page in the volume."""
        return SheetSize(self.width, self.height, self.letters)

    def shape(self, across: int, down: int) -> tuple[float, float]:
        """Return width and height that a picture of this page, in pixels, is shown in: a fax has flat pixels."""
        flat = abs(across * self.height / (down * self.width) - 1) > UNEVEN
        return (self.width, self.height) if flat else (across, down)


@dataclass(frozen=True, slots=True)
class Scan:
    """An evidence file that was looked at and can be used.

    ``told`` are the sorts of things it tells unseen; ``signatures`` counts electronic signatures that only the file
    itself can prove; ``bare`` says that values or notes in it have no look of their own yet (``dressed.py``).
    """

    path: Path
    kind: ScanKind
    pages: tuple[ScanPage, ...]
    digest: str
    told: tuple[str, ...] = ()
    signatures: int = 0
    bare: bool = False

    @property
    def honest_name(self) -> bool:
        """Return whether the file name ends as its content demands."""
        return self.path.suffix.lower() in SUFFIXES[self.kind]


def narrowed(scan: Scan, pages: str | None) -> Scan:
    """Return a scan of a whole file narrowed to the chosen pages; raises UnreadableError for a page it lacks."""
    try:
        chosen = choose_pages(pages, len(scan.pages))
    except UnreadableError as fault:
        raise UnreadableError(fault.message, cure=fault.cure, span=Span(str(scan.path))) from None
    return replace(scan, pages=tuple(scan.pages[index] for index in chosen))


def unreadable(path: Path, message: str, cure: str = RESCAN) -> UnreadableError:
    """Return the error for this evidence file."""
    return UnreadableError(message, cure=cure, span=Span(str(path)))
