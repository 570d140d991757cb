"""What a Word file draws: pictures, vector pictures, shapes, ink, drawing canvases, embedded objects; each once.

Only what prints is told: not what is deleted or hidden, nor the copy kept for old readers, nor a frame around words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bidkit.word.ooxml import WP, A, O, V, local, on, r, twips, w
from bidkit.word.text import visible_children

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.word.ooxml import Element
    from bidkit.word.package import Package

PICTURE, VECTOR, SHAPE, INK, CANVAS, NEW_CHART, OBJECT = (
    "图片",
    "矢量图",
    "图形",
    "墨迹",
    "绘图画布",
    "新式图表",
    "嵌入对象",
)
VECTORS = (".emf", ".wmf", ".emz", ".wmz", ".svg")
UNSEEN = {w(name) for name in ("del", "moveFrom", "rPr", "pPr", "instrText", "delText")}
TOP = {w("drawing"), w("pict"), w("object")}
VML = {"shape", "rect", "oval", "roundrect", "line", "polyline", "arc", "curve"}
BLIP, IMAGE_DATA, OLE, CONTROL = f"{{{A}}}blip", f"{{{V}}}imagedata", f"{{{O}}}OLEObject", w("control")
EMU = 12_700
"""To the point."""
INCH, MILLIMETRE = 72.0, 72 / 25.4
SIDE = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]+)\s*(pt|in|cm|mm|px)?")
UNITS = {"pt": 1.0, "": 1.0, "in": INCH, "cm": 10 * MILLIMETRE, "mm": MILLIMETRE, "px": 0.75}
LEAST = 4.0
"""Points below which a thing is a dot or a line."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One drawn thing: what it is in Chinese, its size in points, the part that holds a picture, if any."""

    kind: str
    wide: float
    high: float
    source: str = ""
    in_line: bool = False


def drawn_in(package: Package, paragraph: Element) -> Iterator[Drawn]:
    """Yield what is drawn in a paragraph itself, in order; text boxes hold paragraphs of their own."""
    for holder in _holders(paragraph):
        if holder.tag == w("drawing"):
            yield from _drawing(package, holder)
        else:
            yield from _old_drawing(package, holder)


def _holders(element: Element) -> Iterator[Element]:
    """Yield drawings and objects that print, of alternates only the one that is shown."""
    for child in visible_children(element):
        if child.tag in TOP:
            yield child
        elif child.tag not in UNSEEN and local(child) != "txbxContent":
            if child.tag == w("r") and on(child.find(w("rPr")), "vanish"):
                continue
            yield from _holders(child)


def _drawing(package: Package, drawing: Element) -> Iterator[Drawn]:
    frame = next((child for child in drawing if local(child) in ("inline", "anchor")), None)
    extent = None if frame is None else frame.find(f"{{{WP}}}extent")
    about = None if frame is None else frame.find(f"{{{WP}}}docPr")
    if frame is None or extent is None or (about is not None and about.get("hidden") in ("1", "true")):
        return
    wide, high = _emu(extent, "cx"), _emu(extent, "cy")
    found = Drawn("", wide, high, in_line=local(frame) == "inline")
    for node in frame.iter():
        name = local(node)
        if name in ("contentPart", "wpc") or (name == "chart" and "chartex" in str(node.tag)):
            kind = {"contentPart": INK, "wpc": CANVAS}.get(name, NEW_CHART)
            yield replace(found, kind=kind)
            return
        if name == "pic":
            yield from _picture(package, node, found)
        elif name == "wsp" and _is_seen(node):
            yield replace(found, kind=SHAPE)


def _picture(package: Package, node: Element, found: Drawn) -> Iterator[Drawn]:
    blip = next(node.iter(BLIP), None)
    name = "" if blip is None else _target(package, blip.get(r("embed"), ""))
    if name:
        whole = next((one for one in node.iter(f"{{{A}}}srcRect") if one.attrib), None) is None
        yield replace(found, kind=_kind(name), source=name if whole else "")


def _old_drawing(package: Package, holder: Element) -> Iterator[Drawn]:
    """Yield the pictures and shapes of VML; an embedded object is the picture that Word shows of it."""
    embedded = holder.find(OLE) is not None or holder.find(CONTROL) is not None
    for node in holder.iter():
        if local(node) not in VML or not str(node.tag).startswith(f"{{{V}}}"):
            continue
        sides = {name: float(size) * UNITS[unit or ""] for name, size, unit in _sides(node.get("style", ""))}
        wide, high = sides.get("width", 0.0), sides.get("height", 0.0)
        data = node.find(IMAGE_DATA)
        source = "" if data is None else _target(package, data.get(r("id"), ""))
        if min(wide, high) < LEAST or (_hidden(node)):
            continue
        if embedded:
            yield Drawn(OBJECT, wide, high, source, in_line=True)
            return
        if source:
            yield Drawn(_kind(source), wide, high, source, in_line="absolute" not in node.get("style", ""))
        elif not _framed_words(node) and not _unpainted(node):
            yield Drawn(SHAPE, wide, high)


def _hidden(node: Element) -> bool:
    return re.search(r"visibility\s*:\s*hidden|mso-hide\s*:\s*all", node.get("style", "")) is not None


def _framed_words(node: Element) -> bool:
    """Return whether a shape is there for its words, which are compared as such, or draws them as WordArt."""
    return next(node.iter(w("txbxContent"), f"{{{V}}}textpath"), None) is not None


def _unpainted(node: Element) -> bool:
    off = ("f", "false", "0")
    return node.get("filled", "t") in off and node.get("stroked", "t") in off


def _is_seen(shape: Element) -> bool:
    """Return whether a shape without words is painted by itself: what a style paints is not looked up."""
    if next(shape.iter(w("txbxContent")), None) is not None:
        return False
    properties = next((child for child in shape if local(child) == "spPr"), None)
    if properties is None:
        return False
    form = properties.find(f"{{{A}}}prstGeom")
    if form is not None and ("Connector" in form.get("prst", "") or form.get("prst") == "line"):
        return False
    line = properties.find(f"{{{A}}}ln")
    fills = [properties.find(f"{{{A}}}{name}") for name in ("solidFill", "gradFill")]
    drawn = line is not None and line.find(f"{{{A}}}solidFill") is not None
    size = properties.find(f"{{{A}}}xfrm/{{{A}}}ext")
    large = size is None or min(_emu(size, "cx"), _emu(size, "cy")) >= LEAST
    return large and (drawn or any(fill is not None for fill in fills))


def _kind(name: str) -> str:
    return VECTOR if name.lower().endswith(VECTORS) else PICTURE


def _target(package: Package, key: str) -> str:
    """Return the part a relation of the document leads to, "" where it leads nowhere inside."""
    rel = package.document.rels.get(key)
    return rel.target if rel is not None and not rel.external and rel.target in package.parts else ""


def _sides(style: str) -> list[tuple[str, str, str]]:
    return [(name, size.strip(".") or "0", unit) for name, size, unit in SIDE.findall(style)]


def _emu(node: Element, side: str) -> float:
    text = node.get(side, "")
    return int(text) / EMU if text.isdigit() else 0.0


def exact_line(spacing: Element | None) -> float:
    """Return the points of lines of one exact height, 0 where lines grow with what stands in them."""
    if spacing is None or spacing.get(w("lineRule")) != "exact":
        return 0.0
    return twips(spacing.get(w("line")), 0) / 20
