"""Which numbered paragraphs are open at a place: the order of the kinds of numbers differs from document to document.

A list that starts again is inside the open one when the open one is carried on later, and beside it otherwise.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bidkit.read.labels import Label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bidkit.read.unit import Unit


def kind_of(label: Label) -> str:
    """Return the kind of a number; numbers such as 3.1 and 4.1 are of two kinds."""
    if label.kind == "annex2":
        return f"annex2:{re.sub(r'[-－—.][^-－—.]*$', '', label.text)}"
    if not label.kind.startswith("decimal"):
        return label.kind
    parts = re.findall(r"\d+", label.text)
    return f"{label.kind}:{'.'.join(parts[:-1])}"


@dataclass(slots=True)
class _Numbers:
    """The numbers of one kind in one chapter: where they stand, what they are, and what breaks the count after each.

    A count breaks at the first number that neither goes on by one nor starts at one again; 0 where it never does.
    """

    places: list[int] = field(default_factory=list)
    values: list[int] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)

    def close(self) -> None:
        """Work out the breaks from the last number back, once for all questions."""
        self.breaks = [0] * len(self.values)
        for place in range(len(self.values) - 2, -1, -1):
            after = self.values[place + 1]
            goes_on = after in (self.values[place] + 1, 1)
            self.breaks[place] = self.breaks[place + 1] if goes_on else after

    def breaking(self, index: int) -> int:
        """Return the number that breaks the count which begins after a place of the document."""
        start = bisect_left(self.places, index)
        if start == len(self.places):
            return 0
        return self.breaks[start] if self.values[start] == 1 else self.values[start]


@dataclass(slots=True)
class Sequences:
    """Every number of the body by kind and chapter, to look ahead."""

    numbers: dict[tuple[int, str], _Numbers] = field(default_factory=dict)
    chapters: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, units: Sequence[Unit], chapters: Iterable[int]) -> Sequences:
        """Return the numbers of these units; ``chapters`` are the places where a chapter opens."""
        made = cls(chapters=sorted(chapters))
        for unit in units:
            if unit.label is not None and not unit.table and not unit.contents:
                key = (made.chapter(unit.index), kind_of(unit.label))
                numbers = made.numbers.setdefault(key, _Numbers())
                numbers.places.append(unit.index)
                numbers.values.append(unit.label.value)
        for numbers in made.numbers.values():
            numbers.close()
        return made

    def chapter(self, index: int) -> int:
        """Return which chapter a place lies in."""
        return bisect_right(self.chapters, index)

    def continues(self, label: Label, index: int) -> bool:
        """Return whether the list of this number goes on after ``index``, over lists that start at one again."""
        numbers = self.numbers.get((self.chapter(index), kind_of(label)))
        return numbers is not None and numbers.breaking(index) == label.value + 1


@dataclass(slots=True)
class _Entry:
    index: int
    label: Label


@dataclass(slots=True)
class Stack:
    """The numbered paragraphs that are open."""

    sequences: Sequences
    entries: list[_Entry] = field(default_factory=list)

    def clear(self) -> None:
        """Close everything."""
        self.entries.clear()

    def reset(self) -> None:
        """Close everything but the chapter: a volume of its own begins."""
        del self.entries[1:]

    def all(self) -> tuple[int, ...]:
        """Return the open paragraphs, outermost first."""
        return tuple(entry.index for entry in self.entries)

    def place(self, unit: Unit, *, is_chapter: bool = False) -> tuple[int, ...]:
        """Return the paragraphs above a unit, and open it when it is numbered itself."""
        label = unit.label
        if is_chapter and label is None:
            label = Label("chapter", 1, 0, "")
        if label is None:
            return self.all()
        self._close_for(label, unit)
        heads = self.all()
        self.entries.append(_Entry(unit.index, label))
        return heads

    def _close_for(self, label: Label, unit: Unit) -> None:
        kind = kind_of(label)
        same = [place for place, entry in enumerate(self.entries) if kind_of(entry.label) == kind]
        for place in reversed(same):
            if self.entries[place].label.value + 1 == label.value:
                del self.entries[place:]
                return
        if label.value == 1 and self._inside(unit, same):
            return
        if same:
            smaller = [place for place in same if self.entries[place].label.value < label.value]
            del self.entries[(smaller[-1] if smaller else same[0 if label.rank <= 2 else -1]) :]
            return
        while self.entries and self.entries[-1].label.rank >= label.rank:
            self.entries.pop()

    def _inside(self, unit: Unit, same: list[int]) -> bool:
        """Return whether a list that starts here belongs under the open paragraph that would else be closed."""
        if unit.table or not self.entries:
            return False
        closes = same[-1] if same else None
        if closes is None:
            rank = unit.label.rank if unit.label else 0
            ranked = [place for place, entry in enumerate(self.entries) if entry.label.rank >= rank]
            closes = ranked[0] if ranked else None
        if closes is None:
            return True
        while len(self.entries) > closes and not any(
            self.sequences.continues(entry.label, unit.index) for entry in self.entries[closes:]
        ):
            return False
        while (
            not self.sequences.continues(self.entries[-1].label, unit.index)
            and len(self.entries) > closes + 1
        ):
            self.entries.pop()
        return True
