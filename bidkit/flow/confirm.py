"""One row of a tender's review confirmed, corrected or deleted: what one key in a browser does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.errors import NotWritableError
from bidkit.flow.confirmed import reading, recall, remembered, signed
from bidkit.flow.edits import see
from bidkit.flow.history import written
from bidkit.flow.locks import editing
from bidkit.load.faults import Faults
from bidkit.load.tender import load_bid, load_tender
from bidkit.model.review import Decision
from bidkit.read.review import take
from bidkit.read.review_rows import rows_of

if TYPE_CHECKING:
    from datetime import date

    from bidkit.load.place import Workspace
    from bidkit.model.review import Confirmed, Row, Verdict

ABOUT = "网页"


class StaleError(NotWritableError):
    """What was shown is no longer what is there; ``now`` is the row as it is, None where it is gone."""

    def __init__(self, key: str, now: Row | None) -> None:
        said = f"「{key}」在您看过以后改过了" if now else f"「{key}」已经不在了"
        super().__init__(said, cure="请看现在的内容再决定；这一次什么都没有写")
        self.now = now


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says to one row: ``seen`` is the digest of the row that was shown."""

    key: str
    verdict: Verdict
    by: str
    seen: str
    change: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """The rows of a tender to be confirmed, and what is confirmed of them as they are now."""

    rows: tuple[Row, ...]
    known: dict[str, Confirmed]

    @property
    def open(self) -> tuple[str, ...]:
        """Return the keys of the rows that nobody has confirmed as they are."""
        return tuple(row.key for row in self.rows if row.key not in self.known)


def rows_to_confirm(place: Workspace) -> tuple[Row, ...]:
    """Return what is to be confirmed of a tender; raises UnreadableError when it cannot be read."""
    return tuple(rows_of(load_tender(place.tender, place.root), reading(place)))


def review_of(place: Workspace, rows: tuple[Row, ...]) -> Review:
    """Return these rows with what is confirmed of them as they are; raises UnreadableError for a broken memory."""
    by_key = {row.key: row for row in rows}
    held = recall(place).items()
    return Review(rows, {key: one for key, one in held if key in by_key and by_key[key].digest == one.digest})


def confirm(place: Workspace, said: Said, on: date) -> tuple[str, ...]:
    """Return the keys still to be confirmed once a person has said something to one row.

    Raises:
        StaleError: the row is not what the person saw; nothing is changed.
        UnreadableError: the row does not take this answer; nothing is changed.
        NotWritableError: a file cannot be written or was changed meanwhile; nothing is changed then.
    """
    with editing(place.root):
        seen = see(place.tender / "tender.yaml", place.root)
        tender, bid = load_tender(place.tender, place.root), load_bid(place.tender, place.root)
        row = next((one for one in rows_of(tender, reading(place)) if one.key == said.key), None)
        if row is None or row.digest != said.seen:
            raise StaleError(said.key, row)
        decision = Decision(row.sheet, row.key, said.verdict, said.change, said.by, on, 1)
        taken = take([decision], tender, bid, ABOUT)
        faults = Faults()
        for fault in taken.faults:
            faults.add(fault)
        faults.raise_any()
        done = signed(place, seen.edited(taken.changes), taken.counted, ABOUT)
        changes = [done.change, remembered(place, done.known)]
        written(place.root, changes, said.by, f"核对 {said.key} {said.verdict}")
    return done.left
