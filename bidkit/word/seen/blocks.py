"""A Word file as blocks in reading order: paragraphs with the numbers a reader sees, tables with their merges.

Owns what Word stores; what a line means is for the reader above. Page numbers come only from the breaks Word kept
of its last print; a file without them has no pages.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.model.reading import Block, BlockKind, Cell, Document, Unread
from bidkit.word.numbering import Numberer
from bidkit.word.ooxml import body_of, local, r, val, w
from bidkit.word.package import Package, read_package
from bidkit.word.seen.standing import page_breaks, says, size_of, standing_of
from bidkit.word.seen.unread import drawn_star, embedded_in, pictures_in
from bidkit.word.text import Dead, TextReader, text_boxes, visible_children
from bidkit.word.ticks import ordinary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.word.ooxml import Element

WRAPPERS = ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink", "footnote", "endnote")
CONTENTS_STYLE = re.compile(r"^(toc|目录)\s*\d", re.IGNORECASE)
MAX_DEPTH = 8
SIGNS = "★⭐☆※▲△◎*＊#"
"""Bullets that may be the mark of a clause; dots, squares and arrows only adorn."""
WORDS = re.compile(r"[\u4e00-\u9fff]{2}|\d{3}")


def read_blocks(data: bytes, *, name: str) -> Document:
    """Return the file's blocks: body, tables, text boxes where they are anchored, then headers and notes."""
    package = read_package(data, name=name)
    root = package.root(package.main)
    walker = _Walker(package, paged=next(root.iter(w("lastRenderedPageBreak")), None) is not None)
    blocks = list(walker.story(body_of(root), "正文"))
    pages, unread = walker.page, tuple(walker.unread)
    for part, kind, words in _others(package, root):
        walker.page = None
        blocks += walker.story(package.root(part), words, kind)
    return Document(name, "docx", tuple(blocks), pages, unread=unread)


class _Walker:
    """Counts paragraphs, tables and pages while it walks the stories in order."""

    def __init__(self, package: Package, *, paged: bool) -> None:
        self.numberer = Numberer.of(package)
        self.page: int | None = 1 if paged else None
        self.fresh = False
        self.paragraphs = 0
        self.tables = 0
        self.unread: list[Unread] = []

    def story(self, story: Element, words: str, kind: BlockKind = "paragraph") -> Iterator[Block]:
        yield from self._blocks(story, words, TextReader(), kind, 0)

    def _blocks(
        self, parent: Element, where: str, reader: TextReader, kind: BlockKind, depth: int
    ) -> Iterator[Block]:
        for child in visible_children(parent):
            name = local(child)
            if name == "p":
                yield from self._paragraph(child, where, reader, kind)
            elif name == "tbl" and depth < MAX_DEPTH:
                yield self._table(child, where, reader, depth)
            elif name == "altChunk":
                after = f"{where} 第{self.paragraphs}段之后"
                self.unread.append(Unread("inserted", "", self.page, after))
            elif name in WRAPPERS:
                inside: BlockKind = "contents" if _is_contents(child) else kind
                yield from self._blocks(child, where, reader, inside, depth)

    def _paragraph(
        self, paragraph: Element, where: str, reader: TextReader, kind: BlockKind
    ) -> Iterator[Block]:
        self.paragraphs += 1
        page, fresh = self._turn(paragraph), self._breaks(paragraph)
        place = f"{where} 第{self.paragraphs}段"
        text, dead = self._words(paragraph, reader, page, place)
        styles = self.numberer.styles
        label = self.numberer.label(paragraph).strip()
        style = styles.name(styles.of_paragraph(paragraph))
        if text.strip() or (label and not dead):
            sign = self._sign(paragraph, text)
            text = f"{sign}{text}" if sign not in text[:4] else text
            shown: BlockKind = "contents" if CONTENTS_STYLE.match(style) else kind
            standing = standing_of(paragraph, styles, fresh=fresh)
            size = size_of(paragraph, styles)
            yield Block(shown, text.strip(), label, page, place, style, size=size, standing=standing)
        for box in text_boxes(paragraph):
            yield from self._blocks(box, "文本框", TextReader(), "box", 0)

    def _words(
        self, paragraph: Element, reader: TextReader, page: int | None, place: str
    ) -> tuple[str, bool]:
        """Return the live words of a paragraph, and whether it has others; what is not read is kept by its place."""
        dead: list[tuple[Dead, str]] = []
        reader.dead = dead
        text = ordinary(reader.text(paragraph))
        for kind in ("struck", "hidden"):
            words = "".join(said for what, said in dead if what == kind).strip()
            if WORDS.search(words):
                self.unread.append(Unread(kind, ordinary(words), page, place))
        self.unread += [Unread("picture", size, page, place) for size in pictures_in(paragraph)]
        self.unread += [Unread("embedded", name, page, place) for name in embedded_in(paragraph)]
        return text, bool(dead)

    def _sign(self, paragraph: Element, text: str) -> str:
        """Return the sign of a clause that is drawn before the words or stands as their bullet."""
        bullet = self.numberer.bullet(paragraph) if text.strip() else ""
        return bullet if bullet and bullet in SIGNS else drawn_star(paragraph)

    def _turn(self, paragraph: Element) -> int | None:
        """Return the page the paragraph's first words stand on, and turn past all its page breaks."""
        if self.page is None:
            return None
        first: int | None = None
        for node in paragraph.iter(w("lastRenderedPageBreak"), w("t")):
            if node.tag == w("t"):
                first = first or self.page
            else:
                self.page += 1
        return first or self.page

    def _breaks(self, paragraph: Element) -> bool:
        """Return whether the paragraph's words begin on a new page; one without words hands its break on."""
        before, after = page_breaks(paragraph)
        fresh = self.fresh or before
        self.fresh = after or (fresh and not says(paragraph))
        return fresh

    def _table(self, table: Element, where: str, reader: TextReader, depth: int) -> Block:
        self.tables += 1
        name, page = f"表{self.tables}", self.page
        grid = _Grid()
        for number, row in enumerate(_rows(table)):
            column = 0
            for cell in _cells(row):
                place = f"{name} 行{number + 1} 列{column + 1}"
                blocks = tuple(self._blocks(cell, place, reader, "paragraph", depth + 1))
                column = grid.put(cell, number, column, blocks)
        return Block("table", "", "", page, f"{where} {name}", cells=tuple(grid.cells()), columns=grid.width)


class _Grid:
    """Collects cells; a vertically continued cell lengthens the one above it."""

    def __init__(self) -> None:
        self.made: list[Cell] = []
        self.above: dict[int, int] = {}
        self.width = 0

    def put(self, cell: Element, row: int, column: int, blocks: tuple[Block, ...]) -> int:
        """Return the column after the cell."""
        properties = cell.find(w("tcPr"))
        span = max(1, _number(val(properties, "gridSpan"), 1))
        merge = None if properties is None else properties.find(w("vMerge"))
        place = self.above.get(column)
        if merge is not None and merge.get(w("val"), "continue") == "continue" and place is not None:
            top = self.made[place]
            self.made[place] = Cell(top.row, column, top.blocks + blocks, row - top.row + 1, top.column_span)
        else:
            self.above[column] = len(self.made)
            self.made.append(Cell(row, column, blocks, 1, span))
        self.width = max(self.width, column + span)
        return column + span

    def cells(self) -> list[Cell]:
        return sorted(self.made, key=lambda cell: (cell.row, cell.column))


def _rows(table: Element) -> Iterator[Element]:
    for child in visible_children(table):
        if local(child) == "tr":
            yield child
        elif local(child) in WRAPPERS:
            yield from _rows(child)


def _cells(row: Element) -> Iterator[Element]:
    for child in visible_children(row):
        if local(child) == "tc":
            yield child
        elif local(child) in WRAPPERS:
            yield from _cells(child)


def _is_contents(control: Element) -> bool:
    gallery = next(control.iter(w("docPartGallery")), None) if local(control) == "sdt" else None
    return gallery is not None and "content" in gallery.get(w("val"), "").lower()


def _others(package: Package, root: Element) -> Iterator[tuple[str, BlockKind, str]]:
    seen: set[str] = set()
    for node in root.iter(w("headerReference")):
        rel = package.document.rels.get(node.get(r("id"), ""))
        if rel is not None and rel.target in package.parts and rel.target not in seen:
            seen.add(rel.target)
            yield rel.target, "header", "页眉"
    for name, words in (("footnotes", "脚注"), ("endnotes", "尾注")):
        part = package.related(name)
        if part is not None:
            yield part.name, "note", words


def _number(text: str, default: int) -> int:
    return int(text) if text.isdigit() else default
