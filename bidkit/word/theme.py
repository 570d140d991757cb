"""Theme fonts and colours by name, for a piece whose theme is not the volume's: written out so that they stay."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from bidkit.word.ooxml import A, local, w

if TYPE_CHECKING:
    from bidkit.word.ooxml import Element
    from bidkit.word.package import Package

SCRIPTS = {
    "zh-CN": "Hans",
    "zh-SG": "Hans",
    "zh-TW": "Hant",
    "zh-HK": "Hant",
    "ja-JP": "Jpan",
    "ko-KR": "Hang",
}
SLOTS = {"asciiTheme": "ascii", "hAnsiTheme": "hAnsi", "eastAsiaTheme": "eastAsia", "cstheme": "cs"}
PIECES = {"Ascii": "latin", "HAnsi": "latin", "EastAsia": "ea", "Bidi": "cs"}
NAMES = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}


@dataclass(frozen=True, slots=True)
class Theme:
    """The fonts and colours a document's theme stands for; ``mark`` is equal for equal themes."""

    fonts: dict[str, str] = field(default_factory=dict)
    colours: dict[str, str] = field(default_factory=dict)
    mark: bytes = b""

    @classmethod
    def of(cls, package: Package) -> Theme:
        """Return the theme of a package; empty where it has none."""
        root = package.related_root("theme")
        if root is None:
            return cls()
        settings = package.related_root("settings")
        language = "" if settings is None else _attribute(settings.find(w("themeFontLang")), "eastAsia")
        fonts = root.find(f".//{{{A}}}fontScheme")
        colours = root.find(f".//{{{A}}}clrScheme")
        mark = b"".join(etree.tostring(node, method="c14n") for node in (fonts, colours) if node is not None)
        return cls(_fonts(fonts, language), _colours(colours), mark + language.encode())


def write_out(root: Element, theme: Theme) -> None:
    """Replace theme fonts and colours below an element by what they stand for, in place."""
    for node in root.iter(w("rFonts")):
        for key, plain in SLOTS.items():
            named = node.attrib.pop(w(key), "")
            font = theme.fonts.get(str(named))
            if font:
                node.set(w(plain), font)
    for node in root.iter(w("color"), w("shd"), w("u"), w("top"), w("left"), w("bottom"), w("right")):
        for themed in [str(key) for key in node.attrib if "theme" in str(key).lower()]:
            del node.attrib[themed]
    for node in list(root.iter(f"{{{A}}}schemeClr")):
        value = theme.colours.get(NAMES.get(node.get("val", ""), node.get("val", "")))
        if value:
            node.tag = f"{{{A}}}srgbClr"
            node.set("val", value)


def _attribute(node: Element | None, name: str) -> str:
    return "" if node is None else node.get(w(name), "")


def _fonts(scheme: Element | None, language: str) -> dict[str, str]:
    fonts: dict[str, str] = {}
    for size, tag in (("major", "majorFont"), ("minor", "minorFont")):
        holder = None if scheme is None else scheme.find(f"{{{A}}}{tag}")
        if holder is None:
            continue
        for suffix, child in PIECES.items():
            node = holder.find(f"{{{A}}}{child}")
            face = "" if node is None else node.get("typeface", "")
            if not face and child == "ea":
                script = SCRIPTS.get(language, "Hans")
                face = next(
                    (n.get("typeface", "") for n in holder.iter(f"{{{A}}}font") if n.get("script") == script),
                    "",
                )
            fonts[size + suffix] = face
    return fonts


def _colours(scheme: Element | None) -> dict[str, str]:
    colours: dict[str, str] = {}
    for node in scheme if scheme is not None else ():
        value = next((str(child.get("lastClr") or child.get("val", "")) for child in node), "")
        if value:
            colours[local(node)] = value
    return colours
