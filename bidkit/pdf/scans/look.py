"""Look at evidence files: what they are, which pages are meant, and whether they can be used.

Owns looking. Nothing is decoded that is too large, and nothing is written.
"""

from __future__ import annotations

import struct
import threading
import warnings
import zlib
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PIL import Image, ImageFile, UnidentifiedImageError

from bidkit.errors import reason
from bidkit.filekind import kind_of, kind_of_file
from bidkit.model.scan_page import A4_LONG, LETTERS
from bidkit.pdf.ofd.drawn import drawn_ofd
from bidkit.pdf.scans.heif import SAVE_AS, opened_photo
from bidkit.pdf.scans.inside import look_inside
from bidkit.pdf.scans.letters import small_letters, words_of
from bidkit.pdf.scans.scan import PHOTOS, Scan, ScanKind, ScanPage, narrowed, unreadable
from bidkit.pdf.scans.traces import pdf_sorts, photo_sorts, picture_sorts
from bidkit.pdf.seen.read import open_data, open_fast, pages_found
from bidkit.store.digest import digest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pypdfium2

DEFAULT_DPI = 96.0
FEWEST_PIXELS = 32
SMALLEST_SIDE = 1.0
SIDEWAYS = (5, 6, 7, 8)
ORIENTATION = 0x0112
# What Pillow raises on damaged files: its readers of TIFF and EXIF trust the numbers they find.
DAMAGED_PICTURE = (
    UnidentifiedImageError,
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    TypeError,
    LookupError,
    ArithmeticError,
    AttributeError,
    struct.error,
    zlib.error,
    RuntimeError,
)


@dataclass(frozen=True, slots=True)
class ScanLimits:
    """What is refused unread: it is a mistake or an attack, never a certificate."""

    pixels: int = 120_000_000
    bytes: int = 300_000_000
    pages: int = 3_000


def inspect_scan(path: Path, pages: str | None = None, limits: ScanLimits | None = None) -> Scan:
    """Return what an evidence file holds, narrowed to the chosen pages.

    Args:
        path: A .pdf, .ofd, .jpg, .png or .tif file or a photograph; the content decides, not the name.
        pages: Such as ``1-2,5``; all pages when empty.
        limits: What is refused unread.

    Raises:
        UnreadableError: The file is missing, empty, damaged, locked, too large or of another kind.
    """
    limits = limits or ScanLimits()
    kind = _kind_of(path, limits)
    if kind is ScanKind.OFD:
        drawn = drawn_ofd(path)
        with open_data(drawn.data) as document:
            scan = Scan(path, kind, _sheets(path, document, limits), digest(path), (), drawn.signed)
    elif kind is ScanKind.PDF:
        sheets, inner, told = _pdf_pages(path, limits), look_inside(path), pdf_sorts(path)
        scan = Scan(path, kind, sheets, digest(path), told, inner.signatures, inner.bare)
    else:
        scan = Scan(path, kind, _image_pages(path, limits), digest(path), _told(path, kind))
    return narrowed(scan, pages)


@contextmanager
def opened_image(path: Path) -> Iterator[Image.Image]:
    """Give the picture with its header read; damage found inside the block is an UnreadableError."""
    try:
        with STRICT, _opened(path) as image:
            yield image
    except Image.DecompressionBombError as fault:
        raise unreadable(path, "图片像素过多，没有打开", "按 200～300 dpi 重新扫描") from fault
    except DAMAGED_PICTURE as fault:
        kind = kind_of(_head(path))
        what = kind.name if kind.key in PHOTOS else "图片"
        raise unreadable(path, f"{what}已损坏或不完整") from fault


def _opened(path: Path) -> Image.Image:
    kind = kind_of(_head(path)).key
    return opened_photo(path, ScanKind(kind)) if kind in PHOTOS else Image.open(path)


def _told(path: Path, kind: ScanKind) -> tuple[str, ...]:
    if kind not in PHOTOS:
        return picture_sorts(path.read_bytes())
    with opened_image(path) as image:
        return photo_sorts(image)


class _Strictness:
    """Makes Pillow refuse broken files and be silent about large ones while any thread looks at a picture."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.looking = 0
        self.lenient = False
        self.quiet = warnings.catch_warnings()

    def __enter__(self) -> None:
        with self.lock:
            if not self.looking:
                # WeasyPrint tells Pillow to accept files that break off; half a certificate is not a certificate.
                # Pillow warns at half the size it refuses; our own limit lies between the two.
                self.quiet = warnings.catch_warnings()
                self.quiet.__enter__()
                warnings.simplefilter("ignore")
                self.lenient, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
            self.looking += 1

    def __exit__(self, *_: object) -> None:
        with self.lock:
            self.looking -= 1
            if not self.looking:
                ImageFile.LOAD_TRUNCATED_IMAGES = self.lenient
                self.quiet.__exit__(None, None, None)


STRICT = _Strictness()


def _kind_of(path: Path, limits: ScanLimits) -> ScanKind:
    try:
        size = path.stat().st_size if path.is_file() else -1
        head = _head(path) if size > 0 else b""
    except OSError as fault:
        raise unreadable(path, f"文件无法读取（{reason(fault)}）", "检查文件的读取权限") from fault
    if size < 0:
        raise unreadable(path, "找不到文件", "检查文件名和所在文件夹，或补上该文件")
    if size == 0:
        raise unreadable(path, "文件是空的（0 字节）")
    if size > limits.bytes:
        raise unreadable(path, f"文件有 {size // 1_000_000} MB，过大", "压缩或拆分该文件后重试")
    return _kind_of_bytes(path, head)


def _kind_of_bytes(path: Path, head: bytes) -> ScanKind:
    if head.startswith(b"\xff\xd8\xff"):
        return ScanKind.JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return ScanKind.PNG
    if head[:4] in (b"II*\0", b"MM\0*"):
        return ScanKind.TIFF
    if b"%PDF-" in head:
        return ScanKind.PDF
    real = kind_of_file(path)
    if real.key in (*PHOTOS, ScanKind.OFD):
        return ScanKind(real.key)
    cure = f"{real.cure}；证明材料要用 PDF、OFD、JPG、PNG、TIF，手机照片 HEIC、WebP、AVIF 也行"
    raise unreadable(path, f"不支持这种文件（{real.name}）", cure)


def _pdf_pages(path: Path, limits: ScanLimits) -> tuple[ScanPage, ...]:
    with open_fast(path) as document:
        found = pages_found(path)
        if found is not None and found != len(document):
            message = f"PDF 自称有 {len(document)} 页，实际找到 {found} 页"
            raise unreadable(path, message, "用 PDF 阅读器打开核对页数，另存或重新打印成 PDF 后替换该文件")
        return _sheets(path, document, limits)


def _sheets(path: Path, document: pypdfium2.PdfDocument, limits: ScanLimits) -> tuple[ScanPage, ...]:
    kind = "OFD" if path.suffix.lower() == ".ofd" else "PDF"
    if not 0 < len(document) <= limits.pages:
        raise unreadable(
            path, f"{kind} 有 {len(document)} 页，无法使用", f"页数须在 1 至 {limits.pages} 之间"
        )
    pages = tuple(_pdf_page(document, index) for index in range(len(document)))
    if any(min(page.width, page.height) < SMALLEST_SIDE for page in pages):
        raise unreadable(path, f"{kind} 中有宽或高为零的页面")
    return pages


def _pdf_page(document: pypdfium2.PdfDocument, index: int) -> ScanPage:
    wide, high = document.get_page_size(index)
    page = document[index]
    try:
        turn = int(page.get_rotation())
        return ScanPage(index, round(wide, 2), round(high, 2), (), turn, small_letters(page), words_of(page))
    finally:
        page.close()


def _image_pages(path: Path, limits: ScanLimits) -> tuple[ScanPage, ...]:
    pages: list[ScanPage] = []
    with opened_image(path) as image:
        count = _frames(path, image)
        if count > limits.pages:
            raise unreadable(path, f"图片有 {count} 页，过多", "拆分该文件后重试")
        for index in range(count):
            image.seek(index)
            if image.width * image.height > limits.pixels:
                raise unreadable(
                    path, f"图片有 {image.width}×{image.height} 像素，过大", "按 200～300 dpi 重新扫描"
                )
            if min(image.size) < FEWEST_PIXELS:
                raise unreadable(path, f"图片只有 {image.width}×{image.height} 像素，看不清内容")
            pages.append(_image_page(image, index))
            prove_whole(image)
    return tuple(pages)


def _frames(path: Path, image: Image.Image) -> int:
    """Return how many pictures of the file are pages; a phone's JPEG shows its first, the rest serves programs."""
    count = int(getattr(image, "n_frames", 1))
    if count > 1 and image.format not in ("TIFF", "MPO"):
        raise unreadable(
            path, f"里面有 {count} 张图片（连拍或动图），不知道用哪一张", f"只留要用的一张，{SAVE_AS}"
        )
    return 1 if image.format == "MPO" else count


def _image_page(image: Image.Image, index: int) -> ScanPage:
    orientation = image.getexif().get(ORIENTATION, 1)
    across, down = _dpi(image)
    if image.format == "TIFF":  # Pillow has turned it, but not how fine each side is
        across, down = (down, across) if orientation in SIDEWAYS else (across, down)
        orientation = 1
    wide, high = image.width * 72 / across, image.height * 72 / down
    # Cameras state the dpi of a screen, or none: such a picture is taken for an A4 sheet.
    letters = LETTERS * max(1.0, max(wide, high) / A4_LONG) if max(across, down) <= DEFAULT_DPI else 0.0
    page = ScanPage(index, round(wide, 2), round(high, 2), image.size, 0, round(letters, 2))
    if orientation in SIDEWAYS:
        page = replace(page, width=page.height, height=page.width, pixels=image.size[::-1])
    turns = {3: 180, 4: 180, 5: 90, 6: 90, 7: 270, 8: 270}
    return replace(page, rotation=turns.get(orientation, 0))


def _dpi(image: Image.Image) -> tuple[float, float]:
    stated = image.info.get("dpi") or (0, 0)
    across, down = (float(value) for value in stated[:2])
    # Cameras and faxes state nonsense; without both a sheet would come out stretched.
    plausible = 10 < across < 10_000 and 10 < down < 10_000
    return (across, down) if plausible else (DEFAULT_DPI, DEFAULT_DPI)


def prove_whole(image: Image.Image) -> None:
    """Decode the picture once, as coarsely as its format allows: only that shows a cut or spoiled file."""
    if image.format == "JPEG":
        image.draft("L", (image.width // 8 or 1, image.height // 8 or 1))
    image.load()


def _head(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(1024)
