"""A workbook that people fill in, as data: its pages as written, and what stands in one that came back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Tone = Literal["todo", "bad", "good", "dim", ""]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``given`` is ours and protected; ``choices`` is a drop-down, which ``loose`` only proposes."""

    title: str
    width: int = 14
    given: bool = False
    choices: tuple[str, ...] = ()
    loose: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its key, its cells by column title, how it looks; ``choices`` are drop-downs of this row alone."""

    key: str
    cells: Mapping[str, str]
    tone: Tone = ""
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet; ``free`` empty rows at its end wait for new items.

    Where a key is only a place in a list, ``anchor`` is the column that tells whether the same thing still stands so.
    """

    title: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    free: int = 0
    anchor: str = ""

    @property
    def asked(self) -> tuple[str, ...]:
        """Return the titles of the columns that people fill in."""
        return tuple(column.title for column in self.columns if not column.given)


@dataclass(frozen=True, slots=True)
class Entry:
    """A row as it came back; ``columns`` says in which column (from 1) a title stands."""

    sheet: str
    row: int
    key: str
    cells: Mapping[str, str]
    columns: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell that cannot be taken, and why; what ``text`` there is replaces it in the copy that is handed back."""

    sheet: str
    row: int
    title: str
    message: str
    cure: str
    column: int = 1
    text: str | None = None

    @property
    def said(self) -> str:
        """Return fault and cure in one sentence, as the note in the cell says it."""
        return f"{self.message}。{self.cure}" if self.cure else self.message


@dataclass(frozen=True, slots=True)
class Told:
    """A workbook that came back: its rows, and ``base``, what each cell held when it was written."""

    about: str
    entries: Mapping[str, Sequence[Entry]]
    base: Mapping[tuple[str, str], Mapping[str, str]]
    bad: tuple[BadCell, ...] = ()


@dataclass(frozen=True, slots=True)
class Edited:
    """A row in which a person changed something: the cells as they are now, and those that are new."""

    entry: Entry
    new: Mapping[str, str]

    def get(self, title: str) -> str:
        """Return what stands in a column now; "" where there is none."""
        return self.entry.cells.get(title, "")

    def bad(self, title: str, message: str, cure: str) -> BadCell:
        """Return a fault at a cell of this row."""
        one = self.entry
        return BadCell(one.sheet, one.row, title, message, cure, one.columns.get(title, 1))


@dataclass(frozen=True, slots=True)
class Merged:
    """What a workbook asks for against what is there now: changes, new rows, rows that are gone, and faults."""

    edited: tuple[Edited, ...] = ()
    added: tuple[Edited, ...] = ()
    gone: tuple[tuple[str, str], ...] = ()
    untaken: tuple[str, ...] = ()
    bad: tuple[BadCell, ...] = ()
