"""A sheet around the bid as data: what every printer (HTML, PDF, Word, Excel) draws the same way.

A sheet is a title, the gaps that a person must close, and a row of blocks. It must not know how it is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

Tone = Literal["", "good", "warn", "bad", "quiet"]
"""How a text stands: fine, to be watched, trouble, or of little weight; colour never says more than the words."""


TONES = {"good": "1B7F4B", "warn": "9A6700", "bad": "B3261E", "quiet": "667085"}
"""The colour of each tone, where a printer has colours."""
GAPS_TITLE = "待补事项"
LONG = 200


@dataclass(frozen=True, slots=True)
class PageRef:
    """Pages of the finished package.

    ``first`` and ``last`` count the pages of the volume's PDF from 1; ``printed`` are the numbers as printed there;
    ``title`` is the volume's; ``subject`` is the record or section that lies there.
    """

    volume: str
    title: str
    first: int
    last: int
    printed: str
    subject: str

    @property
    def shown(self) -> str:
        """Return what a person reads."""
        return f"《{self.title}》第 {self.printed} 页"


@dataclass(frozen=True, slots=True)
class Cell:
    """A text with the pages of the package that prove it; ``source`` names its record or file when it has one.

    ``outward`` is a text written for others, such as the label of an envelope: no number in it is hidden.
    """

    text: str
    tone: Tone = ""
    refs: tuple[PageRef, ...] = ()
    source: str = ""
    outward: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the sheet could not say: what is missing, and what to do about it."""

    what: str
    cure: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a sheet; level 1 is below the title."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Prose:
    """One paragraph."""

    cell: Cell


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; ``mark`` is a dot, running numbers or an empty box to tick by hand."""

    items: tuple[Cell, ...]
    mark: Literal["dot", "number", "box"] = "dot"


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``widths`` are relative, one a column; ``name`` is its tab in a workbook (31 letters at most).

    ``only_in_workbook`` keeps it out of the printed forms.
    """

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...] = ()
    note: str = ""
    only_in_workbook: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as SVG text; ``says`` is what it shows in words, for those who cannot see it."""

    svg: str
    says: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


Block = Heading | Prose | Bullets | Table | Picture | PageBreak


@dataclass(frozen=True, slots=True)
class Extra:
    """A file beside the sheet that is none of its printed forms, such as a calendar."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; ``id`` is what the command line calls it, ``title`` its heading and file name.

    ``workbook`` says that people work in it, so that it also comes as Excel, one tab a table.
    """

    id: str
    title: str
    blocks: tuple[Block, ...]
    gaps: tuple[Gap, ...] = ()
    lead: str = ""
    landscape: bool = False
    workbook: bool = False
    extras: tuple[Extra, ...] = ()

    def tables(self) -> tuple[Table, ...]:
        """Return the tables in order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    def cells(self) -> tuple[Cell, ...]:
        """Return every text of the sheet in reading order."""
        found: list[Cell] = []
        for block in self.blocks:
            if isinstance(block, Prose):
                found.append(block.cell)
            elif isinstance(block, Bullets):
                found += block.items
            elif isinstance(block, Table):
                found += [cell for row in block.rows for cell in row]
        return tuple(found)


def cells(*texts: str | Cell) -> tuple[Cell, ...]:
    """Return a row of cells; a plain text becomes a cell without pages."""
    return tuple(text if isinstance(text, Cell) else Cell(text) for text in texts)


def without_empty(table: Table) -> Table:
    """Return the table without the columns that say nothing in any row; one that people fill by hand must stay."""
    kept = [at for at in range(len(table.heads)) if any(row[at].text or row[at].refs for row in table.rows)]
    return replace(
        table,
        heads=tuple(table.heads[at] for at in kept),
        rows=tuple(tuple(row[at] for at in kept) for row in table.rows),
        widths=tuple(table.widths[at] for at in kept) if table.widths else (),
    )


def cell_words(cell: Cell) -> str:
    """Return a cell as plain text, its pages on a line of their own below it."""
    volumes: dict[str, list[str]] = {}
    for ref in cell.refs:
        pages = volumes.setdefault(ref.title, [])
        if ref.printed not in pages:
            pages.append(ref.printed)
    places = [f"《{title}》第 {'、'.join(pages)} 页" for title, pages in volumes.items()]
    return "\n".join(part for part in (cell.text, f"见{'；'.join(places)}" if places else "") if part)


def is_long(row: tuple[Cell, ...]) -> bool:
    """Return whether a row is so tall that keeping it on one page would leave a hole above it."""
    return any(len(cell_words(cell)) > LONG for cell in row)
