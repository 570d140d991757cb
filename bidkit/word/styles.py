"""A read-only view of a document's styles: names, what a style is based on, what it inherits."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bidkit.word.ooxml import val, w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.word.ooxml import Element
    from bidkit.word.package import Package


PROPERTIES = w("pPr")


@dataclass(slots=True)
class Styles:
    """The styles of one document by id, and the id of the default style of each type."""

    by_id: dict[str, Element] = field(default_factory=dict)
    defaults: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, package: Package) -> Styles:
        """Return the styles of a package; empty where it has no style part."""
        root = package.related_root("styles")
        return cls() if root is None else cls.of_root(root)

    @classmethod
    def of_root(cls, root: Element) -> Styles:
        """Return the styles under a ``w:styles`` element."""
        styles = cls()
        for style in root.iterfind(w("style")):
            key = style.get(w("styleId"), "")
            styles.by_id.setdefault(key, style)
            if style.get(w("default")) in ("1", "true", "on"):
                styles.defaults.setdefault(style.get(w("type"), "paragraph"), key)
        return styles

    def chain(self, style_id: str) -> Iterator[Element]:
        """Yield the style and then what it is based on, nearest first; a circle ends the chain."""
        seen: set[str] = set()
        while style_id in self.by_id and style_id not in seen:
            seen.add(style_id)
            style = self.by_id[style_id]
            yield style
            style_id = val(style, "basedOn")

    def of_paragraph(self, paragraph: Element) -> str:
        """Return the id of the paragraph's style, the default one where it names none."""
        named = val(next(paragraph.iterchildren(PROPERTIES), None), "pStyle")
        return named if named in self.by_id else self.defaults.get("paragraph", "")

    def name(self, style_id: str) -> str:
        """Return a style's name as Word stores it; "" for an unknown id."""
        style = self.by_id.get(style_id)
        return "" if style is None else val(style, "name")

    def id_of(self, name: str, kind: str = "paragraph") -> str:
        """Return the id of the style with this name, in any case; "" where there is none."""
        for key, style in self.by_id.items():
            if style.get(w("type"), "paragraph") == kind and val(style, "name").lower() == name.lower():
                return key
        return ""

    def property(self, paragraph: Element, path: str) -> Element | None:
        """Return a paragraph property, direct or inherited; ``path`` is below ``w:pPr``: ``numPr/numId``."""
        below = "/".join(w(step) for step in ("pPr", *path.split("/")))
        found = paragraph.find(below)
        if found is not None:
            return found
        for style in self.chain(self.of_paragraph(paragraph)):
            found = style.find(below)
            if found is not None:
                return found
        return None
