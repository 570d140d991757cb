"""Which tender uses which record of the library, and what ends before a bid that uses it stops being binding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from bidkit.model.library import Certificate, Person, Qualification

if TYPE_CHECKING:
    from bidkit.model.filed import Fact
    from bidkit.model.library import Library
    from bidkit.model.record import Marked


@dataclass(frozen=True, slots=True)
class TenderUse:
    """A tender by the name of its folder, the ids its files name, its opening and how long a bid binds; None unread."""

    name: str
    ids: frozenset[str]
    opening: date | None = None
    binding: int | None = None

    @property
    def last(self) -> date | None:
        """Return the last day on which the bid binds; the opening where nobody read for how long."""
        return self.opening + timedelta(days=self.binding or 0) if self.opening else None

    def is_open(self, today: date) -> bool:
        """Return whether the bid may still be opened, or nobody knows when it is."""
        return self.opening is None or self.opening >= today


@dataclass(frozen=True, slots=True)
class Used:
    """A record and the tenders that name it; ``ends`` are certificates that end before the bid stops binding."""

    record_id: str
    label: str
    tenders: tuple[str, ...]
    ends: tuple[str, ...] = ()


def named_in(tree: Any) -> Iterator[str]:
    """Yield every word of a file that may be the id of a record: values, and what stands before a colon in them."""
    if isinstance(tree, dict):
        for value in tree.values():
            yield from named_in(value)
    elif isinstance(tree, (list, tuple)):
        for value in tree:
            yield from named_in(value)
    elif isinstance(tree, str):
        yield tree.partition(":")[0].strip()


def tender_use(name: str, trees: Iterable[Marked], dates: tuple[date | None, int | None]) -> TenderUse:
    """Return what a tender uses, by the trees of its files."""
    opening, binding = dates
    return TenderUse(name, frozenset(word for tree in trees for word in named_in(tree)), opening, binding)


def uses(library: Library, tenders: Iterable[TenderUse], today: date) -> tuple[Used, ...]:
    """Return the records that any tender names, in the library's order."""
    held = tuple(tenders)
    found = []
    for fact in library.facts():
        own = [one for one in held if fact.id in one.ids and fact is not library.company]
        if own:
            ends = tuple(said for one in own if one.is_open(today) for said in _ends(fact, one))
            found.append(Used(fact.id, fact.label, tuple(one.name for one in own), ends))
    return tuple(found)


def _ends(fact: Fact, tender: TenderUse) -> Iterator[str]:
    certificates: tuple[Qualification | Certificate, ...] = ()
    if isinstance(fact, Qualification):
        certificates = (fact,)
    elif isinstance(fact, Person):
        certificates = fact.certificates
    for one in certificates:
        until, last = one.valid_until, tender.last
        if isinstance(until, date) and last is not None and until < last:
            yield f"{one.name} {until} 到期，「{tender.name}」的投标有效期到 {last}"
