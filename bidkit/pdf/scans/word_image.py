"""Turn a page of an evidence file into a picture that Word can show.

A JPEG or PNG that Word can show and that tells nothing is passed on as it is; everything else is drawn once, or cut
down to the picture, and remembered. The PDF volume never uses these pictures.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pypdfium2
from PIL import Image, ImageChops, ImageOps, ImageStat

from bidkit.pdf.made.alone import page_alone
from bidkit.pdf.scans.look import ORIENTATION, opened_image
from bidkit.pdf.scans.scan import Scan, ScanKind, ScanPage, unreadable
from bidkit.pdf.seen.read import DAMAGE, open_data, open_fast
from bidkit.pictures.bare import bare

if TYPE_CHECKING:
    from pathlib import Path

    from bidkit.store.cache import Cache

DPI = 150
JPEG_QUALITY = 85
# Word keeps every picture at full size; beyond this it only makes the file heavy.
LONGEST_SIDE = 5000
FULL_PAGE_SLACK = 0.01
THUMBNAIL = 48
LIKENESS = 12.0
PAPER_SHARE = 0.6
GREYS = 16
COLOURS = 64


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
    with opened_image(scan.path) as image:
        if scan.kind is ScanKind.TIFF:
            image.seek(page.index)
        elif image.getexif().get(ORIENTATION, 1) == 1 and image.mode != "CMYK":
            return (".jpg" if scan.kind is ScanKind.JPEG else ".png"), scan.path.read_bytes()
        return _encoded(_slimmed(ImageOps.exif_transpose(image)))


def _from_pdf(scan: Scan, page: ScanPage, dpi: int) -> tuple[str, bytes]:
    try:
        scale = min(dpi / 72, LONGEST_SIDE / max(page.width, page.height))
        with open_fast(scan.path) as document:
            sheet = document[page.index]
            if not scan.bare and not _has_notes(sheet):
                return _single_jpeg(sheet) or _encoded(_slimmed(_drawn(sheet, scale)))
        # pdfium has its own mind about fields and notes: what the PDF volume shows is what Word shows.
        with open_data(page_alone(scan, page)) as document:
            return _encoded(_slimmed(_drawn(document[0], scale)))
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


def _drawn(sheet: Any, scale: float) -> Image.Image:
    image: Image.Image = sheet.render(scale=scale, rev_byteorder=True, draw_annots=False).to_pil()
    return image.convert("RGB")


def _single_jpeg(sheet: Any) -> tuple[str, bytes] | None:
    """Return the JPEG of a page that is one full-page JPEG and nothing else."""
    things = list(sheet.get_objects(max_depth=2))
    if len(things) != 1 or sheet.get_rotation() or pypdfium2.raw.FPDFPage_GetAnnotCount(sheet):
        return None
    picture = things[0]
    if picture.type != pypdfium2.raw.FPDF_PAGEOBJ_IMAGE or picture.get_filters() != ["DCTDecode"]:
        return None
    if not _covers(picture, sheet):
        return None
    data = bytes(picture.get_data(decode_simple=False))
    return (".jpg", data) if _looks_like(data, sheet) else None


def _covers(picture: Any, sheet: Any) -> bool:
    matrix = picture.get_matrix()
    if matrix.b or matrix.c or matrix.a <= 0 or matrix.d <= 0:
        return False
    wide, high = sheet.get_size()
    page_left, page_low = sheet.get_cropbox()[:2]
    left, low, right, top = picture.get_bounds()
    across = (left - page_left, right - page_left - wide)
    down = (low - page_low, top - page_low - high)
    gaps = [gap / wide for gap in across] + [gap / high for gap in down]
    return all(abs(gap) <= FULL_PAGE_SLACK for gap in gaps)


def _looks_like(data: bytes, sheet: Any) -> bool:
    """Tell whether the JPEG alone shows what the page shows: no mask, no turned colours, no printing colours."""
    with Image.open(io.BytesIO(data)) as image:
        if image.mode not in ("RGB", "L") or image.getexif().get(ORIENTATION, 1) != 1:
            return False
        image.draft(image.mode, (THUMBNAIL * 2, THUMBNAIL * 2))
        alone = image.convert("RGB").resize((THUMBNAIL, THUMBNAIL), Image.Resampling.BOX)
    page = _drawn(sheet, THUMBNAIL * 3 / max(sheet.get_size()))
    page = page.resize((THUMBNAIL, THUMBNAIL), Image.Resampling.BOX)
    return max(ImageStat.Stat(ImageChops.difference(alone, page)).mean) < LIKENESS


def _slimmed(image: Image.Image) -> Image.Image:
    if max(image.size) <= LONGEST_SIDE:
        return image
    mode = image if image.mode in ("RGB", "L", "CMYK") else image.convert("RGB")
    return ImageOps.contain(mode, (LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)


def _encoded(image: Image.Image) -> tuple[str, bytes]:
    """Return text and drawings as lossless PNG of few colours, photographs as JPEG."""
    buffer = io.BytesIO()
    if image.mode not in ("1", "L", "RGB"):
        image = image.convert("RGB")
    if image.mode == "RGB" and _is_grey(image):
        image = image.getchannel("G")
    palette = image if image.mode == "1" else _few_colours(image)
    if palette is not None:
        palette.save(buffer, "PNG")
        return ".png", buffer.getvalue()
    image.save(buffer, "JPEG", quality=JPEG_QUALITY, optimize=True)
    return ".jpg", buffer.getvalue()


def _is_grey(image: Image.Image) -> bool:
    red, green, blue = image.split()
    return (
        not ImageChops.difference(red, green).getbbox() and not ImageChops.difference(green, blue).getbbox()
    )


def _few_colours(image: Image.Image) -> Image.Image | None:
    """Return the picture in few colours if it is mostly paper, as text is; else nothing."""
    commonest = max(image.convert("L").histogram())
    if commonest < PAPER_SHARE * image.width * image.height:
        return None
    if image.mode == "RGB":
        return image.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    # Sixteen greys, which PNG packs two to a byte; quantize() would take ten times as long.
    step = 255 / (GREYS - 1)
    grey = image.point([round(value / step) for value in range(256)])
    grey.putpalette([round(shade * step) for shade in range(GREYS) for _ in range(3)])
    return grey
