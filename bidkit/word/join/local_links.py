"""Take away hyperlinks that lead to this computer or this office: the words stay, the link goes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.word.field_codes import fields, unlink
from bidkit.word.ooxml import R, V, drop, local
from bidkit.word.outside import PLAIN, has_sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.word.ooxml import Element
    from bidkit.word.package import Package


def unlink_local(package: Package) -> list[str]:
    """Return a note for each link that was taken away, in place; links to web pages and mail stay."""
    notes: list[str] = []
    for part in package.parts.values():
        away = {key for key, rel in part.rels.items() if rel.external and is_local(rel.kind, rel.target)}
        if part.extension != "xml" or not (away or has_sources(part) or b"href=" in part.data()):
            continue
        root = package.root(part.name)
        _take_off(root, away)
        gone = [*(part.rels[key].target for key in away), *_codes(root), *_shapes(root)]
        if gone:
            part.rels = {key: rel for key, rel in part.rels.items() if key not in away}
            package.put_root(part.name, root)
        named = dict.fromkeys(_base(target) for target in gone)
        notes += [f"链接指向本机或局域网的文件「{name}」，已取消链接，文字还在" for name in named]
    return notes


def is_local(kind: str, target: str) -> bool:
    """Return whether a relation is a hyperlink to anything but a web page or an address of mail or telephone."""
    return kind == "hyperlink" and not PLAIN.match(target.strip())


def _take_off(root: Element, away: set[str]) -> None:
    """Take the relations off the elements that name them; links of pictures are elements of their own."""
    for node in list(root.iter()) if away else ():
        for key, value in list(node.attrib.items()):
            if str(key).startswith(f"{{{R}}}") and str(value) in away:
                del node.attrib[key]
                if local(node).startswith("hlink"):
                    drop(node)


def _codes(root: Element) -> Iterator[str]:
    for found in list(fields(root)):
        if found.name == "HYPERLINK" and found.target and not PLAIN.match(found.target):
            unlink(found)
            yield found.target


def _shapes(root: Element) -> Iterator[str]:
    for shape in root.iter(f"{{{V}}}*"):
        target = shape.get("href") or ""
        if target and not PLAIN.match(target):
            shape.attrib.pop("href")
            yield target


def _base(target: str) -> str:
    """Return the last name of a path: the folders before it are nobody's business."""
    return re.split(r"[\\/]", target.rstrip("\\/"))[-1]
