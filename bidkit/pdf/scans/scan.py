"""An evidence file that was looked at, as a record: what it is, its pages, what it tells unseen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from bidkit.errors import UnreadableError
from bidkit.pdf.scans.choice import choose_pages
from bidkit.source import Span

RESCAN = "重新扫描或重新复制该文件"


class ScanKind(StrEnum):
    """What an evidence file really is, whatever its name says."""

    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"
    TIFF = "tiff"


SUFFIXES = {
    ScanKind.PDF: (".pdf",),
    ScanKind.JPEG: (".jpg", ".jpeg", ".jpe", ".jfif"),
    ScanKind.PNG: (".png",),
    ScanKind.TIFF: (".tif", ".tiff"),
}


@dataclass(frozen=True, slots=True)
class ScanPage:
    """One chosen page of an evidence file, as a reader sees it (rotation applied).

    ``index`` counts from 0 in the file; ``pixels`` is empty for PDF pages.
    """

    index: int
    width: float
    height: float
    pixels: tuple[int, int] | tuple[()] = ()
    rotation: int = 0


@dataclass(frozen=True, slots=True)
class Scan:
    """An evidence file that was looked at and can be used; ``told`` are the sorts of things it tells unseen."""

    path: Path
    kind: ScanKind
    pages: tuple[ScanPage, ...]
    digest: str
    told: tuple[str, ...] = ()

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
