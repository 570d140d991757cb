"""STYLEREF fields with what Word works out for them, for the converter, which keeps what was stored last.

In the text a field prints the nearest paragraph of its style before it, or else the next one. In a header it changes
from page to page: where the section has one such paragraph it is written; where it has several, what was stored stays.
Seen with LibreOffice 7.4.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.word.field_codes import NESTED, SWITCH, fields, unlink
from bidkit.word.ooxml import drop, local, run, w
from bidkit.word.style_refs import plain_name
from bidkit.word.text import paragraph_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bidkit.word.field_codes import Field
    from bidkit.word.ooxml import Element
    from bidkit.word.styles import Styles

HARMLESS = ("\\*", "MERGEFORMAT", "CHARFORMAT")


def write_style_refs(body: Element, stories: Iterable[Element], styles: Styles) -> None:
    """Write, in place, the words that the STYLEREF fields of the body and of its headers come to."""
    in_body, in_stories = _plain_refs(body), [found for story in stories for found in _plain_refs(story)]
    if not in_body and not in_stories:
        return
    paragraphs = list(body.iter(w("p")))
    place = {paragraph: at for at, paragraph in enumerate(paragraphs)}
    words = [
        (plain_name(styles.name(styles.of_paragraph(one))), paragraph_text(one).strip()) for one in paragraphs
    ]
    for found in in_body:
        holder = next(found.marks[0].iterancestors(w("p")), None)
        at = place.get(holder, 0) if holder is not None else 0
        named = [
            (number, text) for number, (style, text) in enumerate(words) if text and style == _style(found)
        ]
        before = [text for number, text in named if number < at]
        _write(found, before[-1] if before else next((text for number, text in named if number > at), ""))
    for found in in_stories:
        texts = {text for style, text in words if text and style == _style(found)}
        _write(found, texts.pop() if len(texts) == 1 else "")


def _plain_refs(root: Element) -> list[Field]:
    """Return the fields that ask for the words of a style, not for its number or the last one of a page."""
    refs = [one for one in fields(root) if one.name == "STYLEREF" and NESTED not in one.code and one.words]
    return [
        one
        for one in refs
        if not [word for word in one.words if SWITCH.fullmatch(word) and word not in HARMLESS]
    ]


def _style(found: Field) -> str:
    return plain_name(found.words[0])


def _write(found: Field, text: str) -> None:
    """Put the words in the place of what was stored, and take the field away; without words it stays."""
    if not text:
        return
    first = found.marks[0]
    if local(first) == "fldSimple":
        look = first.find(f"{w('r')}/{w('rPr')}")
        first.addprevious(run(text, look))
        drop(first)
        return
    start, end = first.getparent(), found.marks[-1].getparent()
    if start is None or end is None or start.getparent() is not end.getparent():
        return
    inside = [node for node in start.itersiblings() if node.tag == w("r")]
    inside = inside[: inside.index(end)] if end in inside else []
    looks = [look for node in (*reversed(inside), start) if (look := node.find(w("rPr"))) is not None]
    made = run(text, looks[0] if looks else None)
    start.addprevious(made)
    unlink(found)
    for node in inside:
        if node.getparent() is not None:
            drop(node)
