"""A buyer's document as a reader sees it: blocks in reading order, each with its page and its place.

Owns the shape only. Word and PDF fill it; the extractor reads it and never looks at the file again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.finding import Finding

BlockKind = Literal["paragraph", "table", "contents", "header", "box", "note"]
FileKind = Literal["docx", "pdf"]
UnreadKind = Literal["struck", "hidden", "inserted", "embedded", "picture"]


@dataclass(frozen=True, slots=True)
class Standing:
    """How a paragraph stands on its page; ``fresh`` where it is the first that a page break put on a new page."""

    centred: bool = False
    bold: bool = False
    fresh: bool = False


PLAIN = Standing()


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table by its place in the grid, from 0; merged cells span rows or columns."""

    row: int
    column: int
    blocks: tuple[Block, ...]
    row_span: int = 1
    column_span: int = 1

    @property
    def text(self) -> str:
        """Return the cell's own words, one paragraph a line; nested tables come row by row."""
        return "\n".join(text for block in self.blocks for text in block.lines() if text)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a table.

    ``label`` is the automatic number a reader sees before ``text``. ``page`` is None where the file does not say.
    ``style`` is a hint only: heading styles lie in both directions. ``size`` is the height of the
    letters in points, 0 where the file does not say it.
    """

    kind: BlockKind
    text: str = ""
    label: str = ""
    page: int | None = None
    path: str = ""
    style: str = ""
    cells: tuple[Cell, ...] = ()
    columns: int = 0
    size: float = 0.0
    standing: Standing = PLAIN

    def lines(self) -> Iterator[str]:
        """Yield the block's words: a paragraph with its number, a table cell by cell."""
        if self.kind != "table":
            yield f"{self.label}{self.text}"
            return
        for cell in self.cells:
            yield cell.text

    @property
    def rows(self) -> int:
        """Return how many rows a table has."""
        return max((cell.row + cell.row_span for cell in self.cells), default=0)


@dataclass(frozen=True, slots=True)
class Unread:
    """Something of the file that no block holds: ``told`` is its words, or the name and size of what has none."""

    kind: UnreadKind
    told: str
    page: int | None = None
    path: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole file: ``pages`` is None for a Word file that carries no page breaks of its last print."""

    name: str
    kind: FileKind
    blocks: tuple[Block, ...]
    pages: int | None = None
    outline: tuple[tuple[str, int], ...] = ()
    findings: tuple[Finding, ...] = ()
    unread: tuple[Unread, ...] = ()
