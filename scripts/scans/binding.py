"""Sheets bound into a PDF, JPEG or PNG with fixed dates; same sheets, same bytes."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import img2pdf
from PIL import Image

from scans.paper import DPI, INK, RED, Colour, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

_DATE = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
_QUALITY = 58


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
        pages, engine=img2pdf.Engine.internal, title=title, subject="样本，虚构资料", creationdate=_DATE, moddate=_DATE
    )
    return pdf


def _jpeg(sheet: Sheet) -> bytes:
    out = io.BytesIO()
    sheet.image.save(out, "JPEG", quality=_QUALITY, optimize=True, dpi=(DPI, DPI))
    return out.getvalue()


def _png(sheet: Sheet) -> bytes:
    out = io.BytesIO()
    picture = sheet.image.quantize(palette=_palette(sheet), dither=Image.Dither.NONE)
    picture.save(out, "PNG", optimize=True, dpi=(DPI, DPI), bits=4)
    return out.getvalue()


def _palette(sheet: Sheet) -> Image.Image:
    """Return sixteen colours: the paper and its watermark, and ramps to ink, seal red and accent."""
    paper = sheet.paper
    mark = tuple(max(0, c - 24) for c in paper)
    colours = [paper, mark, INK, RED, sheet.accent]
    colours += [_mix(paper, INK, part) for part in (0.25, 0.45, 0.62, 0.8)]
    colours += [_mix(paper, RED, part) for part in (0.25, 0.5, 0.75)]
    colours += [_mix(paper, sheet.accent, part) for part in (0.3, 0.6)]
    colours += [_mix(RED, INK, 0.55), (32, 40, 96)]
    picture = Image.new("P", (1, 1))
    flat = [value for colour in colours for value in colour]
    picture.putpalette(flat + list(paper) * (256 - len(colours)))
    return picture


def _mix(one: Colour, other: Colour, part: float) -> Colour:
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(one, other, strict=True))
    return red, green, blue
