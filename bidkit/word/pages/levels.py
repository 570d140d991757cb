"""The outline level of a paragraph, by which headings are known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.word.ooxml import val, w

if TYPE_CHECKING:
    from bidkit.word.ooxml import Element
    from bidkit.word.styles import Styles

HEADING_NAME = re.compile(r"(?:heading|标题) ?([1-9])", re.IGNORECASE)
BODY_TEXT = 9


def level_of(paragraph: Element, styles: Styles) -> int:
    """Return a paragraph's outline level 1..9, or 0 for body text: direct, inherited, or by a heading style's name."""
    direct = paragraph.find(f"{w('pPr')}/{w('outlineLvl')}")
    if direct is not None:
        return as_level(val(direct))
    for style in styles.chain(styles.of_paragraph(paragraph)):
        own = style.find(f"{w('pPr')}/{w('outlineLvl')}")
        if own is not None:
            return as_level(val(own))
        named = HEADING_NAME.fullmatch(val(style, "name"))
        if named:
            return int(named[1])
    return 0


def as_level(text: str) -> int:
    """Return the level 1..9 that a written one from 0 stands for, 0 for body text."""
    return int(text) + 1 if text.isdigit() and int(text) < BODY_TEXT else 0
