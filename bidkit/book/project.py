"""What the sheets of a project's workbook are made from, and what its changed cells add up to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bidkit.load.yaml_edit import Change, SetValue
from bidkit.model.book import BadCell, Edited
from bidkit.model.review import Confirmed, Decision, Row

if TYPE_CHECKING:
    from bidkit.model.bid import Bid
    from bidkit.model.dossier import Dossier
    from bidkit.model.library import Library
    from bidkit.model.report import Report
    from bidkit.model.tender import Tender


@dataclass(frozen=True, slots=True)
class Mark:
    """What people noted about a finding or a clause: in words, who sees to it, until when."""

    note: str = ""
    who: str = ""
    when: str = ""

    def __bool__(self) -> bool:
        return bool(self.note or self.who or self.when)


@dataclass(frozen=True, slots=True)
class Project:
    """A tender as read, bound and checked, with what people have confirmed and noted of it.

    ``rules`` are the titles of the rules in use, by code; ``folder`` is where its files lie; ``who`` fills in this
    very workbook, as an earlier taking of it said. ``built`` is the report of the last build, as JSON; {} before one.
    """

    tender: Tender
    dossier: Dossier
    report: Report
    rows: tuple[Row, ...]
    known: Mapping[str, Confirmed]
    marks: Mapping[str, Mark]
    rules: Mapping[str, str]
    folder: Path
    reading: Mapping[str, Any] = field(default_factory=dict)
    built: Mapping[str, Any] = field(default_factory=dict)
    who: str = ""

    @property
    def bid(self) -> Bid:
        """Return what we answer."""
        return self.dossier.bid

    @property
    def library(self) -> Library:
        """Return what we have on file."""
        return self.dossier.library

    def row(self, key: str) -> Row | None:
        """Return what is to be confirmed under a key."""
        return next((row for row in self.rows if row.key == key), None)

    def confirmed(self, key: str) -> Confirmed | None:
        """Return who confirmed a row as it is now; None where nobody has, or where it changed since."""
        row, one = self.row(key), self.known.get(key)
        return one if row is not None and one is not None and one.digest == row.digest else None


@dataclass(frozen=True, slots=True)
class Part:
    """What one row asks for of the two files: which of the changes are its own."""

    edited: Edited
    tender: tuple[Change, ...]
    bid: tuple[Change, ...]
    decisions: tuple[Decision, ...]


@dataclass(slots=True)
class Wish:
    """What the changed cells of a workbook ask for, gathered row by row; faults stop all of it.

    ``who`` and ``on`` stand for a name and a day that a row leaves open; ``said`` is what people are told at the end,
    ``lost`` what they are told of cells that were not taken. ``absent`` says of what the tender has or has not,
    ``looked`` who has looked at what, ``placed`` in which volume and at which place in it a chapter shall stand.
    """

    on: date | None
    who: str = ""
    tender: list[Change] = field(default_factory=list)
    bid: list[Change] = field(default_factory=list)
    decisions: list[tuple[Decision, Edited]] = field(default_factory=list)
    marks: dict[str, Mark] = field(default_factory=dict)
    bad: list[BadCell] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    signed: dict[str, Edited] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    born: list[tuple[Decision, Edited]] = field(default_factory=list)
    absent: dict[str, bool] = field(default_factory=dict)
    looked: dict[str, dict[str, str] | None] = field(default_factory=dict)
    placed: dict[str, tuple[str, Decimal]] = field(default_factory=dict)

    @contextmanager
    def of_row(self, edited: Edited) -> Iterator[None]:
        """Note that what is asked for inside the block comes from one row."""
        tender, bid, said = len(self.tender), len(self.bid), len(self.decisions)
        yield
        own = tuple(one for one, _ in self.decisions[said:])
        self.parts.append(Part(edited, tuple(self.tender[tender:]), tuple(self.bid[bid:]), own))

    def fault(self, edited: Edited, title: str, message: str, cure: str) -> None:
        """Keep a fault at a cell."""
        self.bad.append(edited.bad(title, message, cure))

    def set_bid(self, path: tuple[str, ...], text: str) -> None:
        """Write a value into bid.yaml; what people remarked beside the old one stays."""
        self.bid.append(SetValue(path, text, keep=True))

    def set_tender(self, path: tuple[str, ...], text: str) -> None:
        """Write a value into tender.yaml; what people remarked beside the old one stays."""
        self.tender.append(SetValue(path, text, keep=True))

    def new_id(self, project: Project, letter: str) -> str:
        """Return an id that nothing in the tender or in this taking has."""
        tender = project.tender
        used = {name for name, _ in (*tender.item_places(), *tender.package.id_places())}
        number = 1
        while (key := f"{letter}{number}") in used | self.ids:
            number += 1
        self.ids.add(key)
        return key

    def mark(self, project: Project, key: str, *, note: str, who: str, when: str = "") -> None:
        """Keep what somebody notes; what says the same as before is no change."""
        mark = Mark(note, who, when)
        if mark != project.marks.get(key, Mark()):
            self.marks[key] = mark

    def confirm_born(self, edited: Edited, key: str, confirm: Callable[..., None]) -> None:
        """Confirm a row that is only now being made: it counts once it stands in the file."""
        before = len(self.decisions)
        confirm(edited, key, self, valued=lambda: True)
        self.born += self.decisions[before:]
        del self.decisions[before:]
