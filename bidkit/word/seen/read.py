"""Everything a reader can see in a Word file, as passages of text with the place of each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.model.facts import Table
from bidkit.word.numbering import Numberer
from bidkit.word.ooxml import Element, body_of, local, r, val, w
from bidkit.word.package import Package, parse_xml, read_package
from bidkit.word.text import TextReader, bookmarks_in, text_boxes, visible_children

if TYPE_CHECKING:
    from collections.abc import Iterator

NOTES = {"footnotes": "脚注", "endnotes": "尾注", "comments": "批注"}
HEADS = {"headerReference": "页眉", "footerReference": "页脚"}
WRAPPERS = (
    "sdt",
    "sdtContent",
    "customXml",
    "smartTag",
    "ins",
    "moveTo",
    "hyperlink",
    "footnote",
    "endnote",
    "comment",
)
PICTURE = "〔图〕"
PAGEREF = re.compile(r"\s*PAGEREF\s+\"?([^\s\"\\]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph: ``part`` in Chinese, ``paragraph`` its place in that part from 1, ``label`` its automatic number."""

    text: str
    part: str
    paragraph: int
    style: str
    bookmarks: tuple[str, ...] = ()
    label: str = ""


def read_text(data: bytes, *, name: str) -> tuple[Passage, ...]:
    """Return the file's paragraphs in reading order: body with its tables and text boxes, headers, footers, notes.

    Deleted text is left out and inserted text kept; fields show their last result. Empty paragraphs are counted
    but not returned, unless they carry a bookmark.
    """
    return read_stories(read_package(data, name=name))[0]


def read_stories(package: Package) -> tuple[tuple[Passage, ...], tuple[Table, ...]]:
    """Return the paragraphs as ``read_text`` does, and every table with its rows and cells."""
    reader = Reader(package)
    root = package.seen(package.main)
    passages = list(reader.story(body_of(root), "正文"))
    for part, kind in other_stories(package, root):
        passages += reader.story(package.seen(part), kind)
    return tuple(passages), tuple(reader.tables)


def field_results(data: bytes) -> tuple[tuple[str, str], ...]:
    """Return (bookmark, text shown) of every PAGEREF field of the body, in order."""
    package = read_package(data, name="文件")
    root = package.root(package.main)
    found: list[tuple[str, str]] = []
    stack: list[list[str]] = []
    for node in root.iter(w("fldChar"), w("instrText"), w("t"), w("fldSimple")):
        if node.tag == w("fldSimple"):
            match = PAGEREF.match(node.get(w("instr"), ""))
            if match:
                found.append((match[1], "".join(text.text or "" for text in node.iter(w("t")))))
        elif node.tag == w("fldChar"):
            _step(node.get(w("fldCharType"), ""), stack, found)
        elif stack:
            _collect(node, stack)
    return tuple(found)


def metadata(data: bytes) -> dict[str, str]:
    """Return what the document properties say: ``core:creator``, ``app:Application``, ``custom:…``; nothing empty."""
    package = read_package(data, name="文件")
    found: dict[str, str] = {}
    for name in sorted(package.parts):
        if not re.fullmatch(r"docProps/\w+\.xml", name):
            continue
        kind = name.removeprefix("docProps/").removesuffix(".xml")
        for node in parse_xml(package.parts[name].data(), name):
            text = "".join(str(piece) for piece in node.itertext()).strip()
            if text:
                found[f"{kind}:{node.get('name') or local(node)}"] = text
    return found


class Reader:
    """Counts paragraphs by part and numbers lists while it walks the stories."""

    def __init__(self, package: Package) -> None:
        """Start at the first paragraph of every part."""
        self.numberer = Numberer.of(package)
        self.counts: dict[str, int] = {}
        self.tables: list[Table] = []

    def story(self, story: Element, part: str) -> Iterator[Passage]:
        """Yield the passages of one story in reading order."""
        yield from self._blocks(story, part, TextReader())

    def met(self, paragraph: Element, part: str, number: int) -> None:
        """Hear of each paragraph with its place, the empty ones too; for readers that look at more than text."""

    def _blocks(self, parent: Element, part: str, reader: TextReader) -> Iterator[Passage]:
        for child in visible_children(parent):
            name = local(child)
            if name == "p":
                yield from self._paragraph(child, part, reader)
            elif name == "tbl":
                yield from self._table(child, "表格" if part == "正文" else part, reader)
            elif name in WRAPPERS:
                yield from self._blocks(child, part, reader)

    def _table(self, table: Element, part: str, reader: TextReader) -> Iterator[Passage]:
        start, rows = self.counts.get(part, 0) + 1, []
        for row in _inside(table, "tr"):
            cells: list[str | None] = []
            for cell in _inside(row, "tc"):
                found = list(self._blocks(cell, part, reader))
                yield from found
                cells += _seen(cell, "\n".join(passage.text for passage in found if passage.text.strip()))
            rows.append(tuple(cells))
        self.tables.append(Table(tuple(rows), part, start))

    def _paragraph(self, paragraph: Element, part: str, reader: TextReader) -> Iterator[Passage]:
        self.counts[part] = self.counts.get(part, 0) + 1
        self.met(paragraph, part, self.counts[part])
        text = reader.text(paragraph)
        marks = bookmarks_in(paragraph)
        label = self.numberer.label(paragraph).strip()
        styles = self.numberer.styles
        if text.strip() or label or marks:
            style = styles.name(styles.of_paragraph(paragraph))
            yield Passage(text, part, self.counts[part], style, marks, label)
        for box in text_boxes(paragraph):
            yield from self._blocks(box, "文本框", TextReader())


def _inside(parent: Element, wanted: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, which may sit in content controls."""
    for child in visible_children(parent):
        name = local(child)
        if name == wanted:
            yield child
        elif name in ("sdt", "sdtContent", "customXml", "ins"):
            yield from _inside(child, wanted)


def _seen(cell: Element, text: str) -> list[str | None]:
    """Return the cell's text and a None for every further column it covers; None where it continues from above."""
    properties = next(cell.iterchildren(w("tcPr")), None)
    merged = None if properties is None else next(properties.iterchildren(w("vMerge")), None)
    span = int(val(properties, "gridSpan", "1") or 1)
    shown: str | None = text.strip()
    if not shown and next(cell.iter(w("drawing"), w("pict"), w("object")), None) is not None:
        shown = PICTURE
    if merged is not None and merged.get(w("val"), "continue") == "continue":
        shown = None
    return [shown, *[None] * (span - 1)]


def other_stories(package: Package, root: Element) -> Iterator[tuple[str, str]]:
    """Yield the headers, footers, notes and comments of a document: the part's name and what it is in Chinese."""
    seen: set[str] = set()
    for tag, kind in HEADS.items():
        for node in root.iter(w(tag)):
            rel = package.document.rels.get(node.get(r("id"), ""))
            if rel is not None and rel.target in package.parts and rel.target not in seen:
                seen.add(rel.target)
                yield rel.target, kind
    for name, kind in NOTES.items():
        part = package.related(name)
        if part is not None:
            yield part.name, kind


def _step(kind: str, stack: list[list[str]], found: list[tuple[str, str]]) -> None:
    """Each open field is [code, result, state]."""
    if kind == "begin":
        stack.append(["", "", "code"])
    elif kind == "separate" and stack:
        stack[-1][2] = "result"
    elif kind == "end" and stack:
        code, result, _ = stack.pop()
        match = PAGEREF.match(code)
        if match:
            found.append((match[1], result))


def _collect(node: Element, stack: list[list[str]]) -> None:
    if node.tag == w("instrText"):
        stack[-1][0] += node.text or ""
    elif stack[-1][2] == "result":
        stack[-1][1] += node.text or ""
