"""Numbers that a requirement demands and a sentence promises: subject, amount, unit, and which way is better.

A number belongs to the subject named nearest to it: 2 小时内响应，8 小时内到场 has two. Two are compared only
where subject and dimension are the same; a range counts by its worse end. Months and days are compared by what a
month can be at most and at least. What is said under a condition
(24 小时仍未解决的) or of levels (一般故障 4 小时) is no promise for all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from bidkit.words.late import late
from bidkit.words.numerals import FIGURE, NUMERALS, number
from bidkit.words.sentences import sentences

_UNITS: dict[str, tuple[str, Decimal]] = {
    "毫秒": ("time", Decimal("0.001")), "秒钟": ("time", Decimal(1)), "秒": ("time", Decimal(1)),
    "分钟": ("time", Decimal(60)), "小时": ("time", Decimal(3600)), "个月": ("months", Decimal(1)),
    "日历日": ("time", Decimal(86400)), "天": ("time", Decimal(86400)), "日": ("time", Decimal(86400)),
    "年": ("months", Decimal(12)), "人": ("people", Decimal(1)), "名": ("people", Decimal(1)),
    "位": ("people", Decimal(1)), "用户": ("people", Decimal(1)),
    "%": ("share", Decimal(1)), "％": ("share", Decimal(1)),
}  # fmt: skip
_NUM = rf"(?:{FIGURE}|[半{NUMERALS}]+)"
_AMOUNT = late(
    rf"(?<![\d.〔年月第×x*近{NUMERALS}])(?:(?P<low>{_NUM})\s*(?:{'|'.join(_UNITS)})?\s*[—–\-~～至到]+\s*)?"
    rf"(?P<count>{_NUM})\s*(?:个(?!月))?\s*(?P<unit>{'|'.join(_UNITS)})(?!\d+月|度|级|以上领导|单|次)"
    rf"|百分之(?P<share>[{NUMERALS}点]+)"
)
_DATE = late(r"(?:19|20)\d\d\s*年(?:\s*\d{1,2}\s*月)?(?:\s*\d{1,2}\s*日)?|\d{1,2}\s*月\s*\d{1,2}\s*日")
SPAN = "span"
_SPANS = {"time", "months"}
"""Dimensions of a stretch of time that may be said in days and in months."""
_SHORTEST, _LONGEST = Decimal(28 * 86400), Decimal(31 * 86400)
_SUBJECTS: tuple[tuple[str, str, str, str], ...] = (
    ("复杂查询", "time", "most", "复杂(?:的)?(?:查询|统计|检索)"),
    ("简单查询", "time", "most", "(?:简单|一般|普通)(?:的)?(?:查询|检索)"),
    ("查询", "time", "most", "查询|检索"),
    ("交互", "time", "most", "交互"),
    ("页面", "time", "most", "页面|首屏"),
    ("替换", "time", "most", "替换|备[机件]|更换"),
    ("到场", "time", "most", "到场|到达|抵达|赶到|上门|到现场"),
    ("解决", "time", "most", "解决|修复|恢复|排除|处理完"),
    ("响应", "time", "most", "响应(?!文件|性|招标|采购|磋商|要求)|应答"),
    (
        "质保",
        "months",
        "least",
        "质保|质量保证|保修|免费(?:运行)?(?:维护|运维)|(?:[期届]满|验收|到期|结束)后?.{0,16}(?:运维|维护)",
    ),
    ("驻场", "people", "least", "驻场|驻点|常驻|[派进入]驻|现场(?:服务|运维)?人员"),
    ("并发", "people", "least", "并发|同时在线|在线用户"),
    ("团队", "people", "least", "团队|项目组|投入人员|服务人员|人员总数|配备人员"),
    ("满意", "share", "least", "满意"),
    ("可用", "share", "least", "可用[率性]|在线率|正常运行"),
    ("有效期", SPAN, "least", "(?:投标|报价|响应|应答|文件)(?:文件)?的?有效期"),
    (
        "服务期",
        SPAN,
        "least",
        r"(?<!免费)(?<!质保)(?<!保修)(?:服务|运维|维保|合同履行)(?:期限?|周期|年限)(?![内满届])|(?:^|[起共供]|计)服务\s*$",
    ),
    (
        "交付",
        SPAN,
        "most",
        "(?:建成|上线|交货|交付|供货|到货|完工|竣工|完成(?:建设|全部|项目|交))(?!后|之后|以后|之日|验收后)|工期|(?:建设|交货|交付|供货|完工)(?:期限?|周期|时间)",
    ),
)
_LEAST = late(r"(?:不少于|不低于|不小于|不短于|至少|最少|≥|>=|>|(?<!不)(?:大于|高于|超过|多于))(?:等于)?\s*$")
_MOST = late(
    r"(?:不超过|不多于|不大于|不高于|不晚于|至多|最多|最长|≤|<=|<|(?<!不)(?:小于|少于|低于))(?:等于)?\s*$"
)
_NOT_SAID = late(r"^(?:内|以内)?(?:仍|还|未|尚未|无法|不能|以上|以后|之后|后仍|一次|[×x*]\s*\d)")
_STAGE = late(
    r"逾期|延误|延迟|迟延|提前|[前每]|第.{1,3}[期批年]|[一二三四]期|初验|试运行|阶段|首批|分批|样[品机]|剩余|通知|质保|保修|免费"
)
"""Words beside a stretch of time that is not the one for the whole."""
_LEVEL = late(
    r"(?:一般|普通|轻微|次要|重大|严重|紧急|特别|特急|[一二三四ⅠⅡⅢⅣIVabcABC]级|[PpSs][0-4]|咨询|峰值|历史|第[一二三]年|其余|增派|增援|新增)"
)


@dataclass(frozen=True, slots=True)
class Claim:
    """One number with its subject; ``value`` in seconds, months, people or per cent, ``least`` says more is better.

    ``months`` says that a stretch of time, otherwise in seconds, was said in months.
    """

    subject: str
    value: Decimal
    least: bool
    said: str
    bound: bool
    months: bool = False

    def short_of(self, demand: Claim) -> bool:
        """Return whether this promises less than a demand on the same subject, however long a month is."""
        if self.months == demand.months:
            return self.value < demand.value if demand.least else self.value > demand.value
        low, high = self._seconds
        least, most = demand._seconds
        return high < least if demand.least else low > most

    @property
    def _seconds(self) -> tuple[Decimal, Decimal]:
        return (self.value * _SHORTEST, self.value * _LONGEST) if self.months else (self.value, self.value)


@lru_cache(maxsize=4096)
def claims(text: str, about: str = "") -> tuple[Claim, ...]:
    """Return the numbers of a text that have a subject; ``about`` names it where the text does not (a table's label).

    Several rules ask about the same replies and demands.
    """
    return tuple(_claims(text, about))


def _claims(text: str, about: str) -> Iterator[Claim]:
    for part in sentences(text):
        sentence = _DATE.sub("某日", part)
        found = list(_AMOUNT.finditer(sentence))
        for index, match in enumerate(found):
            start = found[index - 1].end() if index else 0
            end = found[index + 1].start() if index + 1 < len(found) else len(sentence)
            claim = _claim(sentence[start : match.start()], match, sentence[match.end() : end], about)
            if claim is not None:
                yield claim


def _claim(before: str, match: re.Match[str], after: str, about: str) -> Claim | None:
    dimension, factor = _UNITS[match["unit"]] if match["unit"] else ("share", Decimal(1))
    count = number(match["count"] or match["share"])
    near = re.split(r"[，,、：:（(]", before)[-1]
    here = re.split(r"[，,、（(]", after)[0]
    if (
        count is None
        or _NOT_SAID.match(after)
        or _LEVEL.search(near + here)
        or (match["unit"] == "年" and count > 30)
    ):
        return None
    named = _named(here, near, before[-24:] + here, about, dimension)
    if named is None or (named[1] == SPAN and _STAGE.search(near + here)):
        return None
    least = bool(_LEAST.search(near)) or (named[2] == "least" and not _MOST.search(near))
    low = number(match["low"]) if match["low"] else None
    worse = min(low, count) if low is not None and least else count
    said = f"{near.strip()[-12:]}{match[0]}{here.strip()[:8]}"
    return Claim(
        named[0],
        worse * factor,
        least,
        said,
        bool(_LEAST.search(near) or _MOST.search(near) or "内" in here[:3]),
        named[1] == SPAN and dimension == "months",
    )


def _named(here: str, near: str, wide: str, about: str, dimension: str) -> tuple[str, str, str, str] | None:
    """Return the subject named nearest; further away only one that is not the whole's own stretch of time."""
    for whole in (here, near, wide, about):
        found = _subject(whole, dimension)
        if found is not None and not (whole is wide and found[1] == SPAN):
            return found
    return None


def _subject(text: str, dimension: str) -> tuple[str, str, str, str] | None:
    """Return the subject of this dimension that a text names last, the more particular first."""
    kinds = {dimension, SPAN} if dimension in _SPANS else {dimension}
    return next((one for one in _SUBJECTS if one[1] in kinds and re.search(one[3], text)), None)


def titled_claims(text: str, title: str) -> list[Claim]:
    """Return the numbers of a text; only where none has a subject of its own, the title names it."""
    return list(claims(text)) or list(claims(text, title))


def shortfalls(demanded: str, promised: str, title: str = "") -> Iterator[tuple[Claim, Claim]]:
    """Yield demand and promise where a text promises less; subjects with several demands or promises are left out."""
    wanted, given = titled_claims(demanded, title), titled_claims(promised, title)
    for demand in wanted:
        of_it = [one for one in given if one.subject == demand.subject]
        alone = sum(one.subject == demand.subject for one in wanted) == 1
        worst = [one for one in of_it if one.short_of(demand)]
        if alone and worst and len(worst) == len(of_it):
            yield demand, worst[0]
