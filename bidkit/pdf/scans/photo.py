"""Photographs that neither Word nor PDF can hold as they are (HEIC, AVIF, WebP), made plain once for both.

What was lossy becomes a JPEG of high quality, a lossless WebP a PNG; upright, in screen colours, on white, silent.
"""

from __future__ import annotations

import io
from contextlib import suppress
from typing import TYPE_CHECKING

from PIL import Image, ImageCms, ImageOps

from bidkit.pdf.scans.look import opened_image
from bidkit.pdf.scans.paper import whitened

if TYPE_CHECKING:
    from pathlib import Path

QUALITY = 92


def plain_photo(path: Path) -> tuple[str, bytes]:
    """Return suffix and bytes of the photograph as a reader shows it; raises UnreadableError."""
    with opened_image(path) as image:
        lossless = image.format == "WEBP" and b"VP8L" in _head(path)
        shown = ImageOps.exif_transpose(_screen_colours(image))
    buffer = io.BytesIO()
    if lossless:
        shown.save(buffer, "PNG")
        return ".png", buffer.getvalue()
    shown.save(buffer, "JPEG", quality=QUALITY, subsampling=0, optimize=True)
    return ".jpg", buffer.getvalue()


def _screen_colours(image: Image.Image) -> Image.Image:
    """Return the picture in sRGB on white paper, its turn still told; phones photograph in wider colours."""
    profile, turn = image.info.get("icc_profile"), image.getexif()
    paper = whitened(image)
    if profile:
        with suppress(ImageCms.PyCMSError, OSError):
            given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            ImageCms.profileToProfile(paper, given, ImageCms.createProfile("sRGB"), inPlace=True)
    paper.getexif().update(turn)
    return paper


def _head(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(4096)
