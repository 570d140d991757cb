"""Sheets bound into a PDF, JPEG or PNG with fixed dates; same sheets, same bytes."""

from __future__ import annotations

import io
import struct
import zlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import img2pdf
from PIL import Image

from scans.paper import DPI, INK, RED, Colour, Sheet, watermark

if TYPE_CHECKING:
    from collections.abc import Sequence

_DATE = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
_QUALITY = 48
_SIGNATURE: Colour = (32, 40, 96)


def bind(sheets: Sequence[Sheet], suffix: str, title: str) -> bytes:
    """Return the file of these sheets; only a PDF can hold more than one."""
    for sheet in sheets:
        sheet.corner()
    if suffix == ".pdf":
        return _pdf(sheets, title)
    if len(sheets) != 1:
        raise ValueError(f"{suffix} holds one page, not {len(sheets)}: {title}")
    return _jpeg(sheets[0]) if suffix == ".jpg" else _png(sheets[0])


def _pdf(sheets: Sequence[Sheet], title: str) -> bytes:
    pages = [_png(sheet) for sheet in sheets]
    # The internal engine writes no random /ID, unlike the others.
    pdf: bytes = img2pdf.convert(
        pages,
        engine=img2pdf.Engine.internal,
        title=title,
        subject="样本，虚构资料",
        creationdate=_DATE,
        moddate=_DATE,
    )
    return pdf


def _jpeg(sheet: Sheet) -> bytes:
    out = io.BytesIO()
    sheet.image.save(out, "JPEG", quality=_QUALITY, optimize=True, dpi=(DPI, DPI))
    return out.getvalue()


def _png(sheet: Sheet) -> bytes:
    """Return the sheet in sixteen colours, two pixels a byte.

    Pillow filters the rows of a four-bit picture, which makes lettering a quarter larger than no filter does.
    """
    colours = _colours(sheet)
    pixels = sheet.image.quantize(palette=_palette(colours), dither=Image.Dither.NONE).tobytes()
    rows = (pixels[start : start + sheet.width] for start in range(0, len(pixels), sheet.width))
    packer = zlib.compressobj(9, zlib.DEFLATED, 15, 9, zlib.Z_FILTERED)
    packed = packer.compress(b"".join(b"\0" + _pairs(row) for row in rows)) + packer.flush()
    per_metre = round(DPI / 0.0254)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", struct.pack(">IIBBBBB", sheet.width, sheet.height, 4, 3, 0, 0, 0)),
            _chunk(b"PLTE", bytes(part for colour in colours for part in colour)),
            _chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1)),
            _chunk(b"IDAT", packed),
            _chunk(b"IEND", b""),
        )
    )


def _pairs(row: bytes) -> bytes:
    even = row if len(row) % 2 == 0 else row + b"\0"
    return bytes(left << 4 | right for left, right in zip(even[::2], even[1::2], strict=True))


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _colours(sheet: Sheet) -> list[Colour]:
    """Return at most sixteen colours: the paper and its watermark, ramps to ink, seal red and accent."""
    paper = sheet.paper
    colours = [paper, watermark(paper), INK, RED, sheet.accent, _SIGNATURE, _mix(RED, INK, 0.55)]
    colours += [_mix(paper, INK, part) for part in (0.25, 0.5, 0.75)]
    colours += [_mix(paper, RED, part) for part in (0.35, 0.7)]
    colours += [_mix(paper, sheet.accent, part) for part in (0.35, 0.7)]
    return [*colours, sheet.second, _mix(paper, sheet.second, 0.5)]


def _palette(colours: list[Colour]) -> Image.Image:
    picture = Image.new("P", (1, 1))
    flat = [part for colour in colours for part in colour]
    picture.putpalette(flat + list(colours[0]) * (256 - len(colours)))
    return picture


def _mix(one: Colour, other: Colour, part: float) -> Colour:
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(one, other, strict=True))
    return red, green, blue
