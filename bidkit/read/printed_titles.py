"""The chapters as the contents page prints them: body lines that say the same as its entries, whatever their numbers.

A contents page is the document's own word on its skeleton: titles such as 【第一部分】, 壹、 or without any
number are found by it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.read.text import key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.read.unit import Unit

LEAST = 3
FOUND = 0.6
"""So many of its entries must stand in the body, or the contents page is of something else."""
LEADER = re.compile(r"[\s.．…·—_-]*\d{0,4}$")
SHAPE = re.compile(
    r"^([\[【（(〔「《]?)(第?)\s*([〇一二三四五六七八九十]+|[壹贰叁肆伍陆柒捌玖拾]+|\d{1,2}|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+|[A-Z](?![A-Za-z])"
    r"|[甲乙丙丁戊己庚辛壬癸])\s*(部分|[章卷篇册编节])?([\]】）)〕」》]?)\s*([、.．:：]?)"
)
KINDS = ("一二三四五六七八九十", "壹贰叁肆伍陆柒捌玖拾", "0123456789", "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ", "甲乙丙丁戊己庚辛壬癸")


def printed_titles(units: Sequence[Unit]) -> list[Unit]:
    """Return the body lines that open the chapters of the contents page's outermost kind, in order; [] for none."""
    entries = _entries(units)
    shapes = [shape for text in entries if (shape := _shape(text))]
    if shapes:
        entries = [text for text in entries if _shape(text) == shapes[0]]
    found = list(_in_order(units, [key(text) for text in entries]))
    return found if len(found) >= LEAST and len(found) >= FOUND * len(entries) else []


def words_of(title: str) -> str:
    """Return a title without its number, whatever the shape."""
    return SHAPE.sub("", title, count=1) if _shape(title) else title


def entries_of(units: Sequence[Unit]) -> set[str]:
    """Return the letters of every entry of the contents page."""
    return set(map(key, _entries(units))) - {""}


def _entries(units: Sequence[Unit]) -> list[str]:
    return [LEADER.sub("", unit.text) for unit in units if unit.contents and not unit.table]


def _in_order(units: Sequence[Unit], wanted: Sequence[str]) -> Iterator[Unit]:
    """Yield for each entry the first body line after the last found that says the same."""
    last = max((unit.index for unit in units if unit.contents), default=-1)
    body = [(unit, key(unit.text)) for unit in units if unit.index > last and not unit.table]
    at = 0
    for entry in wanted:
        place = next((n for n in range(at, len(body)) if entry and body[n][1] == entry), None)
        if place is not None:
            yield body[place][0]
            at = place + 1


def _shape(text: str) -> tuple[str, ...]:
    """Return what all numbers of one kind share, () for a line that begins with words."""
    found = SHAPE.match(text)
    if found is None or not (found[2] or found[4] or found[5] or found[6]):
        return ()
    kind = next((str(place) for place, signs in enumerate(KINDS) if found[3][0] in signs), "letter")
    return (found[1], found[2], kind, found[4] or "", found[5], found[6])
