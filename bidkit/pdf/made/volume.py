"""Write one volume: sections and untouched scans in order, stamped, with outline, labels and spare, true information.

Owns the finished PDF's bytes. It decides neither the order nor the numbers; it is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import pypdf
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
)

from bidkit.model.scan_page import SCAN_PAGE
from bidkit.model.scan_page import ScanPage as Paper
from bidkit.pdf.made.bare_streams import bare_streams
from bidkit.pdf.made.finish import Entry, VolumeInfo, add_information, add_labels, add_outline, save
from bidkit.pdf.made.glyphs import Typeface, typeface_for
from bidkit.pdf.made.placing import PRIVATE, put_on
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
from bidkit.store.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

# Of a section's page only what is seen; no structure tree, links to other files, private data or thumbnails.
KEPT = ("/Type", "/MediaBox", "/CropBox", "/Resources", "/Contents", "/Rotate", "/Group", "/UserUnit")


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

    writer: pypdf.PdfWriter
    face: Typeface
    resources: DictionaryObject
    save_state: IndirectObject
    restore: IndirectObject


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
    writer = pypdf.PdfWriter()
    with Sources(_files(pieces)) as sources:
        desk = _desk(writer, pieces, setup)
        stamps = iter(setup.stamps)
        for piece in pieces:
            for page, drawn in _pages(piece, sources, desk):
                _finish_page(page, drawn, next(stamps, None), desk)
    count = len(writer.pages)
    if setup.stamps and len(setup.stamps) != count:
        raise ValueError(f"{len(setup.stamps)} stamps for {count} pages")
    bare_streams(writer)
    add_outline(writer, setup.outline)
    add_labels(writer, [stamp.label for stamp in setup.stamps])
    add_information(writer, setup.info)
    save(writer, out)
    return count


def _files(pieces: Sequence[Piece]) -> list[Path]:
    """Return every use of a file, so that it can be closed after its last."""
    lists = [[one.path] if isinstance(one, PdfPiece) else [s.scan.path for s in one.sheets] for one in pieces]
    return [path for paths in lists for path in paths]


def _desk(writer: pypdf.PdfWriter, pieces: Sequence[Piece], setup: VolumeSetup) -> _Desk:
    texts = [stamp.footer + stamp.watermark for stamp in setup.stamps]
    texts += [sheet.caption for piece in pieces if isinstance(piece, ScanPiece) for sheet in piece.sheets]
    save_state, restore = _stream(writer, "q\n"), _stream(writer, "\nQ\n")
    if not any(texts):
        return _Desk(writer, Typeface({}, {}), DictionaryObject(), save_state, restore)
    face = typeface_for(texts, writer, setup.memory or Memory(None))
    pale = DictionaryObject({NameObject("/ca"): FloatObject(WATERMARK_OPACITY)})
    resources = DictionaryObject(
        {
            NameObject("/Font"): DictionaryObject({NameObject(f"/{k}"): v for k, v in face.fonts.items()}),
            NameObject("/ExtGState"): DictionaryObject({NameObject(f"/{WATERMARK_STATE}"): pale}),
        }
    )
    return _Desk(writer, face, resources, save_state, restore)


def _stream(writer: pypdf.PdfWriter, operators: str) -> IndirectObject:
    stream = DecodedStreamObject()
    stream.set_data(operators.encode("ascii"))
    return writer._add_object(stream)


def _pages(piece: Piece, sources: Sources, desk: _Desk) -> Iterator[tuple[pypdf.PageObject, str]]:
    """Yield each new page of the volume and what is to be drawn on it before the stamp."""
    if isinstance(piece, PdfPiece):
        for source in sources.pdf(piece.path).pages:
            yield _copy_page(source, desk.writer), ""
        sources.done(piece.path)
        return
    for sheet in piece.sheets:
        yield _scan_page(sheet, sources, desk)
        sources.done(sheet.scan.path)


def _copy_page(source: pypdf.PageObject, writer: pypdf.PdfWriter) -> pypdf.PageObject:
    page = writer.add_page(source, excluded_keys=[*PRIVATE, *(key for key in source if key not in KEPT)])
    if int(page.get("/Rotate", 0) or 0) % 360:
        page.transfer_rotation_to_content()
    return page


def _scan_page(sheet: ScanSheet, sources: Sources, desk: _Desk) -> tuple[pypdf.PageObject, str]:
    reader = sources.scan(sheet.scan)
    if sheet.index >= len(reader.pages):
        raise unreadable(sheet.scan.path, f"没有第 {sheet.index + 1} 页", "核对该文件的页数后改正页码")
    paper = sheet.paper
    page = desk.writer.add_blank_page(paper.width, paper.height)
    placed = put_on(page, reader, sheet.index, paper.picture, desk.writer)
    caption = caption_operators(sheet.caption, desk.face, paper) if sheet.caption else ""
    return page, f"{placed} {caption}".strip()


def _finish_page(page: pypdf.PageObject, drawn: str, stamp: PageStamp | None, desk: _Desk) -> None:
    box = page.cropbox
    sheet = Sheet(float(box.left), float(box.bottom), float(box.width), float(box.height))
    stamped = stamp_operators(stamp, sheet, desk.face) if stamp else ""
    operators = f"{drawn} {stamped}".strip()
    if not operators:
        return
    _lend(page, desk.resources)
    own = page.get("/Contents")
    streams = [desk.save_state, *_references(page), desk.restore] if own is not None else []
    page[NameObject("/Contents")] = ArrayObject([*streams, _stream(desk.writer, operators)])


def _references(page: pypdf.PageObject) -> list[Any]:
    raw = page.raw_get("/Contents")
    held = raw.get_object()
    return list(held) if isinstance(held, ArrayObject) else [raw]


def _lend(page: pypdf.PageObject, resources: DictionaryObject) -> None:
    """Add our fonts and states to what the page's operators may name."""
    if "/Resources" not in page:
        page[NameObject("/Resources")] = DictionaryObject()
    own = cast("DictionaryObject", page["/Resources"].get_object())
    for kind, entries in resources.items():
        if kind not in own:
            own[NameObject(kind)] = DictionaryObject()
        cast("DictionaryObject", own[kind].get_object()).update(entries)
