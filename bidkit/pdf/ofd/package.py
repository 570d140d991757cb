"""The package of an OFD: members by their place, XML without entities, limits before anything is unpacked.

OFD is GB/T 33190-2016: a zip of XML files that name each other, by a path from the root or from the naming file.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import NoReturn
from xml.etree import ElementTree

MEMBER, WHOLE, MEMBERS = 100_000_000, 300_000_000, 5_000
Element = ElementTree.Element


class CannotDrawError(ValueError):
    """An OFD holds what this reader does not draw or cannot find; the message says what, in words for people."""


class _NoEntities(ElementTree.TreeBuilder):
    def doctype(self, *_: object) -> NoReturn:
        raise CannotDrawError("文件里带有不允许的文档类型声明（DOCTYPE）")


class Package:
    """The members of one OFD file.

    Raises:
        CannotDrawError: no zip, too large, or damaged.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            sizes = [one.file_size for one in self._zip.infolist()]
        except (zipfile.BadZipFile, OSError, ValueError) as fault:
            raise CannotDrawError("压缩结构已损坏") from fault
        if len(sizes) > MEMBERS or sum(sizes) > WHOLE or max(sizes, default=0) > MEMBER:
            raise CannotDrawError("解开以后过大")
        # Some programs write another case into their paths than into their archive.
        self._names = {name.replace("\\", "/").lower(): name for name in self._zip.namelist()}

    def has(self, place: str) -> bool:
        """Return whether there is such a member."""
        return place.lower() in self._names

    def read(self, place: str) -> bytes:
        """Return the bytes of a member."""
        name = self._names.get(place.lower())
        if name is None:
            raise CannotDrawError(f"缺少 {place}")
        try:
            with self._zip.open(name) as stream:
                data = stream.read(MEMBER + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            RuntimeError,
            NotImplementedError,
        ) as fault:
            raise CannotDrawError(f"{place} 已损坏或加了密") from fault
        if len(data) > MEMBER:
            raise CannotDrawError("解开以后过大")
        return data

    def xml(self, place: str) -> Element:
        """Return the root of an XML member, its names without their namespaces."""
        try:
            parser = ElementTree.XMLParser(target=_NoEntities())
            root = ElementTree.fromstring(self.read(place), parser)
        except (ElementTree.ParseError, LookupError, RecursionError) as fault:
            raise CannotDrawError(f"{place} 不是完整的 XML") from fault
        for node in root.iter():
            node.tag = str(node.tag).rpartition("}")[2]
        return root


def beside(naming: str, named: str) -> str:
    """Return the place that a path means which stands in the file ``naming``."""
    named = named.strip().replace("\\", "/")
    whole = named if named.startswith("/") else posixpath.join(posixpath.dirname(naming), named)
    return posixpath.normpath(whole.lstrip("/") if named.startswith("/") else whole)


def said(node: Element, name: str) -> str:
    """Return the words of the first child of that name; empty where there is none."""
    return (node.findtext(name) or "").strip()


def numbers(text: str | None, count: int = 0) -> tuple[float, ...]:
    """Return the numbers of an attribute; raises CannotDrawError where they are not ``count`` finite ones."""
    try:
        found = tuple(float(word) for word in (text or "").split())
    except ValueError as fault:
        raise CannotDrawError(f"看不懂的数“{(text or '')[:40]}”") from fault
    if (count and len(found) != count) or not all(abs(one) < 1e7 for one in found):
        raise CannotDrawError(f"看不懂的数“{(text or '')[:40]}”")
    return found
