"""The library as a workbook: written from its records, taken back into them; new rows become records of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bidkit.book.merge import merged, rebased
from bidkit.book.stock.kinds import PAST, pages_of
from bidkit.book.stock.wish import StockWish
from bidkit.errors import NotWritableError, UnreadableError
from bidkit.flow.edits import see
from bidkit.flow.locks import editing
from bidkit.flow.taking import refuse
from bidkit.load.books.read import read_book
from bidkit.load.books.write import book_bytes
from bidkit.load.library import PastTenders, load_library
from bidkit.load.lookalike import passed_over
from bidkit.load.place import find_root
from bidkit.load.structure import build
from bidkit.load.yaml_edit import edit_yaml
from bidkit.load.yamlsrc import parse_mapping
from bidkit.model.book import BadCell
from bidkit.pack.desk import lay_book
from bidkit.read.draft.yamltext import flow
from bidkit.store.together import Change, write_together

if TYPE_CHECKING:
    from bidkit.load.yaml_edit import Change as Edit
    from bidkit.model.library import Library

BOOK, NAME = "资料.xlsx", "资料"


@dataclass(frozen=True, slots=True)
class StockBook:
    """The workbook as written, how many records it holds, and filled-in ones that were laid aside."""

    book: Path
    records: int
    kept: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class TakenStock:
    """What a workbook brought: rows, new records by id, files that changed, and what is to be said."""

    rows: int
    born: tuple[str, ...]
    files: tuple[str, ...]
    said: tuple[str, ...]
    book: StockBook | None


def write_stock(folder: Path, out: Path | None = None) -> StockBook:
    """Return the workbook of the library, written to ``out`` or into the workspace around ``folder``.

    Raises:
        UnreadableError: the library cannot be read.
        NotWritableError: the workbook is open elsewhere, or another change is under way.
    """
    root = find_root(folder)
    with editing(root):
        return _write(root, load_library(root / "library", root, unfilled=True), out or root / BOOK)


def take_stock(folder: Path, file: Path | None = None) -> TakenStock:
    """Return what a filled-in workbook brought; every record changes or none.

    Raises:
        UnreadableError: a cell cannot be taken; the copy of the workbook that it names has a note in each such cell.
        NotWritableError: a file cannot be written or was changed meanwhile; nothing is changed then.
    """
    root = find_root(folder)
    file = file or root / BOOK
    told = read_book(file)
    if told.about != NAME:
        raise UnreadableError(f"{file.name} 不是资料库的工作簿", cure="请用 bidkit book 资料 写一份")
    with editing(root):
        library = load_library(root / "library", root, unfilled=True)
        pages, wish = pages_of(library), StockWish(library, library_files(root / "library"))
        asked = merged(told, pages)
        wish.take(asked)
        changes, bad = changes_of(root, wish) if not wish.bad else ([], [])
        found = [*wish.bad, *bad]
        refuse(file, found, rebased(found, told, pages))
        new = [one for one in changes if one.before != one.after]
        write_together(root, new)
        book = None
        if new:
            with suppress(NotWritableError):
                book = _write(root, load_library(root / "library", root, unfilled=True), root / BOOK)
    names = tuple(one.path.relative_to(root).as_posix() for one in new)
    rows = len(asked.edited) + len(asked.added)
    return TakenStock(rows, tuple(wish.born), names, tuple(wish.said), book)


def changes_of(root: Path, wish: StockWish) -> tuple[list[Change], list[BadCell]]:
    """Return what each record's file becomes, and the cells that leave one which cannot be read."""
    changes: list[Change] = []
    bad: list[BadCell] = []
    for key, edits in wish.changes.items():
        record = wish.library.find(key)
        if key == PAST and edits:
            change = _past(root, edits)
            bad += _unfit(wish, key, PastTenders, change.after.decode("utf-8-sig"))
            changes.append(change)
        elif record is not None and edits:
            change = see(root / record.span.file, root).edited(edits)
            bad += _unfit(wish, key, type(record), change.after.decode("utf-8-sig"))
            changes.append(change)
    for key, (sheet, data) in wish.born.items():
        path = _free(root / "library" / sheet.folder, key)
        text = "".join(f"{name}: {flow(value)}\n" for name, value in data.items())
        bad += _unfit(wish, key, sheet.model, text)
        changes.append(Change(path, None, text.encode()))
    return changes, bad


def _past(root: Path, edits: Sequence[Edit]) -> Change:
    """Return what the file of the tenders of the past becomes, a new one where there is none."""
    path = root / "library" / f"{PAST}.yaml"
    if path.is_file():
        return see(path, root).edited(edits)
    return Change(path, None, edit_yaml("past_tenders: []\n", edits).encode())


def _unfit(wish: StockWish, key: str, model: Any, text: str) -> Iterator[BadCell]:
    """Yield the cells behind what makes a record unreadable."""
    try:
        build(model, parse_mapping(text, f"{key}.yaml"))
    except UnreadableError as error:
        for fault in error.faults or (error,):
            place = fault.span.key if fault.span else ""
            yield _cell_of(wish, key, place, f"{fault.message}", fault.cure)


def _cell_of(wish: StockWish, key: str, place: str, message: str, cure: str) -> BadCell:
    """Return the cell that a fault is about: by the field it names, else the first cell of the first row."""
    rows = wish.rows[key]
    for sheet, edited in rows:
        for cell in sheet.cells:
            named = place.rpartition("]")[2].strip(".") if sheet.inside else place.partition("[")[0]
            if (
                ".".join(cell.path) in (named, f"{named}.{cell.path[-1]}")
                or f"「{cell.path[-1]}」" in message
            ):
                said = message.replace(f"「{cell.path[-1]}」", f"「{cell.title}」")
                missing = not edited.get(cell.title)
                return edited.bad(cell.title, said, f"请填「{cell.title}」" if missing else cure)
    sheet, edited = rows[0]
    return edited.bad(next(iter(edited.new), sheet.cells[0].title), message, cure)


def _free(folder: Path, key: str) -> Path:
    """Return a file of an id's name that is not there yet; signs that some file system refuses become hyphens."""
    name = "".join(sign if sign.isalnum() or sign in "-_" else "-" for sign in key) or "-"
    number, path = 1, folder / f"{name}.yaml"
    while path.exists():
        number += 1
        path = folder / f"{name}-{number}.yaml"
    return path


def library_files(library: Path) -> list[str]:
    """Return every scan by its path in the library, in order."""
    return sorted(
        path.relative_to(library).as_posix()
        for path in library.rglob("*")
        if path.is_file() and path.suffix not in (".yaml", ".txt") and not passed_over(path.name)
    )


def _write(root: Path, library: Library, out: Path) -> StockBook:
    kept = lay_book(root / ".bidkit", NAME, "book", out, book_bytes(pages_of(library), NAME))
    return StockBook(out, len(library.facts()), kept)
