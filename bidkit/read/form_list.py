"""The forms a bid must use: the titles of the chapter that prescribes them, in order, with who seals and signs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bidkit.model.extract import FormItem
from bidkit.read.items import place_of
from bidkit.read.optional import proposal_of
from bidkit.read.signing import signing_of
from bidkit.read.text import key
from bidkit.read.titles.lines import lines_of
from bidkit.read.titles.lists import without_lists
from bidkit.read.titles.tree import forms_of
from bidkit.read.titles.votes import titles_of
from bidkit.read.unit import Unit, Zone
from bidkit.read.zones import without_annex, zone_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bidkit.read.outline import Outline
    from bidkit.read.titles.lines import Line
    from bidkit.read.titles.tree import Titled

NOT_HANDED_IN = re.compile(
    r"(不用放|无需放|不放入|不属于(投标|响应)文件|中标后(提供|填写|提交)|(不作为|不需)(投标|响应)文件)"
)
PART = re.compile(
    r"^(?:第[一二三四五六]部分|\(?[一二三四五六][)、.])?[“\"《(]*"
    r"(?P<name>(?:(?:投标|响应)文件(?:正文|附件)?\(?)?(?:第?[一二三]个?信封(?:\(.{2,20}\))?|信息不?公开部分"
    r"|(?:资格|商务|技术|报价|价格|经济|资信|其他|性|审查|及|和|、|标)+(?:投标|响应)?(?:文件|部分|分册|册|卷))\)?)"
    r"[”\"》)]*(?:格式|部分)?:?$"
)
LONGEST = 42


def find_forms(outline: Outline) -> list[FormItem]:
    """Return the prescribed forms in order."""
    zone = zone_units(outline)
    forms = read_zone(zone).forms
    parts = _parts(zone)
    out = [_item(outline, form, parts) for form in forms]
    several = len({form.part for form in out if form.part}) > 1
    return out if several else [replace(form, part="") for form in out]


def zone_units(outline: Outline) -> list[Unit]:
    """Return the units of the chapters of forms below their titles, with the contents pages that stand in them."""
    out: list[Unit] = []
    inside = False
    for unit in outline.units:
        entered = unit.zone is Zone.FORMS and not inside
        if unit.zone is not Zone.CONTENTS:
            inside = unit.zone is Zone.FORMS
        if inside and not (entered and _opens(unit)):
            out.append(unit)
    return out


@dataclass(frozen=True, slots=True)
class Zoned:
    """A chapter of forms: its lines, the forms, and the titles that are none: groups, complaints, printed rules."""

    lines: tuple[Line, ...]
    forms: tuple[Titled, ...]
    others: tuple[Line, ...]


def read_zone(zone: Sequence[Unit]) -> Zoned:
    """Return what the units of the chapter of forms hold."""
    lines = without_lists(lines_of(zone))
    titles = titles_of(lines)
    forms = _once([form for form in forms_of(lines, titles) if _handed_in(form)])
    within = {line.place for form in forms for line in (form.line, *form.body)}
    others = (line for line in titles if line.place not in within)
    return Zoned(tuple(lines), tuple(forms), tuple(others))


def _opens(unit: Unit) -> bool:
    """Return whether a unit is the title of the chapter itself."""
    words = without_annex(unit.plain)
    chapter = unit.label is not None and unit.label.kind in ("chapter", "part")
    return not unit.table and len(unit.plain) <= LONGEST and (chapter or zone_of(words) is Zone.FORMS)


def _handed_in(form: Titled) -> bool:
    head = "".join(line.unit.plain for line in form.body[:2])
    return not NOT_HANDED_IN.search(form.unit.plain + head) and not re.search(
        r"[(（][^()（）]{0,6}不(适用|涉及)[)）]", form.unit.text
    )


def _once(forms: Sequence[Titled]) -> list[Titled]:
    """Return the forms without one that is printed twice in a row, for two ways to choose from."""
    return [
        form
        for before, form in zip([None, *forms], forms, strict=False)
        if before is None or key(before.words) != key(form.words)
    ]


def _item(outline: Outline, form: Titled, parts: Sequence[tuple[int, str]]) -> FormItem:
    unit = form.unit
    last = form.body[-1].last if form.body else unit.index
    seal, sign, join, quote = signing_of(outline.units[unit.index : last + 1])
    part = next((name for start, name in reversed(parts) if start <= unit.index), "")
    left_out = proposal_of(form.words, outline.units[unit.index : last + 1])
    return FormItem(form.words, place_of(outline, unit), seal, sign, join, quote, unit.index, part, left_out)


def _parts(zone: Sequence[Unit]) -> list[tuple[int, str]]:
    """Return the lines that name a part of the bid, such as 第一部分 “资格文件” 格式, with that name."""
    found = [(unit.index, match["name"]) for unit in zone if (match := PART.match(unit.plain))]
    return [(start, name if "(" in name else name.rstrip(")")) for start, name in found]
