"""What Word shows between the words of a paragraph and a converter may leave out: formulas, diagrams, pictures."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bidkit.model.facts import Beside
from bidkit.word.ooxml import A, Element, M, body_of, local, r, w
from bidkit.word.seen.drawn import drawn_in, exact_line
from bidkit.word.seen.empty_fields import empty_fields
from bidkit.word.styles import Styles
from bidkit.word.text import TextReader, bookmarks_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.word.package import Package

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
FORMULA, SHOWN_CHART, SMART = f"{{{M}}}oMath", f"{{{CHART}}}chart", f"{{{DIAGRAM}}}relIds"
WORTH = (FORMULA, SHOWN_CHART, SMART, w("drawing"), w("pict"), w("object"), w("fldChar"), w("fldSimple"))
OURS = re.compile(r"bk[0-9a-f]{16}")
"""A bookmark that we set: the start of a section is one."""
CONTEXT = 24
"""Letters before and behind that tell where in the text a thing stands."""


EMPTY, CLIPPED = "没有结果的域", "固定行距里的图片"
CUT = 1.5
"""A picture so many times as high as its exact line shows only a strip of itself."""


def beside(package: Package, root: Element) -> tuple[Beside, ...]:
    """Return what stands between the words of the body, in order."""
    paragraphs = list(body_of(root).iter(w("p")))
    styles = Styles.of(package)
    texts: dict[int, str] = {}
    marks: list[str] = []
    found: list[Beside] = []
    for place, paragraph in enumerate(paragraphs):
        marks += [name for name in bookmarks_in(paragraph) if OURS.fullmatch(name)]
        things = [*_things(package, styles, paragraph)] if _worth(paragraph) else []
        for node, thing in things:
            before, behind = _around(paragraphs, place, node, texts)
            found.append(replace(thing, before=before, behind=behind, marks=tuple(marks)))
            marks.clear()
    return tuple(found)


def _worth(paragraph: Element) -> bool:
    """Return whether a paragraph holds anything beside words, and is no copy for old readers."""
    if next(paragraph.iter(*WORTH), None) is None:
        return False
    return all(local(above) != "Fallback" for above in paragraph.iterancestors())


def _things(package: Package, styles: Styles, paragraph: Element) -> Iterator[tuple[Element | None, Beside]]:
    """Yield each thing with its element where it has letters of its own in the line."""
    for node in paragraph.iter(FORMULA, SHOWN_CHART, SMART):
        if any(above.tag == FORMULA for above in node.iterancestors()):
            continue
        if node.tag == FORMULA:
            yield node, Beside("公式", ("".join(_letters(node)),))
        else:
            kind, key = ("图表", "id") if node.tag == SHOWN_CHART else ("SmartArt 图形", "dm")
            yield None, Beside(kind, tuple(_words_of(package, node.get(r(key), ""))))
    for one in drawn_in(package, paragraph):
        size = f"{one.wide / 28.35:.1f}×{one.high / 28.35:.1f} 厘米"
        yield None, Beside(one.kind, (size,), wide=one.wide, high=one.high, source=one.source)
        line = exact_line(styles.property(paragraph, "spacing")) if one.in_line else 0
        if line and one.high > CUT * line:
            said = f"图高 {one.high:.0f} 磅、行高固定 {line:g} 磅"
            yield None, Beside(CLIPPED, (said,))
    for code in empty_fields(paragraph):
        yield None, Beside(EMPTY, (code,))


def _letters(node: Element) -> Iterator[str]:
    yield from (one.text or "" for one in node.iter(f"{{{M}}}t"))


def _around(
    paragraphs: list[Element], place: int, node: Element | None, texts: dict[int, str]
) -> tuple[str, str]:
    """Return the letters before a thing and those behind it, of its paragraph or the nearest that has any."""

    def text(number: int) -> str:
        if number not in texts:
            texts[number] = TextReader().text(paragraphs[number])
        return texts[number]

    whole, formula = text(place), "" if node is None else "".join(_letters(node))
    before, _, behind = whole.partition(formula) if formula else (whole, "", "")
    near = range(place - 1, max(-1, place - 4), -1), range(place + 1, min(len(paragraphs), place + 4))
    before = before.strip() or next((text(one) for one in near[0] if text(one).strip()), "")
    behind = behind.strip() or next((text(one) for one in near[1] if text(one).strip()), "")
    return before[-CONTEXT:], behind[:CONTEXT]


def _words_of(package: Package, key: str) -> Iterator[str]:
    """Yield the words that a chart's or a diagram's own part holds."""
    rel = package.document.rels.get(key)
    part = package.parts.get(rel.target) if rel is not None else None
    if part is None:
        return
    for node in package.root(part.name).iter(f"{{{A}}}p", f"{{{CHART}}}v"):
        words = (
            node.text or ""
            if local(node) == "v"
            else "".join(one.text or "" for one in node.iter(f"{{{A}}}t"))
        )
        if words.strip():
            yield words.strip()
