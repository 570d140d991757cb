"""When two texts say the same: spaces, width, brackets and signs do not count, nor does the spelling of a value.

A text as filled may have places that are open: page numbers, which only the linker knows, and blanks that people fill
by hand. What stands there in the finished file is taken for honest.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from bidkit.words import capitals
from bidkit.words.dates import days
from bidkit.words.decimals import plain_decimal
from bidkit.words.late import late
from bidkit.words.money import figures
from bidkit.words.numerals import FIGURE, NUMERALS, count, number
from bidkit.words.periods import periods
from bidkit.words.rates import rates
from bidkit.words.spaces import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Value = tuple[str, int, int]
TOKEN = late("\ue000(?:page|mark|contents)(?::[^\ue000\ue001]*)?\ue001")
PAGE = late("\ue000page(?::[^\ue000\ue001]*)?\ue001")
_HIDDEN = late("\ue000mark(?::[^\ue000\ue001]*)?\ue001")
_BLANK = late(
    r"[_＿‗]+[_＿‗\s]*|[ \t\u3000\xa0]{3,}|(?<=[年月])\s+(?=[月日])|(?<=[:：])\s+(?=年)"
    r"|(?<=[:：])\s*$|(?<=[签章字名][）)])\s*$"
)
_SIGNS = late(r"(?<!\d)[.,/-]|[.,/-](?!\d)|[^\w%‰≥≤<>±+=.,/°℃☑☐□■√×★▲●-]|_")
_COMMA = late(r"(?<=\d),(?=\d{3}(?!\d))")
_DECIMAL = late(r"\d+\.\d+(?![.\d])")
_PHONE = late(r"(?<=\d)-(?=\d{7,8}(?!\d))")
_BRACKET = late(r"[（(]([^（()）]*)[)）]")
_YUAN = late(r"(?:人民币|[¥￥])?\0(M[\d.-]+)\0(?:[千仟万亿]?元)?整?")
_SUM_ALONE = late(r"M\d{2,}(?:\.\d+)?")
_MINUTES = late(rf"(?<![\d.:：{NUMERALS}])({FIGURE}|[半{NUMERALS}]+)(?:[（(]([^（()）]{{1,8}})[)）])?分钟")
_COUNT = late(rf"(?<![\d.{NUMERALS}])([{NUMERALS}]+)([人名位台套份次册家页项辆部间处期轮])")
_UNITS = late("[十百千万亿拾佰仟廿卅]")
_NO_DEVIATION = late(r"(?:均?无|没有|不存在)(?:任何)?(?:偏[离差])?[。.]?")
CONTENTS = "\ue000contents\ue001"
PAGES_SAID = "[\10-9—本册第一二三四五六七八九十,、-]{0,400}?"
BY_HAND, TO_THE_END = "[^\1]{0,60}?", ".{0,120}?"
_PAUSE = late(r"(?<!\d)[,;。]|[,;。](?!\d)")


@lru_cache(maxsize=1 << 16)
def core(text: str) -> str:
    """Return the text without spaces and signs; those that change a meaning stay: 3.5, ≥, %, ticks, ★."""
    return _SIGNS.sub("", _COMMA.sub("", squeeze(text)))


@lru_cache(maxsize=1 << 14)
def meaning(text: str) -> str:
    """Return the text with every sum, day and period written one way, then without signs as ``core`` does."""
    plain = squeeze(text)
    if _NO_DEVIATION.fullmatch(plain):
        return "无偏离"
    plain = _put(plain, ((f"D{day:%Y%m%d}", start, end) for day, start, end in days(plain)))
    plain = _put(plain, ((f"P{said}", start, end) for said, start, end in _periods(plain)))
    plain = _put(plain, _minutes(plain))
    plain = _put(plain, _counts(plain))
    plain = _put(plain, _rates(plain))
    plain = _put(plain, _capitals(plain))
    sums = ((f"M{plain_decimal(one.value)}", one.start, one.end) for one in figures(plain) if one.money)
    plain = _YUAN.sub(r"\1", _put(plain, sums))
    plain = _PHONE.sub("", _COMMA.sub("", plain))
    return core(_DECIMAL.sub(lambda match: plain_decimal(Decimal(match[0])), plain))


def same(before: str, after: str) -> bool:
    """Return whether a finished text says what was filled; open places of ``before`` hold anything that fits."""
    if core(before) == core(after):
        return True
    if is_open(before) and _pattern(before).fullmatch(_clauses(after)):
        return True
    return means(meaning(_HIDDEN.sub("", before)), meaning(after))


def means(wanted: str, found: str) -> bool:
    """Return whether two meanings are one; a sum that is all of a cell may stand there as a bare number."""
    return wanted == found or bool(_SUM_ALONE.fullmatch(wanted) and wanted[1:] == found)


def closed(text: str) -> str:
    """Return the text as it is compared at once; "" where an open place makes that impossible."""
    return "" if PAGE.search(text) else core(_HIDDEN.sub("", text))


def shown(text: str) -> str:
    """Return the text as a message quotes it."""
    return " ".join(PAGE.sub("〔页码〕", _HIDDEN.sub("", text)).split())


def pieces(text: str) -> list[str]:
    """Return the parts of the text between its open places, as ``core`` writes them."""
    return [
        part
        for one in re.split(f"{PAGE.pattern}|{_BLANK.pattern}", _HIDDEN.sub("", text))
        if (part := core(one))
    ]


def is_open(text: str) -> bool:
    """Return whether a filled text has a place for a page number or for somebody's hand."""
    return bool(PAGE.search(text) or _BLANK.search(text))


@lru_cache(maxsize=1 << 12)
def _pattern(text: str) -> re.Pattern[str]:
    made, at = "", 0
    text = _HIDDEN.sub("", text)
    for match in re.finditer(f"{PAGE.pattern}|{_BLANK.pattern}", text):
        made += _words(text[at : match.start()])
        made += PAGES_SAID if PAGE.match(match[0]) else BY_HAND if core(text[match.end() :]) else TO_THE_END
        at = match.end()
    return late(made + _words(text[at:]))


def _words(text: str) -> str:
    return re.escape(_clauses(text)).replace("\1", "\1?")


def _clauses(text: str) -> str:
    """Return the text as ``core`` does, with a mark for each pause: a blank filled by hand does not go beyond one."""
    return "\1".join(core(part) for part in _PAUSE.split(squeeze(text)))


def _put(text: str, values: Iterable[Value]) -> str:
    """Return the text with each (words, start, end) put in its place, between zeros that no reader takes for digits."""
    made, at = "", 0
    for words, start, end in values:
        if start >= at:
            made += f"{text[at:start]}\0{words}\0"
            at = end
    return made + text[at:]


def _periods(text: str) -> Iterator[Value]:
    for said, start, end in periods(text):
        beside = _BRACKET.search(text, start, end)
        if beside and count(beside[1]) != said.count:
            continue  # 12（十三）个月 says two things, and is not 12 个月
        months, days = said.months, said.days
        if months is not None:
            yield f"{plain_decimal(months)}月", start, end
        elif days is not None:
            yield f"{plain_decimal(days)}天", start, end


def _minutes(text: str) -> Iterator[Value]:
    """Yield 30 分钟 as the part of a day that it is, as 半小时 is written."""
    for match in _MINUTES.finditer(text):
        value = number(match[1])
        if value is not None and (match[2] is None or number(match[2]) == value):
            yield f"P{plain_decimal(value / 1440)}天", match.start(), match.end()


def _counts(text: str) -> Iterator[Value]:
    """Yield 九十六人 as 96人; 三五人 is no number that anybody counted."""
    for match in _COUNT.finditer(text):
        value = count(match[1])
        if value is not None and (len(match[1]) == 1 or _UNITS.search(match[1])):
            yield f"{value}{match[2]}", match.start(), match.end()


def _rates(text: str) -> Iterator[Value]:
    """Yield 15.50% and 百分之十五点五 as one; what is said in 折 stays apart, for it says what is paid."""
    for one in rates(text):
        sign = "Z" if one.rate.unit == "折" else "R"
        yield f"{sign}{plain_decimal(one.rate.percent)}", one.start, one.end


def _capitals(text: str) -> Iterator[Value]:
    for match in capitals.AMOUNT.finditer(text):
        value = capitals.parse(match[0])
        if value is not None:
            yield f"M{plain_decimal(value)}", match.start(), match.end()
