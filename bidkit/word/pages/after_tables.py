"""Headings keep a distance from the table above them: few files give them one, and the frame touches the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.word.ooxml import PPR_ORDER, is_on, make, on, ppr, put, twips, w
from bidkit.word.pages.levels import level_of
from bidkit.word.text import paragraph_text

if TYPE_CHECKING:
    from bidkit.word.ooxml import Element
    from bidkit.word.styles import Styles

DISTANCE = 120
"""Six points, in twips."""


def keep_distance(body: Element, styles: Styles) -> None:
    """Give, in place, each heading right behind a table six points of space before it, where it has less."""
    for table in body.iter(w("tbl")):
        following = table.getnext()
        if following is not None and following.tag == w("p") and _is_heading(following, styles):
            spacing = styles.property(following, "spacing")
            if _before(spacing) < DISTANCE:
                _push(following)


def _before(spacing: Element | None) -> int:
    """Return the space before a paragraph in twips; of a space in lines, 240 to the line."""
    if spacing is None:
        return 0
    lines = spacing.get(w("beforeLines"), "0")
    if spacing.get(w("beforeAutospacing"), "0") in ("1", "true", "on"):
        return DISTANCE
    return int(lines) * 240 // 100 if lines.isdigit() and int(lines) else twips(spacing.get(w("before")), 0)


def _push(paragraph: Element) -> None:
    own = ppr(paragraph).find(w("spacing"))
    spacing = put(ppr(paragraph), make("spacing"), PPR_ORDER) if own is None else own
    spacing.set(w("before"), str(DISTANCE))


def _is_heading(paragraph: Element, styles: Styles) -> bool:
    """Return whether a paragraph is a heading, or looks like one: all of it bold and kept with what follows."""
    if not paragraph_text(paragraph).strip():
        return False
    if level_of(paragraph, styles):
        return True
    runs = [run for run in paragraph.iter(w("r")) if run.find(w("t")) is not None]
    kept = styles.property(paragraph, "keepNext")
    return kept is not None and is_on(kept) and all(on(run.find(w("rPr")), "b") for run in runs)
