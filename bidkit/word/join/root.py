"""A root element for a merged part: knows every namespace of its sources, as mc:Ignorable names prefixes."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from lxml import etree

from bidkit.word.ooxml import MC, WP, A, Element, O, R, V, W, w

if TYPE_CHECKING:
    from collections.abc import Iterable

LARGE = 500
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


def move_all(parent: Element, children: Iterable[Element]) -> None:
    """Move elements to the end of a parent in another document.

    libxml2 takes the square of a tree's size for a move between documents (a price table of 4,000 lines: two minutes),
    so of a large tree the children are moved singly. One that declares namespaces of its own is moved as it is.
    """
    for child in children:
        above = child.getparent()
        large = sum(1 for _ in islice(child.iter(), LARGE)) == LARGE
        if not large or above is None or child.nsmap != above.nsmap:
            parent.append(child)
            continue
        shell = etree.SubElement(
            parent, child.tag, {str(key): str(text) for key, text in child.attrib.items()}
        )
        shell.text, shell.tail = child.text, child.tail
        move_all(shell, list(child))
        above.remove(child)
