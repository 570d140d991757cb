"""What an evidence file tells beside what it shows: the sorts of things, never the things themselves."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as raw

from bidkit.pdf.seen.read import DAMAGE, open_fast
from bidkit.pictures.bare import traces
from bidkit.pictures.block import Block, Sort
from bidkit.pictures.said import said_by

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PIL import Image

EXIF_HEAD = b"Exif\0\0"
WHOLE_FILES = ("DCTDecode", "JPXDecode")
DEEP = 4


def picture_sorts(data: bytes) -> tuple[str, ...]:
    """Return the sorts of things that a picture file tells: 拍摄地点, 相机型号, 作者 …, sorted."""
    return tuple(sorted({said.partition("：")[0] for said in traces(data)}))


def photo_sorts(image: Image.Image) -> tuple[str, ...]:
    """Return the same of an open photograph whose boxes only its own reader takes apart: HEIC, AVIF."""
    return tuple(sorted({said.partition("：")[0] for said in _photo_says(image)}))


def _photo_says(image: Image.Image) -> Iterator[str]:
    for key, sort in (("exif", Sort.EXIF), ("xmp", Sort.XMP)):
        told = image.info.get(key) or b""
        yield from said_by(Block(told, sort, told.removeprefix(EXIF_HEAD))) if told else ()


def pdf_sorts(path: Path) -> tuple[str, ...]:
    """Return what a PDF and the photographs in it tell, sorted; its maker's program is no secret and left out."""
    found: set[str] = set()
    with suppress(*DAMAGE), open_fast(path) as document:
        if str(document.get_metadata_value("Author")).strip():
            found.add("作者")
        if raw.FPDFDoc_GetAttachmentCount(document):
            found.add("附件")
        for index in range(len(document)):
            found.update(said.partition("：")[0] for said in _page_says(document, index))
    return tuple(sorted(found))


def _page_says(document: Any, index: int) -> Iterator[str]:
    page = document[index]
    try:
        for image in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=DEEP):
            with suppress(*DAMAGE):
                yield from image_traces(image)
    finally:
        page.close()


def image_traces(image: Any) -> tuple[str, ...]:
    """Return what a photograph of a PDF page says, each as ``名称：内容``; pixels without a file say nothing."""
    filters = image.get_filters()
    if not filters or filters[-1] not in WHOLE_FILES:
        return ()
    # Decoding the simple filters leaves the photograph's own file; pdfium decodes no JPEG here.
    return traces(bytes(image.get_data(decode_simple=len(filters) > 1)))
