"""One workbook of a project on its way back into the files: thought out whole, or refused with its bad cells marked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bidkit.book.answers import CONFIRM
from bidkit.book.merge import merged, rebased
from bidkit.book.pages.facts import whose
from bidkit.book.project import Project, Wish
from bidkit.book.sheets import pages_of, wish_of
from bidkit.errors import NotWritableError, UnreadableError
from bidkit.flow.confirmed import remembered, signed
from bidkit.flow.edits import see
from bidkit.flow.whole import to_blame, whole
from bidkit.load.books.marks import marked
from bidkit.load.books.read import cell_name
from bidkit.load.yamlsrc import read_text
from bidkit.model.book import BadCell, Told
from bidkit.read.review import take
from bidkit.source import Span
from bidkit.store.write import write_whole

if TYPE_CHECKING:
    from datetime import date

    from bidkit.load.place import Workspace
    from bidkit.store.together import Change

RETURNED = "（要改）"
FILES = ("tender.yaml", "bid.yaml")
MOST_CELLS = 8


@dataclass(frozen=True, slots=True)
class Thought:
    """What a workbook asks for, what each file becomes, and the rows still to be confirmed then."""

    wish: Wish
    changes: tuple[Change, ...]
    left: tuple[str, ...]


class CellsError(UnreadableError):
    """Cells that cannot be taken; nothing was changed. ``base`` is what those hold now that two people changed."""

    def __init__(
        self, about: str, bad: Sequence[BadCell], base: Mapping[tuple[str, str], Mapping[str, str]]
    ) -> None:
        super().__init__(f"{about} 有 {len(bad)} 格不能收，什么都没有改", faults=_said(about, bad))
        self.bad, self.base = tuple(bad), base


def think(place: Workspace, file: Path, told: Told, project: Project, on: date | None) -> Thought:
    """Return what a workbook changes; nothing is written but the marked copy of one that cannot be taken.

    Raises:
        UnreadableError: cells that cannot be taken, or the book of another project.
    """
    if told.about != place.tender.name:
        cure = f"请收回「{place.tender.name}」的工作簿；没有的，用 bidkit book 写一份"
        raise UnreadableError(f"{file.name} 是项目「{told.about}」的工作簿", cure=cure)
    try:
        return thought(place, file.name, told, project, on)
    except CellsError as error:
        refuse(file, error.bad, error.base)
        raise


def thought(place: Workspace, about: str, told: Told, project: Project, on: date | None) -> Thought:
    """Return what changed rows ask for; ``about`` is what messages call the book or the page they came from.

    Raises:
        CellsError: cells that cannot be taken.
    """
    shown, who = whose(told)
    project = replace(project, who=shown)
    pages = pages_of(project)
    wish = wish_of(project, merged(told, pages), on, who)
    taken = take([one for one, _ in wish.decisions], project.tender, project.bid, about)
    bad = [*wish.bad, *(_of_row(fault, wish) for fault in taken.faults)]
    if bad:
        raise CellsError(about, bad, rebased(bad, told, pages))
    tender, bid = (see(place.tender / name, place.root) for name in FILES)
    counted = [*taken.counted, *(one for one, _ in wish.born)]
    try:
        done = signed(place, tender.edited([*wish.tender, *taken.changes]), counted, about)
        answers = bid.edited(wish.bid)
        if wish.bid or wish.tender or taken.changes:
            whole(done.tender, answers.after.decode("utf-8-sig"), project.library)
    except UnreadableError as error:
        before, after = (read_text(place.tender / name, place.root) for name in FILES)
        if blamed := list(to_blame(project, wish, (before, after))):
            raise CellsError(about, blamed, {}) from error
        raise
    changes = [done.change, answers]
    if done.known != dict(project.known) or wish.marks:
        changes.append(remembered(place, done.known, {**project.marks, **wish.marks}))
    signed_whole = tender.before == done.change.after and project.tender.confirmed is not None
    left = () if signed_whole else done.left
    return Thought(wish, tuple(one for one in changes if one.before != one.after), left)


def refuse(file: Path, bad: Sequence[BadCell], base: Mapping[tuple[str, str], Mapping[str, str]]) -> None:
    """Raise UnreadableError for bad cells, after they were marked in a copy beside the workbook."""
    if not bad:
        return
    copy = file if file.stem.endswith(RETURNED) else file.with_name(f"{file.stem}{RETURNED}.xlsx")
    cure = f"每一格的批注写了怎么改：请改 {copy.name}，再收那一份"
    try:
        write_whole(copy, marked(file, bad, base))
    except NotWritableError as error:
        cure = f"请照上面的格子改 {file.name}；带批注的那一份没有写成：{error.message}"
    message = f"{file.name} 有 {len(bad)} 格不能收，什么都没有改"
    raise UnreadableError(message, faults=[*_said(file.name, bad), UnreadableError(message, cure=cure)])


def _said(file: str, bad: Sequence[BadCell]) -> list[UnreadableError]:
    """Return what is wrong; equal faults of a sheet are one that names the cells."""
    groups: dict[tuple[str, str, str], list[BadCell]] = {}
    for one in bad:
        groups.setdefault((one.sheet, one.message, one.cure), []).append(one)
    faults = []
    for (sheet, said, how), cells in groups.items():
        names = "、".join(cell_name(one.column, one.row) for one in cells[:MOST_CELLS])
        more = f" 等 {len(cells)} 格" if len(cells) > MOST_CELLS else ""
        where = Span(file, part=f"「{sheet}」", key=f"{names}{more}「{cells[0].title}」")
        faults.append(UnreadableError(said, cure=how, span=where))
    return faults


def _of_row(fault: UnreadableError, wish: Wish) -> BadCell:
    """Return a fault of a confirmation at the cell that asked for it."""
    span = fault.span or Span("")
    row = re.match(r"第(\d+)行", span.key)
    place = (span.part, int(row[1]) if row else 0)
    edited = next(one for _, one in wish.decisions if (one.entry.sheet, one.entry.row) == place)
    title = CONFIRM if CONFIRM in edited.new else next(iter(edited.new))
    return edited.bad(title, fault.message, fault.cure)
