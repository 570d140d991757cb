"""What Word shows and LibreOffice does not: ticks, enclosed signs, stored answers, indents in characters, 着重号.

The converter is given ordinary text and lengths in their place, so that the PDF shows what the team saw in Word;
the Word volume keeps what it has. Each was seen with LibreOffice 7.4 (``findings/lo-*.sh``).
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from bidkit.word.field_codes import IMAGE_DATA, fields, unlink
from bidkit.word.ooxml import O, drop, make, w
from bidkit.word.ticks import TICKS, ordinary

if TYPE_CHECKING:
    from bidkit.word.field_codes import Field
    from bidkit.word.ooxml import Element
    from bidkit.word.pages.sizes import Sizes

CLOCK = {"DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE"}
OF_THE_FILE = {"TITLE", "SUBJECT", "KEYWORDS", "COMMENTS", "AUTHOR", "LASTSAVEDBY", "FILENAME", "INFO"}
STORED = frozenset(
    {"=", "IF", "SEQ", "REF", "PAGEREF", "NOTEREF", "NUMWORDS", "NUMCHARS"} | CLOCK | OF_THE_FILE
)
"""Fields that LibreOffice works out anew or leaves empty; Word keeps what it showed last.

A sum in a table comes out as 0 where its cells say 元; SEQ loses Chinese numerals; what a section says of its file is
said of the converter's own copy.
"""
OVER = re.compile(r"\\o(?:\s*\\a[clr])?\s*[（(](.+?)[,，;；](.+?)[)）]", re.IGNORECASE)
FRACTION = re.compile(
    r"^\s*EQ\s*\\f\s*[（(]([^\\,，;；()（）]+)[,，;；]([^\\,，;；()（）]+)[)）]\s*$", re.IGNORECASE
)
EMBEDDED = f"{{{O}}}OLEObject"
BOX = re.compile(r"[□口囗○〇◯]")
TICK = re.compile(r"[√✓✔]")
CROSS = re.compile(r"[×xX✗✘]")
RING = re.compile(r"[○〇◯]")
PRIVATE, CODE = 0xF000, 0xFF
RINGED, MOST = 0x2460, 20
LENGTHS = {
    "firstLine": "hanging",
    "hanging": "firstLine",
    "left": "start",
    "start": "left",
    "right": "end",
    "end": "right",
}
"""Each indent with the one that stands in its place."""
HALF_POINTS, TWIPS = 21, 10
"""五号 for an indent outside any paragraph; twips to half a point."""


def as_word_shows(root: Element, sizes: Sizes) -> None:
    """Replace, in place, what LibreOffice would leave out or draw otherwise by what Word shows there."""
    for symbol in list(root.iter(w("sym"))):
        _symbol(symbol)
    for found in list(fields(root)):
        if found.name == "EQ":
            _equation(found)
        elif found.name in STORED:
            unlink(found)
    for indent in root.iter(w("ind")):
        _indent(indent, sizes)
    for mark in root.iter(w("em")):
        _emphasis(mark)
    for held in list(root.iter(w("object"))):
        _preview(held)


def _symbol(symbol: Element) -> None:
    """Write the ordinary sign of a symbol font's glyph; one that nobody knows stays."""
    try:
        code = int(symbol.get(w("char"), ""), 16)
    except ValueError:
        return
    sign = TICKS.get(PRIVATE | (code & CODE))
    parent = symbol.getparent()
    if sign is not None and parent is not None:
        parent.replace(symbol, _text(sign))


def _preview(held: Element) -> None:
    """Leave of an embedded table or drawing the picture that Word shows of it; without its program none is drawn."""
    pictures = [child for child in held if next(child.iter(IMAGE_DATA), None) is not None]
    if pictures:
        shown = make("pict")
        shown.extend([child for child in held if child.tag != EMBEDDED])
        held.addprevious(shown)
        drop(held)


def _equation(found: Field) -> None:
    """Write what an equation comes to in a line: 口 with √ over it as ☑, a fraction as 1/2; other equations stay."""
    over, parts = OVER.search(found.code), FRACTION.search(found.code)
    sign = _over(over[1].strip(), over[2].strip()) if over else ""
    if parts and parts[1].strip() and parts[2].strip():
        sign = f"{parts[1].strip()}/{parts[2].strip()}"
    if not sign or not found.marks:
        return
    run = found.marks[0].getparent()
    if run is None or run.tag != w("r"):
        return
    made = make("r")
    if (look := run.find(w("rPr"))) is not None:
        made.append(deepcopy(look))
    made.append(_text(sign))
    run.addprevious(made)
    unlink(found)


def _over(under: str, upper: str) -> str:
    under, upper = ordinary(under), ordinary(upper)
    if RING.fullmatch(under) and upper.isdecimal() and 1 <= int(upper) <= MOST:
        return chr(RINGED + int(upper) - 1)
    if BOX.fullmatch(under) and TICK.fullmatch(upper):
        return "☑"
    if BOX.fullmatch(under) and CROSS.fullmatch(upper):
        return "☒"
    return f"{under}{upper}" if len(under) == len(upper) == 1 else ""


def _indent(indent: Element, sizes: Sizes) -> None:
    """Give each indent that is written in hundredths of a character its length, where no length stands beside it."""
    for length, against in LENGTHS.items():
        chars = indent.get(w(f"{length}Chars"), "")
        written = indent.get(w(length), "0") != "0" or indent.get(w(against)) is not None
        if chars.isdecimal() and int(chars) and not written:
            indent.set(w(length), str(int(chars) * _size(indent, sizes) * TWIPS // 100))


def _emphasis(mark: Element) -> None:
    """Draw a dotted line under emphasised words, whose own dots the converter leaves out; a line of theirs stays."""
    properties = mark.getparent()
    if mark.get(w("val"), "none") != "none" and properties is not None and properties.find(w("u")) is None:
        line = make("u")
        line.set(w("val"), "dotted")
        mark.addprevious(line)


def _size(indent: Element, sizes: Sizes) -> int:
    """Return the size of the paragraph's type in half points, as its mark and its runs name it, else its styles."""
    paragraph = next(indent.iterancestors(w("p")), None)
    if paragraph is None:
        return HALF_POINTS
    own = (node.get(w("val"), "") for node in paragraph.iter(w("sz")))
    return next((int(size) for size in own if size.isdecimal()), 0) or sizes.of_paragraph(paragraph)


def _text(sign: str) -> Element:
    made = make("t")
    made.text = sign
    return made
