"""A template in other words: what it says itself is replaced, never a tag nor what a tag will print."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.word.ooxml import w
from bidkit.word.package import package_bytes, read_package

if TYPE_CHECKING:
    from collections.abc import Mapping

_TAG = re.compile(r"(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})")
STORIES = ("header", "footer", "footnotes", "endnotes")


def reworded(data: bytes, words: Mapping[str, str], *, name: str) -> bytes:
    """Return the template with its own words replaced, as long as each stands in one run; the same bytes if none does.

    Args:
        data: a Word template.
        words: what is replaced by what, in this order.
        name: what messages call it.
    """
    package = read_package(data, name=name)
    changed = False
    for part in [package.document, *(part for kind in STORIES for part in package.related_all(kind))]:
        root = package.root(part.name)
        texts = [(node, _said(node.text or "", words)) for node in root.iter(w("t"))]
        texts = [(node, text) for node, text in texts if text != (node.text or "")]
        for node, text in texts:
            node.text = text
        if texts:
            package.put_root(part.name, root)
            changed = True
    return package_bytes(package) if changed else data


def _said(text: str, words: Mapping[str, str]) -> str:
    pieces = _TAG.split(text)
    for place in range(0, len(pieces), 2):
        for old, new in words.items():
            pieces[place] = pieces[place].replace(old, new)
    return "".join(pieces)
