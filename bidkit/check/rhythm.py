"""How often and for how much of a day or week something is done: 每月 → 每季度, 全天 → 上午, 7×24 → 5×8.

A rhythm belongs to the doing named in its clause. Two are compared only where the demand names one for that doing.
Who is paid less often gives away nothing, so payment has no rhythm here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.words.late import late
from bidkit.words.numerals import NUMERALS, number
from bidkit.words.spaces import squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

_DAYS = {
    "小时": Decimal(1) / 24, "日": Decimal(1), "天": Decimal(1), "周": Decimal(7), "星期": Decimal(7),
    "旬": Decimal(10), "半月": Decimal(15), "半个月": Decimal(15), "月": Decimal(30), "两个月": Decimal(61),
    "季": Decimal(91), "季度": Decimal(91), "半年": Decimal(182), "年": Decimal(365),
}  # fmt: skip
_EVERY = late(
    rf"(?P<head>[每按逐])(?:[一1]|个)*(?P<unit>{'|'.join(sorted(_DAYS, key=len, reverse=True))})(?!份|度?末结)"
    rf"(?:[^，,。；;]{{0,10}}?(?P<times>\d+|[{NUMERALS}]+)\s*次)?"
)
_DOING = late(
    "提交|报送|报告|汇报|总结|例会|会议|巡检|巡查|检查|检测|培训|演练|备份|更新|回访|维护|保养|盘点|对账|清洗|保洁|消毒"
)
_CLAUSE = re.compile(r"[，,。；;！!\n]")
MATTER = 4
"""So many letters in a row of what is demanded name its matter: 分析报告."""
_SLACK = Decimal("1.15")
"""Months and quarters are not all of one length."""
_WHOLE = late(r"全天|全日|整天|整日|昼夜|24小时不间断|全时段")
_PART = late(r"半天|半日|上午|下午|夜间不|仅工作时间|只在工作时间")
_THERE = late(r"在岗|到岗|值[守班]|坐班|驻[场点守]|受理|上班|服务|响应")
_HOURS = late(r"(?<![\d.])([1-7])天?[×xX*](\d{1,2})(?:小时)?(?![\d.])")


def slower(demanded: str, promised: str) -> tuple[str, str] | None:
    """Return what is promised and what is demanded where the same is done less often or for less of the day."""
    wanted, given = squeeze(demanded), squeeze(promised)
    return _rarer(wanted, given) or _shorter_day(wanted, given) or _fewer_hours(wanted, given)


def has_rhythm(demanded: str) -> bool:
    """Return whether a demand says how often or for how much of the day: most do not, and need no second look."""
    wanted = squeeze(demanded)
    return any(one.search(wanted) for one in (_EVERY, _WHOLE, _HOURS))


def slower_elsewhere(demanded: str, line: str) -> tuple[str, str] | None:
    """Return the same of a line of running text, which must speak of the demand's own matter and not of its like."""
    less = slower(demanded, line)
    if less is None:
        return None
    said, wanted = less[0], squeeze(demanded)
    there = _THERE.search(said)
    matter = any(said[at : at + MATTER] in wanted for at in range(len(said) - MATTER + 1))
    return less if matter or (_PART.search(said) and there and there[0] in wanted) else None


def _rarer(wanted: str, given: str) -> tuple[str, str] | None:
    promised = list(_rhythms(given))
    asked = list(_rhythms(wanted))
    for doing, days, said in asked:
        same = [one for one in promised if one[0] == doing]
        alone = len({other for name, other, _ in asked if name == doing}) == 1
        if alone and same and all(one[1] > days * _SLACK for one in same):
            return same[0][2], said
    return None


def _rhythms(text: str) -> Iterator[tuple[str, Decimal, str]]:
    """Yield each doing with the days between two of it, and the clause that says so."""
    for clause in _CLAUSE.split(text):
        found = list(_EVERY.finditer(clause))
        if len(found) != 1:
            continue
        match = found[0]
        times = number(match["times"]) if match["times"] else Decimal(1)
        if times:
            yield from ((one, _DAYS[match["unit"]] / times, clause) for one in _doings(clause))


def _doings(clause: str) -> Sequence[str]:
    return tuple(dict.fromkeys(_DOING.findall(clause)))


def _shorter_day(wanted: str, given: str) -> tuple[str, str] | None:
    whole = _WHOLE.search(wanted)
    if whole is None or _WHOLE.search(given):
        return None
    for clause in _CLAUSE.split(given):
        if _PART.search(clause) and _THERE.search(clause):
            return clause, whole[0]
    return None


def _fewer_hours(wanted: str, given: str) -> tuple[str, str] | None:
    asked, told = list(_HOURS.finditer(wanted)), list(_HOURS.finditer(given))
    if not asked or not told:
        return None
    most = max(told, key=_hours)
    least = min(asked, key=_hours)
    return (most[0], least[0]) if _hours(most) < _hours(least) else None


def _hours(match: re.Match[str]) -> int:
    return int(match[1]) * int(match[2])
