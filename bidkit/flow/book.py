"""The workbook of a project: everything that people fill in, written and taken back without a line of YAML."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bidkit.book.project import Project
from bidkit.book.sheets import pages_of
from bidkit.errors import NotWritableError
from bidkit.flow.confirmed import reading, recall, recall_marks
from bidkit.flow.examine import Examined, examined
from bidkit.flow.job import Job
from bidkit.flow.kept import kept_report
from bidkit.flow.locks import editing
from bidkit.flow.taking import think
from bidkit.load.books.read import read_book
from bidkit.load.books.write import book_bytes
from bidkit.pack.desk import lay_book
from bidkit.read.review_rows import rows_of
from bidkit.store.together import Change, content, write_together

if TYPE_CHECKING:
    from bidkit.load.place import Workspace

BOOK = "项目.xlsx"


@dataclass(frozen=True, slots=True)
class ProjectBook:
    """A workbook as written: where, how many rows block or wait on its sheets, filled-in ones that were laid aside."""

    book: Path
    blocking: int
    waiting: int
    kept: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class TakenProject:
    """What a workbook brought: rows that changed something, files that are new, and rows still to be confirmed.

    ``said`` is what people have to be told; ``before`` and ``after`` are the findings that block a clean package;
    ``book`` is the workbook as it is now, None where it did not change or could not be written anew.
    """

    rows: int
    files: tuple[str, ...]
    left: tuple[str, ...]
    said: tuple[str, ...]
    before: int
    after: int
    book: ProjectBook | None


def write_project(job: Job, out: Path | None = None) -> ProjectBook:
    """Return the workbook of a project, written to ``out`` or beside the tender.

    Raises:
        UnreadableError: the project cannot be read.
        NotWritableError: the workbook is open elsewhere, or another change is under way.
    """
    place = job.workspace
    with editing(place.root):
        return _write(place, project_of(place, examined(job)), out or place.tender / BOOK)


def take_project(job: Job, file: Path | None = None) -> TakenProject:
    """Return what a filled-in workbook brought; every file changes or none.

    Raises:
        UnreadableError: a cell cannot be taken; the copy of the workbook that it names has a note in each such cell.
        NotWritableError: a file cannot be written or was changed meanwhile; nothing is changed then.
    """
    place = job.workspace
    file = file or place.tender / BOOK
    told = read_book(file)
    with editing(place.root):
        held, project = content(file), project_of(place, examined(job))
        thought = think(place, file, told, project, job.today)
        write_together(place.root, thought.changes)
        found, book = (examined(job) if thought.changes else None), None
        if found is not None:
            own = {page.title for page in pages_of(project)}
            whole = not thought.wish.lost and set(told.entries) <= own
            renewed = replace(project_of(place, found), who=thought.wish.who)
            with suppress(
                NotWritableError
            ):  # it is open in Excel, say: everything has been taken all the same
                book = _renewed(place, renewed, file, held if whole else None)
    before = len(project.report.blocking)
    return TakenProject(
        rows=len(thought.wish.parts),
        files=tuple(one.path.name for one in thought.changes),
        left=thought.left,
        said=(*thought.wish.said, *thought.wish.lost),
        before=before,
        after=before if found is None else len(found.report.blocking),
        book=book,
    )


def project_of(place: Workspace, found: Examined) -> Project:
    """Return what the sheets of a tender's workbook are made from."""
    held = reading(place)
    return Project(
        tender=found.dossier.tender,
        dossier=found.dossier,
        report=found.report,
        rows=tuple(rows_of(found.dossier.tender, held)),
        known=recall(place),
        marks=recall_marks(place),
        rules={rule.code: rule.title for rule in found.checklist.rules},
        folder=place.tender,
        reading=held,
        built=kept_report(place),
    )


def _body(place: Workspace, project: Project) -> tuple[bytes, int, int]:
    pages = pages_of(project)
    tones = Counter(line.tone for page in pages[1:] for line in page.lines)
    return book_bytes(pages, place.tender.name), tones["bad"], tones["todo"]


def _write(place: Workspace, project: Project, out: Path) -> ProjectBook:
    body, blocking, waiting = _body(place, project)
    kept = lay_book(place.cache, place.shown(place.out), "book", out, body)
    return ProjectBook(out, blocking, waiting, kept)


def _renewed(place: Workspace, project: Project, file: Path, held: bytes | None) -> ProjectBook:
    """Return the project's workbook as written anew.

    ``held`` are the bytes of a workbook all of which was taken: in its own place that one needs no copy.
    """
    out = place.tender / BOOK
    if held is None or file.resolve() != out.resolve():
        return _write(place, project, out)
    body, blocking, waiting = _body(place, project)
    write_together(place.root, [Change(out, held, body)])
    return ProjectBook(out, blocking, waiting, ())
