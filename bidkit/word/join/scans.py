"""Pages of scans: a caption line and one picture on each, by the numbers of the shared scan page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from bidkit.model.scan_page import SCAN_PAGE, ScanPage
from bidkit.word.ooxml import PIC, PPR_ORDER, SECT_ORDER, WP, A, Element, R, add, make, ppr, put, r, run, w
from bidkit.word.package import DEFAULT_TYPES, REL, WML, Package, Part, Rel, serialise
from bidkit.word.pages.watermark import mark_page
from bidkit.word.tokens import bookmark_name

if TYPE_CHECKING:
    from collections.abc import Sequence

EMU = 12700
STYLE = "ScanCaption"


@dataclass(frozen=True, slots=True)
class ScanSheet:
    """One scanned page: its caption, the anchors that stand there, its picture; level 1..9 enters the contents.

    ``width`` and ``height`` are the shape it is shown in, in any unit; ``page`` is the paper it stands on.
    """

    caption: str
    anchors: tuple[str, ...]
    image: Path
    width: float
    height: float
    heading_level: int = 0
    page: ScanPage = SCAN_PAGE


def scan_package(sheets: Sequence[ScanSheet], name: str, watermark: str) -> Package:
    """Return a Word package with a page per sheet; the pictures stay on disk until it is written."""
    package = Package(name)
    document = package.add(Part(package.main, f"{WML}document.main+xml", b""))
    styles = make("styles")
    styles.append(_caption_style())
    package.add(Part("word/styles.xml", f"{WML}styles+xml", serialise(styles)))
    document.relate(Rel(f"{REL}styles", "word/styles.xml"))
    root = make("document")
    _fill(add(root, "body"), sheets, package)
    if watermark:
        for number, caption in enumerate(root.iter(w("pStyle"))):
            holder = next(caption.iterancestors(w("p")))
            mark_page(holder, watermark, f"ScanMark{number}")
    package.put_root(package.main, root)
    return package


def _fill(body: Element, sheets: Sequence[ScanSheet], package: Package) -> None:
    marks = 0
    placed: set[str] = set()
    before: ScanPage | None = None
    for sheet in sheets:
        turned = before is not None and before != sheet.page
        if before is not None and turned:
            put(ppr(body[-1]), _section(before), PPR_ORDER)  # the break itself starts a new page
        caption = _caption(sheet, new_page=before is not None and not turned)
        before = sheet.page
        for anchor in sheet.anchors:
            if anchor in placed:
                continue
            placed.add(anchor)
            marks += 1
            caption.insert(1, make("bookmarkEnd", id=marks))
            caption.insert(1, make("bookmarkStart", id=marks, name=bookmark_name(anchor)))
        body.append(caption)
        body.append(_picture(sheet, _relate(package, sheet.image)))
    body.append(_section(before or SCAN_PAGE))


def _relate(package: Package, image: Path) -> str:
    """The part's name is only of this package; the volume names it anew."""
    name = next((part.name for part in package.parts.values() if part.body == image), "")
    if not name:
        extension = image.suffix.lstrip(".").lower()
        name = f"word/media/image{len(package.parts)}.{extension}"
        package.add(Part(name, DEFAULT_TYPES[extension], image))
    return package.document.relate(Rel(f"{REL}image", name))


def _caption_style() -> Element:
    """Return the character of the caption as a style of its own, so that no template's heading can change it."""
    style = make("style", type="paragraph", customStyle=1, styleId=STYLE)
    add(style, "name", val="扫描件题注")
    add(style, "uiPriority", val=99)
    properties = add(style, "pPr")
    add(properties, "keepNext")
    _flat(properties, SCAN_PAGE.caption_line)
    letters = add(style, "rPr")
    add(letters, "rFonts", ascii="宋体", hAnsi="宋体", eastAsia="宋体")
    add(letters, "b", val=0)
    add(letters, "color", val="000000")
    for name in ("sz", "szCs"):
        add(letters, name, val=round(SCAN_PAGE.caption_size * 2))
    return style


def _caption(sheet: ScanSheet, new_page: bool) -> Element:
    paragraph = make("p")
    properties = ppr(paragraph)
    add(properties, "pStyle", val=STYLE)
    if new_page:
        add(properties, "pageBreakBefore")
    lines, size = sheet.page.fit_caption(sheet.caption)
    if len(lines) > 1:
        high = round(sheet.page.caption_line * 20 / len(lines))
        add(properties, "spacing", before=0, after=0, line=high, lineRule="exact")
    if sheet.heading_level:
        add(properties, "outlineLvl", val=sheet.heading_level - 1)
    letters = make("rPr")
    if size != sheet.page.caption_size:
        for name in ("sz", "szCs"):
            add(letters, name, val=round(size * 2))
    for number, line in enumerate(lines):
        piece = run(line, letters if len(letters) else None)
        if number:
            piece.insert(len(piece) - 1, make("br"))
        paragraph.append(piece)
    return paragraph


def _flat(properties: Element, line: float) -> None:
    add(properties, "snapToGrid", val=0)
    rule = "exact" if line else "auto"
    add(properties, "spacing", before=0, after=0, line=round(line * 20) or 240, lineRule=rule)
    add(properties, "ind", left=0, right=0, firstLine=0)
    add(properties, "jc", val="center")


def _picture(sheet: ScanSheet, key: str) -> Element:
    paragraph = make("p")
    properties = ppr(paragraph)
    add(add(properties, "numPr"), "numId", val=0)
    _flat(properties, 0)
    letters = add(properties, "rPr")
    for name in ("sz", "szCs"):
        add(letters, name, val=2)
    holder = add(paragraph, "r")
    small = add(holder, "rPr")
    for name in ("sz", "szCs"):
        add(small, name, val=2)
    drawing = add(holder, "drawing")
    box = sheet.page.picture.fit(sheet.width, sheet.height)
    drawing.append(_inline(sheet.caption, key, int(box.width * EMU), int(box.height * EMU)))
    return paragraph


def _inline(caption: str, key: str, wide: int, high: int) -> Element:
    size = {"cx": str(wide), "cy": str(high)}
    inline = etree.Element(f"{{{WP}}}inline", nsmap={"wp": WP, "a": A, "pic": PIC, "r": R})
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")
    etree.SubElement(inline, f"{{{WP}}}extent", size)
    etree.SubElement(inline, f"{{{WP}}}docPr", id="1", name="扫描件", descr=caption)
    graphic = etree.SubElement(inline, f"{{{A}}}graphic")
    data = etree.SubElement(graphic, f"{{{A}}}graphicData", uri=PIC)
    picture = etree.SubElement(data, f"{{{PIC}}}pic")
    names = etree.SubElement(picture, f"{{{PIC}}}nvPicPr")
    etree.SubElement(names, f"{{{PIC}}}cNvPr", id="0", name="扫描件")
    etree.SubElement(names, f"{{{PIC}}}cNvPicPr")
    fill = etree.SubElement(picture, f"{{{PIC}}}blipFill")
    etree.SubElement(fill, f"{{{A}}}blip").set(r("embed"), key)
    etree.SubElement(etree.SubElement(fill, f"{{{A}}}stretch"), f"{{{A}}}fillRect")
    shape = etree.SubElement(picture, f"{{{PIC}}}spPr")
    frame = etree.SubElement(shape, f"{{{A}}}xfrm")
    etree.SubElement(frame, f"{{{A}}}off", x="0", y="0")
    etree.SubElement(frame, f"{{{A}}}ext", size)
    outline = etree.SubElement(shape, f"{{{A}}}prstGeom", prst="rect")
    etree.SubElement(outline, f"{{{A}}}avLst")
    return inline


def _section(page: ScanPage) -> Element:
    section = make("sectPr")
    lies = {"orient": "landscape"} if page.width > page.height else {}
    put(section, make("pgSz", w=round(page.width * 20), h=round(page.height * 20), **lies), SECT_ORDER)
    sides = {side: round(getattr(page, side) * 20) for side in ("top", "right", "bottom", "left")}
    margins = make("pgMar", **sides, header=round(page.footer * 20), footer=round(page.footer * 20), gutter=0)
    put(section, margins, SECT_ORDER)
    return section
