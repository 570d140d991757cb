"""How a paragraph stands on its page: in the middle, in bold, how large, after a page break.

Read from the paragraph, its first words and its styles; a theme or a table style is not asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.model.reading import Standing
from bidkit.word.ooxml import is_on, val, w

if TYPE_CHECKING:
    from bidkit.word.ooxml import Element
    from bidkit.word.styles import Styles

HALF = 2


def standing_of(paragraph: Element, styles: Styles, *, fresh: bool) -> Standing:
    """Return the look of a paragraph; ``fresh`` is what the walk over the file knows."""
    middle = val(styles.property(paragraph, "jc")) == "center"
    bold = is_on(_of_words(paragraph, styles, "b"))
    return Standing(middle, bold, fresh or is_on(styles.property(paragraph, "pageBreakBefore")))


def size_of(paragraph: Element, styles: Styles) -> float:
    """Return the height of the first words in points, 0 where nothing says it."""
    found = val(_of_words(paragraph, styles, "sz"))
    return int(found) / HALF if found.isdigit() else 0.0


def says(paragraph: Element) -> bool:
    """Return whether a paragraph has words of its own."""
    return any((node.text or "").strip() for node in paragraph.iter(w("t")))


def page_breaks(paragraph: Element) -> tuple[bool, bool]:
    """Return whether a page break stands before the paragraph's words, and whether one stands after them."""
    before = after = spoken = False
    for node in paragraph.iter(w("t"), w("br"), w("lastRenderedPageBreak")):
        if node.tag == w("t"):
            spoken = spoken or bool((node.text or "").strip())
            after = after and not spoken
        elif node.tag != w("br") or node.get(w("type")) == "page":
            before, after = before or not spoken, True
    section = paragraph.find(f"{w('pPr')}/{w('sectPr')}")
    ends = section is not None and val(section, "type") not in ("continuous", "nextColumn")
    return before and spoken, after or ends


def _of_words(paragraph: Element, styles: Styles, name: str) -> Element | None:
    """Return a property of the first run that has words, direct or from the paragraph's style."""
    for run in paragraph.iter(w("r")):
        if says(run):
            found = run.find(f"{w('rPr')}/{w(name)}")
            if found is not None:
                return found
            break
    for style in styles.chain(styles.of_paragraph(paragraph)):
        found = style.find(f"{w('rPr')}/{w(name)}")
        if found is not None:
            return found
    return None
