"""The chapter of forms as lines with a role each: a possible title, a bare number, a line to sign, a table, a note."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from bidkit.read.signing import is_place_to_sign
from bidkit.read.titles.series import CHAPTERS, Number, number_of
from bidkit.read.titles.words import (
    CERTAIN,
    FIELDS,
    PASTED,
    first_clause,
    likeness,
    reads_like_title,
    same,
    title_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bidkit.read.unit import Unit


class Role(StrEnum):
    """What a line is in its form."""

    TITLE = "title"  # may be one
    NUMBER = "number"  # 附件二： alone on its line
    SIGN = "sign"
    DATE = "date"
    ADDRESS = "address"
    FIELD = "field"
    ASIDE = "aside"
    NOTE = "note"
    TABLE = "table"
    LISTED = "listed"  # an entry of a printed list of contents
    PROSE = "prose"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the body, or a whole table: ``signed`` where it holds the place to sign, ``boxed`` its caption.

    ``place`` is where it stands among the lines, ``last`` the index of its last unit.
    """

    place: int
    unit: Unit
    role: Role
    number: Number | None = None
    words: str = ""
    likeness: int = 0
    fresh: bool = False
    signed: bool = False
    last: int = -1
    boxed: bool = False

    @property
    def shape(self) -> str:
        """Return the shape of the number, "" where the line begins with words."""
        return self.number.shape if self.number else ""


ENCLOSED = re.compile(r"^附件:.")
"""Papers that a form names as its own."""
ANNEXED = re.compile(r"^附[表图]$")
HALF = 12
CAPTION = 30
NAMED = 3
"""So many letters at least has a title that a colon ends."""
ADDRESS = re.compile(
    r"^致|^[^:]{2,40}(公司|采购人|招标人|机构|中心|局|院|委员会|处|学校|大学|银行|集团|名称\))\)?:$"
)
DATE = re.compile(r"^\(?.{0,12}(日期|时间)[:_]|年[_xX×\d]*月[_xX×\d]*日|^(签署|签订|签发)?日期$")
FIELD = re.compile(r":$|_{2,}|^[^:]{1,16}:[^:]{0,30}(:|$)")
NOTE = re.compile(
    r"^[※*(]*(注|说明|备注|填写说明|填写指引|编制说明|特别说明|温馨提示|提示|注意|要求|注释)(事项)?[:\d)]|^[※]|^附:.|^(填写|编制)(说明|指引|须知)$"
)
DOTS = re.compile(r"([-.…·—]{6,}|[.…·]{3,})\s*\d{0,3}$|[.…·—-]{2,}\s*[(（]\s*(所在)?页码?\s*[)）]$")


def lines_of(units: Sequence[Unit]) -> list[Line]:
    """Return the lines of the units of a chapter of forms; contents lines are roles, tables are one line each."""
    out: list[Line] = []
    page: int | None = None
    for group in _grouped(units):
        unit = group[0]
        fresh = unit.standing.fresh or (
            unit.size > 0 and page is not None and unit.page != page and _paged(unit)
        )
        page = group[-1].page
        out.append(_line(len(out), group, fresh))
    return _joined(out)


def _joined(lines: list[Line]) -> list[Line]:
    """Return the lines with a title over two of them made whole on the first; 附表 alone is none."""
    out = list(lines)
    for first, second in pairwise(lines):
        goes_on = first.role is second.role is Role.TITLE and not (second.number or second.fresh)
        if goes_on and ANNEXED.match(first.unit.plain) and second.likeness == CERTAIN:
            out[first.place] = replace(first, role=Role.ASIDE)
            out[second.place] = replace(second, fresh=first.fresh)
            continue
        half = first.likeness < CERTAIN and len(first.words) > HALF >= len(second.words)
        if goes_on and half and second.likeness == CERTAIN and not same(first.words, second.words):
            words = first.words + second.words
            out[first.place] = replace(first, words=words, likeness=likeness(words))
            out[second.place] = replace(second, role=Role.ASIDE)
    return out


def _paged(unit: Unit) -> bool:
    """Return whether a unit is of a PDF, whose pages say where each line stands."""
    return unit.path.startswith("第")


def _grouped(units: Iterable[Unit]) -> Iterator[list[Unit]]:
    table: list[Unit] = []
    for unit in units:
        if table and unit.table != table[-1].table:
            yield from _captioned(table)
            table = []
        if unit.table:
            table.append(unit)
        else:
            yield [unit]
    if table:
        yield from _captioned(table)


def _captioned(table: list[Unit]) -> Iterator[list[Unit]]:
    """Yield a table, before it its first row where that is the name of a form."""
    first = table[0]
    alone = all((unit.row, unit.table) != (first.row, first.table) for unit in table[1:])
    if alone and _is_caption(first):
        yield [first]
        table = table[1:]
    if table:
        yield table


def _is_caption(unit: Unit) -> bool:
    words = title_of(unit.text, unit.label)
    named = likeness(words) == CERTAIN and not PASTED.search(words)
    return len(unit.plain) <= CAPTION and named and reads_like_title(words)


def _line(place: int, group: list[Unit], fresh: bool) -> Line:
    unit = group[0]
    boxed = bool(unit.table) and len(group) == 1 and _is_caption(unit)
    if unit.table and not boxed:
        signed = any(is_place_to_sign(cell.plain) for cell in group)
        return Line(place, unit, Role.TABLE, fresh=fresh, signed=signed, last=group[-1].index)
    if unit.contents or DOTS.search(unit.plain):
        return Line(
            place, unit, Role.LISTED, words=title_of(_undotted(unit.text)), fresh=fresh, last=unit.index
        )
    number = number_of(unit.text, unit.label)
    words = title_of(unit.text, unit.label)
    words = first_clause(words) if number else words
    role = Role.TITLE if boxed else _role(unit, number, words)
    return Line(place, unit, role, number, words, likeness(words), fresh, last=unit.index, boxed=boxed)


def _undotted(text: str) -> str:
    return re.sub(r"[-.…·—\s\t]*(\d{0,3}|[(（]\s*(所在)?页码?\s*[)）])$", "", text)


def _role(unit: Unit, number: Number | None, words: str) -> Role:
    plain = unit.plain
    if number and (number.strong or number.shape in CHAPTERS or number.shape.startswith("-")) and not words:
        return Role.NUMBER
    if _is_title(plain, number, words):
        return Role.TITLE
    if NOTE.match(plain) or (ENCLOSED.match(plain) and not unit.standing.fresh):
        return Role.NOTE
    if is_place_to_sign(plain):
        return Role.SIGN
    if DATE.search(plain) and len(plain) <= 40:
        return Role.DATE
    if ADDRESS.search(plain):
        return Role.ADDRESS
    if plain[:1] in "([" and plain[-1:] in ")]":
        return Role.ASIDE
    if len(plain) <= 60 and FIELD.search(plain):
        return Role.FIELD
    return Role.PROSE


def _is_title(plain: str, number: Number | None, words: str) -> bool:
    if not reads_like_title(words) or (is_place_to_sign(plain) and not likeness(words)):
        return False
    if (
        NOTE.match(plain)
        or ENCLOSED.match(plain)
        or DATE.search(plain)
        or (number is None and PASTED.search(words))
    ):
        return False
    ends = plain.endswith((":", ";", ",", "。")) and "自拟" not in plain[-4:] and not FIELDS.search(plain)
    colon = plain.endswith(":") and likeness(words) == CERTAIN and len(words) >= NAMED
    return not ends or colon or (number is not None and number.strong)
