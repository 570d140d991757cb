"""Pages as pictures for a reader that looks instead of reading."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.pdf.seen.read import open_fast
from bidkit.pdf.seen.redseal import DPMM, Seal, judge_picture

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import pypdfium2
    from PIL import Image

SCALE = 200 / 72


MM_PER_PIXEL = 25.4 / 200


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page (from 1) as a PNG; ``sealed`` where red was taken out of it, since a seal stands on its words."""

    number: int
    png: bytes
    sealed: bool


def _picture(page: pypdfium2.PdfPage, number: int) -> PagePicture:
    return PagePicture(number, *picture_bytes(page.render(scale=SCALE).to_pil().convert("RGB")))


def picture_bytes(picture: Image.Image) -> tuple[bytes, bool]:
    """Return a picture of about 200 dpi as a PNG, and whether red was taken out of it since a seal stands on it."""
    wide, high = (max(1, round(side * MM_PER_PIXEL * DPMM)) for side in picture.size)
    sealed = judge_picture(picture.resize((wide, high))) is not Seal.NO
    out = io.BytesIO()
    # What is red is light in the channel of red, and what is black stays dark: the words under a seal come out.
    (picture.getchannel("R") if sealed else picture).save(out, "PNG")
    return out.getvalue(), sealed


def page_pictures(path: Path, pages: Sequence[int]) -> Iterator[PagePicture]:
    """Yield each wanted page (from 1) as a picture."""
    with open_fast(path) as document:
        for number in pages:
            page = document[number - 1]
            try:
                yield _picture(page, number)
            finally:
                page.close()
