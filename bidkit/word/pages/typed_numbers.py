"""Automatic numbers that LibreOffice counts or writes otherwise, typed as Word shows them.

Seen with LibreOffice 7.4: ``w:isLgl`` is not read (一.1 for 1.1), a level that never starts again does so in every
chapter, and some formats come out as plain digits (``findings/lo-legal-numbering.sh``, ``lo-articles-start-again.sh``,
``lo-list-formats.sh``). Of a list with such a level all numbers are typed, so that they go on together.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from bidkit.word.numbering import Numberer
from bidkit.word.ooxml import PPR_ORDER, XML_SPACE, body_of, make, ppr, put, val, w

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
    for paragraph, (number, level), label in labelled:
        _type(paragraph, label, numberer.lists[number].levels[level].node)


def _otherwise(levels: Mapping[int, Level]) -> bool:
    """Return whether a list has a level that comes out otherwise."""
    return any(
        level.form in DRAWN_OTHERWISE
        or (place > 0 and level.restart == 0)
        or (level.legal and any(above.form not in PLAIN for at, above in levels.items() if at <= place))
        for place, level in levels.items()
    )


def _type(paragraph: Element, label: str, level: Element) -> None:
    properties = ppr(paragraph)
    for tag in ("tabs", "ind"):
        given = level.find(f"{w('pPr')}/{w(tag)}")
        if given is not None and properties.find(w(tag)) is None:
            put(properties, deepcopy(given), PPR_ORDER)
    off = make("numPr")
    off.extend((make("ilvl", val=0), make("numId", val=0)))
    put(properties, off, PPR_ORDER)
    properties.addnext(_run(label, level, properties))


def _run(label: str, level: Element, properties: Element) -> Element:
    """Return the number as a run: in the type of the level, else of the paragraph's mark, and what stands behind it."""
    made = make("r")
    own = level.find(w("rPr"))
    look = properties.find(w("rPr")) if own is None else own
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
