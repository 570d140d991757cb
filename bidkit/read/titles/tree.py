"""Titles → forms: groups go, a heading and the title printed again below it are one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bidkit.read.titles.lines import Role
from bidkit.read.titles.series import CHAPTERS
from bidkit.read.titles.words import CONTRACT, NOT_FORM, REFERENCE, VOLUME, same

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.read.titles.lines import Line
    from bidkit.read.unit import Unit

BESIDES = re.compile(r"提供|提交|出具|附上|编写|编制|放入|按照?.{0,20}要求")

ENVELOPE = re.compile(r"标签$|封套$")
"""What is glued on an envelope is a form where it is numbered as one."""
CHOICE = re.compile(r"^\W*\d*\W*(如|若)?(采用|使用|选择|以).{1,24}(方式|形式)")


@dataclass(frozen=True, slots=True)
class Titled:
    """A form's title with the line it stands on and the lines up to the next title."""

    line: Line
    words: str
    body: tuple[Line, ...]
    depth: int = 0

    @property
    def unit(self) -> Unit:
        """Return the unit of the title."""
        return self.line.unit

    @property
    def empty(self) -> bool:
        """Return whether nothing stands below the title but remarks in brackets."""
        return all(line.role in (Role.ASIDE, Role.LISTED) for line in self.body)

    @property
    def noted(self) -> bool:
        """Return whether only notes stand below the title."""
        return (
            bool(self.body)
            and self.body[0].role is Role.NOTE
            and not any(line.role in (Role.TABLE, Role.SIGN, Role.DATE, Role.ADDRESS) for line in self.body)
        )


def forms_of(lines: Sequence[Line], titles: Sequence[Line]) -> list[Titled]:
    """Return the forms among the titles, in order."""
    ends = [*(line.place for line in titles[1:]), len(lines)][: len(titles)]
    found = [
        Titled(line, line.words, tuple(lines[line.place + 1 : end]))
        for line, end in zip(titles, ends, strict=True)
    ]
    found = _named(found)
    found = _deep(found)
    out: list[Titled] = []
    place = 0
    while place < len(found):
        kept, place = _resolve(found, place)
        out += kept
    return [form for form in _without_annexes(out) if _is_form(form)]


def _without_annexes(forms: Sequence[Titled]) -> Iterator[Titled]:
    """Yield the forms without the annexes of a printed contract: 附件1 below 格式3 合同."""
    contract = ""
    for form in forms:
        shape = form.line.shape
        if contract and shape.startswith("附") and shape != contract:
            continue
        contract = (shape or "-") if CONTRACT.search(form.words) else ""
        yield form


def _named(found: list[Titled]) -> list[Titled]:
    """Give a number that stands alone the words of the title after it."""
    out: list[Titled] = []
    for form in found:
        last = out[-1] if out else None
        if last is not None and not last.words and last.empty:
            out[-1] = replace(form, line=replace(form.line, number=last.line.number))
        else:
            out.append(form)
    return [form for form in out if form.words]


def _deep(found: list[Titled]) -> list[Titled]:
    """Give each numbered title its depth among the shapes of numbers that are open; the others stand one deeper."""
    shapes: list[tuple[str, int]] = []
    out: list[Titled] = []
    for form in found:
        number = form.line.number
        if number is None:
            out.append(replace(form, depth=len(shapes) + 1))
            continue
        like = [place for place, (shape, _) in enumerate(shapes) if shape == number.shape]
        next_to = [place for place in like if shapes[place][1] + 1 == number.value]
        at = max(next_to or like, default=None)
        inside = number.value == 1 and out and out[-1].empty and out[-1].line.number is not None
        if at is not None and not (
            inside and shapes[at][1] + 1 != number.value and shapes[-1][0] != number.shape
        ):
            del shapes[at:]
        shapes.append((number.shape, number.value))
        out.append(replace(form, depth=len(shapes)))
    return out


def _resolve(found: Sequence[Titled], place: int) -> tuple[list[Titled], int]:
    """Return the forms that a title stands for, and the place to go on at."""
    head = found[place]
    after = found[place + 1] if place + 1 < len(found) else None
    if after is not None and head.line.number is None and head.empty and after.line.number is not None:
        first = after.line.number.value == 1 and not head.body
        opens = first and (not after.line.fresh or after.line.number.above > 0)
        return ([] if opens else [head]), place + 1
    if after is None or after.depth <= head.depth or head.line.number is None:
        return [head], place + 1
    if head.noted and after.line.number is None and after.words[:3] != head.words[:3]:
        return [head], place + 1
    if is_choice(head):
        stop = place + 1
        while stop < len(found) and found[stop].depth > head.depth:
            stop += 1
        inner = tuple(line for form in found[place + 1 : stop] for line in (form.line, *form.body))
        return [replace(head, body=head.body + inner)], stop
    if not head.empty:
        asks = any(BESIDES.search(line.unit.plain) for line in head.body if line.role is not Role.NOTE)
        return ([] if head.noted or (VOLUME.search(head.words) and not asks) else [head]), place + 1
    if after.line.number is not None:
        return [], place + 1
    return _with_inner(found, place)


def is_choice(head: Titled) -> bool:
    """Return whether a form says which of the pieces below it is handed in: they are one form."""
    return sum(CHOICE.search(line.unit.plain) is not None for line in head.body) > 1


def _with_inner(found: Sequence[Titled], place: int) -> tuple[list[Titled], int]:
    """A heading with nothing below it and a title without a number: once, unless the heading names several."""
    head, inner = found[place], found[place + 1]
    stop = place + 1
    while stop < len(found) and found[stop].line.number is None:
        stop += 1
    if stop == place + 2 and inner.line.fresh and not same(inner.words, head.words):
        return [head], place + 1
    second = found[place + 2] if place + 2 < stop else None
    if second is not None and same(inner.words, head.words) and same(second.words, head.words):
        return [], place + 1
    if same(inner.words, head.words) or (stop == place + 2 and not VOLUME.search(head.words)):
        return [replace(head, body=(inner.line, *inner.body))], place + 2
    return [], place + 1


def _is_form(form: Titled) -> bool:
    label = ENVELOPE.search(form.words) and form.line.number is not None and form.line.number.strong
    if (NOT_FORM.search(form.words) and not label) or REFERENCE.search(form.words):
        return False
    if form.line.shape in CHAPTERS and not any(_asks(line) for line in form.body):
        return False
    return not (VOLUME.search(form.words) and form.empty and not any(_attaches(line) for line in form.body))


def _attaches(line: Line) -> bool:
    """Return whether a remark names the papers to attach: （营业执照、资质证书复印件）."""
    return line.role is Role.ASIDE and bool(re.search(r"复印件|扫描件|原件", line.unit.plain))


def _asks(line: Line) -> bool:
    return line.role in (Role.SIGN, Role.TABLE, Role.FIELD, Role.ASIDE, Role.ADDRESS) or bool(
        BESIDES.search(line.unit.plain)
    )
