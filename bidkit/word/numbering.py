"""The numbers a reader sees before paragraphs: 第一章, 1.2, （三）; counted the way Word counts.

Word keeps one count per abstract list; every list made from it continues that count unless it overrides the start.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bidkit.word.numerals import numeral
from bidkit.word.ooxml import W, body_of, on, val, w
from bidkit.word.styles import Styles
from bidkit.word.ticks import ordinary

if TYPE_CHECKING:
    from bidkit.word.ooxml import Element
    from bidkit.word.package import Package

LEVELS = 9
_PROPERTIES, _NUMBER = w("pPr"), w("numPr")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its start, format, label pattern, what makes it start again, and its ``w:lvl``."""

    start: int
    form: str
    text: str
    legal: bool
    restart: int
    style: str
    node: Element


@dataclass(slots=True)
class _List:
    """A ``w:num``: its abstract list, its levels with overrides, and the levels it starts anew."""

    abstract: str
    levels: dict[int, Level]
    restarts: dict[int, int]
    begun: bool = False


@dataclass(slots=True)
class Numberer:
    """Labels paragraphs given in document order; every numbered paragraph must be given, once."""

    styles: Styles
    lists: dict[str, _List]
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    placed: dict[tuple[str, str | None, str | None], tuple[str, int] | None] = field(default_factory=dict)

    @classmethod
    def of(cls, package: Package) -> Numberer:
        """Return a numberer at the start of the package's document."""
        styles = Styles.of(package)
        root = package.related_root("numbering")
        return cls(styles, {} if root is None else _read_lists(root, styles))

    def place(self, paragraph: Element) -> tuple[str, int] | None:
        """Return the list id and level of a paragraph; None where it has no automatic number.

        A style and what the paragraph says itself decide it: thousands of paragraphs share a handful of both.
        """
        properties = next(paragraph.iterchildren(_PROPERTIES), None)
        direct = None if properties is None else next(properties.iterchildren(_NUMBER), None)
        own = (None, None) if direct is None else (_said(direct, "numId"), _said(direct, "ilvl"))
        key = (self.styles.of_paragraph(paragraph), *own)
        if key not in self.placed:
            self.placed[key] = self._place(paragraph)
        return self.placed[key]

    def _place(self, paragraph: Element) -> tuple[str, int] | None:
        number = self.styles.property(paragraph, "numPr/numId")
        num_id = val(number)
        found = self.lists.get(num_id)
        if found is None or num_id == "0":
            return None
        direct = paragraph.find(f"{w('pPr')}/{w('numPr')}/{w('ilvl')}")
        linked = None if direct is not None else self._linked_level(paragraph, found)
        level = self.styles.property(paragraph, "numPr/ilvl")
        place = linked if linked is not None else _int(val(level), 0)
        return num_id, min(max(place, 0), LEVELS - 1)

    def label(self, paragraph: Element) -> str:
        """Return the paragraph's label, "" for none or a bullet, and move the count on."""
        placed = self.place(paragraph)
        if placed is None:
            return ""
        found, place = self.lists[placed[0]], placed[1]
        level = found.levels.get(place)
        if level is None:
            return ""
        counts = self._count(found, place)
        return "" if level.form == "bullet" else _compose(found, level, counts)

    def bullet(self, paragraph: Element) -> str:
        """Return the sign that stands as bullet before a paragraph, symbol fonts as ordinary signs; "" for none."""
        placed = self.place(paragraph)
        level = self.lists[placed[0]].levels.get(placed[1]) if placed else None
        return ordinary(level.text).strip() if level is not None and level.form == "bullet" else ""

    def _linked_level(self, paragraph: Element, found: _List) -> int | None:
        """A style's list level is the one that names the style, whatever ``w:ilvl`` the style has."""
        names = {place: level.style for place, level in found.levels.items() if level.style}
        for style in self.styles.chain(self.styles.of_paragraph(paragraph)):
            for place, name in names.items():
                if name == style.get(w("styleId")):
                    return place
            if style.find(f"{w('pPr')}/{w('numPr')}") is not None:
                return None
        return None

    def _count(self, found: _List, place: int) -> list[int | None]:
        counts = self.counts.setdefault(found.abstract, [None] * LEVELS)
        if not found.begun:
            found.begun = True
            for level in found.restarts:
                counts[level] = None
        before = counts[place]
        counts[place] = _start(found, place) if before is None else before + 1
        for deeper in range(place + 1, LEVELS):
            if _restarts(found.levels.get(deeper), deeper, place):
                counts[deeper] = None
        return counts


def number_labels(package: Package) -> dict[int, str]:
    """Return the label of every numbered paragraph of the document, by its place among all ``w:p`` from 0."""
    numberer = Numberer.of(package)
    labels = {}
    for place, paragraph in enumerate(body_of(package.root(package.main)).iter(w("p"))):
        label = numberer.label(paragraph)
        if label:
            labels[place] = label
    return labels


def _said(element: Element, tag: str) -> str | None:
    found = element.find(w(tag))
    return None if found is None else found.get(w("val"), "")


def _restarts(level: Level | None, deeper: int, place: int) -> bool:
    """``w:lvlRestart`` 0 means never; k means only after a level up to k (from 1) was counted."""
    if level is None or level.restart < 0:
        return True
    return level.restart != 0 and place < min(level.restart, deeper)


def _start(found: _List, place: int) -> int:
    level = found.levels.get(place)
    return found.restarts.get(place, level.start if level else 1)


def _compose(found: _List, level: Level, counts: list[int | None]) -> str:
    def shown(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        form = found.levels[place].form if place in found.levels else "decimal"
        if level.legal and form not in ("bullet", "none"):
            form = "decimal"
        count = counts[place]
        return numeral(_start(found, place) if count is None else count, form)

    return re.sub(r"%([1-9])", shown, level.text)


def _read_lists(root: Element, styles: Styles) -> dict[str, _List]:
    abstracts = {node.get(w("abstractNumId"), ""): node for node in root.iterfind(w("abstractNum"))}
    numbers = {node.get(w("numId"), ""): node for node in root.iterfind(w("num"))}
    lists = {}
    for num_id, number in numbers.items():
        key = resolve_abstract(val(number, "abstractNumId"), abstracts, numbers, styles)
        if key in abstracts:
            lists[num_id] = _read_list(key, abstracts[key], number)
    return lists


def resolve_abstract(
    key: str, abstracts: dict[str, Element], numbers: dict[str, Element], styles: Styles
) -> str:
    """Return the id of the abstract list that holds the levels, following ``w:numStyleLink`` through its style."""
    seen: set[str] = set()
    while key in abstracts and key not in seen:
        seen.add(key)
        link = val(abstracts[key], "numStyleLink")
        if not link:
            return key
        style = styles.by_id.get(link)
        number = None if style is None else style.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
        target = numbers.get(val(number))
        key = val(target, "abstractNumId") if target is not None else ""
    return key


def _read_list(key: str, abstract: Element, number: Element) -> _List:
    levels = {_int(node.get(w("ilvl")), 0): _read_level(node) for node in abstract.iterfind(w("lvl"))}
    restarts = {}
    for override in number.iterfind(w("lvlOverride")):
        place = _int(override.get(w("ilvl")), 0)
        node = override.find(w("lvl"))
        if node is not None:
            levels[place] = _read_level(node)
        start = override.find(w("startOverride"))
        if start is not None:
            restarts[place] = _int(val(start), 1)
    return _List(key, levels, restarts)


def _read_level(node: Element) -> Level:
    form = node.find(w("numFmt"))
    if form is None:
        form = next((found for found in node.iter(f"{{{W}}}numFmt") if val(found) != "custom"), None)
    return Level(
        start=_int(val(node, "start"), 0 if node.find(w("start")) is None else 1),
        form=val(form, default="decimal"),
        text=val(node, "lvlText"),
        legal=on(node, "isLgl"),
        restart=_int(val(node, "lvlRestart"), -1),
        style=val(node, "pStyle"),
        node=node,
    )


def _int(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"-?\d+", text) else default
