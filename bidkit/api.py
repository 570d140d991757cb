"""bidkit from Python: a workspace, its tenders, and what can be done with them; each call is one workflow.

What comes back are the records that the command line prints. Whatever stops a workflow is a ``BidkitError`` with a
message, a cure and an exit code.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from bidkit import door
from bidkit.flow import (
    addendum,
    audit,
    brief,
    build,
    compare,
    examine,
    explain,
    find,
    review,
    start,
    stock,
    stock_book,
    verify,
)
from bidkit.flow import book as books
from bidkit.flow import read as reading
from bidkit.flow.job import Job
from bidkit.load.place import Workspace, find_root
from bidkit.sheets.catalogue import chosen
from bidkit.watch import Watch

if TYPE_CHECKING:
    from bidkit.codes import Code
    from bidkit.compare.result import Compared
    from bidkit.model.dossier import Dossier
    from bidkit.model.proof import Verified
    from bidkit.model.report import Report
    from bidkit.model.rules import Rule
    from bidkit.report.stock import Stock

__all__ = ["OpenTender", "OpenWorkspace", "compare_bids", "new_workspace", "opened", "read", "verify_package"]

PathLike = Path | str


@dataclass(frozen=True, slots=True)
class OpenWorkspace:
    """A workspace, the day that counts as today, the converter that was asked for, and who watches."""

    root: Path
    today: date
    soffice: str
    watch: Watch

    def tenders(self) -> tuple[str, ...]:
        """Return the names of the tenders."""
        return find.tender_names(self.root)

    def tender(self, name: str) -> OpenTender:
        """Return a tender by its name or folder; raises UnreadableError when there is none."""
        return OpenTender(self, find.find_tender(self.root, name))

    def new(self, name: str, file: PathLike | None = None, *, set_name: str = start.SET) -> start.NewTender:
        """Return the tender that was begun, from the buyer's document if one is given."""
        source = None if file is None else Path(file)
        return start.new(start.StartJob(self.root, name, set_name, source, self.watch))

    def stock(self, before: date | None = None, *, days: int = stock.DAYS) -> Stock:
        """Return what in the library expires before a day (``days`` from today unless told) or lacks something."""
        return stock.stock(self.root, self.today, before, days)

    def book(self, out: PathLike | None = None) -> stock_book.StockBook:
        """Return the workbook of the library, as written."""
        return stock_book.write_stock(self.root, None if out is None else Path(out))

    def take(self, file: PathLike | None = None) -> stock_book.TakenStock:
        """Return what a filled-in workbook brought; every record of the library changes or none."""
        return stock_book.take_stock(self.root, None if file is None else Path(file))

    def explain(self, code: str) -> Rule | Code:
        """Return the rule that makes a code, or the code's entry where no rule does."""
        return explain.find_code(self.root, code)[0]


@dataclass(frozen=True, slots=True)
class OpenTender:
    """A tender of an open workspace; ``place`` says where its files lie."""

    workspace: OpenWorkspace
    place: Workspace

    def dossier(self) -> Dossier:
        """Return the bid with everything bound: what each requirement and scoring item rests on."""
        return examine.dossier(self._job())

    def check(self) -> Report:
        """Return the findings on the data; no file is made."""
        return examine.examine(self._job())

    def build(self, *, draft: bool = False, rehash: bool = False) -> Report:
        """Return the report of a build; ``status`` says whether a package was written."""
        return build.build(self._job(draft=draft, rehash=rehash))

    def sheets(self, names: Sequence[str] = (), *, fresh: bool = True) -> brief.Made:
        """Return the sheets that were written, all unless some are named; ``fresh`` builds first for the pages."""
        job = brief.SheetJob(self._job(), chosen(names), self.workspace.today, fresh)
        return brief.brief(job)

    def audit(
        self,
        files: Iterable[PathLike],
        *,
        volumes: Mapping[str, str] | None = None,
        comment: bool = False,
        html: PathLike | None = None,
    ) -> audit.AuditResult:
        """Return what was found in finished files.

        Args:
            files: Word files and PDFs.
            volumes: which volume a file is, by its name; "" stands for every file.
            comment: write copies with the findings as comments.
            html: where to write a page.
        """
        page = None if html is None else Path(html)
        paths, how = tuple(map(Path, files)), self.workspace
        return audit.audit_files(
            audit.AuditOrder(self.place, paths, volumes or {}, comment, page, how.soffice, how.watch)
        )

    def write_book(self, out: PathLike | None = None) -> review.Book:
        """Return the workbook for confirming the tender, as written."""
        return review.write_book(self.place, None if out is None else Path(out))

    def take_book(self, file: PathLike) -> review.TakenBook:
        """Return what a filled-in workbook brought; tender and confirmations change as one step."""
        return review.take_book(self.place, Path(file))

    def book(self, out: PathLike | None = None) -> books.ProjectBook:
        """Return the workbook of everything that people fill in, as written."""
        return books.write_project(self._job(), None if out is None else Path(out))

    def take(self, file: PathLike | None = None) -> books.TakenProject:
        """Return what a filled-in workbook brought; every file of the project changes or none."""
        return books.take_project(self._job(), None if file is None else Path(file))

    def take_addendum(self, file: PathLike) -> addendum.TakenAddendum:
        """Return what a clarification changes; what rested on that is withdrawn in the same step."""
        return addendum.take_addendum(self.place, Path(file))

    def _job(self, *, draft: bool = False, rehash: bool = False) -> Job:
        how = self.workspace
        return Job(self.place, draft, how.soffice, rehash, how.watch, how.today, _moment(how.today))


def _moment(today: date) -> datetime:
    """Return the time by the clock, or the start of the day where another day counts as today."""
    return door.now() if today == door.today() else datetime.combine(today, time())


def opened(folder: PathLike, today: date | None, soffice: str, watch: Watch | None) -> OpenWorkspace:
    """Return the workspace at or above a folder; raises UnreadableError when there is none."""
    return OpenWorkspace(
        find_root(Path(folder)), today or door.today(), door.wanted_soffice(soffice), watch or Watch()
    )


def new_workspace(folder: PathLike, *, demo: bool = False) -> OpenWorkspace:
    """Return a new workspace in an empty or new folder; ``demo`` brings a library and a tender, all invented."""
    start.new_workspace(Path(folder), demo=demo)
    return opened(folder, None, "", None)


def read(file: PathLike, *, out: PathLike | None = None, ocr: bool = False) -> reading.ReadResult:
    """Return what a buyer's document demands; ``out`` is a folder for a draft tender.yaml."""
    return reading.read_tender(reading.ReadJob(Path(file), None if out is None else Path(out), ocr))


def compare_bids(
    files: Iterable[PathLike], *, tender: Iterable[PathLike] = (), watch: Watch | None = None
) -> Compared:
    """Return what finished bids share once the words of the buyer's files are taken out."""
    order = compare.CompareOrder(tuple(map(Path, files)), tuple(map(Path, tender)), watch=watch or Watch())
    return compare.compare_files(order)


def verify_package(folder: PathLike, digest: str = "") -> Verified:
    """Return how a package differs from its manifest, and that from the digest noted when it was handed in."""
    return verify.verify_package(Path(folder), digest)
