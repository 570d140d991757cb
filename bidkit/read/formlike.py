"""Chapters that hold forms without saying so in their title: several places to sign, each at the foot of a piece.

Asked of chapters only whose title leaves it open; a contract has places to sign as well, and stays one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.read.signing import is_place_to_sign
from bidkit.read.unit import Unit, Zone

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

OPEN = (Zone.OTHER, Zone.QUALIFICATION, Zone.REQUIREMENTS)
LEAST, THICK = 2, 45
"""So many places to sign, and one at least in so many lines, make a chapter one of forms."""
OTHERS = re.compile(r"甲方|乙方|买方|卖方|采购人[(:（：]|用人单位|考核人|监理")


def with_forms(units: Sequence[Unit], marks: Mapping[int, Zone]) -> dict[int, Zone]:
    """Return the chapters with those that hold forms told as such."""
    starts = sorted(marks)
    ends = [*starts[1:], len(units)][: len(starts)]
    out = dict(marks)
    for start, end in zip(starts, ends, strict=True):
        if marks[start] in OPEN and _holds_forms(units[start:end]):
            out[start] = Zone.FORMS
    return out


def _holds_forms(units: Sequence[Unit]) -> bool:
    lines = [unit for unit in units if not unit.table and not unit.contents]
    places = [
        place
        for place, unit in enumerate(lines)
        if is_place_to_sign(unit.plain) and not OTHERS.search(unit.plain)
    ]
    blocks = sum(after - before > 3 for before, after in zip([-9, *places], places, strict=False))
    return blocks >= LEAST and len(lines) <= blocks * THICK
