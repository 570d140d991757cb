"""When: deadline, opening, days the bid stays valid."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from bidkit.read.bids import FILES
from bidkit.read.facts.candidates import Candidate
from bidkit.read.facts.places import HELD_AT
from bidkit.read.labels import without_label
from bidkit.read.text import filled, plain
from bidkit.read.unit import Zone
from bidkit.words import dates
from bidkit.words.numerals import NUMERALS, count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.read.facts.pairs import Pair
    from bidkit.read.outline import Outline
    from bidkit.read.unit import Unit

DEADLINE_KEY = re.compile(
    rf"({FILES}(文件)?(的)?(提交|递交|接收|送达)?(文件)?(的)?截止(时间|日期|期)?)|((提交|递交|接收|送达|上传){FILES}?(首次)?{FILES}?(文件)?(的)?截止(时间|日期|期)?)|(提交|递交|接收|送达)({FILES}?文件)?(的)?起止时间|^截止时间|^截止(与|和|及|、)?(开标|开启)|截标(时间|日期)|^(投标|提交|递交)截止|^(网上|在线|平台)?(竞价|报价|竞标)(起止)?(时间|时段)$"
)
OPENING_KEY = re.compile(rf"(开标|{FILES}文件开启|开启|磋商|谈判|唱标|开选)(的)?(开始)?(时间|日期)|^开标$")
OTHER_CLOCK = re.compile(r"保证金|报名|获取|购买|发售|质疑|异议|答疑|澄清|踏勘|询问|公告期|下载")
WINDOW_END = re.compile(
    rf"(?:至|到|-|~)(?P<day>{dates.DATE})?(?P<clock>(?:上午|下午)?\d{{1,2}}(?:[:：]\d{{2}}|[时点](?:\d{{2}}分|半|整)?))"
)
VALIDITY = re.compile(rf"{FILES}(文件)?(的)?有效期|^有效期$")
N_DAYS = (
    rf"(?<![\d.{NUMERALS}])(\d{{2,3}}|[{NUMERALS}]{{2,6}})(?:\(\d{{2,3}}\))?\)?\s*个?"
    "(?:日历天|日历日|日历|天|日|自然日|工作日)(?!内(?!均?(?:保持)?有效))"
)
DAYS = re.compile(N_DAYS)
BARE_VALIDITY = re.compile(rf"有效期[^。;\d]{{0,12}}?{N_DAYS}")
OF_FILES = re.compile(rf"{FILES}文件")


def candidates(outline: Outline, pairs: Sequence[Pair]) -> Iterator[Candidate]:
    """Yield possible moments, places and periods."""
    for pair in pairs:
        if pair.unit.zone in (Zone.FORMS, Zone.CONTRACT):
            continue
        yield from _moments(pair)
        yield from _validity(pair)
    for unit in outline.units:
        if unit.zone not in (Zone.FORMS, Zone.CONTRACT, Zone.CONTENTS):
            yield from _said(unit)
            yield from _valid_below(outline, unit)


def _valid_below(outline: Outline, unit: Unit) -> Iterator[Candidate]:
    """Yield the days of a line 有效期不少于60日 that stands under the title of the bid's own papers."""
    head = outline.head(unit)
    found = BARE_VALIDITY.match(without_label(unit.plain))
    if found and head is not None and head.titled and OF_FILES.search(head.plain):
        yield Candidate("validity_days", str(count(found[1]) or ""), unit, 0.8)


def moment(text: str) -> str:
    """Return the first day and hour of a text as YYYY-MM-DD HH:MM, "" where there is none."""
    found = dates.moment(text) or dates.moment(plain(text))
    return f"{found:%Y-%m-%d %H:%M}" if found else ""


def _moments(pair: Pair) -> Iterator[Candidate]:
    found = moment(pair.value)
    if found and HAND_IN.search(pair.key) and BEFORE.search(plain(pair.value)[:40]):
        yield Candidate("deadline", found, pair.unit, 1.0)
        return
    if found and HAND_IN.search(pair.key) and "截止" in pair.value:
        yield Candidate("deadline", _last(pair.value), pair.unit, 1.0)
        return
    if not found:
        if OPENING_KEY.search(pair.key) and AS_DEADLINE.search(plain(pair.value)[:30]):
            yield Candidate("opening", AT_DEADLINE, pair.unit)
        return
    if OTHER_CLOCK.search(pair.key) or (pair.key.startswith("截止") and OTHER_CLOCK.search(pair.above)):
        return
    if DEADLINE_KEY.search(pair.key):
        value = _last(pair.value) if re.search(r"至|到|-|~", plain(pair.value)) else found
        yield Candidate("deadline", value, pair.unit, 1.2)
        if "开标" in pair.key:
            yield Candidate("opening", value, pair.unit)
    elif OPENING_KEY.search(pair.key):
        yield Candidate("opening", found, pair.unit)
        by_law = pair.key.startswith("开标")  # 招标投标法 第三十四条, 87号令 第三十九条: at the very deadline
        yield Candidate("deadline", found, pair.unit, 0.35 if by_law else 0.25)


def _last(text: str) -> str:
    """A window such as 13:00 至 13:30 closes at its end."""
    words = plain(text)
    last = moment(words)
    end = WINDOW_END.search(words)
    at = dates.clock(end["clock"]) if end and last else None
    if end is None or at is None:
        return last
    day = (dates.day(end["day"]) if end["day"] else None) or date.fromisoformat(last[:10])
    closes = datetime(day.year, day.month, day.day) + timedelta(hours=at[0], minutes=at[1])
    return f"{closes:%Y-%m-%d %H:%M}"


def _validity(pair: Pair) -> Iterator[Candidate]:
    if (
        VALIDITY.search(pair.key)
        and len(pair.key) <= 20
        and not re.search(r"保证金|保函|合同|证书", pair.key)
    ):
        value = filled(pair.value)
        found = DAYS.search(value[:80])
        if found:
            weight = OF_DEFAULT if DEFAULT.search(value[: found.start()]) else 1.2
            yield Candidate("validity_days", str(count(found[1]) or ""), pair.unit, weight)


SAID_VALIDITY = re.compile(
    rf"(?:{FILES}(?:文件)?(?:的)?有效期)[^。;]{{0,40}}?{N_DAYS}"
    rf"|{FILES}(?:文件)?(?:应当?)?[自从][^。;]{{0,24}}(?:起|后){N_DAYS}内?(?=内?(?:均|应|保持|持续|一直)*有效)"
)
HAND_IN = re.compile(rf"{FILES}文件(的)?(递交|提交|送达|送交|接收)$")
BEFORE = re.compile(
    r"\d{1,2}([:：]\d{2}|[时点](\d{1,2}分|半|整)?)(\([^)]*\))?(之|以)?前,?(送达|送至|递交|提交|送交|寄达|上传)"
)
AS_DEADLINE = re.compile(
    rf"^(开标时间:)?(同|与|即){FILES}?(文件)?(的)?(递交|提交)?{FILES}?(文件)?(的)?截止时间"
)
AT_DEADLINE = "deadline"
DEFAULT = re.compile(r"除[^。;]{0,30}另有(规定|约定|说明)外?")
OF_DEFAULT = 0.35
SAID_DEADLINE = re.compile(
    rf"({FILES}文件)?(的)?(提交|递交|接收|送达|投标)[^。;]{{0,14}}?截止(时间|日期)?[^。;\d]{{0,30}}"
)


HANDED = "递交|提交|上传|送达|投递|送交|寄达|送到|送至|交到|交至"
SAID_BEFORE = re.compile(
    rf"于(?P<day>.{{12,30}}?)(?:\([^)]*\))?(?:之?前|截止前)[^。;]{{0,10}}?(?:{HANDED})[^。;]{{0,6}}{FILES}"
)
FILES_BEFORE = re.compile(
    rf"{FILES}文件[^。;]{{0,16}}于(?P<day>.{{12,30}}?)(?:\([^)]*\))?(?:之?前|截止前)[^。;]{{0,10}}?(?:{HANDED})"
)
SENT_BEFORE = re.compile(
    rf"于(?P<day>.{{10,30}}?)(?:\([^)]*\))?(?:之|以)?前,?将{FILES}文件[^。;]{{0,16}}?(?:{HANDED})"
)
RIGHT_BEFORE = re.compile(rf"^(?:\([^)]*\))?(?:之|以)?前(?=[^。;]{{0,24}}?(?:{HANDED}))")
BEFORES = (SAID_BEFORE, FILES_BEFORE, SENT_BEFORE)


def _handed_before(words: str) -> str:
    """Return the moment before which a sentence wants something handed in, "" where it asks for other papers."""
    for sentence in re.split(r"[。;]", words):
        for found, start, end in dates.moments(sentence):
            if RIGHT_BEFORE.match(sentence[end:]) and not OTHER_CLOCK.search(sentence[:start]):
                return f"{found:%Y-%m-%d %H:%M}"
    return ""


def _said(unit: Unit) -> Iterator[Candidate]:
    found = SAID_VALIDITY.search(filled(unit.text))
    if found and "保证金" not in found[0]:
        weight = OF_DEFAULT if DEFAULT.search(unit.plain[: found.start()]) else 0.8
        yield Candidate("validity_days", str(count(found[found.lastindex or 1]) or ""), unit, weight)
    before = next((found for words in BEFORES if (found := words.search(unit.plain))), None)
    value = moment(before["day"]) if before else _handed_before(unit.plain)
    held = HELD_AT.search(unit.plain)
    if held and moment(held[1]):
        yield Candidate("opening", moment(held[1]), unit, 1.0)
    if value:
        yield Candidate("deadline", value, unit, 1.0)
    for match in SAID_DEADLINE.finditer(unit.plain):
        if OTHER_CLOCK.search(match[0]):
            continue
        found_at = next(dates.moments(unit.plain[match.end() : match.end() + 30]), None)
        if found_at is not None and found_at[1] == 0:
            yield Candidate("deadline", f"{found_at[0]:%Y-%m-%d %H:%M}", unit, 1.0)
            break
