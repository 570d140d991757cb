"""The workbook in which people confirm a tender, written and taken back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bidkit.flow.confirmed import reading, recall, remembered, signed
from bidkit.flow.edits import see
from bidkit.flow.locks import editing
from bidkit.load.faults import Faults
from bidkit.load.review_book import book_bytes, read_book
from bidkit.load.tender import load_bid, load_tender
from bidkit.pack.desk import lay_book
from bidkit.read.review import take
from bidkit.read.review_rows import rows_of
from bidkit.store.together import write_together

if TYPE_CHECKING:
    from bidkit.load.place import Workspace

BOOK = "核对.xlsx"


@dataclass(frozen=True, slots=True)
class Book:
    """The workbook as written, its rows, the keys still to be confirmed, filled-in ones that were laid aside."""

    book: Path
    rows: int
    open: tuple[str, ...]
    kept: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class TakenBook:
    """How many rows and changes a workbook brought, of how many rows, and the keys still to be confirmed."""

    taken: int
    changes: int
    rows: int
    open: tuple[str, ...]


def write_book(place: Workspace, out: Path | None = None) -> Book:
    """Return the workbook for confirming a tender, written to ``out`` or beside the tender.

    Raises:
        UnreadableError: the tender cannot be read.
        NotWritableError: the workbook is open elsewhere, or another change is under way.
    """
    out = out or place.tender / BOOK
    with editing(place.root):
        rows = rows_of(load_tender(place.tender, place.root), reading(place))
        known = recall(place)
        kept = lay_book(place.cache, place.shown(place.out), "review", out, book_bytes(rows, known))
    left = [row.key for row in rows if row.key not in known or known[row.key].digest != row.digest]
    return Book(out, len(rows), tuple(left), kept)


def take_book(place: Workspace, file: Path) -> TakenBook:
    """Return what a filled-in workbook brought; tender.yaml and what is confirmed change as one step.

    Raises:
        UnreadableError: the workbook asks for what cannot be; nothing is changed then.
        NotWritableError: a file cannot be written or was changed meanwhile; nothing is changed then.
    """
    decisions = read_book(file)
    with editing(place.root):
        seen = see(place.tender / "tender.yaml", place.root)
        tender, bid = load_tender(place.tender, place.root), load_bid(place.tender, place.root)
        taken = take(decisions, tender, bid, file.name)
        faults = Faults()
        for fault in taken.faults:
            faults.add(fault)
        faults.raise_any()
        done = signed(place, seen.edited(taken.changes), taken.counted, file.name)
        write_together(place.root, [done.change, remembered(place, done.known)])
    return TakenBook(len(taken.counted), len(taken.changes), len(done.rows), done.left)
