"""What a paragraph holds beside its words: pictures and embedded files by size and name, and a star drawn before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.word.ooxml import WP, A, O, R, V, local, w
from bidkit.word.text import visible_children

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.word.ooxml import Element

EMU = 360_000
"""To the centimetre."""
POINTS = 72 / 2.54
WIDE, HIGH = 5.0, 2.0
"""Centimetres below which a picture is a logo, a seal or a code and holds no clause."""
STARS = ("star4", "star5", "star6", "star7", "star8")
VML_STAR = re.compile(r"_x0000_t12$")
PROGRAMS = (
    ("Excel", "Excel 表"),
    ("Word", "Word 文件"),
    ("PowerPoint", "幻灯片"),
    ("Visio", "Visio 图"),
    ("Acro", "PDF"),
    ("Package", "文件"),
)
SIZE = re.compile(r"(width|height):([\d.]+)(pt|in|cm|mm)?")
UNITS = {"pt": 1 / POINTS, "": 1 / POINTS, "in": 2.54, "cm": 1.0, "mm": 0.1}


def pictures_in(paragraph: Element) -> Iterator[str]:
    """Yield the size in centimetres of each picture that is large enough to hold words."""
    for node in _seen(paragraph):
        if local(node) == "drawing" and next(node.iter(f"{{{A}}}blip"), None) is not None:
            extent = next(node.iter(f"{{{WP}}}extent"), None)
            sides = (0.0, 0.0) if extent is None else (_cm(extent, "cx"), _cm(extent, "cy"))
        elif node.tag == f"{{{V}}}shape" and next(node.iter(f"{{{V}}}imagedata"), None) is not None:
            sides = _styled(node.get("style", ""))
        else:
            continue
        if sides[0] >= WIDE and sides[1] >= HIGH:
            yield f"{sides[0]:.1f}×{sides[1]:.1f} 厘米"


def embedded_in(paragraph: Element) -> Iterator[str]:
    """Yield the name of each embedded file; formulas and drawings are none."""
    for node in paragraph.iter(f"{{{O}}}OLEObject"):
        program = node.get("ProgID", "")
        name = next((name for start, name in PROGRAMS if program.startswith(start)), "")
        if name and node.get(f"{{{R}}}id") and not program.startswith("Word.Picture"):
            yield name


def drawn_star(paragraph: Element) -> str:
    """Return ★ where a star is drawn at a paragraph, "" elsewhere."""
    for node in _seen(paragraph):
        if node.tag == f"{{{A}}}prstGeom" and node.get("prst") in STARS:
            return "★"
        if node.tag == f"{{{V}}}shape" and VML_STAR.search(node.get("type", "")):
            return "★"
    return ""


def _seen(element: Element) -> Iterator[Element]:
    """Yield the nodes below, of alternates only the first; pictures of embedded files and deleted ones are left out."""
    for child in visible_children(element):
        if child.tag in (w("del"), w("moveFrom"), w("object"), w("txbxContent")):
            continue
        yield child
        yield from _seen(child)


def _cm(extent: Element, side: str) -> float:
    text = extent.get(side, "")
    return int(text) / EMU if text.isdigit() else 0.0


def _styled(style: str) -> tuple[float, float]:
    sides = {
        name: float(size) * UNITS[unit or ""] for name, size, unit in SIZE.findall(style.replace(" ", ""))
    }
    return sides.get("width", 0.0), sides.get("height", 0.0)
