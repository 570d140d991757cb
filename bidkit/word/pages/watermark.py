"""The grey slanted word behind every page, as Word itself writes watermarks; LibreOffice draws the same."""

from __future__ import annotations

from lxml import etree

from bidkit.word.ooxml import Element, O, V, add, w
from bidkit.word.pages.made import tiny_paragraph

NAME = "PowerPlusWaterMarkObject"
HEIGHT = 150.0
MOST_WIDTH = 440.0
BEHIND = -251658752
IN_FRONT = 251658752


def put_watermark(header: Element, text: str, number: int) -> None:
    """Put the text behind the pages of this header, in place; ``number`` makes the shape's name its own."""
    paragraph = header.find(w("p"))
    if paragraph is None:
        paragraph = tiny_paragraph()
        header.append(paragraph)
    mark_page(paragraph, text, f"{NAME}{number}", BEHIND)


def mark_page(paragraph: Element, text: str, name: str, depth: int = IN_FRONT) -> None:
    """Put the text on the page of this paragraph, in place; in front where a full-page picture would hide it."""
    picture = add(add(paragraph, "r"), "pict")
    picture.append(_shape_type())
    picture.append(_shape(text, name, depth))


def _shape_type() -> Element:
    kind = etree.Element(f"{{{V}}}shapetype", nsmap={"v": V, "o": O})
    kind.set("id", "_x0000_t136")
    kind.set("coordsize", "21600,21600")
    kind.set(f"{{{O}}}spt", "136")
    kind.set("adj", "10800")
    kind.set("path", "m@7,l@8,m@5,21600l@6,21600e")
    formulas = etree.SubElement(kind, f"{{{V}}}formulas")
    for code in (
        "sum #0 0 10800",
        "prod #0 2 1",
        "sum 21600 0 @1",
        "sum 0 0 @2",
        "sum 21600 0 @3",
        "if @0 @3 0",
        "if @0 21600 @1",
        "if @0 0 @2",
        "if @0 @4 21600",
        "mid @5 @6",
        "mid @8 @5",
        "mid @7 @8",
        "mid @6 @7",
        "sum @6 0 @5",
    ):
        etree.SubElement(formulas, f"{{{V}}}f", eqn=code)
    path = etree.SubElement(kind, f"{{{V}}}path", textpathok="t")
    path.set(f"{{{O}}}connecttype", "custom")
    etree.SubElement(kind, f"{{{V}}}textpath", on="t", fitshape="t")
    return kind


def _shape(text: str, name: str, depth: int) -> Element:
    width = min(MOST_WIDTH, HEIGHT * max(1, len(text)))
    style = (
        f"position:absolute;margin-left:0;margin-top:0;width:{width:g}pt;height:{width / max(1, len(text)):g}pt;"
        f"rotation:315;z-index:{depth};mso-position-horizontal:center;"
        "mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    shape = etree.Element(f"{{{V}}}shape", nsmap={"v": V, "o": O})
    shape.set("id", name)
    shape.set("type", "#_x0000_t136")
    shape.set("style", style)
    shape.set(f"{{{O}}}allowincell", "f")
    shape.set("fillcolor", "silver")
    shape.set("stroked", "f")
    etree.SubElement(shape, f"{{{V}}}fill", opacity=".5")
    etree.SubElement(shape, f"{{{V}}}textpath", style='font-family:"宋体";font-size:1pt', string=text)
    return shape
