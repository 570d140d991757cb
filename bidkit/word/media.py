"""The pictures inside a Word file, as files of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.pictures.bare import traces
from bidkit.word.package import read_package

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.word.package import Package, Part

FOLDER = "word/media/"


def pictures(package: Package) -> Iterator[Part]:
    """Yield the parts that are pictures, by name."""
    for name in sorted(package.parts):
        part = package.parts[name]
        in_text = name.startswith("word/") and part.content_type.startswith("image/")
        if name.startswith(FOLDER) or in_text:  # the thumbnail of the first page is no part of the text
            yield part


def picture_sorts(data: bytes, *, name: str) -> tuple[str, ...]:
    """Return the sorts of things that the pictures of a Word file tell unseen: 拍摄地点, 作者 …, sorted."""
    said = (word for part in pictures(read_package(data, name=name)) for word in traces(part.data()))
    return tuple(sorted({word.partition("：")[0] for word in said}))
