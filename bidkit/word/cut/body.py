"""The body of a Word file as a flat row of paragraphs and tables, found by the places that ``blocks`` gives them.

Counts exactly as the reader of blocks does; a test holds the two together. Knows nothing of what is cut.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bidkit.word.ooxml import body_of, local, w
from bidkit.word.text import visible_children

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.word.ooxml import Element

WRAPPERS = ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink")
PARAGRAPH = re.compile(r"第(\d+)段$")
TABLE = re.compile(r"表(\d+)$")
MAX_DEPTH = 8


@dataclass(slots=True)
class Body:
    """``blocks`` are the paragraphs and tables of the body itself; ``paragraphs`` all that are seen, in order."""

    blocks: list[Element] = field(default_factory=list)
    paragraphs: list[Element] = field(default_factory=list)
    paragraph_block: list[int] = field(default_factory=list)
    table_block: list[int] = field(default_factory=list)
    last: Element | None = None

    @classmethod
    def of(cls, root: Element) -> Body:
        """Return the body of a document root."""
        made = cls(last=body_of(root).find(w("sectPr")))
        made._top(body_of(root))
        return made

    def block_at(self, path: str) -> int | None:
        """Return the place in ``blocks`` of what stands at a path of the reader, None where nothing does."""
        for pattern, places in ((PARAGRAPH, self.paragraph_block), (TABLE, self.table_block)):
            found = pattern.search(path)
            if found is not None:
                number = int(found[1])
                return places[number - 1] if 0 < number <= len(places) else None
        return None

    def section_after(self, place: int) -> Element | None:
        """Return the properties of the Word section that a block lies in."""
        for block in self.blocks[place:]:
            found = block.find(f"{w('pPr')}/{w('sectPr')}") if local(block) == "p" else None
            if found is not None:
                return found
        return self.last

    def _top(self, parent: Element) -> None:
        for child in visible_children(parent):
            name = local(child)
            if name in ("p", "tbl"):
                self.blocks.append(child)
                self._count(child, 0)
            elif name in WRAPPERS:
                self._top(child)

    def _count(self, element: Element, depth: int) -> None:
        if local(element) == "p":
            self.paragraphs.append(element)
            self.paragraph_block.append(len(self.blocks) - 1)
            for box in boxes(element):
                self._inside(box, 0)
        elif depth < MAX_DEPTH:
            self.table_block.append(len(self.blocks) - 1)
            for cell in cells(element):
                self._inside(cell, depth + 1)

    def _inside(self, parent: Element, depth: int) -> None:
        for child in visible_children(parent):
            name = local(child)
            if name in ("p", "tbl"):
                self._count(child, depth)
            elif name in WRAPPERS:
                self._inside(child, depth)


def rows(table: Element) -> Iterator[Element]:
    """Yield the rows of a table, looking through wrappers."""
    for child in visible_children(table):
        if local(child) == "tr":
            yield child
        elif local(child) in WRAPPERS:
            yield from rows(child)


def row_cells(row: Element) -> Iterator[Element]:
    """Yield the cells of a row, looking through wrappers."""
    for child in visible_children(row):
        if local(child) == "tc":
            yield child
        elif local(child) in WRAPPERS:
            yield from row_cells(child)


def cells(table: Element) -> Iterator[Element]:
    """Yield the cells of a table row by row; those of nested tables are theirs."""
    for row in rows(table):
        yield from row_cells(row)


def boxes(element: Element) -> Iterator[Element]:
    """Yield the contents of text boxes once, though Word stores each twice for old readers."""
    for child in visible_children(element):
        if local(child) == "txbxContent":
            yield child
        elif local(child) not in ("del", "moveFrom"):
            yield from boxes(child)
