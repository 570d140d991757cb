"""What makes the reader doubt its own list of forms: names without a form, signatures without one, chapters not found.

Each doubt has its place; none changes what was found.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bidkit.codes.read import FORMS, ZONE
from bidkit.read.form_list import read_zone, zone_units
from bidkit.read.labels import parse_label
from bidkit.read.notes import note, span_of
from bidkit.read.signing import blocks_of
from bidkit.read.text import key
from bidkit.read.titles.lines import Role
from bidkit.read.titles.tree import is_choice
from bidkit.read.titles.words import NOT_FORM, likeness
from bidkit.read.unit import Zone
from bidkit.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.finding import Finding
    from bidkit.model.reading import Document
    from bidkit.read.form_list import Zoned
    from bidkit.read.outline import Outline
    from bidkit.read.titles.lines import Line
    from bidkit.read.titles.tree import Titled

SHOWN = 5
APART = 4
"""Lines to sign at that are nearer to one another are one block."""
LEAST = 3
CHAPTER = ("chapter", "part")
DOTS = re.compile(r"[-.…·—\s\t]*\d{0,3}$")


def form_doubts(document: Document, outline: Outline) -> Iterator[Finding]:
    """Yield what a person must look at: the list of forms may be short."""
    yield from _chapters(document, outline)
    zone = zone_units(outline)
    if not zone:
        if any(unit.zone is Zone.EVALUATION for unit in outline.units):
            yield note(FORMS, "没有找到投标文件格式，一个格式也没有读出", span=Span(document.name))
        return
    read = read_zone(zone)
    if not read.forms:
        yield note(FORMS, "投标文件格式一章里没有读出一个格式", span=span_of(document, zone[0]))
        return
    yield from _unnamed(document, read)
    for form in read.forms:
        yield from _swallowed(document, form)
    yield from _homeless(document, read)


def _chapters(document: Document, outline: Outline) -> Iterator[Finding]:
    """Yield the chapters of the contents page that the body does not have, neither by number nor by words."""
    listed = [unit for unit in outline.units if unit.contents]
    named = [(unit, label) for unit in listed if (label := parse_label(unit.text)) and label.kind in CHAPTER]
    body = [unit for unit in outline.units if not unit.contents and not unit.table and len(unit.plain) <= 60]
    numbers = {(unit.label.kind, unit.label.value) for unit in body if unit.label is not None}
    words = {key(unit.plain) for unit in body}
    for unit, label in named:
        title = key(DOTS.sub("", unit.plain[len(label.text) :]))
        if (label.kind, label.value) not in numbers and not any(title in other for other in words if title):
            shown = DOTS.sub("", unit.text)
            yield note(ZONE, f"目录里有「{shown}」，正文里没有找到", span=span_of(document, unit))


def _unnamed(document: Document, read: Zoned) -> Iterator[Finding]:
    """Yield the names of the list of forms that no title bears."""
    first = read.forms[0].line.place
    names = [line for line in read.lines if line.role is Role.LISTED and _names(line)]
    names = [line for line in names if line.place < first or line.unit.contents]
    titles = {key(words) for line in read.lines if line.role is not Role.LISTED for words in _said(line)}
    lost = [line for line in names if not any(key(line.words) in title for title in titles)]
    if len(names) >= LEAST and lost:
        shown = "、".join(line.words for line in lost[:SHOWN])
        more = f"等 {len(lost)} 项" if len(lost) > SHOWN else ""
        yield note(
            FORMS,
            f"格式的目录列了 {len(names)} 项，后面没有找到：{shown}{more}",
            span=span_of(document, lost[0].unit),
        )


def _names(line: Line) -> bool:
    numbered = line.number is not None or line.unit.contents
    return numbered and likeness(line.words) > 0 and not NOT_FORM.search(line.words)


def _said(line: Line) -> tuple[str, ...]:
    return (line.words, line.unit.plain) if len(line.unit.plain) <= 60 else ()


def _swallowed(document: Document, form: Titled) -> Iterator[Finding]:
    """Yield a form that is signed, goes on with what reads like a title, and is signed again."""
    blocks = _blocks(form.body)
    for before, after in pairwise([] if is_choice(form) else blocks):
        between = form.body[before + 1 : after]
        title = next((line for line in between if line.role is Role.TITLE and line.likeness > 0), None)
        if title is not None and title.words not in form.words and form.words not in title.words:
            yield note(
                FORMS,
                f"格式「{form.words}」里有 {len(blocks)} 处签字盖章，中间的「{title.words}」可能是另一个格式",
                span=span_of(document, title.unit),
            )
            return


def _homeless(document: Document, read: Zoned) -> Iterator[Finding]:
    """Yield places to sign that stand before the first form; a title page has one."""
    before = read.lines[: read.forms[0].line.place]
    blocks = _blocks(before)
    if len(blocks) > 1:
        yield note(
            FORMS,
            f"第一个格式「{read.forms[0].words}」之前有 {len(blocks)} 处签字盖章，不在任何格式里",
            span=span_of(document, before[blocks[0]].unit),
        )


def _blocks(lines: Sequence[Line]) -> list[int]:
    """Return where among the lines somebody signs, once for each block."""
    places = [place for place, line in enumerate(lines) if line.role is Role.SIGN or line.signed]
    return blocks_of(places, APART)
