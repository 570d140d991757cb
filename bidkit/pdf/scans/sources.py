"""Open the files a volume is made of as PDF, each file once.

Owns the open files of one volume: PDF files as they are, pictures wrapped by img2pdf with their bytes untouched.
"""

from __future__ import annotations

import io
import logging
import warnings
from typing import TYPE_CHECKING

import img2pdf
import pikepdf

from bidkit.pdf.scans.look import ORIENTATION, opened_image
from bidkit.pdf.scans.only_picture import has_notes
from bidkit.pdf.scans.opened import Handles, opened
from bidkit.pdf.scans.paper import PLAIN, on_paper
from bidkit.pdf.scans.photo import plain_photo
from bidkit.pdf.scans.scan import PHOTOS, Scan, ScanKind, unreadable
from bidkit.pictures.bare import bare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from PIL import Image

MIRRORED = (2, 4, 5, 7)
# It talks English to the terminal about every transparent or tiny picture.
logging.getLogger("img2pdf").setLevel(logging.CRITICAL)


class Sources:
    """All files of one volume, each opened once and open until it is written; a sheet used twice is stored once.

    ``flatten`` draws what lies on the pages of a PDF into them; it is asked only where something does.
    """

    def __init__(self, flatten: Callable[[Scan], bytes]) -> None:
        self._flatten = flatten
        self._handles = Handles()
        self._open: dict[Path, pikepdf.Pdf] = {}
        self.flat: list[pikepdf.Pdf] = []

    def __enter__(self) -> Self:
        """Return itself; leaving the block closes every file."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        for document in self._open.values():
            document.close()
        self._open.clear()
        self._handles.close()

    def pdf(self, path: Path) -> pikepdf.Pdf:
        """Return a PDF file."""
        if path not in self._open:
            self._open[path] = opened(path, self._handles)
        return self._open[path]

    def scan(self, scan: Scan) -> pikepdf.Pdf:
        """Return an evidence file as PDF, a page for each of its pages or frames, with nothing lying on them."""
        if scan.path not in self._open:
            self._open[scan.path] = self._opened(scan)
        return self._open[scan.path]

    def _opened(self, scan: Scan) -> pikepdf.Pdf:
        if scan.kind is ScanKind.OFD:
            self.flat.append(pikepdf.open(io.BytesIO(self._flatten(scan))))
            return self.flat[-1]
        if scan.kind is not ScanKind.PDF:
            plain = plain_photo(scan.path)[1] if scan.kind in PHOTOS else None
            return pikepdf.open(io.BytesIO(_embed(plain) if plain else _wrap(scan.path)))
        document = opened(scan.path, self._handles)
        if scan.bare or "/OCProperties" in document.Root or any(map(has_notes, document.pages)):
            document.close()
            self.flat.append(pikepdf.open(io.BytesIO(self._flatten(scan))))
            return self.flat[-1]
        return document


def _wrap(path: Path) -> bytes:
    """Return a PDF around a picture without its talk; JPEG, most PNG and fax TIFF keep their coded bytes."""
    with opened_image(path) as image:
        misread = _misread(image)
    try:
        return _embed(*_repainted(path)) if misread else _embed(bare(path.read_bytes()))
    except (img2pdf.AlphaChannelError, img2pdf.UnsupportedColorspaceError, img2pdf.JpegColorspaceError):
        return _embed(*_repainted(path))
    except (img2pdf.ImageOpenError, img2pdf.PdfTooLargeError, OSError, ValueError, TypeError) as fault:
        raise unreadable(path, "图片无法放入 PDF，已损坏或是少见的格式") from fault


def _misread(image: Image.Image) -> bool:
    """Return whether img2pdf would show it wrong: mirrored, a turned TIFF sheet, or a palette with a clear colour.

    It turns a TIFF that Pillow has turned already, and packs the mask of a palette of few colours with 8 bits a point
    where it declares fewer.
    """
    if image.format != "TIFF":
        clear = image.mode == "P" and image.has_transparency_data
        return clear or image.getexif().get(ORIENTATION, 1) in MIRRORED
    return any(image.getexif().get(ORIENTATION, 1) != 1 for _ in _sheets(image))


def _sheets(image: Image.Image) -> Iterator[Image.Image]:
    """Yield the sheets of a picture: of a TIFF all its frames, of anything else the first."""
    for number in range(int(getattr(image, "n_frames", 1)) if image.format == "TIFF" else 1):
        image.seek(number)
        yield image


def _embed(*sources: str | bytes) -> bytes:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return bytes(
            img2pdf.convert(
                *sources, rotation=img2pdf.Rotation.ifvalid, nodate=True, engine=img2pdf.Engine.internal
            )
        )


def _repainted(path: Path) -> list[bytes]:
    """Return each sheet as plain PNG, upright on white: for the few kinds that cannot be embedded as they are."""
    with opened_image(path) as image:
        return [_png(on_paper(sheet)) for sheet in _sheets(image)]


def _png(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    plain = image if image.mode in PLAIN else image.convert("RGBA").convert("RGB")
    plain.save(buffer, "PNG", icc_profile=None, exif=b"")
    return buffer.getvalue()
