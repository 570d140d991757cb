"""The look of a typed note and of a filled field: its words in a face that travels with the file, its tick."""

from __future__ import annotations

import html
import io
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdf
from pypdf.generic import ArrayObject, DecodedStreamObject, FloatObject, NameObject

from bidkit.pdf.scans.look_of_lines import FILL, STROKE, colour, drawing
from bidkit.pdf.scans.notes import inherited, text_of, typed, value_of

if TYPE_CHECKING:
    from pypdf.generic import StreamObject

LINES, SECRET, COMB = 1 << 12, 1 << 13, 1 << 24
SIZE, LEAST = 12.0, 4.0
OF_HEIGHT = 0.68
MARGIN = 2.0
_SIZE = re.compile(r"/\S+\s+(-?[\d.]+)\s+Tf")
_COLOUR = re.compile(r"((?:[\d.]+\s+){1,4})(?:g|rg|k)(?![\w])")
_CSS_SIZE = re.compile(r"([\d.]+)pt")
_CSS_COLOUR = re.compile(r"(?<!-)color:\s*(#[0-9A-Fa-f]{6})")
_ALIGN = ("left", "center", "right")
_STYLE = """@page {{ size: {wide}pt {high}pt; margin: 0 }} html, body {{ margin: 0 }}
div {{ box-sizing: border-box; width: {wide}pt; height: {high}pt; overflow: hidden; padding: {pad};
  font-family: "Noto Serif CJK SC", "Source Han Serif SC", SimSun, "Songti SC", serif; font-size: {size}pt;
  color: {ink}; text-align: {align}; white-space: {space}; line-height: {line} }}
i {{ font-style: normal; display: inline-block; text-align: center; width: {cell}pt }}"""


@dataclass(frozen=True, slots=True)
class Words:
    """What stands in a box: its text, its size in points (0: to fit), its colour for CSS, left 0, centre 1, right 2."""

    text: str
    size: float
    ink: str
    align: int
    folds: bool
    cells: int = 0


def text_look(note: Any, form: Any, writer: pypdf.PdfWriter) -> StreamObject:
    """Return the drawing of a text, a choice or a typed note, with everything it needs belonging to ``writer``."""
    left, low, right, high = (float(side) for side in note["/Rect"])
    wide, tall = abs(right - left), abs(high - low)
    turn = _turn(note)
    if turn % 180:
        wide, tall = tall, wide
    frame = _frame(note, wide, tall)
    page = _page(_words(note, form), wide, tall)
    look = DecodedStreamObject()
    look.set_data(frame.encode("ascii") + b"\n" + page.get_contents().get_data())  # type: ignore[union-attr]
    look[NameObject("/BBox")] = ArrayObject(FloatObject(round(side, 3)) for side in (0, 0, wide, tall))
    resources: Any = page["/Resources"].get_object()
    look[NameObject("/Resources")] = resources.clone(writer)
    matrix = {90: (0, 1, -1, 0, 0, 0), 180: (-1, 0, 0, -1, 0, 0), 270: (0, -1, 1, 0, 0, 0)}.get(turn)
    if matrix:
        look[NameObject("/Matrix")] = ArrayObject(FloatObject(number) for number in matrix)
    return look.flate_encode()


def mark_look(note: Any) -> StreamObject:
    """Return the drawing of a button that is on: a tick, a cross or a dot, as its caption in ZapfDingbats says."""
    left, low, right, high = (float(side) for side in note["/Rect"])
    wide, tall = abs(right - left), abs(high - low)
    side = min(wide, tall) * 0.7
    x, y = (wide - side) / 2, (tall - side) / 2
    look: Any = inherited(note, "/MK") or {}
    sign = text_of(look.get("/CA", ""))
    lines = {
        "8": f"0 0 m {side:g} {side:g} l 0 {side:g} m {side:g} 0 l S",
        "l": f"{side:g} w 1 J {side / 2:g} {side / 2:g} m {side / 2:g} {side / 2:g} l S",
        "n": f"0 0 {side:g} {side:g} re f",
    }
    tick = f"0 {side * 0.45:g} m {side * 0.35:g} {side * 0.1:g} l {side:g} {side * 0.9:g} l S"
    width = max(0.8, side * 0.12)
    body = f"q 0 g 0 G {width:g} w 1 0 0 1 {x:g} {y:g} cm {lines.get(sign, tick)} Q"
    return drawing(f"{_frame(note, wide, tall)} {body}", (0, 0, wide, tall))


def _turn(note: Any) -> int:
    """Return by how much the words are turned to the left, so that they stand upright on a turned page."""
    look: Any = inherited(note, "/MK") or {}
    return int(look.get("/R", 0) or note.get("/Rotate", 0) or 0) % 360 // 90 * 90


def _frame(note: Any, wide: float, tall: float) -> str:
    """Return the operators of the ground and the border."""
    look: Any = inherited(note, "/MK") or {}
    is_field = note.get("/Subtype") == "/Widget"
    ground = colour(look.get("/BG") if is_field else note.get("/C"), FILL)
    border = colour(look.get("/BC"), STROKE) if is_field else ""
    parts = [f"{ground} 0 0 {wide:g} {tall:g} re f"] if ground else []
    if border:
        parts.append(f"{border} 1 w 0.5 0.5 {max(0.0, wide - 1):g} {max(0.0, tall - 1):g} re S")
    return f"q {' '.join(parts)} Q" if parts else ""


def _words(note: Any, form: Any) -> Words:
    is_field = note.get("/Subtype") == "/Widget"
    setting = text_of(inherited(note, "/DA") or form.get("/DA", ""))
    size, ink = _set_as(setting, text_of(note.get("/DS", "")))
    align = int(inherited(note, "/Q") or form.get("/Q", 0) or 0)
    align = align if 0 <= align < len(_ALIGN) else 0
    if not is_field:
        return Words(typed(note), size or SIZE, ink, align, folds=True)
    flags, text = int(inherited(note, "/Ff") or 0), value_of(note)
    is_text = inherited(note, "/FT") == "/Tx"
    if is_text and flags & SECRET:
        text = "*" * len(text)
    cells = int(inherited(note, "/MaxLen") or 0) if is_text and flags & COMB else 0
    return Words(text, size, ink, align, bool(is_text and flags & LINES) or "\n" in text, cells)


def _set_as(setting: str, css: str) -> tuple[float, str]:
    """Return size and colour as the default appearance says, or else the default style."""
    size, ink = _SIZE.search(setting), _COLOUR.findall(setting)
    if not setting and css:
        named, hue = _CSS_SIZE.search(css), _CSS_COLOUR.search(css)
        return float(named[1]) if named else 0.0, hue[1] if hue else "#000000"
    return abs(float(size[1])) if size else 0.0, _css(
        [float(one) for one in ink[-1].split()] if ink else [0.0]
    )


def _css(parts: list[float]) -> str:
    if len(parts) == 4:
        *inks, black = parts
        parts = [(1 - ink) * (1 - black) for ink in inks]
    red, green, blue = parts * 3 if len(parts) == 1 else [*parts, 0.0, 0.0][:3]
    return "#" + "".join(f"{round(255 * min(1.0, max(0.0, part))):02x}" for part in (red, green, blue))


def _page(words: Words, wide: float, tall: float) -> pypdf.PageObject:
    from bidkit.pdf.made.html import html_to_pdf  # WeasyPrint takes half a second to start

    size = words.size or _fitting(words, wide, tall)
    style = _STYLE.format(
        wide=f"{wide:g}",
        high=f"{tall:g}",
        pad=f"{MARGIN}pt" if words.folds else "0" if words.cells else f"0 {MARGIN}pt",
        size=f"{size:g}",
        ink=words.ink,
        align=_ALIGN[words.align],
        space="pre-wrap" if words.folds else "pre",
        line="1.2" if words.folds else f"{tall:g}pt",
        cell=f"{wide / words.cells:g}" if words.cells else "0",
    )
    shown = html.escape(words.text)
    if words.cells:
        shown = "".join(f"<i>{html.escape(sign)}</i>" for sign in words.text[: words.cells])
    data = html_to_pdf(f"<style>{style}</style><body><div>{shown}</div></body>", Path(os.devnull))
    return pypdf.PdfReader(io.BytesIO(data)).pages[0]


def _fitting(words: Words, wide: float, tall: float) -> float:
    """Return the size in which the words fit their box, as readers choose it where the file names none."""
    if words.folds:
        return SIZE
    ems = sum(1.0 if ord(sign) > 0x2000 else 0.6 for sign in words.text) or 1.0
    return max(LEAST, min(SIZE, tall * OF_HEIGHT, (wide - 2 * MARGIN) / ems))
