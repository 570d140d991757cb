"""Which paragraphs open a chapter, and what the chapter is for; by numbers and words, never by styles."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from bidkit.read.bids import BIDS
from bidkit.read.formlike import with_forms
from bidkit.read.labels import without_label
from bidkit.read.nesting import own_titles
from bidkit.read.printed_titles import entries_of, printed_titles, words_of
from bidkit.read.text import key
from bidkit.read.unit import Unit, Zone
from bidkit.read.zones import zone_of

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 42
VOLUME = re.compile("[卷册篇编]")
QUOTED = re.compile(r"[。;]|见第|按第|详见|本章|规定的|要求的")
BARE = re.compile(
    rf"^(.{{0,20}}({BIDS}|采购|招标)(公告|邀请(书|函)?)|.{{0,4}}(投标人|供应商|响应人|申请人|竞标人)须知"
    rf"|(采购|用户|项目|服务|招标)需求(书)?|评(标|审)(办法|方法)(及标准)?|.{{0,6}}合同(文本|条款|格式)?(及格式)?|({BIDS})文件(的)?格式(及附件)?|资格(要求|条件)|评分标准)$"
)


def chapter_marks(units: Sequence[Unit]) -> dict[int, Zone]:
    """Return the zone of each paragraph that opens a chapter, by index."""
    titles = _without_lists([unit for unit in units if _title(unit)])
    titles = own_titles(titles, lambda unit: zone_of(_words(unit, units)))
    if len(titles) < 2:
        return with_forms(units, _printed(units) or _bare_titles(units))
    marks = {unit.index: zone_of(_words(unit, units)) for unit in titles}
    if all(VOLUME.search(unit.label.text) for unit in titles if unit.label):
        marks |= _in_volumes(units, titles)
    return with_forms(units, marks)


def _printed(units: Sequence[Unit]) -> dict[int, Zone]:
    """Return the chapters that the contents page names; the first says what is bought, whatever it is called."""
    marks = {unit.index: zone_of(words_of(unit.plain)) for unit in printed_titles(units)}
    first = min(marks, default=-1)
    if marks.get(first) is Zone.OTHER:
        marks[first] = Zone.NOTICE
    return marks


def _in_volumes(units: Sequence[Unit], titles: Sequence[Unit]) -> dict[int, Zone]:
    """Return the chapters without a number inside volumes, where the contents page names them."""
    named = entries_of(units)
    body = (unit for unit in units if unit.index > titles[0].index and not (unit.table or unit.contents))
    bare = (unit for unit in body if unit.label is None and len(unit.plain) <= LONGEST)
    marks = {unit.index: zone_of(unit.plain) for unit in bare if key(unit.text) in named}
    return {index: zone for index, zone in marks.items() if zone is not Zone.OTHER}


def _title(unit: Unit) -> bool:
    if unit.table or unit.contents or unit.label is None or unit.label.kind not in ("chapter", "part"):
        return False
    words = without_label(unit.plain)
    return len(words) <= LONGEST and not QUOTED.search(words) and not unit.plain.endswith((",", "。", ";"))


def _without_lists(titles: list[Unit]) -> list[Unit]:
    """Leave out titles that only stand in a list of chapters: nothing stands between them, and they stand elsewhere."""
    runs: list[list[Unit]] = []
    for unit in titles:
        if runs and runs[-1][-1].index + 1 == unit.index:
            runs[-1].append(unit)
        else:
            runs.append([unit])
    alone = Counter(key(run[0].plain) for run in runs if len(run) == 1)
    kept = [run for run in runs if len(run) < 3 or not any(alone[key(unit.plain)] for unit in run)]
    return [unit for run in kept for unit in run]


def _words(unit: Unit, units: Sequence[Unit]) -> str:
    """Return the title's words; a number that stands alone has its words on the next line."""
    words = without_label(unit.plain)
    if words or unit.index + 1 >= len(units):
        return words
    return units[unit.index + 1].plain


def _bare_titles(units: Sequence[Unit]) -> dict[int, Zone]:
    """Without chapter numbers: titles that stand alone, numbered by 一、 or not at all."""
    marks = {}
    for unit in units:
        if unit.table or unit.contents or len(unit.plain) > 30:
            continue
        if unit.label is not None and unit.label.kind not in ("han", "annex"):
            continue
        words = without_label(unit.plain)
        if BARE.match(words):
            marks[unit.index] = zone_of(words)
    return marks
