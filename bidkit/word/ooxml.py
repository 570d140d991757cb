"""Names and small tools for WordprocessingML elements; knows the schema's child order, nothing of packages."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

Element: TypeAlias = etree._Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
V = "urn:schemas-microsoft-com:vml"
O = "urn:schemas-microsoft-com:office:office"  # noqa: E741
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def _order(*names: str) -> tuple[str, ...]:
    return tuple(" ".join(names).split())


PPR_ORDER = _order(
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd",
    "tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi",
    "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc",
    "textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
)
RPR_ORDER = _order(
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof",
    "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText",
    "vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
)
SECT_ORDER = _order(
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType",
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    "printerSettings sectPrChange",
)
STYLE_ORDER = _order(
    "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat",
    "locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
)


@lru_cache(maxsize=1024)
def w(tag: str) -> str:
    """Return the qualified name of a ``w:`` element or attribute."""
    return f"{{{W}}}{tag}"


def r(tag: str) -> str:
    """Return the qualified name of an ``r:`` attribute."""
    return f"{{{R}}}{tag}"


def local(element: Element) -> str:
    """Return the local name of an element; "" for comments and processing instructions."""
    tag = element.tag
    return _bare(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=4096)  # a file has thousands of elements of a few dozen names
def _bare(tag: str) -> str:
    return tag.rsplit("}", 1)[-1]


def make(tag: str, /, **attributes: str | int) -> Element:
    """Return a new ``w:`` element with ``w:`` attributes."""
    element = etree.Element(w(tag), nsmap={"w": W})
    for name, value in attributes.items():
        element.set(w(name), str(value))
    return element


def add(parent: Element, tag: str, /, **attributes: str | int) -> Element:
    """Return a new ``w:`` element appended to ``parent``."""
    element = etree.SubElement(parent, w(tag))
    for name, value in attributes.items():
        element.set(w(name), str(value))
    return element


def val(element: Element | None, tag: str = "", default: str = "") -> str:
    """Return ``w:val`` of the element, or of its child ``tag``; ``default`` where there is none."""
    if element is not None and tag:
        element = next(element.iterchildren(w(tag)), None)
    return default if element is None else element.get(w("val"), default)


def on(element: Element | None, tag: str) -> bool:
    """Return whether the toggle child ``tag`` is there and not switched off."""
    return is_on(None if element is None else element.find(w(tag)))


def is_on(toggle: Element | None) -> bool:
    """Return whether a toggle is there and not switched off."""
    return toggle is not None and toggle.get(w("val"), "1") not in ("0", "false", "off")


def twips(text: str | None, default: int = 0) -> int:
    """Return a measure in twips; universal measures ("12pt", "2.5cm") are converted."""
    found = re.fullmatch(r"\s*(-?\d+(?:\.\d+)?)\s*(pt|cm|mm|in|pc|pi)?\s*", text or "")
    if not found:
        return default
    unit = {"pt": 20.0, "cm": 567.0, "mm": 56.7, "in": 1440.0, "pc": 240.0, "pi": 240.0}
    return round(float(found[1]) * unit.get(found[2] or "", 1.0))


def put(parent: Element, element: Element, order: tuple[str, ...]) -> Element:
    """Return ``element`` after setting it into ``parent`` in schema order, in place of one of the same name."""
    old = parent.find(element.tag)
    if old is not None:
        parent.remove(old)
    rank = {name: place for place, name in enumerate(order)}
    mine = rank[local(element)]
    for place, other in enumerate(parent):
        if rank.get(local(other), len(order)) > mine:
            parent.insert(place, element)
            return element
    parent.append(element)
    return element


def ppr(paragraph: Element) -> Element:
    """Return the paragraph's ``w:pPr``, made when it is not there."""
    found = paragraph.find(w("pPr"))
    if found is None:
        found = make("pPr")
        paragraph.insert(0, found)
    return found


def drop(element: Element) -> None:
    """Take an element out of its parent, keeping the parent's other children."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def run(text: str, properties: Element | None = None) -> Element:
    """Return a ``w:r`` with the text and a copy of the run properties; a tab character becomes ``w:tab``."""
    made = make("r")
    if properties is not None:
        made.append(copy_of(properties))
    for place, piece in enumerate(text.split("\t")):
        if place:
            add(made, "tab")
        if piece:
            add(made, "t").text = piece
            made[-1].set(XML_SPACE, "preserve")
    return made


def copy_of(element: Element) -> Element:
    """Return a deep copy, without the text that follows the element."""
    copied = etree.fromstring(etree.tostring(element, with_tail=False))
    return copied


def blocks(parent: Element) -> Iterator[Element]:
    """Yield the paragraphs and tables of a story, looking through content controls and similar wrappers."""
    for child in parent:
        name = local(child)
        if name in ("p", "tbl"):
            yield child
        elif name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"):
            yield from blocks(child)


def body_of(root: Element) -> Element:
    """Return ``w:body`` of a document root."""
    found = root.find(w("body"))
    return root if found is None else found
