"""What a finished PDF holds beside its text: page sizes, pictures and their resolution, notes, properties, fonts.

Owns reading for the checks; it never writes and judges nothing. Pictures are known by the hash of their bytes, so
that one that was looked at before need not be decoded again.
"""

from __future__ import annotations

import hashlib
import io
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as raw
from PIL import Image

from bidkit.model.facts import PageImage, PdfFacts, PdfPage
from bidkit.pdf.scans.picture_look import look_at
from bidkit.pdf.scans.traces import image_traces
from bidkit.pdf.seen.read import DAMAGE, fonts_of, open_fast, open_slow, open_whole, upright_text
from bidkit.pdf.seen.red import red_share

if TYPE_CHECKING:
    from collections.abc import Iterator, MutableMapping
    from pathlib import Path

INFO = ("Title", "Author", "Subject", "Keywords", "Creator", "Producer")
SUBTYPES = {
    raw.FPDF_ANNOT_TEXT: "批注",
    raw.FPDF_ANNOT_FREETEXT: "文字批注",
    raw.FPDF_ANNOT_HIGHLIGHT: "高亮批注",
    raw.FPDF_ANNOT_UNDERLINE: "下划线批注",
    raw.FPDF_ANNOT_STRIKEOUT: "删除线批注",
    raw.FPDF_ANNOT_STAMP: "图章批注",
    raw.FPDF_ANNOT_INK: "手写批注",
    raw.FPDF_ANNOT_FILEATTACHMENT: "附件",
}
SMALL = 0.2
ALL_WHITE = 0.9999
LEAST = 16
JPEG = b"\xff\xd8\xff"
LINE, WHOLE, RED_SCALE = 3.0, 0.5, 0.5
DRAWN = [raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_SHADING]


@dataclass(frozen=True, slots=True)
class InspectedPdf:
    """A PDF read once: the text of every page, the facts, and title and page (from 1) of each outline entry."""

    page_texts: tuple[str, ...] = ()
    facts: PdfFacts = field(default_factory=PdfFacts)
    outline: tuple[tuple[str, int], ...] = ()


def inspect_pdf(path: Path, known: MutableMapping[str, tuple[bool, int]]) -> InspectedPdf:
    """Return everything the checks look at in a PDF.

    Args:
        path: the file.
        known: what ``look_at`` said of pictures by digest; pictures seen for the first time are added.
    """
    with open_fast(path) as document:
        read = [_page(document, index, known) for index in range(len(document))]
        outline = tuple(_outline(document))
        permissions = raw.FPDF_GetDocPermissions(document)
        info = tuple((key, text) for key in INFO if (text := str(document.get_metadata_value(key)).strip()))
    pages = tuple(page for _, page in read)
    with open_whole(path) as whole:
        fonts, packet = fonts_of(whole), "/Metadata" in whole.Root
    facts = PdfFacts(
        bytes=path.stat().st_size,
        pages=pages,
        info=(*info, *(_creators(path) if packet else ())),
        loose_fonts=tuple(sorted({font.name for font in fonts if not font.embedded})),
        fonts=tuple(sorted({font.name for font in fonts})),
        restricted=permissions not in (-1, 0xFFFFFFFF),
    )
    return InspectedPdf(tuple(text for text, _ in read), facts, outline)


def _outline(document: pypdfium2.PdfDocument) -> Iterator[tuple[str, int]]:
    """Yield the entries of the outline that lead to a page, in order."""
    with suppress(*DAMAGE):
        for entry in document.get_toc():
            target = entry.get_dest()
            index = target.get_index() if target else None
            if index is not None:
                yield entry.get_title(), index + 1


def _page(
    document: pypdfium2.PdfDocument, index: int, known: MutableMapping[str, tuple[bool, int]]
) -> tuple[str, PdfPage]:
    text, way = upright_text(document, index)
    page = document[index]
    try:
        width, height = page.get_size()
        found = list(page.get_objects(filter=DRAWN, max_depth=4))
        images = tuple(_images(page, [one for one in found if one.type == raw.FPDF_PAGEOBJ_IMAGE], known))
        return text, PdfPage(
            width=round(width, 1),
            height=round(height, 1),
            rotation=page.get_rotation(),
            turned=way,
            drawn=bool(text.strip()) or _drawn(page, images),
            images=images,
            notes=tuple(_notes(page)),
            shapes=sum(map(_is_shape, found)),
            red=_red(page, images),
        )
    finally:
        page.close()


def _drawn(page: pypdfium2.PdfPage, images: tuple[PageImage, ...]) -> bool:
    """Return whether a page without text shows anything but its pictures: drawn small, some of it is not white."""
    if images:
        return False
    bitmap = page.render(scale=SMALL, grayscale=True)
    with suppress(AttributeError):
        histogram = bitmap.to_pil().histogram()
        return bool(sum(histogram[245:]) < ALL_WHITE * sum(histogram))
    return True


def jpeg_digest(data: bytes) -> str:
    """Return what a JPEG is known by where a PDF holds it untouched; "" for any other picture."""
    if not data.startswith(JPEG):
        return ""
    with suppress(*DAMAGE), Image.open(io.BytesIO(data)) as image:
        return _digest(data, *image.size)
    return ""


def _digest(data: bytes, across: int, down: int) -> str:
    return hashlib.sha256(data + f"{across}x{down}".encode()).hexdigest()[:24]


def _is_shape(one: pypdfium2.PdfObject) -> bool:
    """Return whether an object is drawn without a picture and is no line: the frame of a table is made of lines."""
    if one.type == raw.FPDF_PAGEOBJ_IMAGE:
        return False
    with suppress(*DAMAGE):
        left, bottom, right, top = one.get_bounds()
        return bool(min(right - left, top - bottom) > LINE)
    return False


def _red(page: pypdfium2.PdfPage, images: tuple[PageImage, ...]) -> float:
    """Return the square points of a page that are red; only pages with pictures and without a whole scan are drawn."""
    if not images or max(image.covers for image in images) > WHOLE:
        return -1
    picture: Image.Image = page.render(scale=RED_SCALE).to_pil().convert("RGB")
    width, height = page.get_size()
    return round(red_share(picture) * float(width * height), 1)


def _images(
    page: pypdfium2.PdfPage, found: list[pypdfium2.PdfObject], known: MutableMapping[str, tuple[bool, int]]
) -> Iterator[PageImage]:
    area = page.get_width() * page.get_height()
    for image in found:
        with suppress(*DAMAGE):
            across, down = image.get_px_size()
            if across < LEAST or down < LEAST:
                continue
            data = bytes(image.get_data(decode_simple=False))
            matrix = image.get_matrix()
            wide = (matrix.a**2 + matrix.b**2) ** 0.5
            high = (matrix.c**2 + matrix.d**2) ** 0.5
            digest = _digest(data, across, down)
            turned = abs(matrix.b) > abs(matrix.a)
            quarter = turned != (page.get_rotation() in (90, 270))
            covers = wide * high / area if area else 0
            if digest not in known:
                known[digest] = look_at(image, data) if covers > SMALL else (False, 0)
            white, runs = known[digest]
            dpi = round(min(across / wide, down / high) * 72) if wide and high else 0
            sideways = runs == (1 if quarter else -1) and covers > SMALL
            upright = runs == (-1 if quarter else 1)
            yield PageImage(
                digest,
                dpi,
                round(covers, 2),
                white,
                sideways,
                image_traces(image),
                upright,
                round(wide, 1),
                round(high, 1),
            )


def _notes(page: pypdfium2.PdfPage) -> Iterator[str]:
    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, number)
        if note:
            kind = SUBTYPES.get(raw.FPDFAnnot_GetSubtype(note))
            raw.FPDFPage_CloseAnnot(note)
            if kind:
                yield kind


def _creators(path: Path) -> Iterator[tuple[str, str]]:
    """Yield what the XMP packet adds to the properties."""
    with suppress(*DAMAGE), open_slow(path) as reader:
        packet = reader.xmp_metadata
        if packet is not None:
            for name in packet.dc_creator or ():
                yield "xmp:creator", str(name)
            if packet.xmp_creator_tool:
                yield "xmp:CreatorTool", str(packet.xmp_creator_tool)
