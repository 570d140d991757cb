"""What a volume has once: settings, theme, font table and document properties."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from bidkit.word.join.defaults import canonical
from bidkit.word.ooxml import Element, add, copy_of, local, make, w
from bidkit.word.package import CORE_REL, REL, WML, Part, Rel, serialise

if TYPE_CHECKING:
    from datetime import datetime

    from bidkit.word.package import Package

KEPT = (
    "mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop "
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
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DC = "http://purl.org/dc/elements/1.1/"
TERMS = "http://purl.org/dc/terms/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
APP = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


@dataclass(slots=True)
class Shared:
    """Settings, theme and fonts of the first piece; fonts of the others are added."""

    settings: Element = field(default_factory=lambda: make("settings"))
    theme: bytes = b""
    fonts: dict[str, Element] = field(default_factory=dict)
    notes: dict[str, bool] = field(default_factory=dict)

    @classmethod
    def of(cls, package: Package) -> Shared:
        """Return what the volume takes over from its first piece."""
        theme = package.related("theme")
        plain = theme is not None and not theme.rels
        return cls(_settings(package), theme.data() if theme is not None and plain else b"")

    def add_fonts(self, package: Package) -> None:
        """Take the font descriptions of a piece; embedded font files stay behind."""
        root = package.related_root("fontTable")
        for font in root if root is not None else ():
            for node in list(font):
                if local(node).startswith("embed"):
                    font.remove(node)
            self.fonts.setdefault(font.get(w("name"), ""), font)

    def differs(self, package: Package) -> list[str]:
        """Return in Chinese which settings of a piece a volume cannot hold besides its own."""
        own = _settings(package)
        return [
            name
            for tag, name in WHOLE.items()
            if canonical(own.find(w(tag))) != canonical(self.settings.find(w(tag)))
        ]

    def finish(self, package: Package, even: bool) -> None:
        """Write the parts into the volume."""
        _toggle(self.settings, "evenAndOddHeaders", even)
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
            _write(package, "fontTable", serialise(table))
        if self.theme:
            kind = "application/vnd.openxmlformats-officedocument.theme+xml"
            package.add(Part("word/theme/theme1.xml", kind, self.theme))
            package.document.relate(Rel(f"{REL}theme", "word/theme/theme1.xml"))


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
        if local(node) in ORDER and local(node) not in ("footnotePr", "endnotePr", "evenAndOddHeaders"):
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


def _write(package: Package, kind: str, body: bytes) -> None:
    package.add(Part(f"word/{kind}.xml", f"{WML}{kind}+xml", body))
    package.document.relate(Rel(f"{REL}{kind}", f"word/{kind}.xml"))
