"""A whole tender sent out again: held against the one that was read, item by item, by clause and words.

Proposes only what differs. What stands in both unchanged is not mentioned; nothing is decided here.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.model.changes import Change
from bidkit.read.extract import extract
from bidkit.read.review_rows import BAR, FACTS, value_at
from bidkit.read.text import key
from bidkit.read.unit import Zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bidkit.model.extract import Extract, Item, Place
    from bidkit.model.reading import Document
    from bidkit.model.tender import Source, Tender
    from bidkit.read.outline import Outline

GONE = "（新文件里没有找到这一条）"
LONGEST = 500
ALIKE = 0.75
SAME_CLAUSE = 0.5
HALF = 0.5
LEAST = 5
READ = ("qualification", "substantive", "important")
SKIPPED = ("copies.original", "copies.duplicate", "copies.electronic", "project.lot")
SUMS = ("money.budget", "money.ceiling", "money.bond.amount")


@dataclass(frozen=True, slots=True)
class _Held:
    """An item of the tender: what it says, where it was read."""

    name: str
    kind: str
    text: str
    clause: str


@dataclass(frozen=True, slots=True)
class _New:
    """An item of the new file."""

    kind: str
    text: str
    place: Place


def compare_whole(tender: Tender, document: Document, outline: Outline) -> list[Change] | None:
    """Return what differs when a file is the whole tender again; None when it is only a clarification."""
    zones = {unit.zone for unit in outline.units}
    held = list(_held(tender))
    if not {Zone.EVALUATION, Zone.FORMS} <= zones or len(held) < LEAST:
        return None
    found = extract(document)
    new = list(_new(found))
    texts = {(item.kind, _letters(item.text)) for item in new}
    kept = sum(1 for item in held if (item.kind, _letters(item.text)) in texts)
    if kept < HALF * len(held):
        return None
    said = key("".join(unit.text for unit in outline.units))
    return [*_facts(tender, found), *_items(document.name, held, new, said)]


def _letters(text: str) -> str:
    return key(text[:LONGEST])


def _held(tender: Tender) -> Iterator[_Held]:
    def one(name: str, kind: str, text: str, source: Source) -> _Held:
        return _Held(name, kind, text, source.clause)

    for item in tender.requirements:
        if item.kind in READ:
            yield one(item.id, item.kind, item.text, item.source)
    for clause in tender.invalidity:
        yield one(clause.id, "invalidity", clause.quote, clause.source)
    for leaf in tender.criteria:
        yield one(leaf.id, "criterion", _scored(leaf.item, str(leaf.points), leaf.text), leaf.source)
    for form in tender.forms:
        yield one(form.id, "form", form.title, form.source)


def _new(found: Extract) -> Iterator[_New]:
    lists: tuple[tuple[str, Sequence[Item]], ...] = (
        ("qualification", found.qualifications),
        ("substantive", found.substantive),
        ("important", found.important),
        ("invalidity", found.invalidity),
    )
    for kind, items in lists:
        yield from (_New(kind, item.quote[:LONGEST], item.place) for item in items)
    for leaf in found.scoring:
        yield _New("criterion", _scored(leaf.item, leaf.points, leaf.criteria[:LONGEST]), leaf.place)
    yield from (_New("form", form.title, form.place) for form in found.forms)


def _scored(item: str, points: str, text: str) -> str:
    return BAR.join((item, points, text))


def _facts(tender: Tender, found: Extract) -> Iterator[Change]:
    """Yield the facts that the new file tells otherwise; what it leaves out changes nothing."""
    for name, (_, fact_name) in FACTS.items():
        fact = next((one for one in found.facts if one.key == fact_name), None)
        old = value_at(tender, name)
        if fact is None or not old or name in SKIPPED:
            continue
        value = "0" if fact.value == "none" else fact.value
        same = float(value) == float(old) if name in SUMS else key(value) == key(old)
        if not same:
            place = fact.place.path
            yield Change(file=found.name, item=name, old=old, new=value, quote=fact.quote, place=place)


def _items(file: str, held: Sequence[_Held], new: Sequence[_New], said: str) -> Iterator[Change]:
    """Yield changed, missing and new items; ``said`` is all the new file says, wherever it now stands."""
    left = list(new)
    changed: list[_Held] = []
    for item in held:
        same = next((one for one in left if one.kind == item.kind and _equal(item, one)), None)
        if same is None:
            changed.append(item)
        else:
            left.remove(same)
    for item in changed:
        near = _nearest(item, left)
        if near is None and item.kind not in ("criterion", "form") and _letters(item.text) in said:
            continue
        if near is None:
            yield Change(file=file, item=item.name, old=item.text, quote=GONE)
            continue
        left.remove(near)
        yield Change(
            file=file, item=item.name, old=item.text, new=near.text, quote=near.text, place=near.place.path
        )
    yield from (Change(file=file, new=one.text, quote=one.text, place=one.place.path) for one in left)


def _equal(item: _Held, one: _New) -> bool:
    return _letters(item.text) == _letters(one.text)


def _nearest(item: _Held, left: Iterable[_New]) -> _New | None:
    """Return the item of the new file that took the place of one: the same clause, or much the same words."""
    best: tuple[float, _New] | None = None
    for one in left:
        if one.kind != item.kind:
            continue
        matcher = difflib.SequenceMatcher(None, _letters(item.text), _letters(one.text))
        least = SAME_CLAUSE if item.clause and item.clause == one.place.clause else ALIKE
        if matcher.quick_ratio() < least:
            continue
        ratio = matcher.ratio() + (ALIKE - least)
        if ratio >= ALIKE and (best is None or ratio > best[0]):
            best = (ratio, one)
    return None if best is None else best[1]
