"""A clarification of the buyer: what it changes is noted, and what rested on that is withdrawn."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.errors import UsageError
from bidkit.flow.confirmed import recall, remembered
from bidkit.flow.edits import see
from bidkit.flow.locks import editing
from bidkit.load.tender import load_bid, load_tender
from bidkit.load.yaml_edit import Append, Remove
from bidkit.read.addendum import propose
from bidkit.read.addendum_doubts import addendum_doubts
from bidkit.read.draft.doubts import doubt_text
from bidkit.read.draft.store import READING, kept_reading
from bidkit.read.draft.yamltext import flow
from bidkit.read.opening import open_document
from bidkit.store.together import change, write_together

if TYPE_CHECKING:
    from pathlib import Path

    from bidkit.load.place import Workspace
    from bidkit.model.bid import Bid
    from bidkit.model.changes import Change
    from bidkit.model.doubt import Doubt
    from bidkit.model.tender import Tender
    from bidkit.store.together import Change as FileChange

FIELDS = ("file", "item", "old", "new", "quote", "place")


@dataclass(frozen=True, slots=True)
class TakenAddendum:
    """The clarification by its name, the changes it proposes, and the findings whose waivers were withdrawn.

    ``doubts`` is what the reading of it leaves open: it stands in tender.yaml until a person has settled it.
    """

    file: str
    changes: tuple[Change, ...]
    withdrawn: tuple[str, ...]
    doubts: tuple[Doubt, ...] = ()


def take_addendum(place: Workspace, file: Path) -> TakenAddendum:
    """Return what a clarification changes; tender.yaml, review.json and bid.yaml change as one step.

    Raises:
        UsageError: it was taken before.
        UnreadableError: it, the tender or the bid cannot be read.
        NotWritableError: a file cannot be written or was changed meanwhile; nothing is changed then.
    """
    document = open_document(file, short=True)
    with editing(place.root):
        tender, answers = (see(place.tender / name, place.root) for name in ("tender.yaml", "bid.yaml"))
        held, bid = load_tender(place.tender, place.root), load_bid(place.tender, place.root)
        if any(change.file == document.name for change in held.changes):
            cure = "要重读，先从 tender.yaml 的 changes 里删掉这份文件的改动"
            raise UsageError(f"{document.name} 已经读过", cure=cure)
        changes = tuple(propose(held, document))
        known = {one.key for one in held.doubts}
        doubts = tuple(one for one in addendum_doubts(held, document, changes) if one.key not in known)
        touched = {change.item for change in changes if change.item}
        gone = _resting(bid, touched)
        if changes or doubts:
            kept = {name: one for name, one in recall(place).items() if name not in touched}
            notes = _notes(held, changes, document.name)
            notes += [Append("doubts", doubt_text(one)) for one in doubts]
            written = [tender.edited(notes), remembered(place, kept), *_noted(place, doubts)]
            if gone:
                written.append(answers.edited(_withdrawals(bid, gone, document.name)))
            write_together(place.root, written)
    withdrawn = tuple(bid.waivers[number].finding for number in gone)
    return TakenAddendum(document.name, changes, withdrawn, doubts)


def _noted(place: Workspace, doubts: tuple[Doubt, ...]) -> list[FileChange]:
    """Return the change that keeps doubts in reading.json, where that is kept: one deleted from tender.yaml is told."""
    held = kept_reading(place.tender)
    if not doubts or not isinstance(held.get("findings"), list):
        return []
    new = [{"code": one.code, "message": one.what, "places": [one.place]} for one in doubts]
    text = json.dumps({**held, "findings": [*held["findings"], *new]}, ensure_ascii=False, indent=1)
    return [change(place.tender / READING, (text + "\n").encode())]


def _notes(held: Tender, changes: tuple[Change, ...], file: str) -> list[Append | Remove]:
    lines = [flow({name: said for name in FIELDS if (said := getattr(change, name))}) for change in changes]
    edits: list[Append | Remove] = [Append("changes", line) for line in lines]
    if changes and held.confirmed is not None:
        by, on = held.confirmed.by, held.confirmed.on
        edits.append(Remove(("confirmed",), f"{by} {on} 的确认因 {file} 撤销，处理完 changes 后重新核对"))
    return edits


def _resting(bid: Bid, touched: set[str]) -> tuple[int, ...]:
    """Return the places of the waivers of findings about what was touched."""
    named = ((n, set(re.split(r"[:/→]", waiver.finding))) for n, waiver in enumerate(bid.waivers))
    return tuple(number for number, names in named if touched & names)


def _withdrawals(bid: Bid, gone: tuple[int, ...], file: str) -> list[Remove]:
    """Return the edits that take waivers out; each leaves a remark in its place."""
    return [Remove(("waivers", f"#{n}"), f"{bid.waivers[n].finding} 的豁免因 {file} 撤销") for n in gone]
