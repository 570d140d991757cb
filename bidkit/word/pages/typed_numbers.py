"""Automatic numbers that LibreOffice counts or writes otherwise, typed as Word shows them.

Seen with LibreOffice 7.4: ``w:isLgl`` is not read (一.1 for 1.1), a level that never starts again does so in every
chapter, and some formats come out as plain digits (``findings/lo-legal-numbering.sh``, ``lo-articles-start-again.sh``,
``lo-list-formats.sh``). Of a list with such a level all numbers are typed, so that they go on together.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from bidkit.word.numbering import Numberer, resolve_abstract
from bidkit.word.ooxml import PPR_ORDER, XML_SPACE, body_of, make, ppr, put, val, w
from bidkit.word.styles import Styles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bidkit.word.numbering import Level
    from bidkit.word.ooxml import Element
    from bidkit.word.package import Package

DRAWN_OTHERWISE = {
    "decimalFullWidth", "decimalFullWidth2", "decimalEnclosedFullstop", "decimalEnclosedParen", "ideographDigital",
    "ideographTraditional",
}  # fmt: skip
PLAIN = ("decimal", "bullet", "none")


def type_numbers(package: Package, root: Element) -> None:
    """Replace, in place, the numbers of such lists in the document's body by text."""
    numberer = Numberer.of(package)
    odd = {key for key, found in numberer.lists.items() if _otherwise(found.levels)}
    if not odd:
        return
    abstracts = {numberer.lists[key].abstract for key in odd}
    labelled = []
    for paragraph in body_of(root).iter(w("p")):
        placed, label = numberer.place(paragraph), numberer.label(paragraph)
        if placed is not None and label and numberer.lists[placed[0]].abstract in abstracts:
            labelled.append((paragraph, placed, label))
    levels = _Levels(package)
    for paragraph, placed, label in labelled:
        _type(paragraph, label, levels.find(*placed))


def _otherwise(levels: Mapping[int, Level]) -> bool:
    """Return whether a list has a level that comes out otherwise."""
    return any(
        level.form in DRAWN_OTHERWISE
        or (place > 0 and level.restart == 0)
        or (level.legal and any(above.form not in PLAIN for at, above in levels.items() if at <= place))
        for place, level in levels.items()
    )


class _Levels:
    """The level of a list as the file has it."""

    def __init__(self, package: Package) -> None:
        root = package.related_root("numbering")
        assert root is not None, "there are lists"
        self.styles = Styles.of(package)
        self.abstracts = {node.get(w("abstractNumId"), ""): node for node in root.iterfind(w("abstractNum"))}
        self.numbers = {node.get(w("numId"), ""): node for node in root.iterfind(w("num"))}

    def find(self, number: str, level: int) -> Element | None:
        """Return the ``w:lvl`` of a list, its override first."""
        key = resolve_abstract(
            val(self.numbers[number], "abstractNumId"), self.abstracts, self.numbers, self.styles
        )
        holders = [*self.numbers[number].iterfind(w("lvlOverride")), self.abstracts[key]]
        nodes = [node for holder in holders for node in holder.iterfind(w("lvl"))]
        return next((node for node in nodes if node.get(w("ilvl")) == str(level)), None)


def _type(paragraph: Element, label: str, level: Element | None) -> None:
    properties = ppr(paragraph)
    for tag in ("tabs", "ind"):
        given = None if level is None else level.find(f"{w('pPr')}/{w(tag)}")
        if given is not None and properties.find(w(tag)) is None:
            put(properties, deepcopy(given), PPR_ORDER)
    off = make("numPr")
    off.extend((make("ilvl", val=0), make("numId", val=0)))
    put(properties, off, PPR_ORDER)
    properties.addnext(_run(label, level, properties))


def _run(label: str, level: Element | None, properties: Element) -> Element:
    """Return the number as a run: in the type of the level, else of the paragraph's mark, and what stands behind it."""
    made = make("r")
    look = None if level is None else level.find(w("rPr"))
    look = properties.find(w("rPr")) if look is None else look
    if look is not None:
        made.append(deepcopy(look))
    text = make("t")
    text.text = label
    made.append(text)
    behind = val(level, "suff", default="tab")
    if behind == "space":
        text.text += " "
        text.set(XML_SPACE, "preserve")
    elif behind == "tab":
        made.append(make("tab"))
    return made
