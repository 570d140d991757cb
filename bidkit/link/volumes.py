"""Lay the settled sections into one Word file and one PDF per volume."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bidkit.link.job import Dress, ScanAt
from bidkit.link.layout import Eyes, Layout, PreparedVolume, contents, labels, volume_numbers
from bidkit.model.scan_page import SCAN_PAGE
from bidkit.pdf.made import volume as pdf
from bidkit.pdf.made.finish import Entry, VolumeInfo
from bidkit.pdf.made.stamps import PageStamp
from bidkit.pdf.scans.word_image import image_for_word
from bidkit.store.cache import Cache
from bidkit.tools.fonts import fonts_fingerprint
from bidkit.word.join import pieces as word
from bidkit.word.pages.fields import resolve

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bidkit.link.settle import Settled
    from bidkit.model.plan import Sheet

RECORD_LEVEL = 2


def write_word(
    volume: PreparedVolume, layout: Layout, alias: Mapping[str, str], scans: ScanAt, dress: Dress, out: Path
) -> tuple[str, ...]:
    """Write the volume as one Word file and return what could not be carried over, in Chinese."""
    entries = contents(volume, layout.pages, dress.numbers.first)
    pieces: list[word.Piece] = []
    for section in volume.sections:
        plan = section.section.planned.plan
        eyes = Eyes(volume.id, section.id, dress.numbers.first, layout.volumes)
        shown = labels(layout.pages, alias, eyes)
        done = resolve(section.prepared.data, shown, entries, "word", page_number=plan.page_number)
        pieces.append(word.WordPiece(section.id, done.data, plan.page_number))
        if section.section.sheets:
            sheets = tuple(_word_sheet(sheet, scans, dress.cache) for sheet in section.section.sheets)
            pieces.append(word.ScanPiece(f"{section.id}-scans", sheets))
    plan_of = volume.rendered.planned.plan
    setup = word.VolumeSetup(
        title=plan_of.title,
        bidder=dress.bidder,
        created=dress.created,
        number_format=dress.numbers.format,
        first_number=dress.numbers.first,
        watermark=dress.watermark,
        blind=plan_of.blind,
    )
    return word.join(pieces, out, setup).notes


def _word_sheet(sheet: Sheet, scans: ScanAt, cache: Cache) -> word.ScanSheet:
    scan, page = scans[sheet.file, sheet.page]
    image = image_for_word(scan, page, cache)
    width, height = page.shape(image.width_px, image.height_px)
    return word.ScanSheet(
        caption=sheet.caption,
        anchors=sheet.anchors,
        image=image.path,
        width=width,
        height=height,
        heading_level=RECORD_LEVEL if sheet.first else 0,
        page=page.size.page(),
    )


def write_pdf(volume: PreparedVolume, settled: Settled, scans: ScanAt, dress: Dress, out: Path) -> int:
    """Write the volume as one PDF and return its pages."""
    pieces: list[pdf.Piece] = []
    stamps: list[PageStamp] = []
    total = settled.layout.totals[volume.id]
    for section in volume.sections:
        plan = section.section.planned.plan
        made = settled.converted[section.id]
        pieces.append(pdf.PdfPiece(made.path))
        shown = dress.numbers.format if plan.page_number else ""
        stamps += [_stamp(len(stamps) + n, total, dress, (shown, made.footer)) for n in range(made.pages)]
        sheets = section.section.sheets
        if sheets:
            pieces.append(pdf.ScanPiece(tuple(_pdf_sheet(sheet, scans) for sheet in sheets)))
            line = (dress.numbers.format, SCAN_PAGE.footer)
            stamps += [_stamp(len(stamps) + n, total, dress, line) for n in range(len(sheets))]
    plan_of = volume.rendered.planned.plan
    info = VolumeInfo(title=plan_of.title, bidder=dress.bidder, created=dress.created, blind=plan_of.blind)
    glyphs = dress.cache.memory("glyphs", fonts_fingerprint())
    setup = pdf.VolumeSetup(info, tuple(stamps), _outline(volume, settled.layout), glyphs)
    return pdf.write_volume(pieces, out, setup)


def _pdf_sheet(sheet: Sheet, scans: ScanAt) -> pdf.ScanSheet:
    return pdf.ScanSheet(scans[sheet.file, sheet.page][0], sheet.page, sheet.caption)


def _stamp(index: int, total: int, dress: Dress, line: tuple[str, float]) -> PageStamp:
    """Return the stamp of one page; ``line`` is the number's format and its height above the page's lower edge."""
    shown, height = line
    number = str(index + dress.numbers.first)
    text = shown.replace("{n}", number).replace("{total}", str(total))
    return PageStamp(footer=text, watermark=dress.watermark, label=number, footer_distance=height)


def _outline(volume: PreparedVolume, layout: Layout) -> tuple[Entry, ...]:
    entries = contents(volume, layout.pages, 1)
    return tuple(
        Entry(e.level, e.text, layout.pages[e.anchor].page) for e in entries if e.anchor in layout.pages
    )


def unnumbered(volumes: tuple[PreparedVolume, ...]) -> Layout:
    """Return a layout without a single page number, for a machine without a converter."""
    return Layout(
        pages={},
        placed={volume.id: () for volume in volumes},
        totals={volume.id: 0 for volume in volumes},
        volumes=volume_numbers(volumes),
    )
