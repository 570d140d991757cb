"""Letters → lines of text, and lines → paragraphs where a line was broken only because the page was full."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.words.bare_number import QUANTITY, SIGN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bidkit.pdf.seen.marks import Glyph

LABEL = re.compile(
    r"^(第[一二三四五六七八九十百\d]+[章节部篇册条]|[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|[（(]\d{1,2}[）)]"
    r"|\d{1,2}(\.\d{1,2}){1,4}|\d{1,2}[、.．)）]|[①-⑳⑴-⒇]|[★▲※☆●◆]|附[件表录]|注[：:]|[□☑])"
)
NUMBER = re.compile(rf"{SIGN}\d{{1,2}}")
"""A line may begin with a number that a typed space parts from its words: 18　交货."""
COUNTED = re.compile(rf"{NUMBER.pattern}( ?){SIGN}(?!{QUANTITY})[一-鿿“《（【]")
LATIN, TYPED, LONGEST = 0.25, 0.4, 3
"""Type setters leave a quarter between Latin and Chinese letters that nobody typed."""
STRONG_END = tuple("。；：;:！？!?")
DATE_LINE = re.compile(r"(年\s*月\s*日|日期[:：]?|[（(](盖|签)[^）)]{1,8}[）)])$")
WIDE = 1.6
"""Letters: a gap that parts the columns of a line."""
PART = re.compile(r"[.…·．﹒]{4,}")


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of letters with its box; ``segments`` are its pieces apart by wide gaps with their left edges."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    segments: tuple[tuple[float, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines made whole; ``last`` is the line a continuation on the next page would follow."""

    text: str
    first: TextLine
    last: TextLine


def text_lines(glyphs: Sequence[Glyph], apart: float = WIDE) -> list[TextLine]:
    """Return the lines of these letters from top to bottom; gaps wider than ``apart`` letters part a line's pieces."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.middle, glyph.left)):
        last = rows[-1] if rows else None
        if last and abs(glyph.middle - last[-1].middle) <= 0.45 * max(glyph.size, last[-1].size, 4.0):
            last.append(glyph)
        else:
            rows.append([glyph])
    return [_line(sorted(row, key=lambda glyph: glyph.left), apart) for row in rows]


def _line(row: list[Glyph], apart: float) -> TextLine:
    sizes = sorted(glyph.size for glyph in row)
    size = sizes[len(sizes) // 2]
    pieces: list[str] = []
    segments: list[tuple[float, str]] = []
    start, left, before = 0, row[0].left, None
    for glyph in row:
        if before is not None:
            gap = glyph.left - before.right
            if gap > apart * size:
                segments.append((left, "".join(pieces[start:])))
                start, left = len(pieces), glyph.left
                pieces.append(" ")
            elif _typed(gap / size, before.text + glyph.text, pieces):
                pieces.append(" ")
        if before is None or not _doubled(before, glyph):
            pieces.append(glyph.text)
        before = glyph
    segments.append((left, "".join(pieces[start:])))
    return TextLine(
        "".join(pieces).strip(),
        row[0].left,
        min(glyph.top for glyph in row),
        max(glyph.right for glyph in row),
        max(glyph.bottom for glyph in row),
        size,
        tuple((place, text.strip()) for place, text in segments),
    )


def _typed(gap: float, around: str, pieces: Sequence[str]) -> bool:
    """Return whether a gap is a space that somebody typed: between Latin words, or behind the number of a list."""
    if around.isascii():
        return gap > LATIN
    return gap > TYPED and len(pieces) <= LONGEST and bool(NUMBER.fullmatch("".join(pieces)))


def _doubled(before: Glyph, glyph: Glyph) -> bool:
    """Bold type is sometimes drawn twice, a hair apart."""
    return before.text == glyph.text and abs(before.left - glyph.left) < 0.08 * glyph.size


def paragraphs(lines: Sequence[TextLine], left: float, right: float) -> list[Paragraph]:
    """Return the lines joined into paragraphs; ``left`` and ``right`` are the margins they run between."""
    out: list[Paragraph] = []
    for line in lines:
        if out and follows(out[-1].last, line, left, right):
            out[-1] = Paragraph(glue(out[-1].text, line.text), out[-1].first, line)
        else:
            out.append(Paragraph(line.text, line, line))
    return out


def follows(before: TextLine, line: TextLine, left: float, right: float) -> bool:
    """Return whether ``line`` only carries on ``before``."""
    size = max(before.size, line.size)
    if before.right < right - 2.1 * size or PART.search(before.text) or PART.search(line.text):
        return False
    if DATE_LINE.search(before.text) or before.left > left + 0.45 * (right - left):
        return False
    if before.size > 1.25 * line.size or line.size > 1.25 * before.size:
        return False
    labelled = bool(LABEL.match(line.text)) or _counted(before, line)
    if line.left < before.left - 0.8 * size:
        return not (labelled and before.text.endswith(STRONG_END))
    indented = line.left > left + 1.2 * size
    if line.left > before.left + 0.8 * size:
        return bool(LABEL.match(before.text)) and not labelled
    return not labelled and not (indented and before.text.endswith(STRONG_END))


def _counted(before: TextLine, line: TextLine) -> bool:
    """Return whether a line begins with a number of a list: a space is typed behind it, or a sentence ends before."""
    found = COUNTED.match(line.text)
    return bool(found and (found[1] or before.text.endswith(STRONG_END)))


def glue(one: str, two: str) -> str:
    """Return two lines as one; a space only between Latin words."""
    between = (
        " " if one[-1:].isascii() and two[:1].isascii() and one[-1:].isalpha() and two[:1].isalpha() else ""
    )
    return one + between + two
