"""Which tender uses which record of the library, and what ends before a bid that uses it stops being binding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from bidkit.model.choices import OUTCOME_NAMES
from bidkit.model.library import Certificate, Person, Qualification

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bidkit.model.filed import Fact
    from bidkit.model.library import Library
    from bidkit.model.record import Marked

WON = "won"
_FULL = re.compile("全职|专职|驻场|常驻|脱产|全程在岗|每日在岗")
"""Words of a role or duty that promise all of somebody's time."""


@dataclass(frozen=True, slots=True)
class TenderUse:
    """A tender by the name of its folder, the ids its files name, its opening and how long a bid binds; None unread.

    ``outcome`` is how it ended, "" as long as it has not; ``team`` are those who were promised for it, by id with role
    and duty; ``work`` is how many days the promised work takes.
    """

    name: str
    ids: frozenset[str]
    opening: date | None = None
    binding: int | None = None
    outcome: str = ""
    team: Mapping[str, str] = field(default_factory=dict)
    work: int | None = None

    @property
    def said(self) -> str:
        """Return the name with how it ended."""
        return f"{self.name}（{OUTCOME_NAMES.get(self.outcome, '没有结果')}）"

    @property
    def busy_until(self) -> date | None:
        """Return the last day on which people are held by it; None where nobody can tell."""
        held = self.work if self.outcome == WON else self.binding
        return None if self.opening is None or held is None else self.opening + timedelta(days=held)

    def holds_people(self, today: date) -> bool:
        """Return whether those promised for it may be needed: a bid without a result, or work that still runs."""
        if self.outcome not in ("", WON):
            return False
        return self.busy_until is None or self.busy_until >= today

    @property
    def last(self) -> date | None:
        """Return the last day on which the bid binds; the opening where nobody read for how long."""
        return self.opening + timedelta(days=self.binding or 0) if self.opening else None

    def is_open(self, today: date) -> bool:
        """Return whether the bid may still be opened, or nobody knows when it is."""
        return self.opening is None or self.opening >= today


@dataclass(frozen=True, slots=True)
class Promise:
    """A person who was promised for several tenders that may all need them; ``full`` says that one asks for all."""

    record_id: str
    label: str
    tenders: tuple[str, ...]
    full: bool


def overlaps(library: Library, tenders: Iterable[TenderUse], today: date) -> tuple[Promise, ...]:
    """Return the people promised to more than one bid without a result or project still running."""
    alive = [one for one in tenders if one.holds_people(today)]
    found = []
    for person in library.people:
        own = [one for one in alive if person.id in one.team]
        if len(own) > 1:
            said = tuple(f"{one.said}：{one.team[person.id]}" for one in own)
            full = any(_FULL.search(one.team[person.id]) for one in own)
            found.append(Promise(person.id, person.name, said, full))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Used:
    """A record and the tenders that name it; ``ends`` are certificates that end before the bid stops binding.

    ``results`` are the tenders with how each ended.
    """

    record_id: str
    label: str
    tenders: tuple[str, ...]
    ends: tuple[str, ...] = ()
    results: tuple[str, ...] = ()


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


def tender_use(
    name: str, trees: Sequence[Marked], dates: tuple[date | None, int | None], bid: Mapping[str, Any]
) -> TenderUse:
    """Return what a tender uses, by the trees of its files; ``bid`` is that of bid.yaml."""
    opening, binding = dates
    ids = frozenset(word for tree in trees for word in named_in(tree))
    delivery = bid.get("delivery")
    work = str(delivery.get("period_days") or "") if isinstance(delivery, dict) else ""
    return TenderUse(
        name,
        ids,
        opening,
        binding,
        str(bid.get("outcome") or ""),
        dict(_team(bid.get("team"))),
        int(work) if work.isdigit() else None,
    )


def _team(said: Any) -> Iterator[tuple[str, str]]:
    """Yield who was promised, with the words of the role and the duty."""
    for one in said if isinstance(said, list) else ():
        if isinstance(one, dict) and one.get("person"):
            words = [str(one.get(name) or "") for name in ("role", "duty")]
            yield str(one["person"]), "，".join(filter(None, words)) or "没有写岗位"


def uses(library: Library, tenders: Iterable[TenderUse], today: date) -> tuple[Used, ...]:
    """Return the records that any tender names, in the library's order."""
    held = tuple(tenders)
    found = []
    for fact in library.facts():
        own = [one for one in held if fact.id in one.ids and fact is not library.company]
        if own:
            ends = tuple(said for one in own if one.is_open(today) for said in _ends(fact, one))
            found.append(
                Used(
                    fact.id, fact.label, tuple(one.name for one in own), ends, tuple(one.said for one in own)
                )
            )
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
