"""Where bids are opened: by name, in a sentence, or where they are handed in if the text says it is the same place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.read.bids import FILES
from bidkit.read.facts.candidates import Candidate
from bidkit.read.text import clean, plain
from bidkit.read.unit import Zone
from bidkit.words import dates

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.read.facts.pairs import Pair
    from bidkit.read.outline import Outline
    from bidkit.read.unit import Unit

PLACE_KEY = re.compile(
    rf"(开标|开启|磋商|谈判|协商|唱标|{FILES}文件开启|询价|比选|评审)(的)?(时间[及和与、]|日期[及和与、])?(地点|场所|地址)"
)
PLACE_ABOVE = re.compile(
    rf"^[^,。;]{{0,6}}(开标|开启|唱标|{FILES}文件开启)$|(开标|开启|磋商|谈判|唱标|{FILES}文件开启)[^;。]{{0,12}}(时间|地点)"
)
HANDIN_PLACE = re.compile(rf"({FILES}文件)?(递交|提交|送达|接收)({FILES}文件)?(的)?地点|^投标地点$")
CLOCK_END = re.compile(
    r"^.{0,40}?\d{1,2}(?:[:：]\d{2}|[时点](?:\d{1,2}分|半|整)?)[，,；;\s]+(?:在|于|地点[:：])?(.{4,})$"
)
SEE = re.compile(r"详见|见(第|本|招标|磋商|采购|公告|前附表)|同(投标|递交|提交|上)|另行通知")
NOT_PLACE = re.compile(r"^[/／-]*$|^无$|时间[:：]|(^|[:：])20\d\d年[^，,；;]{0,30}$")
HELD_AT = re.compile(
    r"于(.{8,30}?\d{1,2}(?:[:：]\d{2}|[时点])[^,在]{0,10}),?在([^,。;]{6,60}?)(?:公开|准时|统一|当众|举行|进行|组织)*(?:开标|开启|唱标)"
)
AWAY = (Zone.FORMS, Zone.CONTRACT, Zone.CONTENTS)
OPENS = r"(?:开标|开启|拆封|唱标|磋商|谈判|协商|竞价)"
CLOSES_AND_OPENS = re.compile(rf"截止[^:]{{0,10}}{OPENS}|{OPENS}[^:]{{0,10}}截止")
SAME = re.compile(
    rf"{OPENS}(?:的?时间)?[、及和与]?地点?:?(?:均)?同[^。;]{{0,14}}(?:递交|提交|送达|截止)[^。;]{{0,14}}地点|同时同地"
    rf"|同一(?:时间[、和及])?地点[^。;]{{0,6}}{OPENS}|{OPENS}[^。;]{{0,4}}同一地点|在该[^。;,]{{0,8}}{OPENS}"
    rf"|(?:随后|随即|当场|当众|同时|截止(?:后|时)?(?:并|即)){{1,2}}(?:开始|进行|组织|公开|在同一地点)?{OPENS}"
)
SAME_VALUE = re.compile(r"同[^。;]{0,8}(递交|提交|送达|交)[^。;]{0,14}地点")
HANDED_IN = re.compile(
    r"(?:递交|提交|送达|送交|寄达|送|交|寄)(?:至|到|于|(?<=达)(?=[^，,。；;：:]{4,60}[室厅]))([^，,。；;：:]{4,60})"
)
PLACE_END = re.compile(r"(室|厅|楼|层|中心|号|馆|大厦|处|平台|系统|院)([（(][^）)]{2,40}[）)])?$")
AT = re.compile(r"([^。；;]*)地点(?:为|设在|在|：|:)([^，,。；;：:]{4,60})")
OF_HANDING = re.compile(r"递交|提交|送达|截止")


def candidates(outline: Outline, pairs: Sequence[Pair]) -> Iterator[Candidate]:
    """Yield possible places of the opening."""
    pairs = [pair for pair in pairs if pair.unit.zone not in AWAY]
    units = [unit for unit in outline.units if unit.zone not in AWAY and not unit.contents]
    same = any(map(_same_place, pairs)) or any(SAME.search(unit.plain) for unit in units)
    for pair in pairs:
        yield from _named(pair, of_handing=1.0 if same else 0.3)
    for unit in units:
        yield from _said(unit)
        if same:
            yield from (Candidate("opening_place", place, unit, 0.9) for place in _handed_in(unit))


def _same_place(pair: Pair) -> bool:
    return bool(PLACE_KEY.search(pair.key) and SAME_VALUE.search(plain(pair.value)))


def _named(pair: Pair, of_handing: float) -> Iterator[Candidate]:
    key = pair.key
    if key in ("地点", "地址", "开启地点") and PLACE_ABOVE.search(pair.above):
        key = "开标地点"
    both = bool(CLOSES_AND_OPENS.search(key)) or key == "开标"
    weight = 1.0 if PLACE_KEY.search(key) or both else of_handing if HANDIN_PLACE.search(key) else 0.0
    if not weight or len(key) > 22:
        return
    value = clean(pair.value.split("\n")[0] if key == "开标" else pair.value)
    if "地点" in value and "：" in value:
        value = re.split(r"地点[：:]", value)[-1]
    elif both:
        value = _after_clock(re.sub(r"[（(]北京时间[）)]", "", value))
    elif re.search(r"时间", key):
        value = _after_clock(value)
    value = re.sub(r"[（(](详见|见)[^）)]*[）)]", "", value)
    value = re.split(r"[。；;]", value)[0].strip("：: ，,")
    if both and not PLACE_END.search(value):
        return
    if 4 <= len(value) <= 120 and not SEE.search(value) and not NOT_PLACE.search(value):
        yield Candidate("opening_place", value, pair.unit, weight)


def _said(unit: Unit) -> Iterator[Candidate]:
    held = HELD_AT.search(unit.plain)
    if held and dates.moment(held[1]):
        yield Candidate("opening_place", held[2], unit, 0.9)
    found = AT.search(unit.text)
    if found and re.search(OPENS, found[1]) and not SEE.search(found[2]) and PLACE_END.search(found[2]):
        yield Candidate("opening_place", found[2], unit, 0.9)


def _handed_in(unit: Unit) -> Iterator[str]:
    """Yield the place where a sentence wants the bids, with or without the moment beside it."""
    words = clean(unit.text)
    at = AT.search(words)
    if at and OF_HANDING.search(at[1]) and not re.search(OPENS, at[1]):
        yield from _place(at[2])
    if dates.moment(plain(words)):
        for found in HANDED_IN.finditer(words):
            yield from _place(found[1])
        if OF_HANDING.search(words):
            yield from _place(re.split(r"[，,。；;]", _after_clock(words))[0])


def _place(words: str) -> Iterator[str]:
    if PLACE_END.search(words) and not SEE.search(words):
        yield words


def _after_clock(value: str) -> str:
    """Return what follows a moment in a value that holds both, "" where nothing does."""
    if "北京时间" in value:
        return re.sub(r"^.*?(北京时间）?[）)]?[，,；;。]?)", "", value)
    found = CLOCK_END.search(value)
    return found[1] if found else ""
