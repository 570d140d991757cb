"""A folder of papers → proposals in a workbook; what a person confirmed there → the library."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from bidkit.book.intake.pages import pages_of
from bidkit.book.intake.wish import Confirmed, confirmed
from bidkit.book.stock.wish import StockWish
from bidkit.errors import UnreadableError
from bidkit.flow.locks import editing
from bidkit.flow.stock_book import changes_of, library_files
from bidkit.flow.taking import refuse
from bidkit.load.books.read import read_book
from bidkit.load.books.write import book_bytes
from bidkit.load.library import load_library
from bidkit.load.lookalike import passed_over, walk
from bidkit.load.place import find_root
from bidkit.model.intake import Intake, Paper
from bidkit.pack.desk import lay_book
from bidkit.read.intake.old_bid import old_bid
from bidkit.read.intake.papers import read_paper
from bidkit.read.intake.together import sorted_out
from bidkit.read.opening import OLD, open_document
from bidkit.read.recognise import can_recognise, engine
from bidkit.store.cache import Cache
from bidkit.store.digest import digest
from bidkit.store.together import Change, write_together
from bidkit.tools.modern import as_docx
from bidkit.tools.probe import find_soffice
from bidkit.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Iterable

BOOK, NAME, STEP = "收件.xlsx", "收件", "读取文件"
_PAPER = TypeAdapter(Paper)


@dataclass(frozen=True, slots=True)
class IntakeJob:
    """A folder of papers for a workspace; where its workbook is written or taken from, who is told, the day.

    ``bid`` is one old bid of the folder: its tables and chapters come in instead of the papers.
    """

    workspace: Path
    folder: Path
    today: date
    file: Path | None = None
    watch: Watch = field(default_factory=Watch)
    bid: Path | None = None


@dataclass(frozen=True, slots=True)
class IntakeBook:
    """The workbook as written, what came in, filled-in ones that were laid aside, whether pictures could be read."""

    book: Path
    intake: Intake
    kept: tuple[Path, ...]
    recognised: bool


@dataclass(frozen=True, slots=True)
class TakenIntake:
    """What a person confirmed: new records by id, records that changed, files copied; rows that are still open."""

    born: tuple[str, ...]
    changed: tuple[str, ...]
    files: tuple[str, ...]
    left: int
    said: tuple[str, ...]


def write_intake(job: IntakeJob) -> IntakeBook:
    """Return the workbook of what a folder holds; nothing else is written.

    Raises:
        UnreadableError: there is no such folder, or the library cannot be read.
        NotWritableError: the workbook is open elsewhere, or another change is under way.
    """
    root, watch = find_root(job.workspace), job.watch.through(STEP)
    old = None if job.bid is None else _old_bid(job.bid)
    papers = [] if old is not None else _read(root, job.folder, _sources(job.folder), watch)
    with editing(root):
        library = load_library(root / "library", root, unfilled=True)
        held = library_files(root / "library")
        intake = old or sorted_out(papers, {digest(root / "library" / name): name for name in held})
        out = job.file or root / BOOK
        body = book_bytes(pages_of(intake, library, held), NAME)
        kept = lay_book(root / ".bidkit", NAME, "book", out, body)
    return IntakeBook(out, intake, kept, can_recognise())


def _old_bid(path: Path) -> Intake:
    """Return what an old bid makes likely; raises UnreadableError where it cannot be read."""
    paper = Paper(path.name, digest(path) if path.is_file() else "")
    if path.suffix.lower() in OLD:
        with as_docx(path) as made:
            found = old_bid(paper, open_document(made))
    else:
        found = old_bid(paper, open_document(path))
    counts = Counter(one.sheet for one in found)
    said = "，".join(f"{sheet} {number} 条" for sheet, number in counts.items())
    return Intake(tuple(found), ((paper, f"旧标书 → {said}" if found else "没有认出业绩表、人员表和章节"),))


def _sources(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise UnreadableError(
            f"「{folder}」不是文件夹", cure="请给出放着扫描件的文件夹，如 bidkit intake 收件"
        )
    return [path for path in walk(folder) if not passed_over(path.name) and not path.name.startswith("~$")]


def _read(root: Path, folder: Path, sources: list[Path], watch: Watch) -> list[Paper]:
    """Return every file as read, or as remembered from an earlier reading of the same bytes by the same means."""
    recognise = engine() if can_recognise() else None
    memory = Cache(root / ".bidkit").memory(
        "intake", stamp=f"{'ocr' if recognise else 'text'} {find_soffice()}"
    )
    found = []
    for number, path in enumerate(sources, start=1):
        watch.say(STEP, number, len(sources))
        name, mark = path.relative_to(folder).as_posix(), digest(path)
        read = partial(read_paper, path, name, mark, recognise)
        found.append(memory.made(_PAPER, read, name, mark))
    return found


def take_intake(job: IntakeJob) -> TakenIntake:
    """Return what a person confirmed in the workbook: files and records enter the library as one step, or none does.

    Raises:
        UnreadableError: a cell cannot be taken (the copy of the workbook has a note in each), or a file has changed.
        NotWritableError: a file cannot be written; nothing is changed then.
    """
    root = find_root(job.workspace)
    file = job.file or root / BOOK
    told = read_book(file)
    if told.about != NAME:
        raise UnreadableError(f"{file.name} 不是收件的工作簿", cure="请用 bidkit intake 文件夹 写一份")
    with editing(root):
        library = load_library(root / "library", root, unfilled=True)
        held = library_files(root / "library")
        done = confirmed(told, held, job.today)
        copies = list(_copies(job.folder, root / "library", done))
        wish = StockWish(library, [*held, *done.files.values()])
        wish.take(done.merged())
        changes, bad = changes_of(root, wish) if not (wish.bad or done.bad) else ([], [])
        refuse(file, [*done.bad, *told.bad, *wish.bad, *bad], {})
        new = [one for one in (*copies, *changes) if one.before != one.after]
        write_together(root, new)
    changed = tuple(key for key, edits in wish.changes.items() if edits and key not in wish.born)
    return TakenIntake(tuple(wish.born), changed, tuple(done.files.values()), done.left, tuple(wish.said))


def _copies(folder: Path, library: Path, done: Confirmed) -> Iterable[Change]:
    """Yield the files that go into the library; one that is no longer what was read is refused."""
    for source, place in done.files.items():
        path = folder / source
        if not path.is_file():
            raise UnreadableError(f"找不到 {source}", cure="请给出当时收件的那个文件夹，文件不要移走")
        if digest(path) != done.digests[source]:
            raise UnreadableError(
                f"{source} 在写出工作簿以后变了", cure="请再运行一次 bidkit intake，对照新的那一份"
            )
        before = (library / place).read_bytes() if (library / place).is_file() else None
        yield Change(library / place, before, path.read_bytes())
