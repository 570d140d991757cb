"""What a volume has once: settings, theme, font table and document properties."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from bidkit.word.join.defaults import canonical
from bidkit.word.ooxml import Element, add, copy_of, local, make, r, w
from bidkit.word.package import CORE_REL, REL, WML, Part, Rel, serialise

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bidkit.word.package import Package

KEPT = (
    "embedTrueTypeFonts mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader "
    "bordersDoNotSurroundFooter gutterAtTop "
    "defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps "
    "evenAndOddHeaders drawingGridHorizontalSpacing drawingGridVerticalSpacing "
    "displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery doNotUseMarginsForDrawingGridOrigin "
    "characterSpacingControl noLineBreaksAfter noLineBreaksBefore footnotePr endnotePr compat mathPr "
    "themeFontLang clrSchemeMapping decimalSymbol listSeparator"
)
ORDER = tuple(KEPT.split())
WHOLE = {
    "compat": "兼容性选项",
    "defaultTabStop": "默认制表位",
    "characterSpacingControl": "标点压缩",
    "autoHyphenation": "自动断词",
    "mirrorMargins": "对称页边距",
    "gutterAtTop": "装订线位置",
}
UNSEEN = ("useFELayout",)
UNSEEN_SETTINGS = ("enableOpenTypeFeatures", "doNotFlipMirrorIndents", "differentiateMultirowTableHeaders")
"""Options of compatibility that move nothing in the text we join."""
MARKS = re.compile(r"[，。、；：？！（）《》“”‘’「」【】]")
MADE_ANEW = ("footnotePr", "endnotePr", "evenAndOddHeaders", "embedTrueTypeFonts")
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DC = "http://purl.org/dc/elements/1.1/"
TERMS = "http://purl.org/dc/terms/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


@dataclass(slots=True)
class Shared:
    """Settings, theme and fonts of the first piece; fonts of the others are added, with their files."""

    settings: Element = field(default_factory=lambda: make("settings"))
    theme: bytes = b""
    fonts: dict[str, Element] = field(default_factory=dict)
    notes: dict[str, bool] = field(default_factory=dict)
    files: dict[str, tuple[Part, str]] = field(default_factory=dict)
    different: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, package: Package) -> Shared:
        """Return what the volume takes over from its first piece."""
        theme = package.related("theme")
        plain = theme is not None and not theme.rels
        return cls(_settings(package), theme.data() if theme is not None and plain else b"")

    def add_fonts(self, package: Package) -> list[str]:
        """Take the fonts of a piece with the files embedded in it; return in Chinese what is missing of them."""
        part, notes = package.related("fontTable"), []
        for font in package.root(part.name) if part is not None else ():
            name = font.get(w("name"), "")
            held = self.fonts.setdefault(name, font)
            for node in [child for child in font if local(child).startswith("embed")]:
                rel = part.rels.get(node.get(r("id"), "")) if part is not None else None
                file = package.parts.get(rel.target) if rel is not None else None
                if held is not font and held.find(node.tag) is not None:
                    continue  # one face of a name; the first file serves
                font.remove(node)
                if rel is None or file is None:
                    notes.append(f"嵌入的字体没有带入：{name}")
                    continue
                key = f"rId{len(self.files) + 1}"
                self.files[key] = (file, rel.type)
                node.set(r("id"), key)
                held.append(node)
        return notes

    def hold_against(self, package: Package, name: str, stories: Sequence[Element]) -> None:
        """Note which settings of a piece a volume cannot hold besides its own, where somebody could see it."""
        own = _settings(package)
        text = "".join(node.text or "" for story in stories for node in story.iter(w("t")))
        unseen = set()
        if not any(True for story in stories for _ in story.iterfind(f".//{w('r')}/{w('tab')}")):
            unseen.add("defaultTabStop")
        if not MARKS.search(text):
            unseen.add("characterSpacingControl")
        for tag, title in WHOLE.items():
            if tag not in unseen and _said(own, tag) != _said(self.settings, tag):
                self.different.setdefault(title, []).append(name)

    def differences(self) -> list[str]:
        """Return one line in Chinese for all settings that differ in the volume."""
        if not self.different:
            return []
        names = list(dict.fromkeys(name for found in self.different.values() for name in found))
        said = f"文档设置与全册不同，按全册处理，排版可能略有变化：{'、'.join(self.different)}"
        return [
            f"{names[0]}：{said}" if len(names) == 1 else f"{len(names)} 节的{said}（{'、'.join(names)}）"
        ]

    def finish(self, package: Package, even: bool) -> None:
        """Write the parts into the volume."""
        _toggle(self.settings, "evenAndOddHeaders", even)
        if self.files:
            _toggle(self.settings, "embedTrueTypeFonts", True)
        for kind, there in self.notes.items():
            old = self.settings.find(w(f"{kind[:-1]}Pr"))
            if old is not None:
                self.settings.remove(old)
            if there:
                _insert(self.settings, _separators(kind[:-1]))
        _write(package, "settings", serialise(self.settings))
        if self.fonts:
            table = make("fonts")
            table.extend(self.fonts[name] for name in sorted(self.fonts))
            self._write_fonts(package, _write(package, "fontTable", serialise(table)))
        if self.theme:
            kind = "application/vnd.openxmlformats-officedocument.theme+xml"
            package.add(Part("word/theme/theme1.xml", kind, self.theme))
            package.document.relate(Rel(f"{REL}theme", "word/theme/theme1.xml"))

    def _write_fonts(self, package: Package, table: Part) -> None:
        for number, (key, (file, kind)) in enumerate(self.files.items(), 1):
            name = f"word/fonts/font{number}.{file.extension}"
            package.add(Part(name, file.content_type, file.body))
            table.rels[key] = Rel(kind, name)


def write_properties(package: Package, title: str, bidder: str, created: datetime | None) -> None:
    """Write the document's properties: what is given and nothing else; nothing at all for empty values."""
    root = etree.Element(
        f"{{{CORE}}}coreProperties", nsmap={"cp": CORE, "dc": DC, "dcterms": TERMS, "xsi": XSI}
    )
    for name, text in (("title", title), ("creator", bidder)):
        if text:
            etree.SubElement(root, f"{{{DC}}}{name}").text = text
    if created is not None:
        node = etree.SubElement(root, f"{{{TERMS}}}created")
        node.set(f"{{{XSI}}}type", "dcterms:W3CDTF")
        node.text = created.strftime("%Y-%m-%dT%H:%M:%SZ")
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    package.add(Part("docProps/core.xml", core, serialise(root)))
    extended = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    empty = etree.Element(f"{{{APP}}}Properties", nsmap={None: APP})  # type: ignore[dict-item]
    package.add(Part("docProps/app.xml", extended, serialise(empty)))
    package.rels["rId2"] = Rel(CORE_REL, "docProps/core.xml")
    package.rels["rId3"] = Rel(f"{REL}extended-properties", "docProps/app.xml")


def _settings(package: Package) -> Element:
    made = make("settings")
    root = package.related_root("settings")
    for node in root if root is not None else ():
        if local(node) in ORDER and local(node) not in MADE_ANEW:
            made.append(copy_of(node))
    return made


def _toggle(settings: Element, tag: str, wanted: bool) -> None:
    old = settings.find(w(tag))
    if old is not None:
        settings.remove(old)
    if wanted:
        _insert(settings, make(tag))


def _insert(settings: Element, element: Element) -> None:
    rank = {name: place for place, name in enumerate(ORDER)}
    mine = rank[local(element)]
    for place, other in enumerate(settings):
        if rank.get(local(other), len(ORDER)) > mine:
            settings.insert(place, element)
            return
    settings.append(element)


def _separators(tag: str) -> Element:
    made = make(f"{tag}Pr")
    for number in (-1, 0):
        add(made, tag, id=number)
    return made


def _said(settings: Element, tag: str) -> bytes:
    """Return a setting in one form, without what nobody sees."""
    node = settings.find(w(tag))
    if node is None or tag != "compat":
        return canonical(node)
    shown = copy_of(node)
    for child in list(shown):
        if local(child) in UNSEEN or child.get(w("name")) in UNSEEN_SETTINGS:
            shown.remove(child)
    return canonical(shown) if len(shown) else canonical(None)


def _write(package: Package, kind: str, body: bytes) -> Part:
    part = package.add(Part(f"word/{kind}.xml", f"{WML}{kind}+xml", body))
    package.document.relate(Rel(f"{REL}{kind}", f"word/{kind}.xml"))
    return part
