"""A sheet of drawn paper: text, rules, tables, the 样本 marks; it knows no record and writes no file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from PIL import Image, ImageDraw

from scans.fonts import Face, font, wrap

Colour = tuple[int, int, int]
Anchor = Literal["lm", "mm", "rm", "la", "ma", "ra"]

DPI = 100
A4 = (827, 1169)
A4_WIDE = (1169, 827)
INK: Colour = (38, 38, 42)
GREY: Colour = (120, 120, 124)
RED: Colour = (206, 44, 44)
WHITE: Colour = (252, 251, 247)


def watermark(paper: Colour) -> Colour:
    """Return the shade of the 样本 marks on this paper: to be seen, and to be read over."""
    red, green, blue = (max(0, part - 22) for part in paper)
    return red, green, blue


@dataclass(frozen=True, slots=True)
class Pen:
    """A face, a size and a colour."""

    size: int = 17
    face: Face = "serif"
    fill: Colour = INK
    leading: float = 1.7


BODY = Pen()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: column widths, the height of a one-line row, alignment per column (l, m, r), bold first row."""

    widths: tuple[int, ...]
    row: int = 30
    align: str = ""
    head: bool = True
    pen: Pen = Pen(14)
    rules: bool = True


class Sheet:
    """One page; ``words`` keeps every string drawn, so that a test can compare paper and record."""

    def __init__(
        self, size: tuple[int, int] = A4, paper: Colour = WHITE, accent: Colour = INK, second: Colour = INK
    ) -> None:
        self.width, self.height = size
        self.paper, self.accent, self.second = paper, accent, second
        self.image = Image.new("RGB", size, paper)
        self.draw = ImageDraw.Draw(self.image)
        self.words: list[str] = []
        self._watermark()

    def text(self, at: tuple[float, float], words: str, pen: Pen = BODY, anchor: Anchor = "la") -> None:
        """Draw one line of text at a point."""
        self.words.append(words)
        self.draw.text(at, words, font=font(pen.face, pen.size), fill=pen.fill, anchor=anchor)

    def centre(self, y: float, words: str, pen: Pen) -> None:
        """Draw one line in the middle of the sheet, made smaller when it would not fit."""
        size = pen.size
        while font(pen.face, size).getlength(words) > self.width * 0.76:
            size -= 1
        self.text((self.width / 2, y), words, Pen(size, pen.face, pen.fill), "ma")

    def spaced(self, y: float, words: str, pen: Pen, gap: int) -> None:
        """Draw a title letter by letter with a gap between the letters."""
        widths = [font(pen.face, pen.size).getlength(char) for char in words]
        x = (self.width - sum(widths) - gap * (len(words) - 1)) / 2
        for char, width in zip(words, widths, strict=True):
            self.draw.text((x, y), char, font=font(pen.face, pen.size), fill=pen.fill)
            x += width + gap
        self.words.append(words)

    def para(self, box: tuple[float, float, float], words: str, pen: Pen = BODY, indent: int = 2) -> float:
        """Draw a paragraph from ``(x, y, width)`` and return the y below it."""
        x, y, width = box
        # Full-width spaces carry the indent through the line breaking.
        for line in wrap("　" * indent + words, pen.face, pen.size, width):
            self.draw.text((x, y), line, font=font(pen.face, pen.size), fill=pen.fill)
            y += pen.size * pen.leading
        self.words.append(words)
        return y

    def field(
        self, box: tuple[float, float, float], label: str, value: str, pen: Pen, gap: int = 130
    ) -> float:
        """Draw ``label  value`` with the value wrapped in its own column and return the y below it."""
        x, y, width = box
        self.text((x, y), label, Pen(pen.size, pen.face, self.accent if self.accent != INK else INK))
        return self.para((x + gap, y, width - gap), value, pen, indent=0)

    def line(self, start: tuple[float, float], end: tuple[float, float], width: int = 1) -> None:
        """Draw a rule."""
        self.draw.line((*start, *end), fill=INK, width=width)

    def table(self, at: tuple[float, float], grid: Grid, rows: Sequence[Sequence[str]]) -> float:
        """Draw a table and return the y below it; long cells wrap and make their row taller."""
        x, y = at
        for number, row in enumerate(rows):
            y = self._row((x, y), grid, row, grid.head and number == 0)
        return y

    def _row(self, at: tuple[float, float], grid: Grid, row: Sequence[str], head: bool) -> float:
        x, y = at
        pen = Pen(grid.pen.size, "sans-bold" if head else grid.pen.face, grid.pen.fill)
        lines = [wrap(cell, pen.face, pen.size, w - 12) for cell, w in zip(row, grid.widths, strict=True)]
        step = pen.size * 1.35
        height = max(grid.row, round(max(len(cell) for cell in lines) * step + grid.row - step))
        for column, (cell, width) in enumerate(zip(lines, grid.widths, strict=True)):
            if grid.rules:
                self.draw.rectangle((x, y, x + width, y + height), outline=INK)
            kind = "m" if head else (grid.align[column : column + 1] or "l")
            self._cell((x, y, width, height), cell, pen, kind)
            x += width
        self.words.extend(row)
        return y + height

    def _cell(self, box: tuple[float, float, float, float], lines: list[str], pen: Pen, kind: str) -> None:
        x, y, width, height = box
        left = {"l": x + 6, "m": x + width / 2, "r": x + width - 6}[kind]
        top = y + height / 2 - (len(lines) - 1) * pen.size * 1.35 / 2
        for number, line in enumerate(lines):
            at = (left, top + number * pen.size * 1.35)
            self.draw.text(at, line, font=font(pen.face, pen.size), fill=pen.fill, anchor=f"{kind}m")

    def corner(self) -> None:
        """Draw the boxed 样本 mark in the lower left corner, over whatever stands there."""
        x, y = 14, self.height - 40
        self.draw.rectangle((x, y, x + 172, y + 26), fill=self.paper, outline=RED)
        self.text((x + 86, y + 13), "样本·虚构资料 SAMPLE", Pen(14, "sans-bold", RED), "mm")

    def _watermark(self) -> None:
        mark = _mark()
        shade = Image.new("RGB", mark.size, watermark(self.paper))
        for x in range(40, self.width, 420):
            for y in range(120, self.height, 420):
                self.image.paste(shade, (x, y), mark)
        self.words.append("样本")


@lru_cache(maxsize=1)
def _mark() -> Image.Image:
    tile = Image.new("L", (250, 90), 0)
    ImageDraw.Draw(tile).text((125, 45), "样本 SAMPLE", font=font("sans-bold", 34), fill=255, anchor="mm")
    return tile.rotate(30, expand=True, resample=Image.Resampling.BICUBIC)
