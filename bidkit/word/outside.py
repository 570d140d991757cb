"""What a Word file takes from outside itself: linked pictures and objects, fields that fetch, templates, data sources.

Finds, and for a section that goes into a volume: brings pictures in, lets go of what is never seen. Touches no file and
no network; who calls hands in how a path is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.word.field_codes import NESTED, fields
from bidkit.word.ooxml import R, V, local, r, w
from bidkit.word.package import parse_xml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bidkit.word.ooxml import Element
    from bidkit.word.package import Package, Part

FETCHING = ["DDE", "DDEAUTO", "INCLUDEPICTURE", "INCLUDETEXT", "INCLUDE", "IMPORT", "LINK", "RD", "DATABASE"]
WHAT = {
    "image": "链接的图片",
    "oleObject": "链接的对象",
    "package": "链接的对象",
    "attachedTemplate": "附加的模板",
    "mailMergeSource": "邮件合并的数据源",
    "mailMergeHeaderSource": "邮件合并的数据源",
    "subDocument": "子文档",
    "aFChunk": "整块插入的文件",
    "frame": "框架页",
    "video": "链接的视频",
    "audio": "链接的音频",
    "media": "链接的视频",
    "font": "链接的字体",
}
STORIES = {"document": "正文", "header": "页眉", "footer": "页脚", "footnotes": "脚注", "endnotes": "尾注"}
PLAIN = re.compile(r"(?:https?://|mailto:|tel:|#)", re.IGNORECASE)
INSIDE = re.compile(r"(?:data|cid|about):|#|rId\d+$", re.IGNORECASE)
_HTML = re.compile(
    rb"<(?!a\s)[\w:]+\s[^<>]*?\b(?:src|background|data|(?:xlink:)?href)\s*=\s*[\"']?\s*"
    rb"((?:https?:|file:|ftp:|\\\\|//)[^\"'\s>]+)",
    re.IGNORECASE,
)
CHUNKS = ("svg", "html", "htm", "xhtml", "mht", "mhtml")


@dataclass(frozen=True, slots=True)
class Outside:
    """One thing that lies outside the file: what it is in Chinese, where it is said to lie, in which story."""

    what: str
    target: str
    part: str = ""


def outside(package: Package, known: Mapping[str, Element] | None = None) -> Iterator[Outside]:
    """Yield everything that a program would fetch from outside; plain hyperlinks are not, they wait for a click.

    Args:
        package: the Word file.
        known: roots parsed already, by part name.
    """
    for part in package.parts.values():
        place = story_of(part)
        for rel in part.rels.values():
            if rel.external and rel.kind != "hyperlink":
                yield Outside(WHAT.get(rel.kind, f"外部的 {rel.kind}"), rel.target, place)
        if part.extension in CHUNKS:
            named = (found[1].decode("utf-8", "replace") for found in _HTML.finditer(part.data()))
            yield from (Outside("图里的链接", target, place) for target in named)
        elif has_sources(part):
            root = (known or {}).get(part.name)
            yield from _in_xml(parse_xml(part.data(), part.name) if root is None else root, place)


def story_of(part: Part) -> str:
    """Return the Chinese name of the story a part holds."""
    stem = re.sub(r"\d+$", "", part.name.rpartition("/")[2].partition(".")[0])
    return STORIES.get(stem, part.name.rpartition("/")[2])


def has_sources(part: Part) -> bool:
    """Return whether the XML of a part may hold a field, a picture by address or a data source."""
    if part.extension != "xml" or not part.name.startswith("word/"):
        return False
    data = part.data()
    return any(sign in data for sign in (b"instr", b" src=", b":href=", b"mailMerge"))


def link_targets(root: Element) -> Iterator[str]:
    """Yield where the HYPERLINK fields and linked shapes of a story lead, places inside the file left out."""
    for found in fields(root):
        if found.name == "HYPERLINK" and found.target:
            yield found.target
    for shape in root.iter(f"{{{V}}}*"):
        if shape.get("href") and local(shape) != "imagedata":
            yield str(shape.get("href"))


def by_address(node: Element) -> str:
    """Return the address that a VML picture or filling names in words, "" where it names none."""
    named = node.get("src") or node.get("{urn:schemas-microsoft-com:office:office}href") or ""
    return "" if INSIDE.match(named) else named


def _in_xml(root: Element, place: str) -> Iterator[Outside]:
    for found in fields(root):
        if found.name in FETCHING:
            yield Outside(f"{found.name} 域", " ".join(found.words)[:200], place)
        elif found.code.lstrip().startswith(NESTED):
            yield Outside("拼出来的域", found.code.replace(NESTED, "…").strip()[:200], place)
    for node in root.iter(*(f"{{{V}}}{tag}" for tag in ("imagedata", "fill", "stroke"))):
        if by_address(node):
            yield Outside("链接的图片", by_address(node), place)
    for node in root.iter(w("mailMerge")):
        said = [str(child.get(w("val"), "")) for child in node.iter(w("connectString"), w("query"))]
        yield Outside("邮件合并的数据源", " ".join(said)[:200], place)


def relation_ids(root: Element) -> set[str]:
    """Return the ids of relations that the elements of a part name."""
    return {str(v) for node in root.iter() for k, v in node.attrib.items() if str(k).startswith(f"{{{R}}}")}


def embed_key(node: Element) -> str:
    """Return the attribute by which an element names a picture inside the file."""
    return r("id") if str(node.tag).startswith(f"{{{V}}}") else r("embed")
