"""A tender as the sheets of its workbook, looked at and changed row by row: as a page shows and sends it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.book.answers import BY, CONFIRM, ON
from bidkit.book.sheets import pages_of
from bidkit.flow.book import project_of
from bidkit.flow.examine import examined
from bidkit.flow.history import written
from bidkit.flow.locks import editing
from bidkit.flow.taking import CellsError, thought
from bidkit.model.book import BadCell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.flow.job import Job
    from bidkit.model.book import Page, Told
    from bidkit.model.report import Report

STATE = "现在怎样"
"""A column that follows from the others; that it says something else is no change of what was confirmed."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A tender checked: the report on its data, and the sheets with everything that people fill in."""

    report: Report
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class TakenRows:
    """What changed rows brought: files by name, what people have to be told, the tender as it is now."""

    files: tuple[str, ...]
    said: tuple[str, ...]
    now: Looked


def look(job: Job) -> Looked:
    """Return a tender as it is; raises UnreadableError with everything that cannot be read."""
    found = examined(job)
    return Looked(found.report, pages_of(project_of(job.workspace, found)))


def change_rows(job: Job, told: Told, by: str) -> TakenRows:
    """Return what changed rows brought; every file changes or none.

    Args:
        job: the tender.
        told: the rows as a person sent them, and as they were shown.
        by: who sent them, for the history.

    Raises:
        CellsError: a cell cannot be taken, was changed by somebody else too, or is confirmed in words nobody saw.
        NotWritableError: a file cannot be written or was changed meanwhile; nothing is changed then.
    """
    place = job.workspace
    with editing(place.root):
        project = project_of(place, examined(job))
        if unseen := list(_unseen(told, pages_of(project))):
            raise CellsError("网页", unseen, {})
        done = thought(place, "网页", told, project, job.today)
        what = "、".join(
            f"{one.edited.entry.sheet} {one.edited.entry.key}".strip() for one in done.wish.parts
        )
        written(place.root, done.changes, by, what)
    names = tuple(one.path.name for one in done.changes)
    return TakenRows(names, (*done.wish.said, *done.wish.lost), look(job))


def _unseen(told: Told, pages: Sequence[Page]) -> Iterator[BadCell]:
    """Yield the rows that are confirmed although they are no longer what was shown."""
    now = {(page.title, line.key): line.cells for page in pages for line in page.lines}
    for title, entries in told.entries.items():
        for entry in entries:
            base, cells = told.base.get((title, entry.key)), now.get((title, entry.key))
            if base is None or cells is None or entry.cells.get(CONFIRM, "") == base.get(CONFIRM, ""):
                continue
            for name in {*base, *cells} - {CONFIRM, BY, ON, STATE}:
                if base.get(name, "") != cells.get(name, ""):
                    said = f"您看过以后，「{name}」改成了「{cells.get(name, '')}」，所以没有算确认"
                    yield BadCell(title, entry.row, name, said, "请看现在的内容，再确认一次")
