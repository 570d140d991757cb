"""Write one volume: sections and untouched scans in order, stamped, with outline, labels and spare, true information.

Owns the finished PDF's bytes. It decides neither the order nor the numbers; it is told.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pikepdf

from bidkit.model.scan_page import SCAN_PAGE
from bidkit.model.scan_page import ScanPage as Paper
from bidkit.pdf.made.alone import flattened
from bidkit.pdf.made.bare_streams import bare_streams
from bidkit.pdf.made.carried import NAME, SourcePage, copied_page, drawn_page, keep_layers
from bidkit.pdf.made.finish import Entry, VolumeInfo, add_information, add_labels, add_outline, save
from bidkit.pdf.made.glyphs import Typeface, typeface_for
from bidkit.pdf.made.stamps import (
    WATERMARK_OPACITY,
    WATERMARK_STATE,
    PageStamp,
    Sheet,
    caption_operators,
    stamp_operators,
)
from bidkit.pdf.scans.scan import Scan, unreadable
from bidkit.pdf.scans.sources import Sources
from bidkit.pdf.seen.read import DAMAGE, unreadable_pdf
from bidkit.store.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class PdfPiece:
    """A whole section, converted to PDF."""

    path: Path


@dataclass(frozen=True, slots=True)
class ScanSheet:
    """One page of an evidence file on a page of its own; ``index`` counts from 0 in the file."""

    scan: Scan
    index: int
    caption: str = ""

    @property
    def paper(self) -> Paper:
        """Return the page of the volume that the sheet stands on."""
        return next((page.size.page() for page in self.scan.pages if page.index == self.index), SCAN_PAGE)


@dataclass(frozen=True, slots=True)
class ScanPiece:
    """A section made of scans."""

    sheets: tuple[ScanSheet, ...]


Piece = PdfPiece | ScanPiece


@dataclass(frozen=True, slots=True)
class VolumeSetup:
    """Everything about a volume that is not its pages.

    ``stamps`` has one entry for each page, or none at all. ``memory`` keeps the stamps' typeface between runs.
    """

    info: VolumeInfo
    stamps: tuple[PageStamp, ...] = ()
    outline: tuple[Entry, ...] = ()
    memory: Memory | None = None


@dataclass(frozen=True, slots=True)
class _Desk:
    """What the making of all pages shares."""

    volume: pikepdf.Pdf
    sources: Sources
    face: Typeface
    resources: pikepdf.Dictionary
    save_state: pikepdf.Stream
    restore: pikepdf.Stream


def write_volume(pieces: Sequence[Piece], out: Path, setup: VolumeSetup) -> int:
    """Return the number of pages written to ``out``; the same input gives the same bytes.

    Args:
        pieces: Sections and scans in order.
        out: The file to write; it is replaced only when the whole volume is there.
        setup: Stamps, outline and information.

    Raises:
        UnreadableError: A piece cannot be read; names the file.
        NotWritableError: The volume cannot be written.
    """
    # The sources stay open: their streams are copied when the volume is written.
    with pikepdf.new() as volume, Sources(flattened) as sources:
        desk = _desk(volume, sources, pieces, setup)
        stamps = iter(setup.stamps)
        for piece in pieces:
            for page, drawn in _pages(piece, desk):
                _finish_page(page, drawn, next(stamps, None), desk)
        count = len(volume.pages)
        if setup.stamps and len(setup.stamps) != count:
            raise ValueError(f"{len(setup.stamps)} stamps for {count} pages")
        for document in sources.flat:
            keep_layers(document, volume)
        bare_streams(volume)
        add_outline(volume, setup.outline)
        add_labels(volume, [stamp.label for stamp in setup.stamps])
        add_information(volume, setup.info)
        save(volume, out)
    return count


def _desk(volume: pikepdf.Pdf, sources: Sources, pieces: Sequence[Piece], setup: VolumeSetup) -> _Desk:
    texts = [stamp.footer + stamp.watermark for stamp in setup.stamps]
    texts += [sheet.caption for piece in pieces if isinstance(piece, ScanPiece) for sheet in piece.sheets]
    around = volume.make_stream(b"q\n"), volume.make_stream(b"\nQ\n")
    if not any(texts):
        return _Desk(volume, sources, Typeface({}, {}), pikepdf.Dictionary(), *around)
    face = typeface_for(texts, volume, setup.memory or Memory(None))
    pale = pikepdf.Dictionary(ca=WATERMARK_OPACITY)
    resources = pikepdf.Dictionary(
        Font=pikepdf.Dictionary({f"/{name}": font for name, font in face.fonts.items()}),
        ExtGState=pikepdf.Dictionary({f"/{WATERMARK_STATE}": volume.make_indirect(pale)}),
    )
    return _Desk(volume, sources, face, resources, *around)


def _pages(piece: Piece, desk: _Desk) -> Iterator[tuple[pikepdf.Page, str]]:
    """Yield each new page of the volume and what is to be drawn on it before the stamp."""
    if isinstance(piece, PdfPiece):
        document = desk.sources.pdf(piece.path)
        with _named(piece.path):
            for source in document.pages:
                yield copied_page(SourcePage(document, source), desk.volume), ""
        return
    for sheet in piece.sheets:
        yield _scan_page(sheet, desk)


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Give what goes wrong with a page the name of its file."""
    try:
        yield
    except DAMAGE as fault:
        raise unreadable_pdf(path, fault) from fault


def _scan_page(sheet: ScanSheet, desk: _Desk) -> tuple[pikepdf.Page, str]:
    document = desk.sources.scan(sheet.scan)
    if sheet.index >= len(document.pages):
        raise unreadable(sheet.scan.path, f"没有第 {sheet.index + 1} 页", "核对该文件的页数后改正页码")
    paper = sheet.paper
    with _named(sheet.scan.path):
        source = SourcePage(document, document.pages[sheet.index])
        form, placed = drawn_page(source, paper.picture, desk.volume)
    page = desk.volume.add_blank_page(page_size=(paper.width, paper.height))
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary({f"/{NAME}": form}))
    del page.obj["/Contents"]
    caption = caption_operators(sheet.caption, desk.face, paper) if sheet.caption else ""
    return page, f"{placed} {caption}".strip()


def _finish_page(page: pikepdf.Page, drawn: str, stamp: PageStamp | None, desk: _Desk) -> None:
    left, low, right, high = (float(side) for side in page.cropbox)
    sheet = Sheet(left, low, right - left, high - low)
    stamped = stamp_operators(stamp, sheet, desk.face) if stamp else ""
    operators = f"{drawn} {stamped}".strip()
    if not operators:
        return
    _lend(page.obj, desk.resources)
    own = list(page.obj.get("/Contents", ()))
    streams = [desk.save_state, *own, desk.restore] if own else []
    page.obj.Contents = pikepdf.Array([*streams, desk.volume.make_stream(operators.encode("ascii"))])


def _lend(page: pikepdf.Object, resources: pikepdf.Dictionary) -> None:
    """Add our fonts and states to what the page's operators may name."""
    if "/Resources" not in page:
        page.Resources = pikepdf.Dictionary()
    for kind, entries in resources.items():
        if kind not in page.Resources:
            page.Resources[kind] = pikepdf.Dictionary()
        own = page.Resources[kind]
        for name, value in entries.items():
            own[name] = value
