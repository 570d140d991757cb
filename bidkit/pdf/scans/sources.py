"""Open the files a volume is made of as pypdf pages, each file once.

Owns the readers of one volume: PDF files as they are, pictures wrapped by img2pdf with their bytes untouched.
"""

from __future__ import annotations

import io
import logging
import warnings
from collections import Counter
from typing import TYPE_CHECKING

import img2pdf
import pypdf
from PIL import Image, ImageOps

from bidkit.pdf.scans.dressed import dressed
from bidkit.pdf.scans.look import ORIENTATION, opened_image
from bidkit.pdf.scans.scan import Scan, ScanKind, unreadable
from bidkit.pdf.seen.read import open_reader
from bidkit.pictures.bare import bare

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from types import TracebackType
    from typing import Self

MIRRORED = (2, 4, 5, 7)
# It talks English to the terminal about every transparent or tiny picture.
logging.getLogger("img2pdf").setLevel(logging.CRITICAL)


class Sources:
    """All files of one volume, open from their first use to their last; a sheet used twice is stored once."""

    def __init__(self, uses: Iterable[Path]) -> None:
        self._left = Counter(uses)
        self._readers: dict[Path, pypdf.PdfReader] = {}

    def __enter__(self) -> Self:
        """Return itself; leaving the block closes every file."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        for path in list(self._readers):
            self._close(path)

    def pdf(self, path: Path) -> pypdf.PdfReader:
        """Return the reader of a PDF file."""
        if path not in self._readers:
            self._readers[path] = open_reader(path)
        return self._readers[path]

    def scan(self, scan: Scan) -> pypdf.PdfReader:
        """Return the reader of an evidence file; a picture is one page for each frame."""
        if scan.kind is ScanKind.PDF and not scan.bare:
            return self.pdf(scan.path)
        if scan.path not in self._readers:
            data = dressed(scan.path) if scan.kind is ScanKind.PDF else _wrap(scan.path)
            self._readers[scan.path] = pypdf.PdfReader(io.BytesIO(data))
        return self._readers[scan.path]

    def done(self, path: Path) -> None:
        """Take note that one use of the file is over, and let go of it after the last."""
        self._left[path] -= 1
        if self._left[path] <= 0 and path in self._readers:
            self._close(path)

    def _close(self, path: Path) -> None:
        reader = self._readers.pop(path)
        reader.stream.close()
        reader.close()


def _wrap(path: Path) -> bytes:
    """Return a PDF around a picture without its talk; JPEG, most PNG and fax TIFF keep their coded bytes."""
    with opened_image(path) as image:
        mirrored = image.getexif().get(ORIENTATION, 1) in MIRRORED
    try:
        return _embed(_repainted(path) if mirrored else bare(path.read_bytes()))
    except (img2pdf.AlphaChannelError, img2pdf.UnsupportedColorspaceError, img2pdf.JpegColorspaceError):
        return _embed(_repainted(path))
    except (img2pdf.ImageOpenError, img2pdf.PdfTooLargeError, OSError, ValueError, TypeError) as fault:
        raise unreadable(path, "图片无法放入 PDF，已损坏或是少见的格式") from fault


def _embed(source: str | bytes) -> bytes:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return bytes(
            img2pdf.convert(
                source, rotation=img2pdf.Rotation.ifvalid, nodate=True, engine=img2pdf.Engine.internal
            )
        )


def _repainted(path: Path) -> bytes:
    """Return the picture as plain 8-bit PNG: for the few kinds that cannot be embedded as they are."""
    buffer = io.BytesIO()
    with opened_image(path) as image:
        seen = ImageOps.exif_transpose(image).convert("RGBA")
        paper = Image.new("RGB", seen.size, "white")
        paper.paste(seen, mask=seen.getchannel("A"))
        paper.save(buffer, "PNG")
    return buffer.getvalue()
