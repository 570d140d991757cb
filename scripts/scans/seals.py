"""Round red seals, signatures, ornaments and borders; every seal says 样本 where a real one has its star."""

from __future__ import annotations

import math
from functools import lru_cache

from PIL import Image, ImageDraw

from scans.fonts import font
from scans.paper import RED, Colour, Sheet

_OVER = 4


def stamp(sheet: Sheet, centre: tuple[int, int], name: str, label: str = "") -> None:
    """Press the round seal of ``name`` onto the sheet, half transparent over the ink."""
    mask = _seal(name, label)
    ink = Image.new("RGB", mask.size, RED)
    sheet.image.paste(ink, (centre[0] - mask.width // 2, centre[1] - mask.height // 2), mask)
    sheet.words.append(name)


def sign(sheet: Sheet, at: tuple[int, int], name: str) -> None:
    """Write a name by hand: brush face, slightly turned."""
    tile = Image.new("L", (220, 90), 0)
    ImageDraw.Draw(tile).text((110, 45), name, font=font("kai", 34), fill=235, anchor="mm")
    tile = tile.rotate(6, resample=Image.Resampling.BICUBIC)
    sheet.image.paste(Image.new("RGB", tile.size, (32, 40, 96)), (at[0] - 20, at[1] - 45), tile)
    sheet.words.append(name)


@lru_cache(maxsize=64)
def _seal(name: str, label: str) -> Image.Image:
    side = 150 * _OVER
    mask = Image.new("L", (side, side), 0)
    pen = ImageDraw.Draw(mask)
    pen.ellipse((8, 8, side - 8, side - 8), outline=225, width=4 * _OVER)
    _arc(mask, name, side / 2 - 27 * _OVER)
    pen.text(
        (side / 2, side / 2 + 2 * _OVER), "样本", font=font("serif-bold", 24 * _OVER), fill=225, anchor="mm"
    )
    if label:
        at = (side / 2, side / 2 + 42 * _OVER)
        pen.text(at, label, font=font("serif-bold", 12 * _OVER), fill=225, anchor="mm")
    mask = mask.rotate(7, resample=Image.Resampling.BICUBIC)
    return mask.resize((150, 150), Image.Resampling.LANCZOS)


def _arc(mask: Image.Image, name: str, radius: float) -> None:
    size = (17 if len(name) <= 14 else 14 if len(name) <= 18 else 11) * _OVER
    spread = min(250.0, 21.0 * len(name))
    step = spread / max(1, len(name) - 1)
    middle = mask.width / 2
    for number, char in enumerate(name):
        angle = -spread / 2 + number * step
        tile = Image.new("L", (size * 2, size * 2), 0)
        ImageDraw.Draw(tile).text((size, size), char, font=font("serif-bold", size), fill=225, anchor="mm")
        tile = tile.rotate(-angle, resample=Image.Resampling.BICUBIC)
        x = middle + radius * math.sin(math.radians(angle)) - size
        y = middle - radius * math.cos(math.radians(angle)) - size
        mask.paste(255, (round(x), round(y)), tile)


def border(sheet: Sheet, inset: int = 34, colour: Colour | None = None) -> None:
    """Draw an engraved frame: two rules with a woven band of waves between them and corner squares."""
    ink = colour or sheet.accent
    w, h, band = sheet.width - inset, sheet.height - inset, 22
    sheet.draw.rectangle((inset, inset, w, h), outline=ink, width=3)
    sheet.draw.rectangle((inset + band, inset + band, w - band, h - band), outline=ink, width=1)
    for phase in (0.0, math.pi):
        for y in (inset + band / 2, h - band / 2):
            sheet.draw.line(_wave(inset + band, w - band, y, phase), fill=ink)
        for x in (inset + band / 2, w - band / 2):
            sheet.draw.line([(a, b) for b, a in _wave(inset + band, h - band, x, phase)], fill=ink)
    for x in (inset, w - band):
        for y in (inset, h - band):
            sheet.draw.rectangle((x, y, x + band, y + band), fill=ink)
            sheet.draw.ellipse((x + 5, y + 5, x + band - 5, y + band - 5), outline=sheet.paper, width=2)


def _wave(start: float, end: float, level: float, phase: float) -> list[tuple[float, float]]:
    # A period of whole pixels (40) repeats exactly and packs small.
    steps = int(end - start) // 4
    return [(start + i * 4, level + 8 * math.sin(i * math.pi / 5 + phase)) for i in range(steps + 1)]


def rosette(sheet: Sheet, centre: tuple[float, float], radius: float, colour: Colour) -> None:
    """Draw a guilloche rosette where a real certificate has its emblem."""
    for turn in range(3):
        points = []
        for i in range(361):
            angle = math.radians(i)
            reach = radius * (0.78 + 0.2 * math.sin(12 * angle + turn * 2.1))
            points.append((centre[0] + reach * math.cos(angle), centre[1] + reach * math.sin(angle)))
        sheet.draw.line(points, fill=colour)
    inner = radius * 0.5
    box = (centre[0] - inner, centre[1] - inner, centre[0] + inner, centre[1] + inner)
    sheet.draw.ellipse(box, fill=sheet.paper, outline=colour, width=2)
    size = max(10, round(radius * 0.42))
    sheet.draw.text(centre, "样本", font=font("serif-bold", size), fill=colour, anchor="mm")
