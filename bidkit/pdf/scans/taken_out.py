"""Take a picture out of a PDF as a file of its own, its coded bytes as they are: a JPEG, or a PNG around the same rows.

The rows of a scan that a PDF packs with Flate are those of a PNG (ISO 32000-1, 7.4.4.4 and PNG, chapter 9), so only
the wrapping is new. Anything that is not as simple gives nothing, and the page is drawn.
"""

from __future__ import annotations

import io
import struct
import zlib
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pikepdf
from PIL import Image

from bidkit.pdf.scans.encoded import LONGEST_SIDE
from bidkit.pdf.scans.look import DAMAGED_PICTURE, ORIENTATION, STRICT
from bidkit.pdf.scans.only_picture import only_picture

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 1_500_000
"""Beyond this a photograph was packed without loss, and drawing it as a JPEG keeps the Word file small."""
PNG = b"\x89PNG\r\n\x1a\n"
GREY, COLOUR, INDEXED = 0, 2, 3
FILTERS = 5
JPEGS = ("JPEG", "MPO")
MODES = {"L": GREY, "RGB": COLOUR}


@dataclass(frozen=True, slots=True)
class TakenOut:
    """A picture as a file; ``sure`` is whether its colours are certainly those that the page shows."""

    suffix: str
    data: bytes
    sure: bool


@dataclass(frozen=True, slots=True)
class _Colours:
    """How a picture says its colours: the PNG's word for it, the channels, the palette."""

    kind: int
    channels: int
    palette: bytes
    sure: bool


def taken_out(path: Path, index: int) -> TakenOut | None:
    """Return the picture of an unturned page that shows nothing else, or None if the page has to be drawn.

    Args:
        path: A PDF file.
        index: The page, from 0.
    """
    with (
        suppress(pikepdf.PdfError, pikepdf.PasswordError, Image.DecompressionBombError, *DAMAGED_PICTURE),
        pikepdf.open(path) as document,
    ):
        page = document.pages[index]
        picture = only_picture(page)
        if picture is None or not _whole(picture):
            return None
        colours = _colours(picture.ColorSpace, page.resources)
        if colours is None or not _as_stored(picture, colours):
            return None
        return _jpeg(picture, colours) if picture.get("/Filter") == "/DCTDecode" else _png(picture, colours)
    return None


def _whole(picture: Any) -> bool:
    """Return whether every pixel is painted, and painted opaque."""
    seen_through = any(key in picture for key in ("/SMask", "/Mask", "/SMaskInData"))
    return not seen_through and not bool(picture.get("/ImageMask", False))


def _as_stored(picture: Any, colours: _Colours) -> bool:
    """Return whether numbers mean what they usually mean: no inverted or stretched range."""
    if "/Decode" not in picture:
        return True
    top = 2 ** int(picture.BitsPerComponent) - 1 if colours.kind == INDEXED else 1
    return [float(one) for one in picture.Decode] == [0, top] * colours.channels


def _colours(space: Any, resources: Any) -> _Colours | None:
    own = resources.get("/ColorSpace", {})
    sure = not any(key in own for key in ("/DefaultRGB", "/DefaultGray"))
    if isinstance(space, pikepdf.Array):
        return _described(space, resources, sure)
    found = {"/DeviceGray": (GREY, 1), "/DeviceRGB": (COLOUR, 3)}.get(str(space))
    return _Colours(*found, b"", sure) if found else None


def _described(space: Any, resources: Any, sure: bool) -> _Colours | None:
    family = str(space[0])
    if family == "/Indexed":
        base = _colours(space[1], resources)
        table = space[3].read_bytes() if isinstance(space[3], pikepdf.Stream) else bytes(space[3])
        return _indexed(base, table, int(space[2]) + 1)
    channels = {"/CalRGB": 3, "/CalGray": 1}.get(family, 0)
    if family == "/ICCBased":
        channels = int(space[1].N)
    kind = {1: GREY, 3: COLOUR}.get(channels)
    return _Colours(kind, channels, b"", sure=False) if kind is not None else None


def _indexed(base: _Colours | None, table: bytes, count: int) -> _Colours | None:
    """Return the palette as a PNG has it, filled up: a number beyond a PDF's palette means its last colour."""
    if base is None or base.kind == INDEXED or len(table) < count * base.channels:
        return None
    step = base.channels
    colours = [table[at * step : (at + 1) * step] * (3 // step) for at in range(count)]
    return _Colours(INDEXED, 1, b"".join(colours + colours[-1:] * (256 - count)), base.sure)


def _jpeg(picture: Any, colours: _Colours) -> TakenOut | None:
    data = picture.read_raw_bytes()
    with STRICT, Image.open(io.BytesIO(data)) as image:
        upright = image.getexif().get(ORIENTATION, 1) == 1
        told = image.size == (int(picture.Width), int(picture.Height))
        if not upright or not told or image.format not in JPEGS or MODES.get(image.mode) != colours.kind:
            return None
        usual = image.mode == "L" or "jfif" in image.info or image.info.get("adobe_transform") == 1
    return TakenOut(".jpg", data, colours.sure and usual and "/DecodeParms" not in picture)


def _png(picture: Any, colours: _Colours) -> TakenOut | None:
    if picture.get("/Filter") != "/FlateDecode":
        return None
    wide, high, depth = int(picture.Width), int(picture.Height), int(picture.BitsPerComponent)
    row = (wide * colours.channels * depth + 7) // 8
    if max(wide, high) > LONGEST_SIDE or depth not in (1, 2, 4, 8) or (colours.kind == COLOUR and depth != 8):
        return None
    packed = _rows(picture, row, high, (colours.channels, depth, wide))
    if packed is None or len(packed) > MOST_BYTES:
        return None
    head = struct.pack(">IIBBBBB", wide, high, depth, colours.kind, 0, 0, 0)
    palette = _chunk(b"PLTE", colours.palette[: 3 << depth]) if colours.kind == INDEXED else b""
    data = PNG + _chunk(b"IHDR", head) + palette + _chunk(b"IDAT", packed) + _chunk(b"IEND", b"")
    return TakenOut(".png", data, colours.sure)


def _rows(picture: Any, row: int, high: int, shape: tuple[int, int, int]) -> bytes | None:
    """Return the packed rows as PNG has them, each with its filter before it; None unless all are there."""
    raw = picture.read_raw_bytes()
    how = picture.get("/DecodeParms", {})
    predictor = int(how.get("/Predictor", 1))
    predicted = predictor >= 10
    stated = (int(how.get("/Colors", 1)), int(how.get("/BitsPerComponent", 8)), int(how.get("/Columns", 1)))
    if stated != shape if predicted else predictor != 1:
        return None
    length = (row + predicted) * high
    unpacking = zlib.decompressobj()
    plain = unpacking.decompress(raw, length + 1)
    if len(plain) < length or (predicted and len(plain) > length):
        return None
    if not predicted:
        return zlib.compress(b"".join(b"\0" + plain[at : at + row] for at in range(0, length, row)))
    whole = unpacking.eof and not unpacking.unused_data
    return raw if whole and max(plain[:: row + 1]) < FILTERS else None


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
