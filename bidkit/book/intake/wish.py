"""What a person confirmed of the papers that came in: rows for the library, and the files that go with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from bidkit.book.answers import CONFIRM, GONE, NONE, yes
from bidkit.book.intake.pages import ASKED, DIGEST, FILES, PERSON, TARGET, asked_of
from bidkit.book.stock.kinds import OWNER, SHEETS, Sheet
from bidkit.book.stock.scans import scans
from bidkit.model.book import BadCell, Edited, Entry, Merged, Told

NEW = re.compile(r"n\d+")
"""The key of a row that is no record yet."""


@dataclass(slots=True)
class Confirmed:
    """Rows that a person said are right, as changes of the library's workbook; ``files`` go into the library.

    ``files`` are paths in the library by paths in the folder, ``digests`` what the bytes were when they were read.
    """

    by: str
    on: date
    rows: list[tuple[Sheet, Edited]] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    left: int = 0
    bad: list[BadCell] = field(default_factory=list)

    def merged(self) -> Merged:
        """Return the rows as the library's workbook would bring them."""
        known = tuple(edited for _, edited in self.rows if edited.entry.key)
        return Merged(known, tuple(edited for _, edited in self.rows if not edited.entry.key))


def confirmed(told: Told, library: Sequence[str], on: date) -> Confirmed:
    """Return what the workbook says is right; a row that leaves a question open is a fault of its cell."""
    entries = told.entries.get(FILES, ())
    person = next((one for one in entries if one.key == PERSON), None)
    found = Confirmed((person.cells.get(CONFIRM, "") if person else "").strip(), on)
    places = dict(_places(told))
    for sheet in SHEETS:
        for entry in told.entries.get(sheet.title, ()):
            _row(found, sheet, entry)
    if found.rows and person is not None and (not found.by or yes(found.by) is not None):
        found.bad.append(_bad(person, CONFIRM, "没有写填表人", "请在这一格写上姓名，写一次就够"))
    _files(found, entries, places, library)
    return found


def _places(told: Told) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield each file with where it goes and its hash, as the workbook was written, whatever was typed since."""
    for (sheet, _), cells in told.base.items():
        if sheet == FILES and TARGET in cells:
            yield cells["文件"], (cells[TARGET], cells[DIGEST])


def _row(found: Confirmed, sheet: Sheet, entry: Entry) -> None:
    mark = entry.cells.get(CONFIRM, "")
    said = False if mark == GONE else yes(mark)
    if mark and said is None:
        found.bad.append(
            _bad(entry, CONFIRM, f"「{mark}」看不懂", "对过原件、都对的写「是」，不收的写「删」")
        )
    if not said:
        found.left += 1 if not mark else 0
        return
    cells = {cell.title: entry.cells.get(cell.title, "") for cell in sheet.cells}
    if sheet.owned:
        cells[OWNER] = entry.cells.get(OWNER, "")
    for title in asked_of(entry.cells.get(ASKED, "")):
        if not cells.get(title, "x"):
            cure = "请对照原件填这一格；原件上没有的写「没有」"
            found.bad.append(_bad(entry, title, f"「{title}」没有读清，还空着，这一行不能算对过", cure))
    new = {title: value for title, value in cells.items() if value and value != NONE}
    reviewed = next((cell.title for cell in sheet.cells if cell.path == ("reviewed",)), "")
    if reviewed:
        new[reviewed] = found.on.isoformat()
    key = "" if NEW.fullmatch(entry.key) else entry.key
    found.rows.append(
        (sheet, Edited(replace(entry, key=key, cells={**dict.fromkeys(cells, ""), **new}), new))
    )


def _files(
    found: Confirmed, entries: Sequence[Entry], places: Mapping[str, tuple[str, str]], library: Sequence[str]
) -> None:
    """Note the files that confirmed rows name, and those that shall go into the library by themselves."""
    every = [*library, *(place for place, _ in places.values())]
    wanted = {
        one["path"]
        for sheet, edited in found.rows for cell in sheet.cells
        if cell.kind == "scans" and edited.get(cell.title)
        for one in scans(edited.get(cell.title), every, sheet.paper)[0]
    }  # fmt: skip
    alone = {
        entry.cells.get("文件", "")
        for entry in entries
        if entry.key != PERSON and yes(entry.cells.get(CONFIRM, ""))
    }
    for source, (place, digest) in places.items():
        if place in wanted or source in alone:
            found.files[source] = place
            found.digests[source] = digest


def _bad(entry: Entry, title: str, message: str, cure: str) -> BadCell:
    return BadCell(entry.sheet, entry.row, title, message, cure, entry.columns.get(title, 1))
