"""What of a file was not read as text, said with its words or size and its place: one finding a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.codes.read import INSERTED, PICTURE, STRUCK
from bidkit.read.notes import note
from bidkit.source import Span
from bidkit.words.spaces import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.finding import Finding
    from bidkit.model.reading import Document, Unread

SHOWN = 5
LONG = 60
KINDS = (
    (STRUCK, ("struck",), "划掉的文字没有当作要求读"),
    (STRUCK, ("hidden",), "隐藏的文字没有当作要求读"),
    (INSERTED, ("inserted",), "插入的内容（altChunk）没有读"),
    (INSERTED, ("embedded",), "嵌入的文件没有读"),
    (PICTURE, ("picture",), "图片里的字没有读"),
)


def hidden_parts(document: Document) -> Iterator[Finding]:
    """Yield a finding for each kind of thing that was not read, with the first few of them."""
    for code, kinds, said in KINDS:
        found = [one for one in document.unread if one.kind in kinds]
        if found:
            first = found[0]
            span = Span(document.name, key=first.path if first.page is None else "", page=first.page or 0)
            yield note(code, f"{len(found)} 处{said}：{_shown(found)}", span=span)


def _shown(found: Sequence[Unread]) -> str:
    told = "；".join(_told(one) for one in found[:SHOWN])
    return f"{told}……" if len(found) > SHOWN else told


def _told(one: Unread) -> str:
    place = f"第 {one.page} 页" if one.page else one.path
    words = shortened(one.told, LONG)
    if one.kind in ("struck", "hidden"):
        return f"{place}「{words}」"
    return f"{place} {words}".rstrip()
