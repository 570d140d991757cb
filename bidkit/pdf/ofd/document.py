"""The pages of an OFD in order: their size, what their templates, layers, notes and seals put on them."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.pdf.ofd.objects import Canvas
from bidkit.pdf.ofd.package import CannotDrawError, Element, Package, beside, numbers, said
from bidkit.pdf.ofd.resources import Resources
from bidkit.pdf.ofd.seals import Stamp, signatures, stamp_drawing

if TYPE_CHECKING:
    from collections.abc import Iterator

LAYERS = ("Background", "Body", "Foreground")
A4 = "0 0 210 297"
ENTRY = "OFD.xml"


@dataclass(frozen=True, slots=True)
class OfdPage:
    """One page: its size in millimetres, its drawing as the inside of an SVG, and the words drawn in it."""

    width: float
    height: float
    drawing: str
    words: str


@dataclass(frozen=True, slots=True)
class Ofd:
    """A whole file; ``signed`` counts its electronic signatures, with a seal or without."""

    pages: tuple[OfdPage, ...]
    signed: int


def read_ofd(data: bytes, ids: Iterator[int] | None = None) -> Ofd:
    """Return the pages of an OFD.

    Args:
        data: The file.
        ids: Numbers for clip paths of the file that this one, a seal, lies in; a seal in a seal is refused.

    Raises:
        CannotDrawError: it is damaged, or holds what is not drawn.
    """
    package, pages, signed = Package(data), [], 0
    count_up = itertools.count(1)
    if package.has("Encryptions.xml"):
        raise CannotDrawError("文件加了密")
    for body in package.xml(ENTRY).iter("DocBody"):
        root = beside(ENTRY, said(body, "DocRoot"))
        listed = said(body, "Signatures")
        count, stamps = signatures(package, beside(ENTRY, listed)) if listed else (0, ())
        signed += count
        if stamps and ids is not None:
            raise CannotDrawError("电子印章的图样套了一层又一层")
        pages += _Document(package, root, stamps, ids if ids is not None else count_up).pages()
    if not pages:
        raise CannotDrawError("里面没有页面")
    return Ofd(tuple(pages), signed)


class _Document:
    """One document of the file."""

    def __init__(self, package: Package, place: str, stamps: tuple[Stamp, ...], ids: Iterator[int]) -> None:
        self.package, self.place, self.stamps, self.ids = package, place, stamps, ids
        self.root = package.xml(place)
        common = self.root.find("CommonData")
        if common is None:
            raise CannotDrawError("缺少公共数据（CommonData）")
        self.common, self.resources = common, Resources()
        for name in ("PublicRes", "DocumentRes"):
            for one in common.findall(name):
                self.resources.add(package, beside(place, one.text or ""))
        self.templates = {one.get("ID", ""): one for one in common.findall("TemplatePage")}

    def pages(self) -> list[OfdPage]:
        """Return the pages of this document."""
        listed = self.root.find("Pages")
        notes = self._notes()
        known = {stamp.page for stamp in self.stamps}
        found = []
        for one in listed if listed is not None else ():
            name = one.get("ID", "")
            known.discard(name)
            found.append(self._page(name, beside(self.place, one.get("BaseLoc", "")), notes.get(name, [])))
        if known:
            raise CannotDrawError("有电子印章盖在找不到的页上")
        return found

    def _page(self, name: str, place: str, notes: list[Element]) -> OfdPage:
        page = self._sheet(place)
        left, top, wide, high = self._box(page)
        if wide <= 0 or high <= 0 or max(wide, high) > 5000:
            raise CannotDrawError("页面大小不对")
        canvas = Canvas(self.package, self.resources, self.ids)
        parts = [self._layers(canvas, page)]
        for used in page.findall("Template"):
            drawn = self._template(canvas, used.get("TemplateID", ""))
            front = used.get("ZOrder", "Background") == "Foreground"
            parts = [*parts, drawn] if front else [drawn, *parts]
        parts += [_note(canvas, one) for one in notes]
        parts += [stamp_drawing(canvas, one, self._stamp) for one in self.stamps if one.page == name]
        moved = f'<g transform="translate({-left:g},{-top:g})">{"".join(parts)}</g>'
        return OfdPage(wide, high, moved, "".join(canvas.words))

    def _box(self, page: Element) -> tuple[float, ...]:
        """Return the sheet of a page: its own, or that of all pages."""
        for area in (page.find("Area"), self.common.find("PageArea")):
            if area is not None and said(area, "PhysicalBox"):
                return numbers(said(area, "PhysicalBox"), 4)
        return numbers(A4)

    def _layers(self, canvas: Canvas, page: Element) -> str:
        content = page.find("Content")
        layers = list(content) if content is not None else []
        order = sorted(
            layers, key=lambda one: LAYERS.index(one.get("Type", "Body")) if one.get("Type") in LAYERS else 1
        )
        return "".join(canvas.block(one, one) for one in order if one.get("Visible", "true") != "false")

    def _template(self, canvas: Canvas, name: str) -> str:
        template = self.templates.get(name)
        if template is None:
            raise CannotDrawError(f"模板页（编号 {name}）没有写在文件里")
        place = beside(self.place, template.get("BaseLoc", ""))
        return self._layers(canvas, self._sheet(place))

    def _sheet(self, place: str) -> Element:
        """Return a page or a template, its own resources taken in."""
        page = self.package.xml(place)
        for one in page.findall("PageRes"):
            self.resources.add(self.package, beside(place, one.text or ""))
        return page

    def _notes(self) -> dict[str, list[Element]]:
        """Return the notes that lie on each page, by its ID."""
        listed = said(self.root, "Annotations")
        if not listed:
            return {}
        place = beside(self.place, listed)
        found: dict[str, list[Element]] = {}
        for one in self.package.xml(place).iter("Page"):
            notes = self.package.xml(beside(place, said(one, "FileLoc")))
            found.setdefault(one.get("PageID", ""), []).extend(notes.iter("Annot"))
        return found

    def _stamp(self, data: bytes) -> tuple[float, float, str]:
        """Return size and drawing of a seal that is an OFD itself."""
        first = read_ofd(data, self.ids).pages[0]
        return first.width, first.height, first.drawing


def _note(canvas: Canvas, note: Element) -> str:
    """Return what a note shows; one that only prints or only links shows nothing here."""
    look = note.find("Appearance")
    if look is None or note.get("Visible", "true") == "false":
        return ""
    x, y, _, _ = numbers(look.get("Boundary", "0 0 0 0"), 4)
    return f'<g transform="translate({x:g},{y:g})">{canvas.block(look)}</g>'
