"""Fields as rules name them: ``tender.money.bond.amount``, ``item.valid_until``, ``deadline``.

A name is held against the records when the rule is read, so that a misspelt one is told at its line. A list in the
middle gives the values of all its items.
"""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

from bidkit.check.ours import our_names, seated, used
from bidkit.model.bid import Bid, Price
from bidkit.model.dossier import TeamSeat
from bidkit.model.library import Case, Company, Fact, Financial, Library, Person, Product, Qualification
from bidkit.model.record import NOWHERE, Record
from bidkit.model.tender import Tender
from bidkit.source import Span

if TYPE_CHECKING:
    from bidkit.check.world import World

Root = tuple[Any, "Callable[[World], Any]"]


def _planned(world: World) -> tuple[str, ...]:
    """Return the titles of what is planned: of sections, and of the forms in them."""
    named = {name for _, section in world.sections() for name in (section.form, section.template)}
    forms = (form.title for form in world.tender.forms if form.id in named)
    return (*(section.title for _, section in world.sections()), *forms)


def _bound(world: World) -> tuple[str, ...]:
    """Return title and file of every paper that is laid into a volume."""
    return tuple(f"{paper.title} {paper.path}" for proof in world.bound for paper in proof.attachments)


def _letters(world: World) -> tuple[str, ...]:
    """Return what is planned as letters: identity cards alone are none."""
    return tuple(
        f"{section.title} {form.title if form else ''}"
        for _, section in world.sections()
        if not (section.scans and "身份证" in section.title)
        for form in (world.tender.form(section.form) if section.form else None,)
    )


def _signer(world: World) -> Person | None:
    found = world.dossier.record(world.dossier.bid.signer.person)
    return found if isinstance(found, Person) else None


def _ids(world: World) -> tuple[str, ...]:
    return tuple(world.library.index())


ROOTS: Mapping[str, Root] = {
    "tender": (Tender, lambda world: world.tender),
    "bid": (Bid, lambda world: world.dossier.bid),
    "price": (Price, lambda world: world.dossier.price),
    "table": (Price, lambda world: world.dossier.table),
    "offer": (None, lambda world: world.tender.offer_name),
    "library": (Library, lambda world: world.library),
    "company": (Company, lambda world: world.library.company),
    "team": (TeamSeat, lambda world: world.dossier.team),
    "planned": (None, _planned),
    "bound": (None, _bound),
    "letters": (None, _letters),
    "sections": (None, lambda world: tuple(section.id for _, section in world.sections())),
    "planned_forms": (None, lambda world: tuple(one.form for _, one in world.sections() if one.form)),
    "ids": (None, _ids),
    "our_names": (None, our_names),
    "seated": (Person, seated),
    "signer": (Person, _signer),
    "opening": (None, lambda world: world.opening),
    "opening_at": (None, lambda world: world.opening_at),
    "deadline": (None, lambda world: world.deadline),
    "validity_days": (None, lambda world: world.validity_days),
    "validity_end": (None, lambda world: world.validity_end),
}
USED: Mapping[str, type[Fact]] = {
    "used.qualifications": Qualification,
    "used.people": Person,
    "used.cases": Case,
    "used.financials": Financial,
    "used.products": Product,
    "used.records": Fact,
}
"""Records that the bid hands in, names or rests on."""


@dataclasses.dataclass(frozen=True, slots=True)
class Item:
    """A record of a list and its place in it, from 1; ``item`` and ``number`` in a path."""

    record: Any
    number: int


def items(world: World, each: str) -> Iterator[Item | None]:
    """Yield the records of a list; one None where no list is named."""
    if not each:
        yield None
        return
    found = tuple(used(world, USED[each])) if each in USED else value(world, each, None)
    several = found if isinstance(found, tuple) else (() if found is None else (found,))
    yield from (Item(record, number) for number, record in enumerate(several, 1))


def value(world: World, path: str, item: Item | None) -> Any:
    """Return what stands in a field: None when nothing does, a tuple where the path goes through a list."""
    return _ancestors(world, path, item)[-1]


def _ancestors(world: World, path: str, item: Item | None) -> list[Any]:
    first, *names = path.split(".")
    own = {"item": item.record, "number": item.number} if item is not None else {}
    found = [own[first] if first in own else ROOTS[first][1](world)]
    for name in names:
        found.append(_step(found[-1], name))
    return [None if one == "" else one for one in found]


def _step(holder: Any, name: str) -> Any:
    if holder is None:
        return None
    if isinstance(holder, tuple):
        parts = (_step(one, name) for one in holder)
        return tuple(
            one for part in parts for one in (part if isinstance(part, tuple) else (part,)) if one is not None
        )
    if isinstance(holder, Mapping):
        return holder.get(name)
    return getattr(holder, name)


def place(world: World, path: str, item: Item | None) -> Span | None:
    """Return where a field was written: a record's own start, or its key in the nearest record that is there."""
    if not path:
        return None
    found, names = _ancestors(world, path, item), path.split(".")
    for at in range(len(found) - 1, -1, -1):
        holder = found[at]
        if isinstance(holder, Record):
            last = at == len(found) - 1
            return holder.span if last or holder.span == NOWHERE else holder.span_of(names[at + 1])
    return None


def checked(path: str, each: str = "") -> str:
    """Return the path; raises ValueError with the nearest name when a record has no such field."""
    first, *names = path.split(".")
    if first == "number" and each:
        kind: Any = None
    elif first == "item" and each:
        kind = USED.get(each) or _kind_of(each)
    elif first in ROOTS:
        kind = ROOTS[first][0]
    else:
        raise ValueError(_unknown(path, first, [*ROOTS, *(["item", "number"] if each else [])]))
    for name in names:
        kind = _below(kind, name, path)
    return path


def checked_list(each: str) -> str:
    """Return the path of a list; raises ValueError as above."""
    if each.startswith("used.") and each not in USED:
        raise ValueError(_unknown(each, each, USED))
    return each if not each or each in USED else checked(each)


def _kind_of(path: str) -> Any:
    first, *names = path.split(".")
    kind = ROOTS[first][0]
    for name in names:
        kind = _below(kind, name, path)
    return kind


def _below(kind: Any, name: str, path: str) -> Any:
    """Return the record that a field holds, ``dict`` where it holds values by name, None where it holds one value."""
    if kind is dict:
        return None
    fields = _fields(kind) if kind is not None else {}
    if name in fields:
        return _record_in(fields[name])
    if isinstance(getattr(kind, name, None), (property, cached_property)):
        return None
    raise ValueError(_unknown(path, name, fields))


def _fields(kind: Any) -> Mapping[str, Any]:
    if dataclasses.is_dataclass(kind):
        return get_type_hints(kind, include_extras=True)
    return {name: field.annotation for name, field in kind.model_fields.items()}


def _record_in(annotation: Any) -> Any:
    if isinstance(annotation, type) and (
        issubclass(annotation, Record) or dataclasses.is_dataclass(annotation)
    ):
        return annotation
    if get_origin(annotation) is dict:
        return dict
    found = (_record_in(part) for part in get_args(annotation))
    return next((one for one in found if one is not None), None)


def _unknown(path: str, name: str, known: Any) -> str:
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
    hint = f"，是不是「{near[0]}」？" if near else "；"
    tail = f"可用：{'、'.join(known)}" if known else "它下面没有别的字段"
    return f"「{path}」里没有「{name}」这个字段{hint}{tail}"
