"""The typeface of what bidkit stamps on pages: which glyph each character is, and how wide.

WeasyPrint draws one small page that carries every character needed; its embedded fonts then serve all stamps
of a volume, so that five hundred page numbers cost one page of layout. Owns that carrier; it places nothing.
"""

from __future__ import annotations

import html
import io
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bidkit.store.memory import Memory

# Always carried, so that the carrier of one volume often serves the next.
COMMON = "0123456789第页共册-—/ .()（）、，：〓…"
UNKNOWN = "〓"
SPACES = dict.fromkeys(map(ord, "\t\r\n\u00a0\u2002\u2003\u2009\u3000"), " ")
STYLE = """@page { size: 595pt 842pt; margin: 0 }
body { font: 10pt "Noto Serif CJK SC", "Source Han Serif SC", SimSun, "Songti SC", "AR PL UMing CN", serif;
  font-kerning: none; font-variant-ligatures: none; text-rendering: optimizeSpeed }
i { font-style: normal; display: inline-block; white-space: pre }"""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character in one of the carried fonts; ``width`` is in thousandths of the size."""

    font: str
    code: int
    width: float


@dataclass(frozen=True, slots=True)
class Typeface:
    """All glyphs of a volume's stamps, and the font objects that draw them, by resource name."""

    glyphs: Mapping[str, Glyph]
    fonts: Mapping[str, Any]

    def width(self, text: str, size: float) -> float:
        """Return the width of the text in points."""
        return sum(glyph.width for glyph in self._glyphs_of(text)) * size / 1000

    def show(self, text: str, size: float) -> str:
        """Return the PDF operators that show the text at the current text position."""
        words: list[str] = []
        for font, codes in _runs(self._glyphs_of(text)):
            words += [f"/{font} {size:g} Tf", f"<{''.join(f'{code:04x}' for code in codes)}> Tj"]
        return " ".join(words)

    def shorten(self, text: str, size: float, limit: float) -> str:
        """Return the text, cut and ended with … when it is wider than the limit."""
        if self.width(text, size) <= limit:
            return text
        while text and self.width(text + "…", size) > limit:
            text = text[:-1]
        return text + "…"

    def _glyphs_of(self, text: str) -> list[Glyph]:
        return [self.glyphs.get(char) or self.glyphs[UNKNOWN] for char in text.translate(SPACES)]


def typeface_for(texts: Iterable[str], volume: pikepdf.Pdf, memory: Memory) -> Typeface:
    """Return a typeface for the texts whose font objects belong to ``volume``.

    Args:
        texts: Everything that will be shown.
        volume: The volume being written.
        memory: Keeps the carrier between runs; its stamp says which fonts are installed.
    """
    chars = "".join(sorted({*COMMON, *"".join(texts).translate(SPACES)}))
    glyphs: dict[str, Glyph] = {}
    fonts: dict[str, pikepdf.Object] = {}
    # In memory, and open as long as the volume is: its fonts are copied when that is written.
    carrier = pikepdf.open(io.BytesIO(_carrier(chars, memory)))
    for number, font in enumerate(_fonts_in(carrier)):
        name = f"Bk{number}"
        fonts[name] = volume.copy_foreign(font)
        widths = _widths(font)
        for char, code in _codes(font):
            glyphs.setdefault(char, Glyph(name, code, widths.get(code, 1000.0)))
    return Typeface(glyphs, fonts)


def _carrier(chars: str, memory: Memory) -> bytes:
    """Return a PDF that shows every character once."""
    kept = memory.get(chars)
    if kept is not None:
        return kept
    # A space is only drawn between other characters.
    shown = (f"0{char}0" if char == " " else html.escape(char) for char in chars)
    body = "".join(f"<i>{one}</i>" for one in shown)
    from bidkit.pdf.made.html import html_to_pdf  # WeasyPrint takes half a second to start

    data = html_to_pdf(f"<style>{STYLE}</style><body>{body}</body>", Path(os.devnull))
    memory.put(data, chars)
    return data


def _fonts_in(carrier: pikepdf.Pdf) -> Iterator[Any]:
    seen: set[str] = set()
    for page in carrier.pages:
        for name, font in sorted(page.resources.get("/Font", {}).items()):
            if name not in seen:
                seen.add(name)
                yield font


def _codes(font: Any) -> Iterator[tuple[str, int]]:
    """Yield each single character of the font's ToUnicode map with its glyph code."""
    table = font.ToUnicode.read_bytes().decode("ascii", errors="replace")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.S):
        for code, target in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>", block):
            text = bytes.fromhex(target).decode("utf-16-be", errors="ignore")
            if len(text) == 1:
                yield text, int(code, 16)


def _widths(font: Any) -> dict[int, float]:
    """Return the widths the font states, in both forms of the /W array."""
    row = list(font.DescendantFonts[0].get("/W", []))
    widths: dict[int, float] = {}
    while row:
        first, second = int(row[0]), row[1]
        if isinstance(second, pikepdf.Array):
            widths |= {first + step: float(width) for step, width in enumerate(second)}
            row = row[2:]
        else:
            widths |= dict.fromkeys(range(first, int(second) + 1), float(row[2]))
            row = row[3:]
    return widths


def _runs(glyphs: list[Glyph]) -> Iterator[tuple[str, list[int]]]:
    codes: list[int] = []
    for index, glyph in enumerate(glyphs):
        codes.append(glyph.code)
        if index + 1 == len(glyphs) or glyphs[index + 1].font != glyph.font:
            yield glyph.font, codes
            codes = []
