"""Which numbered paragraphs are open at a place: the order of the kinds of numbers differs from document to document.

A list that starts again is inside the open one when the open one is carried on later, and beside it otherwise.
"""

from __future__ import annotations

import re
from bisect import bisect_right
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
class Sequences:
    """Every number of the body by kind and chapter, to look ahead."""

    places: dict[tuple[int, str], list[tuple[int, int]]] = field(default_factory=dict)
    chapters: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, units: Sequence[Unit], chapters: Iterable[int]) -> Sequences:
        """Return the numbers of these units; ``chapters`` are the places where a chapter opens."""
        made = cls(chapters=sorted(chapters))
        for unit in units:
            if unit.label is not None and not unit.table and not unit.contents:
                key = (made.chapter(unit.index), kind_of(unit.label))
                made.places.setdefault(key, []).append((unit.index, unit.label.value))
        return made

    def chapter(self, index: int) -> int:
        """Return which chapter a place lies in."""
        return bisect_right(self.chapters, index)

    def continues(self, label: Label, index: int) -> bool:
        """Return whether the list of this number goes on after ``index``, over lists that start at one again."""
        run = 0
        for place, value in self.places.get((self.chapter(index), kind_of(label)), ()):
            if place < index:
                continue
            if value == run + 1:
                run = value
            elif value == label.value + 1:
                return True
            elif value == 1:
                run = 1
            else:
                return False
        return False


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
