"""The page setup both variants of a section share, so that it fills the same pages alone and in its volume.

Gives every section its own headers and footers in full, and puts the page number line into the footers: with live
fields for the volume, blank for the converter (the PDF side stamps the number there).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bidkit.word.ooxml import (
    PPR_ORDER,
    SECT_ORDER,
    W,
    add,
    body_of,
    drop,
    local,
    make,
    on,
    ppr,
    put,
    r,
    twips,
    w,
)
from bidkit.word.package import REL, WML, Part, Rel, package_bytes, read_package
from bidkit.word.pages.alternates import show_alternates
from bidkit.word.pages.fitted import fit
from bidkit.word.pages.grid import off_the_grid
from bidkit.word.pages.made import is_tiny, tiny_paragraph
from bidkit.word.pages.number_line import blank_page_fields, has_page_field, set_number_line
from bidkit.word.pages.shown import as_word_shows
from bidkit.word.pages.sizes import Sizes
from bidkit.word.pages.style_ref_shown import write_style_refs
from bidkit.word.pages.typed_numbers import type_numbers
from bidkit.word.seen.read import other_stories

if TYPE_CHECKING:
    from bidkit.word.ooxml import Element
    from bidkit.word.package import Package

ROOM = 300
LEAST_BOTTOM = 400
SLOTS = ("default", "first", "even")


@dataclass(slots=True)
class Settling:
    """How to settle a section: the number line's format ("" for none), live fields or blanks, even headers."""

    number_format: str = ""
    numbered: bool = True
    even: bool = False
    notes: list[str] = field(default_factory=list)


def strip_for_conversion(data: bytes, *, page_number: bool = True) -> bytes:
    """Return the section as the converter should see it: same page bodies as in the volume, footers unnumbered."""
    package = read_package(data, name="章节")
    strip_package(package, page_number=page_number)
    return package_bytes(package)


def strip_package(package: Package, *, page_number: bool) -> None:
    """Settle a package's pages with blank number lines, in place."""
    root = package.root(package.main)
    settle(package, root, Settling("", numbered=page_number, even=has_even(package)))
    sizes = Sizes.of(package)
    stories = {name: package.root(name) for name, _ in other_stories(package, root)}
    write_style_refs(body_of(root), stories.values(), sizes.styles)
    type_numbers(package, root)
    off_the_grid(package, root, sizes)
    for story in (root, *stories.values()):
        show_alternates(story)
        fit(story, sizes)
        as_word_shows(story, sizes)
    for name, story in stories.items():
        package.put_root(name, story)
    package.put_root(package.main, root)


def footer_distance(data: bytes) -> float:
    """Return how far the footer of a settled document's last section stands from the page's lower edge, in points."""
    package = read_package(data, name="章节")
    margins = sections(package.root(package.main))[-1].find(w("pgMar"))
    return (twips(margins.get(w("footer")), 720) if margins is not None else 720) / 20


def has_even(package: Package) -> bool:
    """Return whether the document has different headers on even pages."""
    return on(package.related_root("settings"), "evenAndOddHeaders")


def sections(root: Element) -> list[Element]:
    """Return every ``w:sectPr`` of the body in order; the last is the body's own."""
    body = body_of(root)
    inner = [node for node in body.iter(w("sectPr")) if local_parent(node) == "pPr"]
    return inner + [node for node in body if node.tag == w("sectPr")]


def local_parent(node: Element) -> str:
    """Return the local name of an element's parent."""
    parent = node.getparent()
    return "" if parent is None else local(parent)


def settle(package: Package, root: Element, how: Settling) -> None:
    """Give every section of the document its own full page setup, in place."""
    _end_with_paragraph(body_of(root))
    own_even = has_even(package)
    book = _Book(package, how)
    carried: dict[tuple[str, str], str] = {}
    for section in sections(root):
        for node in section.findall(w("headerReference")) + section.findall(w("footerReference")):
            rel = package.document.rels.get(node.get(r("id"), ""))
            if rel is not None and rel.target in package.parts:
                carried[rel.kind, node.get(w("type"), "default")] = rel.target
            section.remove(node)
        _settle_type(section, how)
        _settle_margins(section, no_header=not any(kind == "header" for kind, _ in carried))
        shown = {"default": True, "first": on(section, "titlePg"), "even": how.even}
        for kind in ("footer", "header"):
            for slot in reversed([slot for slot in SLOTS if shown[slot]]):
                source = "default" if slot == "even" and not own_even else slot
                book.refer(section, kind, slot, carried.get((kind, source), ""))


class _Book:
    """The headers and footers of one package: settled once each, and the empty ones made when first asked for."""

    def __init__(self, package: Package, how: Settling) -> None:
        self.package = package
        self.how = how
        self.settled: set[str] = set()

    def refer(self, section: Element, kind: str, slot: str, target: str) -> None:
        if not target:
            target = self._empty(kind)
        if target not in self.settled:
            self.settled.add(target)
            self._settle(kind, target)
        key = self.package.document.relate(Rel(f"{REL}{kind}", target))
        node = make(f"{kind}Reference", type=slot)
        node.set(r("id"), key)
        section.insert(0, node)

    def _empty(self, kind: str) -> str:
        name = f"word/bidkit-empty-{kind}.xml"
        if name not in self.package.parts:
            root = make("hdr" if kind == "header" else "ftr")
            root.append(tiny_paragraph())
            self.package.add(Part(name, f"{WML}{kind}+xml", b""))
            self.package.put_root(name, root)
        return name

    def _settle(self, kind: str, target: str) -> None:
        root = self.package.root(target)
        if kind == "footer":
            lost = set_number_line(root, self.how.number_format, numbered=self.how.numbered)
            if lost:
                self.how.notes.append(f"页脚文字“{lost}”原与页码同段，已移到页码行上方")
        elif has_page_field(root):
            blank_page_fields(root)
            self.how.notes.append("页眉中的页码已去掉，全册页码统一写在页脚")
        self.package.put_root(target, root)


def _end_with_paragraph(body: Element) -> None:
    """A section break needs a paragraph to stand in; a table or an earlier break cannot hold it."""
    section = body.find(w("sectPr"))
    if section is None:
        section = add(body, "sectPr")
    body.append(section)
    _trim(section)
    before = section.getprevious()
    if before is None or before.tag != w("p") or before.find(f"{w('pPr')}/{w('sectPr')}") is not None:
        section.addprevious(tiny_paragraph())
    if section.find(w("pgSz")) is None:
        put(section, make("pgSz", w=11906, h=16838), SECT_ORDER)
    for each in sections_of(body):
        if each.find(w("pgMar")) is None:
            margins = make(
                "pgMar", top=1440, right=1800, bottom=1440, left=1800, header=851, footer=992, gutter=0
            )
            put(each, margins, SECT_ORDER)


def _trim(section: Element) -> None:
    """Empty paragraphs at the end could spill onto a blank page of their own, alone and not in the volume."""
    while True:
        last = section.getprevious()
        before = None if last is None else last.getprevious()
        if last is None or before is None or before.tag != w("p") or _has_break(before) or not is_empty(last):
            return
        for node in list(last.iter(w("bookmarkStart"), w("bookmarkEnd"))):
            before.append(node)
        drop(last)


def is_empty(paragraph: Element) -> bool:
    """Return whether nothing of a paragraph is seen; page breaks in it do not count."""
    if paragraph.tag != w("p") or _has_break(paragraph) or is_tiny(paragraph):
        return False
    seen = (
        "t",
        "drawing",
        "pict",
        "object",
        "sym",
        "fldChar",
        "fldSimple",
        "footnoteReference",
        "endnoteReference",
    )
    shown = [
        node
        for node in paragraph.iter(*(w(tag) for tag in (*seen, "sdt")))
        if node.tag != w("t") or node.text
    ]
    numbered = paragraph.find(f"{w('pPr')}/{w('numPr')}") is not None
    return not shown and not numbered


def _has_break(paragraph: Element) -> bool:
    return paragraph.find(f"{w('pPr')}/{w('sectPr')}") is not None


def sections_of(body: Element) -> list[Element]:
    """Return the section properties below a body element."""
    return [node for node in body.iter(f"{{{W}}}sectPr") if local_parent(node) in ("pPr", "body")]


def _settle_type(section: Element, how: Settling) -> None:
    kind = section.find(w("type"))
    if kind is not None and kind.get(w("val")) in ("oddPage", "evenPage"):
        kind.set(w("val"), "nextPage")
        how.notes.append("“从奇数页/偶数页开始”的分节已改为“下一页”，以免出现空白页")
    numbers = section.find(w("pgNumType"))
    if numbers is not None:
        section.remove(numbers)
    printer = section.find(w("printerSettings"))
    if printer is not None:
        section.remove(printer)


def _settle_margins(section: Element, no_header: bool) -> None:
    """The number line must fit below the body, and an empty header above it, without moving the body."""
    margins = section.find(w("pgMar"))
    if margins is None:
        return
    bottom = max(abs(twips(margins.get(w("bottom")), 1440)), LEAST_BOTTOM)
    footer = max(0, min(twips(margins.get(w("footer")), 720), bottom - ROOM))
    if not re.fullmatch(r"-\d+", margins.get(w("bottom"), "")):
        margins.set(w("bottom"), str(bottom))
    margins.set(w("footer"), str(footer))
    if no_header:
        top = abs(twips(margins.get(w("top")), 1440))
        margins.set(w("header"), str(max(0, min(twips(margins.get(w("header")), 720), top - 80))))


def break_before_end(body: Element) -> None:
    """Move the body's own section properties into its last paragraph, so that another section may follow."""
    section = body.find(w("sectPr"))
    last = None if section is None else section.getprevious()
    if section is not None and last is not None:
        put(ppr(last), section, PPR_ORDER)
