"""Chapters that hold forms without saying so in their title: several places to sign, each at the foot of a piece.

Asked of chapters only whose title leaves it open; a contract has places to sign as well, and stays one.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bidkit.read.signing import blocks_of, is_place_to_sign
from bidkit.read.titles.words import likeness, reads_like_title, title_of
from bidkit.read.unit import Unit, Zone
from bidkit.read.zones import without_annex, zone_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

OPEN = (Zone.OTHER, Zone.QUALIFICATION)
PART_OF_BID = re.compile(r"(投标|响应|应答|报价)文件|(商务|技术|报价|价格)(部分|文件|标)$")
RULE = re.compile(r"(须|应当|必须|不得|应具|具备|具有).*[。;；]$")
RULES = 0.3
"""A chapter with more rules than this is no chapter of forms, though some stand in it."""
HEADS = ("chapter", "part", "section", "han")
BIDDER = re.compile(r"投标|响应|报价|应答|参选|比选|磋商|谈判|授权")
"""Words of the first annex that say that a bidder fills it in, though it stands behind the contract."""
CLOSED = (Zone.CONTRACT, Zone.NOTICE)
LONGEST, FAR, SURELY = 30, 60, 2
APART = 3
"""Lines to sign at that are nearer to one another are one block."""
LEAST, THICK = 2, 45
"""So many places to sign, and one at least in so many lines, make a chapter one of forms."""
OTHERS = re.compile(r"甲方|乙方|买方|卖方|采购人[(:（：]|用人单位|考核人|监理")


def with_forms(units: Sequence[Unit], marks: Mapping[int, Zone]) -> dict[int, Zone]:
    """Return the chapters with those that hold forms told as such, or with one more where no title names the forms."""
    starts = sorted(marks)
    ends = [*starts[1:], len(units)][: len(starts)]
    out = dict(marks)
    for start, end in zip(starts, ends, strict=True):
        if _is_open(units[start], marks[start]) and _holds_forms(units[start:end]):
            out[start] = Zone.FORMS
    named = [units[start:end] for start, end in zip(starts, ends, strict=True) if out[start] is Zone.FORMS]
    if not any(_signed(part) for part in named):
        closed = [
            slice(start, end)
            for start, end in zip(starts, ends, strict=True)
            if marks[start] in CLOSED and not (marks[start] is Zone.NOTICE and len(starts) == 1)
        ]
        first = _unnamed(units, closed)
        out |= {} if first is None else {first: Zone.FORMS}
    return out


def _holds_forms(units: Sequence[Unit]) -> bool:
    lines = [unit for unit in units if not unit.table and not unit.contents]
    blocks = _blocks(lines)
    rules = sum(RULE.search(unit.plain) is not None for unit in lines)
    return len(blocks) >= LEAST and len(lines) <= len(blocks) * THICK and rules <= RULES * len(lines)


def _is_open(title: Unit, zone: Zone) -> bool:
    """Return whether the title of a chapter leaves open that it holds forms."""
    return zone in OPEN or (zone is Zone.REQUIREMENTS and bool(PART_OF_BID.search(title.plain)))


def _signed(units: Sequence[Unit]) -> bool:
    """Return whether somebody signs here, or several numbers of forms stand here."""
    lines = [unit for unit in units if not unit.contents]
    annexes = [unit for unit in lines if unit.label is not None and unit.label.kind.startswith("annex")]
    return bool(annexes[LEAST:]) or any(is_place_to_sign(unit.plain) for unit in lines)


def _blocks(lines: Sequence[Unit]) -> list[int]:
    """Return where among the lines a bidder signs, once for each block."""
    places = [
        place
        for place, unit in enumerate(lines)
        if is_place_to_sign(unit.plain) and not OTHERS.search(unit.plain)
    ]
    return blocks_of(places, APART)


def _unnamed(units: Sequence[Unit], closed: Sequence[slice]) -> int | None:
    """Return where the forms begin without a chapter of forms: at a line that says so, annex 1, or a title."""
    shut = {unit.index for part in closed for unit in units[part]}
    lines = [unit for unit in units if not (unit.table or unit.contents or unit.index in shut)]
    named = [place for place, unit in enumerate(lines) if _names_forms(unit)]
    for place in named:
        blocks = _blocks(lines[place:])
        if len(blocks) >= LEAST and blocks[0] <= FAR:
            return lines[place].index
    first = _first_annex(lines)
    if first is not None:
        return first
    first = _first_annex([unit for unit in units if not (unit.table or unit.contents)])
    filled_in = first is not None and any(BIDDER.search(unit.plain) for unit in units[first : first + 2])
    return first if filled_in else _first_title(lines)


def _names_forms(unit: Unit) -> bool:
    words = title_of(without_annex(unit.text))
    said = zone_of(without_annex(unit.plain)) is Zone.FORMS
    stands = unit.standing.fresh or unit.standing.centred or unit.standing.bold or unit.text.startswith("附")
    headed = unit.label is not None and unit.label.kind in HEADS
    return said and (stands or headed) and len(unit.plain) <= LONGEST and reads_like_title(words or unit.text)


def _first_annex(lines: Sequence[Unit]) -> int | None:
    """Return 附件1 of a short document: 附件1, 2, 3 … that are forms all."""
    marked = [
        unit for unit in lines if unit.label and unit.label.kind == "annex" and len(unit.plain) < LONGEST + 10
    ]
    numbers = [unit.label.value for unit in marked if unit.label]
    begins = max((place for place, number in enumerate(numbers) if number == 1), default=len(numbers))
    numbers = numbers[begins:]
    counted = len(numbers) > LEAST and numbers == list(range(1, len(numbers) + 1))
    return marked[begins].index if counted else None


def _first_title(lines: Sequence[Unit]) -> int | None:
    """Return the title above the first of several places to sign near one another at the end of the document."""
    blocks = _blocks(lines)
    while len(blocks) > 1 and max(_gaps(blocks)) > FAR:
        blocks = blocks[_gaps(blocks).index(max(_gaps(blocks))) + 1 :]
    if len(blocks) < LEAST:
        return None
    for place in range(blocks[0] - 1, max(-1, blocks[0] - FAR), -1):
        unit = lines[place]
        stands = unit.standing.fresh or unit.standing.centred or unit.standing.bold or unit.label is not None
        words = title_of(unit.text, unit.label)
        if stands and likeness(words) == SURELY and reads_like_title(words):
            return unit.index
    return None


def _gaps(places: Sequence[int]) -> list[int]:
    return [after - before for before, after in pairwise(places)]
