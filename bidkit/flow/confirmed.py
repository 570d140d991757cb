"""What people have confirmed of a tender so far: review.json beside it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from bidkit.book.project import Mark
from bidkit.errors import UnreadableError
from bidkit.load.tender import as_tender
from bidkit.load.yaml_edit import Remove, SetValue, edit_yaml
from bidkit.load.yamlsrc import parse_mapping
from bidkit.model.review import Confirmed
from bidkit.read.draft.store import kept_reading
from bidkit.read.draft.whole import FOOT, NOBODY_DID, PEOPLE_DID
from bidkit.read.review import confirmations, signature
from bidkit.read.review_rows import rows_of
from bidkit.store.together import Change, change

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bidkit.load.place import Workspace
    from bidkit.model.review import Decision, Row
    from bidkit.model.tender import Tender

MEMORY = "review.json"


def recall(place: Workspace) -> dict[str, Confirmed]:
    """Return what was confirmed so far, by id; raises UnreadableError when the file is broken."""
    return {
        key: Confirmed(one["by"], date.fromisoformat(one["on"]), one["digest"])
        for key, one in _held(place, "items", ("by", "on", "digest")).items()
    }


def recall_marks(place: Workspace) -> dict[str, Mark]:
    """Return what people noted about findings and clauses, by key; raises UnreadableError when the file is broken."""
    names = ("note", "who", "when")
    return {key: Mark(*(one[name] for name in names)) for key, one in _held(place, "marks", names).items()}


def _held(place: Workspace, part: str, names: tuple[str, ...]) -> dict[str, dict[str, str]]:
    path = place.tender / MEMORY
    if not path.is_file():
        return {}
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        found = {
            str(key): {name: str(one[name]) for name in names} for key, one in held.get(part, {}).items()
        }
        for one in found.values():
            date.fromisoformat(one.get("on", "2000-01-01"))
        if part == "items":
            _ = held["items"]
        return found
    except (ValueError, KeyError, TypeError, AttributeError):
        cure = "删掉它，再收一次核对过的工作簿"
        raise UnreadableError(f"{place.shown(path)} 读不懂", cure=cure) from None


def remembered(
    place: Workspace, confirmed: Mapping[str, Confirmed], marks: Mapping[str, Mark] | None = None
) -> Change:
    """Return the change that keeps what is confirmed beside the tender; marks stay as they are where none are given."""
    items = {
        key: {"by": one.by, "on": one.on.isoformat(), "digest": one.digest}
        for key, one in sorted(confirmed.items())
    }
    noted = recall_marks(place) if marks is None else marks
    kept = {key: asdict(one) for key, one in sorted(noted.items()) if one}
    held = {"schema": 1, "items": items} | ({"marks": kept} if kept else {})
    return change(place.tender / MEMORY, (json.dumps(held, ensure_ascii=False, indent=1) + "\n").encode())


def reading(place: Workspace) -> dict[str, Any]:
    """Return what the reader said of the buyer's document when the tender was begun; {} where that is not kept."""
    return kept_reading(place.tender)


@dataclass(frozen=True, slots=True)
class Signed:
    """What tender.yaml becomes, the tender and its rows then, what is confirmed of them, and what is still open."""

    change: Change
    tender: Tender
    rows: tuple[Row, ...]
    known: dict[str, Confirmed]
    left: tuple[str, ...]


def signed(place: Workspace, edited: Change, counted: Iterable[Decision], book: str) -> Signed:
    """Return an edited tender.yaml with what people confirm of it: signed once no row is open, unsigned once edited.

    Raises:
        UnreadableError: tender.yaml could not be read any more.
    """
    text = edited.after.decode()
    tender = _checked(text, book)
    rows = tuple(rows_of(tender, reading(place)))
    before = recall(place)
    known = confirmations(counted, rows, before)
    left = tuple(row.key for row in rows if row.key not in known)
    last: list[SetValue | Remove] = []
    if not left and (tender.confirmed is None or known != before):
        last = [SetValue(("confirmed",), signature(known))]
    elif left and tender.confirmed is not None and edited.before != edited.after:
        last = [Remove(("confirmed",), "收回的工作簿改动了内容，原来的确认已撤销")]
    if last:
        edited = replace(edited, after=_headed(edit_yaml(text, last), whole=not left).encode())
    return Signed(edited, tender, rows, known, left)


def _headed(text: str, *, whole: bool) -> str:
    """Return tender.yaml whose first line says whether people have gone through it; without the call to do so."""
    if whole:
        return text.replace(NOBODY_DID, PEOPLE_DID, 1).replace(f"{FOOT}\n", "", 1)
    return text.replace(PEOPLE_DID, NOBODY_DID, 1)


def _checked(text: str, book: str) -> Tender:
    """Return the tender as it would be; what the workbook asks for must leave a file that can be read."""
    try:
        return as_tender(parse_mapping(text, "tender.yaml"))
    except UnreadableError as error:
        cure = "tender.yaml 没有改动。请按下面的提示改工作簿里对应的「修改为」"
        faults = error.faults or (error,)
        raise UnreadableError(f"{book} 的改动写进 tender.yaml 后读不通", cure=cure, faults=faults) from None
