"""A root element for a merged part: knows every namespace of its sources, as mc:Ignorable names prefixes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from bidkit.word.ooxml import MC, WP, A, Element, O, R, V, W, w

if TYPE_CHECKING:
    from collections.abc import Iterable

KNOWN = {"w": W, "r": R, "wp": WP, "a": A, "mc": MC, "v": V, "o": O}


def merged_root(tag: str, sources: Iterable[Element]) -> Element:
    """Return an empty ``w:`` root with the namespaces and the ignorable prefixes of all sources."""
    names: dict[str, str] = dict(KNOWN)
    ignorable: dict[str, None] = {}
    for source in sources:
        for prefix, address in source.nsmap.items():
            if prefix and prefix not in names and address not in names.values():
                names[str(prefix)] = str(address)
        for word in source.get(f"{{{MC}}}Ignorable", "").split():
            meant = source.nsmap.get(word)
            mine = next((prefix for prefix, other in names.items() if other == meant), None)
            if mine is not None:
                ignorable[mine] = None
    root = etree.Element(w(tag), nsmap=names)
    if ignorable:
        root.set(f"{{{MC}}}Ignorable", " ".join(ignorable))
    return root
