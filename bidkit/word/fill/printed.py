"""The words of a filled Word file with the marks of the values in them, read as finished files are read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree

from bidkit.model.document import Passage
from bidkit.model.printed import PrintedText
from bidkit.word.ooxml import body_of
from bidkit.word.package import read_package
from bidkit.word.seen.read import Reader, other_stories

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bidkit.model.printed import Origin
    from bidkit.word.ooxml import Element
    from bidkit.word.package import Package
    from bidkit.word.seen.read import Passage as WordPassage

UNPRINTED = ("批注",)


def printed_text(
    data: bytes, noted: Mapping[str, str], origins: Sequence[Origin], *, name: str
) -> PrintedText:
    """Return paragraphs and tables of a filled Word file in reading order, the empty ones left out.

    Args:
        data: the file without marks.
        noted: the XML of its parts with marks, by the part's name; of the document itself the body only.
        origins: what the marks name.
        name: what messages call the file.
    """
    package = read_package(data, name=name)
    reader = Reader(package)
    root = package.root(package.main)
    body = _parsed(noted[package.main]) if package.main in noted else body_of(root)
    passages = list(reader.story(body, "正文"))
    for part, kind in other_stories(package, root):
        if kind not in UNPRINTED:
            passages += reader.story(_story(package, part, noted), kind)
    kept = tuple(_passage(one) for one in passages if one.text.strip())
    tables = tuple(replace(table, section="") for table in reader.tables if table.part == "表格")
    return PrintedText(kept, tables, tuple(origins))


def _story(package: Package, part: str, noted: Mapping[str, str]) -> Element:
    return _parsed(noted[part]) if part in noted else package.root(part)


def _parsed(xml: str) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    return etree.fromstring(xml.encode(), parser)


def _passage(one: WordPassage) -> Passage:
    return Passage(one.text, one.part, one.paragraph, one.style)
