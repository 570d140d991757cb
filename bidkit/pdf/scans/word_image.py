"""Turn a page of an evidence file into a picture that Word can show.

A JPEG or PNG that Word can show and that tells nothing is passed on as it is; everything else is drawn once, or cut
down to the picture, and remembered. The PDF volume never uses these pictures.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pypdfium2
from PIL import Image, ImageChops, ImageStat

from bidkit.pdf.made.alone import page_alone
from bidkit.pdf.ofd.drawn import drawn_ofd
from bidkit.pdf.scans.encoded import LONGEST_SIDE, encoded
from bidkit.pdf.scans.look import ORIENTATION, STRICT, opened_image, prove_whole
from bidkit.pdf.scans.paper import on_paper
from bidkit.pdf.scans.photo import plain_photo
from bidkit.pdf.scans.scan import PHOTOS, Scan, ScanKind, ScanPage, unreadable
from bidkit.pdf.scans.taken_out import TakenOut, taken_out
from bidkit.pdf.seen.read import DAMAGE, open_data, open_fast
from bidkit.pictures.bare import bare

if TYPE_CHECKING:
    from pathlib import Path

    from bidkit.store.cache import Cache

DPI = 150
THUMBNAIL = 48
LIKENESS = 12.0


@dataclass(frozen=True, slots=True)
class ImageFile:
    """A .jpg or .png file and its size in pixels."""

    path: Path
    width_px: int
    height_px: int


def image_for_word(scan: Scan, page: ScanPage, cache: Cache, dpi: int = DPI) -> ImageFile:
    """Return a picture of one page for Word; the same page gives the same bytes.

    Args:
        scan: The evidence file.
        page: One of its pages.
        cache: Keeps what had to be drawn; the picture's file is gone at the end of the run.
        dpi: How finely PDF pages are drawn; pictures are passed on as they are.

    Raises:
        UnreadableError: The page cannot be drawn.
    """
    if scan.kind in (ScanKind.JPEG, ScanKind.PNG):
        plain = _passed_on(scan, page)
        if plain:
            return plain
    suffix, data = _remembered(scan, page, cache, dpi)
    path = cache.own("pictures") / f"{scan.digest[:32]}-{page.index}-{dpi}{suffix}"
    if not path.is_file():
        path.write_bytes(data)
    with opened_image(path) as image:
        return ImageFile(path, *image.size)


def _remembered(scan: Scan, page: ScanPage, cache: Cache, dpi: int) -> tuple[str, bytes]:
    """Return suffix and bytes of the picture; one of a file that changed since it was looked at is not kept."""
    memory, key = cache.memory("pictures"), (scan.digest, str(page.index), str(dpi))
    kept = memory.get(*key)
    if kept is not None:
        name, _, data = kept.partition(b"\n")
        return name.decode(), data
    suffix, drawn = _made(scan, page, dpi)
    data = bare(drawn)
    if cache.digests.of(scan.path) == scan.digest:
        memory.put(f"{suffix}\n".encode() + data, *key)
    return suffix, data


def _passed_on(scan: Scan, page: ScanPage) -> ImageFile | None:
    """Return the file itself if Word shows it right, upright and not in printing colours, and it tells nothing."""
    with opened_image(scan.path) as image:
        upright = image.getexif().get(ORIENTATION, 1) == 1
        if not upright or image.mode == "CMYK" or not scan.honest_name:
            return None
        data = scan.path.read_bytes()
        return ImageFile(scan.path, *image.size) if bare(data) == data else None


def _made(scan: Scan, page: ScanPage, dpi: int) -> tuple[str, bytes]:
    if scan.kind is ScanKind.PDF:
        return _from_pdf(scan, page, dpi)
    if scan.kind is ScanKind.OFD:
        with open_data(drawn_ofd(scan.path).data) as document:
            return encoded(
                _drawn(document[page.index], min(dpi / 72, LONGEST_SIDE / max(page.width, page.height)))
            )
    if scan.kind in PHOTOS:
        return plain_photo(scan.path)
    with opened_image(scan.path) as image:
        if scan.kind is ScanKind.TIFF:
            image.seek(page.index)
        elif image.getexif().get(ORIENTATION, 1) == 1 and image.mode != "CMYK":
            return (".jpg" if scan.kind is ScanKind.JPEG else ".png"), scan.path.read_bytes()
        return encoded(on_paper(image))


def _from_pdf(scan: Scan, page: ScanPage, dpi: int) -> tuple[str, bytes]:
    scale = min(dpi / 72, LONGEST_SIDE / max(page.width, page.height))
    try:
        # What is turned is drawn: neither a JPEG nor a PNG out of a PDF can say so to Word.
        alone = taken_out(scan.path, page.index) if not scan.bare and not page.rotation else None
        if alone is not None:
            _prove_whole(alone)
            if alone.sure:
                return alone.suffix, alone.data
        with open_fast(scan.path) as document:
            sheet = document[page.index]
            if alone is not None and _looks_like(alone.data, sheet):
                return alone.suffix, alone.data
            if not scan.bare and not _has_notes(sheet):
                return encoded(_drawn(sheet, scale))
        # pdfium has its own mind about fields and notes: what the PDF volume shows is what Word shows.
        with open_data(page_alone(scan, page)) as document:
            return encoded(_drawn(document[0], scale))
    except DAMAGE as fault:
        raise unreadable(scan.path, f"第 {page.index + 1} 页无法显示，已损坏") from fault


def _has_notes(sheet: Any) -> bool:
    """Return whether anything lies on a page that a reader shows beside the page itself; links are not shown."""
    raw = pypdfium2.raw
    for number in range(raw.FPDFPage_GetAnnotCount(sheet)):
        note = raw.FPDFPage_GetAnnot(sheet, number)
        kind = raw.FPDFAnnot_GetSubtype(note)
        raw.FPDFPage_CloseAnnot(note)
        if kind not in (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP):
            return True
    return False


def _prove_whole(alone: TakenOut) -> None:
    """Raise OSError for a photograph that breaks off: drawing it would show half a certificate and say nothing."""
    if alone.suffix == ".jpg":
        with STRICT, Image.open(io.BytesIO(alone.data)) as image:
            prove_whole(image)


def _drawn(sheet: Any, scale: float) -> Image.Image:
    image: Image.Image = sheet.render(scale=scale, rev_byteorder=True, draw_annots=False).to_pil()
    return image.convert("RGB")


def _looks_like(data: bytes, sheet: Any) -> bool:
    """Tell whether the picture alone shows what the page shows, whose colours are described and not just said."""
    with STRICT, Image.open(io.BytesIO(data)) as image:
        image.draft(image.mode, (THUMBNAIL * 2, THUMBNAIL * 2))
        alone = image.convert("RGB").resize((THUMBNAIL, THUMBNAIL), Image.Resampling.BOX)
    page = _drawn(sheet, THUMBNAIL * 3 / max(sheet.get_size()))
    page = page.resize((THUMBNAIL, THUMBNAIL), Image.Resampling.BOX)
    return max(ImageStat.Stat(ImageChops.difference(alone, page)).mean) < LIKENESS
