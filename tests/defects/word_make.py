"""Small pieces of WordprocessingML for the edits: paragraphs, tables, boxes, pictures."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element
NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "dc": "http://purl.org/dc/elements/1.1/",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "app": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
}
HEAD = " ".join(f'xmlns:{name}="{uri}"' for name, uri in NS.items() if name in ("w", "r"))
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
TWIPS_A_MM = 56.7
COLOURS = {"photo": (90, 120, 160), "logo": (20, 90, 200), "seal": (220, 20, 30)}


def w(tag: str) -> str:
    """Return the qualified name of a ``w:`` element or attribute."""
    return f"{{{NS['w']}}}{tag}"


def run(text: str) -> Element:
    """Return a run with a text."""
    made = etree.Element(w("r"), nsmap={"w": NS["w"]})
    etree.SubElement(made, w("t"), {SPACE: "preserve"}).text = text
    return made


def paragraph(text: str) -> Element:
    """Return a paragraph of one run."""
    made = etree.Element(w("p"), nsmap={"w": NS["w"]})
    if text:
        made.append(run(text))
    return made


def replace_words(texts: Sequence[Element], find: str, new: str) -> None:
    """Replace each occurrence in a run of text nodes; the new words go where the old ones began."""
    whole = "".join(node.text or "" for node in texts)
    places = []
    at = whole.find(find)
    while at >= 0:
        places.append(at)
        at = whole.find(find, at + len(find))
    for start in reversed(places):
        _replace_at(texts, start, len(find), new)


def _replace_at(texts: Sequence[Element], start: int, length: int, new: str) -> None:
    offset = 0
    for node in texts:
        text = node.text or ""
        low, high = max(start - offset, 0), min(start + length - offset, len(text))
        if low < high:
            node.text = text[:low] + (new if offset + low == start else "") + text[high:]
            node.set(SPACE, "preserve")
        offset += len(text)


def table(rows: Sequence[Sequence[str]]) -> Element:
    """Return a plain table."""
    made = etree.Element(w("tbl"), nsmap={"w": NS["w"]})
    etree.SubElement(made, w("tblPr"))
    for cells in rows:
        row = etree.SubElement(made, w("tr"))
        for cell in cells:
            etree.SubElement(row, w("tc")).append(paragraph(str(cell or "")))
    return made


def split_cell(text: str) -> Element:
    """Return a table of one cell whose text is cut over one run a letter."""
    made = table([[""]])
    inside = next(made.iter(w("p")))
    for letter in text:
        inside.append(run(letter))
    return made


def textbox(text: str) -> Element:
    """Return a paragraph with a text box, stored as old and new Word both read it."""
    return etree.fromstring(
        f"""<w:p {HEAD} xmlns:v="urn:schemas-microsoft-com:vml"><w:r><w:pict>
        <v:shape style="position:absolute;width:200pt;height:40pt"><v:textbox><w:txbxContent>
        <w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>
        </w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"""
    )


def tracked(edit: Mapping[str, Any]) -> Element:
    """Return a paragraph whose text was inserted, or deleted, under change tracking."""
    made = etree.Element(w("p"), nsmap={"w": NS["w"]})
    gone = str(edit.get("deleted", "")) == "true"
    change = etree.SubElement(
        made,
        w("del" if gone else "ins"),
        {w("id"): "990", w("author"): str(edit.get("author", "王编辑")), w("date"): "2026-12-10T10:00:00Z"},
    )
    piece = etree.SubElement(change, w("r"))
    etree.SubElement(piece, w("delText" if gone else "t"), {SPACE: "preserve"}).text = str(edit["text"])
    return made


def hidden(text: str) -> Element:
    """Return a paragraph whose run is hidden."""
    made = paragraph(text)
    piece = made[0]
    properties = etree.Element(w("rPr"))
    etree.SubElement(properties, w("vanish"))
    piece.insert(0, properties)
    return made


def dress(piece: Element, edit: Mapping[str, Any]) -> None:
    """Give a run the font, size, colour and so on of an edit."""
    properties = piece.find(w("rPr"))
    if properties is None:
        properties = etree.Element(w("rPr"))
        piece.insert(0, properties)
    wanted: list[tuple[str, dict[str, str]]] = []
    if edit.get("font"):
        wanted.append(
            ("rFonts", {w(side): str(edit["font"]) for side in ("ascii", "hAnsi", "eastAsia", "cs")})
        )
    if edit.get("bold"):
        wanted.append(("b", {}))
    if edit.get("color"):
        wanted.append(("color", {w("val"): str(edit["color"])}))
    if edit.get("size"):
        half = str(round(float(str(edit["size"])) * 2))
        wanted += [("sz", {w("val"): half}), ("szCs", {w("val"): half})]
    if edit.get("highlight"):
        wanted.append(("highlight", {w("val"): str(edit["highlight"])}))
    if edit.get("underline"):
        wanted.append(("u", {w("val"): "single"}))
    for name, attributes in wanted:
        for old in properties.findall(w(name)):
            properties.remove(old)
        etree.SubElement(properties, w(name), attributes)


def set_page(section: Element, edit: Mapping[str, Any]) -> None:
    """Change a section's paper, margins or direction."""
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    assert size is not None
    assert margins is not None
    for key, name in (("width", "w"), ("height", "h")):
        if edit.get(key):
            size.set(w(name), str(round(float(str(edit[key])) * TWIPS_A_MM)))
    if edit.get("orient"):
        size.set(w("orient"), str(edit["orient"]))
    if edit.get("margin"):
        for side in ("top", "bottom", "left", "right"):
            margins.set(w(side), str(round(float(str(edit["margin"])) * TWIPS_A_MM)))


def picture(like: str, author: str = "") -> bytes:
    """Return a small PNG of fixed bytes, with its author's name in it if one is given."""
    side, colour = 32, bytes(COLOURS[like])

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    pixels = b"".join(b"\0" + colour * side for _ in range(side))
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    named = chunk(b"iTXt", b"Author\0\0\0\0\0" + author.encode()) if author else b""
    body = chunk(b"IHDR", head) + named + chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def drawing(rel_id: str, how: str = "embed") -> Element:
    """Return a paragraph with a picture in line."""
    return etree.fromstring(
        f"""<w:p {HEAD} xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
        xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
        xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:r><w:drawing>
        <wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="990" name="planted"/>
        <a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>
        <pic:nvPicPr><pic:cNvPr id="990" name="planted"/><pic:cNvPicPr/></pic:nvPicPr>
        <pic:blipFill><a:blip r:{how}="{rel_id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
        <pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"""
    )


MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def formula(letters: str) -> Element:
    """Return a paragraph that is a formula."""
    xml = (
        f'<w:p xmlns:w="{NS["w"]}" xmlns:m="{MATH}"><m:oMath><m:r><m:t>{letters}</m:t></m:r></m:oMath></w:p>'
    )
    return etree.fromstring(xml)
