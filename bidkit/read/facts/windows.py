"""Until when: from which to which day the tender's documents are given out, and until when questions may be put.

The day on which they are first given out is when the tender was issued: from it 招标投标法 第二十四条 counts the twenty
days, and 招标投标法实施条例 第十六条 and 87号令 第十八条 the days of giving out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.read.facts.candidates import Candidate
from bidkit.read.facts.clock import moment
from bidkit.read.text import plain
from bidkit.read.unit import Zone
from bidkit.words import dates

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from bidkit.read.facts.pairs import Pair
    from bidkit.read.outline import Outline
    from bidkit.read.unit import Unit

GIVEN = "获取|领取|购买|发售|发放|出售|提供|下载|申领|报名"
_PAPERS = "(?:招标|采购|磋商|谈判|询价|比选|询比|竞价|资格预审)文件"
WINDOW_KEY = re.compile(
    rf"^(?:{_PAPERS})?(?:的)?(?:{GIVEN})(?:{_PAPERS})?(?:的)?(?:起止)?(?:时间|期限|日期|期)(?:和?(?:及|与)?地[点址])?$"
)
UNDER = re.compile(rf"(?:{GIVEN}){_PAPERS}|{_PAPERS}的?(?:{GIVEN})")
BARE_KEY = re.compile(r"^(?:起止)?(?:时间|期限|日期)$")
SAID = re.compile(
    rf"(?:{GIVEN})[^。;]{{0,12}}{_PAPERS}|{_PAPERS}的?(?:{GIVEN})|{_PAPERS}(?:自|从|于)[^。;]{{0,110}}(?:{GIVEN})"
)
NOT_IT = re.compile(
    r"保证金|截止时间为|投标截止|答疑|澄清|踏勘|开标|公告期|响应文件(?:提交|递交)|证明|复印件|业绩"
)
TO = re.compile(r"^(?:[^至到—－~～。;-]{0,14}?|\([^)]*\)[^\d。;]{0,12}?)(?:至|到|—|－|-|~|～)")
"""What joins the two days: 9时00分至, or a bracket of any length before it."""
SHORT_END = re.compile(r"(\d{1,2})月(\d{1,2})[日号]")
FROM_NOW = re.compile(r"(?:即日|公告(?:发布)?之?日|发布之日)起?至$|^/?至$")
UNTIL_END = re.compile(r"^[^。;]{0,16}?(?:至|到)[^。;]{0,6}截止")
"""Given out from a day on until the bids are due."""
ASKED = re.compile(
    r"(?:提问|疑问|疑义|问题|质询|澄清(?:问题|要求|申请)?)[^。;:]{0,12}(?:截止|截至|时间|期限)|答疑截止"
)
FIRST_DAY = re.compile(rf"^\d{{0,2}}[.、)]?(?:自|从|于)?{dates.DATE}")
OF_BUYER = re.compile(
    r"(?:招标人|采购人|代理机构|发包人)[^。;]{0,8}(?:发出|发布|答复|回复|澄清|修改)|异议|质疑|确认"
)
SAID_ASKED = re.compile(
    r"(?:疑问|疑义|问题|澄清)[^。;]{0,24}?(?:于|在)(?P<day>.{12,30}?)(?:\([^)]*\))?(?:之?前|截止前)[^。;]{0,24}?(?:提出|提交|发送|发至)"
)
OUTSIDE = (Zone.FORMS, Zone.CONTRACT, Zone.CONTENTS)


def candidates(outline: Outline, pairs: Sequence[Pair]) -> Iterator[Candidate]:
    """Yield the first and the last day of giving out, and the moment at which questions end."""
    for pair in pairs:
        if pair.unit.zone in OUTSIDE or pair.how == "column":
            continue
        if WINDOW_KEY.match(pair.key) or (BARE_KEY.match(pair.key) and UNDER.search(pair.above)):
            yield from _window(plain(pair.value), pair.unit, 0.7 if "报名" in pair.key else 1.0)
        if ASKED.search(pair.key) and not OF_BUYER.search(pair.key) and (found := moment(pair.value)):
            yield Candidate("questions_until", found, pair.unit)
    for unit in outline.units:
        if unit.zone in OUTSIDE:
            continue
        if FIRST_DAY.match(unit.plain) and UNDER.search(_title(outline, unit)):
            yield from _window(unit.plain, unit, 1.0)
        for sentence in re.split("[。;]", unit.plain):
            if SAID.search(sentence) and not NOT_IT.search(sentence):
                yield from _window(sentence, unit, 0.6)
            asked = SAID_ASKED.search(sentence)
            if asked and not OF_BUYER.search(sentence) and (found := moment(asked["day"])):
                yield Candidate("questions_until", found, unit, 0.8)


def _title(outline: Outline, unit: Unit) -> str:
    head = outline.head(unit)
    return "" if head is None or not head.titled else head.plain


def _window(words: str, unit: Unit, weight: float) -> Iterator[Candidate]:
    """Yield the two ends of the first window of days in a text; a single day is none."""
    found = list(dates.days(words))
    if not found:
        return
    first, start, end = found[0]
    last = _last(words[end:], first, [day for day, _, _ in found[1:]])
    if last is not None and first <= last:
        yield Candidate("issued", first.isoformat(), unit, weight)
        yield Candidate("documents_until", last.isoformat(), unit, weight)
    elif UNTIL_END.match(words[end:]):
        yield Candidate("issued", first.isoformat(), unit, weight)
    elif FROM_NOW.search(words[:start]):
        yield Candidate("documents_until", first.isoformat(), unit, weight)


def _last(after: str, first: date, later: list[date]) -> date | None:
    """Return the day at which a window ends: a whole date, or 9月17日 of the same year."""
    if not TO.match(after):
        return None
    short = SHORT_END.search(after[:40])
    whole = next(dates.days(after), None)
    if whole is not None and (short is None or whole[1] <= short.start()):
        return later[0] if later else None
    try:
        return first.replace(month=int(short[1]), day=int(short[2])) if short else None
    except ValueError:
        return None
