"""Draw pages small to look at their ink. Writes nothing."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pypdfium2
from PIL import Image, ImageChops, ImageStat

from bidkit.errors import UnreadableError
from bidkit.pdf.seen.read import DAMAGE, open_fast
from bidkit.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

POINTS_PER_MM = 72 / 25.4
GREY_SPREAD = 24


def draw_page(document: pypdfium2.PdfDocument, index: int, width: int) -> Image.Image:
    """Return a page as a picture of the given width in pixels, forms and stamps included."""
    page = document[index]
    try:
        scale = width / max(1.0, page.get_width())
        picture = page.render(scale=scale, may_draw_forms=True).to_pil()
    except DAMAGE as fault:
        place = Span("", page=index + 1)
        raise UnreadableError("画不出这一页，已损坏", cure="重新导出该文件", span=place) from fault
    finally:
        page.close()
    rgb: Image.Image = picture.convert("RGB")
    return rgb


@contextmanager
def drawable(path: Path) -> Iterator[pypdfium2.PdfDocument]:
    """Give the document with its form fields and signatures ready to be drawn."""
    with open_fast(path) as document:
        if document.get_formtype():
            document.init_forms()
        yield document


def has_colour(picture: Image.Image) -> bool:
    """Return whether any part of a picture is more than grey; a black-and-white scan is not."""
    red, green, blue = picture.split()
    spread = ImageChops.lighter(ImageChops.difference(red, green), ImageChops.difference(green, blue))
    return ImageStat.Stat(spread).extrema[0][1] > GREY_SPREAD
