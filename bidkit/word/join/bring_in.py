"""Make a section stand by itself: linked pictures are brought in, what nobody sees is let go, the rest is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bidkit.errors import TemplateError
from bidkit.pictures.kind import extension
from bidkit.source import Span
from bidkit.word.field_codes import fields, unlink
from bidkit.word.ooxml import O, R, drop, local, r, w
from bidkit.word.outside import Outside, by_address, embed_key, outside, relation_ids
from bidkit.word.package import DEFAULT_TYPES, REL, Part, Rel, package_bytes, read_package

if TYPE_CHECKING:
    from bidkit.word.ooxml import Element
    from bidkit.word.package import Package

Fetch = Callable[[str], "bytes | None"]
UNSEEN = ("attachedTemplate", "mailMergeSource", "mailMergeHeaderSource", "frame", "font")
LINKS = (r("link"), r("href"), "src", f"{{{O}}}href")
SHOWN = 3
CURE = (
    "在 Word 里点「文件 → 信息 → 编辑指向文件的链接」（WPS 点「编辑 → 链接」），选中后「断开链接」；图片改成嵌入："
    "删掉后用「插入 → 图片」放进来，或把图片文件放到工作区里；域选中后按 Ctrl+Shift+F9 变成文字；保存后再生成"
)


def self_contained(data: bytes, *, section: str, name: str, fetch: Fetch) -> bytes:
    """Return the section with nothing in it that lies outside; the same bytes when there was nothing.

    Args:
        data: the filled Word file.
        section: what messages call the section.
        name: the Word file it was made from.
        fetch: gives the bytes of a picture inside the workspace by the address the file names, None for any other.

    Raises:
        TemplateError: something is left that only a person can decide about; names each, and the cure.
    """
    package = read_package(data, name=name)
    if not any(outside(package)):
        return data
    for part in list(package.parts.values()):
        if part.extension == "xml":
            _settle(package, part, fetch)
    left = list(outside(package))
    if left:
        message = f"章节「{section}」的 Word 文件里有取自外部的内容：{_named(left)}"
        raise TemplateError(message, cure=CURE, span=Span(name))
    return package_bytes(package)


def _named(left: list[Outside]) -> str:
    named = [f"{one.what} {one.target}（{one.part}）" for one in dict.fromkeys(left)]
    more = f" 等 {len(named)} 处" if len(named) > SHOWN else ""
    return "；".join(named[:SHOWN]) + more


def _settle(package: Package, part: Part, fetch: Fetch) -> None:
    root = package.root(part.name)
    dropped = {key for key, rel in part.rels.items() if rel.external and rel.kind in UNSEEN}
    for node in list(root.iter()):
        named = {str(value) for key, value in node.attrib.items() if str(key).startswith(f"{{{R}}}")}
        if node.tag == w("mailMerge") or dropped & named:
            drop(node)
    for node in list(root.iter()):
        if isinstance(node.tag, str) and any(node.get(key) for key in LINKS) and _is_picture(node):
            _embed(package, part, node, fetch)
    for found in list(fields(root)):
        if found.name == "INCLUDEPICTURE" and found.pictures and all(map(_embedded, found.pictures)):
            unlink(found)
    used = relation_ids(root)
    part.rels = {key: rel for key, rel in part.rels.items() if not rel.external or key in used}
    package.put_root(part.name, root)


def _is_picture(node: Element) -> bool:
    return local(node) in ("blip", "svgBlip", "imagedata", "fill", "stroke")


def _embedded(node: Element) -> bool:
    return bool(node.get(embed_key(node))) and not any(node.get(key) for key in LINKS)


def _embed(package: Package, part: Part, node: Element, fetch: Fetch) -> None:
    """Give a picture its bytes: those the file holds already, else those of the file it names, if we may read it."""
    key = embed_key(node)
    held = part.rels.get(node.get(key, ""))
    if held is None or held.external:
        linked = next((part.rels[node.get(at, "")] for at in LINKS if node.get(at) in part.rels), held)
        data = fetch(linked.target if linked is not None else by_address(node))
        kind = extension(data) if data else ""
        if not data or not kind:
            return
        node.set(key, part.relate(Rel(f"{REL}image", _stored(package, data, kind))))
    for at in LINKS:
        node.attrib.pop(at, "")


def _stored(package: Package, data: bytes, kind: str) -> str:
    same = (part.name for part in package.parts.values() if part.body == data)
    name = next(same, f"word/media/linked{len(package.parts)}.{kind}")
    if name not in package.parts:
        package.add(Part(name, DEFAULT_TYPES[kind], data))
    return name
