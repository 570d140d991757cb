"""What Word shows between the words of a paragraph and a converter may leave out: formulas, diagrams, charts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.model.facts import Beside
from bidkit.word.ooxml import A, Element, M, body_of, local, r, w
from bidkit.word.text import TextReader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.word.package import Package

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
FORMULA, SHOWN_CHART, SMART = f"{{{M}}}oMath", f"{{{CHART}}}chart", f"{{{DIAGRAM}}}relIds"
CONTEXT = 24
"""Letters before and behind that tell where in the text a thing stands."""


def beside(package: Package, root: Element) -> Iterator[Beside]:
    """Yield the formulas, diagrams and charts of the body in order."""
    paragraphs = list(body_of(root).iter(w("p")))
    texts: dict[int, str] = {}
    for place, paragraph in enumerate(paragraphs):
        for node in paragraph.iter(FORMULA, SHOWN_CHART, SMART):
            if any(above.tag == FORMULA for above in node.iterancestors()):
                continue
            if node.tag == FORMULA:
                before, behind = _around(paragraphs, place, node, texts)
                yield Beside("公式", ("".join(_letters(node)),), before, behind)
            else:
                kind, key = ("图表", "id") if node.tag == SHOWN_CHART else ("SmartArt 图形", "dm")
                yield Beside(kind, tuple(_words_of(package, node.get(r(key), ""))))


def _letters(node: Element) -> Iterator[str]:
    yield from (one.text or "" for one in node.iter(f"{{{M}}}t"))


def _around(paragraphs: list[Element], place: int, node: Element, texts: dict[int, str]) -> tuple[str, str]:
    """Return the letters before a formula and those behind it, of its paragraph or the nearest that has any."""

    def text(number: int) -> str:
        if number not in texts:
            texts[number] = TextReader().text(paragraphs[number])
        return texts[number]

    whole, formula = text(place), "".join(_letters(node))
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
