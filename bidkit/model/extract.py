"""What was found in a buyer's document: facts and items, each with its quote and its place.

A fact that the document contradicts is left out and becomes a finding; nothing here is trusted until a person confirms.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from bidkit.model.place import Place as Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bidkit.finding import Finding
    from bidkit.model.unfair import Unfair

Kind = Literal[
    "qualification", "substantive", "important", "invalidity", "tender-failure", "format", "signing"
]


@dataclass(frozen=True, slots=True)
class Fact:
    """One value with the words it was read from."""

    key: str
    value: str
    quote: str
    place: Place


@dataclass(frozen=True, slots=True)
class Item:
    """One clause: ``words`` are those that made it one of its kind; ``unit`` its place in the reading order."""

    kind: Kind
    quote: str
    place: Place
    mark: str = ""
    words: str = ""
    unit: int = -1


@dataclass(frozen=True, slots=True)
class ScoreItem:
    """A leaf of the scoring table; ``group`` is the part of the table it stands in."""

    item: str
    points: str
    criteria: str
    place: Place
    group: str = ""
    unit: int = -1


@dataclass(frozen=True, slots=True)
class FormItem:
    """A prescribed form; ``seal`` and ``sign`` as the form itself asks, ``join`` says whether both or either.

    ``part`` is the part of the bid it stands under, where the chapter of forms has several. ``proposal`` are the words
    by which the tender lets some bidders leave it out.
    """

    title: str
    place: Place
    seal: tuple[str, ...] = ()
    sign: tuple[str, ...] = ()
    join: Literal["and", "or"] = "and"
    quote: str = ""
    unit: int = -1
    part: str = ""
    proposal: str = ""


@dataclass(frozen=True, slots=True)
class PriceTerms:
    """How prices are scored: the words, and the formula they are; ``formula`` is "" where nobody taught us it.

    ``details`` are plain values in the shape of ``evaluation.price``.
    """

    formula: str
    points: str
    quote: str
    place: Place
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lot:
    """One lot of several; ``scoring`` holds its own table where the lots are scored by tables of their own."""

    number: str
    quote: str
    place: Place
    name: str = ""
    budget: str = ""
    ceiling: str = ""
    bond: str = ""
    scoring: tuple[ScoreItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Extract:
    """Everything found in one document."""

    name: str
    facts: tuple[Fact, ...] = ()
    copies: tuple[Item, ...] = ()
    qualifications: tuple[Item, ...] = ()
    substantive: tuple[Item, ...] = ()
    important: tuple[Item, ...] = ()
    invalidity: tuple[Item, ...] = ()
    tender_failure: tuple[Item, ...] = ()
    scoring: tuple[ScoreItem, ...] = ()
    forms: tuple[FormItem, ...] = ()
    formats: tuple[Item, ...] = ()
    passed_over: tuple[Item, ...] = ()
    pages: int | None = None
    findings: tuple[Finding, ...] = field(default=())
    price: PriceTerms | None = None
    lots: tuple[Lot, ...] = ()
    unfair: tuple[Unfair, ...] = ()

    def fact(self, key: str) -> str:
        """Return a fact's value, "" where nothing certain was found."""
        return next((fact.value for fact in self.facts if fact.key == key), "")
