"""Automatic numbers of a piece that was cut out: they go on saying what they said in the whole file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bidkit.word.numbering import LEVELS, Numberer
from bidkit.word.ooxml import make, w

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bidkit.word.ooxml import Element
    from bidkit.word.package import Package


@dataclass(frozen=True, slots=True)
class Mark:
    """What one paragraph's automatic number says, and the counts of its list at that moment."""

    label: str
    number: str = ""
    level: int = 0
    counts: tuple[int | None, ...] = ()


@dataclass(slots=True)
class Marks:
    """The automatic numbers of a file's paragraphs, in order."""

    found: list[Mark] = field(default_factory=list)

    @classmethod
    def of(cls, package: Package, paragraphs: Sequence[Element]) -> Marks:
        """Return the numbers of these paragraphs, counted from the start of a list."""
        numberer = Numberer.of(package)
        made = cls()
        for paragraph in paragraphs:
            placed = numberer.place(paragraph)
            label = numberer.label(paragraph)
            if placed is None:
                made.found.append(Mark(label))
                continue
            counts = numberer.counts.get(numberer.lists[placed[0]].abstract, [None] * LEVELS)
            made.found.append(Mark(label, placed[0], placed[1], tuple(counts)))
        return made


def keep_numbers(package: Package, paragraphs: Sequence[Element], wanted: Sequence[Mark]) -> list[str]:
    """Start the lists of a piece where they stood in the whole file; return the labels that still differ."""
    part = package.related("numbering")
    if part is not None and _labels(package, paragraphs) != [mark.label for mark in wanted]:
        root = package.root(part.name)
        started: set[str] = set()
        for mark in wanted:
            if mark.number and mark.number not in started:
                started.add(mark.number)
                _start_at(root, mark)
        package.put_root(part.name, root)
    now = _labels(package, paragraphs)
    return [mark.label for mark, label in zip(wanted, now, strict=True) if mark.label != label]


def _labels(package: Package, paragraphs: Sequence[Element]) -> list[str]:
    return [mark.label for mark in Marks.of(package, paragraphs).found]


def _start_at(root: Element, mark: Mark) -> None:
    """Word starts a list anew at its first paragraph when the list carries ``startOverride``."""
    number = next((node for node in root.iterfind(w("num")) if node.get(w("numId")) == mark.number), None)
    if number is None:
        return
    for level in range(mark.level + 1):
        count = mark.counts[level]
        if count is None:
            continue
        override = next(
            (node for node in number.iterfind(w("lvlOverride")) if node.get(w("ilvl")) == str(level)), None
        )
        if override is None:
            override = make("lvlOverride", ilvl=level)
            number.append(override)
        start = override.find(w("startOverride"))
        if start is None:
            start = make("startOverride")
            override.insert(0, start)
        start.set(w("val"), str(count))
