"""Days and moments: 2026年12月3日, 2026-12-3, 2026.12.03, 二〇二六年十二月三日, 上午9:30, 9点半, 24:00.

A day that no calendar has is not read: 2026年2月30日 is nothing.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from bidkit.words.late import late
from bidkit.words.numerals import NUMERALS, count

if TYPE_CHECKING:
    from collections.abc import Iterator

_S = r"\s*"
_SHORT = rf"(?:\d{{1,2}}|[{NUMERALS}]{{1,4}})"
_YEAR = (
    r"(?:(?:19|20|１９|２０)\d{2}|[一二壹贰][零〇○九玖Ｏ][零〇○Ｏ一二三四五六七八九壹贰叁肆伍陆柒捌玖]{2})"
)
_SIGN = r"[-－‐–./．／]"
DATE = (
    rf"(?<!\d)(?:{_YEAR}{_S}年{_S}{_SHORT}{_S}月{_S}{_SHORT}(?:{_S}[日号]|(?!\d))"
    rf"|{_YEAR}{_S}{_SIGN}{_S}\d{{1,2}}{_S}{_SIGN}{_S}\d{{1,2}}(?:日|(?!\d)|(?=\d{{1,2}}[:：]\d\d)))"
)
"""A day inside a longer pattern; ``day`` says which, if any. Squeezed, the hour is right behind it: 2026-12-0309:30."""

_HALF = r"上午|下午|中午|晚上|晚|早上|早|凌晨|傍晚|夜间|[AaＡ][MmＭ]|[PpＰ][MmＭ]"
_BETWEEN = r"(?:\s*[（(][^（()）]{0,8}[)）])?\s*[,，、]?\s*(?:北京时间)?\s*[:：]?\s*"
_CLOCK = (
    rf"(?P<half>{_HALF})?\s*(?P<hour>{_SHORT})\s*"
    rf"(?:[:：]\s*(?P<minute>\d{{2}})(?:[:：]\d{{2}})?|[时点]\s*(?:(?P<halfpast>半)|(?P<words>{_SHORT})\s*分?|整)?)分?"
)
_DATE = late(DATE)
_MOMENT = late(rf"(?P<day>{DATE}){_BETWEEN}{_CLOCK}(?!\d)")
_PARTS = late(rf"\d+|[{NUMERALS}Ｏ]+")
_LATE = ("下午", "晚上", "晚", "傍晚", "夜间", "PM")


def day(text: str) -> date | None:
    """Return the day that a text is, None for anything else and for a day that no calendar has."""
    return _day(text.strip()) if _DATE.fullmatch(text.strip()) else None


def days(text: str) -> Iterator[tuple[date, int, int]]:
    """Yield the days of a running text, each with where it starts and ends."""
    for match in _DATE.finditer(text):
        found = _day(match[0])
        if found is not None:
            yield found, match.start(), match.end()


def moments(text: str) -> Iterator[tuple[datetime, int, int]]:
    """Yield the days with an hour of a running text, each with where it starts and ends."""
    for match in _MOMENT.finditer(text):
        found = _moment(match)
        if found is not None:
            yield found, match.start(), match.end()


def moment(text: str) -> datetime | None:
    """Return the first day with an hour of a text; 24:00 is the beginning of the next day."""
    return next((found for found, _, _ in moments(text)), None)


def clock(text: str) -> tuple[int, int] | None:
    """Return hour and minute that a text is: 9:30, 上午九时三十分, 下午2点半; up to 24:00. None for anything else."""
    match = re.fullmatch(_CLOCK, text.strip())
    return _clock(match) if match else None


def date_words(on: date) -> str:
    """Return 2026年12月3日, as dates are printed."""
    return f"{on.year}年{on.month}月{on.day}日"


def _day(text: str) -> date | None:
    numbers = [count(part) for part in _PARTS.findall(text)]
    try:
        return date(*(part for part in numbers if part is not None)) if len(numbers) == 3 else None
    except (TypeError, ValueError):
        return None


def _moment(match: re.Match[str]) -> datetime | None:
    on, at = _day(match["day"]), _clock(match)
    if on is None or at is None:
        return None
    return datetime(on.year, on.month, on.day) + timedelta(hours=at[0], minutes=at[1])


def _clock(match: re.Match[str]) -> tuple[int, int] | None:
    hour = count(match["hour"])
    minute = 30 if match["halfpast"] else count(match["minute"] or match["words"] or "0")
    if hour is None or minute is None:
        return None
    half = (match["half"] or "").upper().translate(str.maketrans("ＡＰＭ", "APM"))
    if (half in _LATE and hour < 12) or (half == "中午" and hour < 3):
        hour += 12
    return (hour, minute) if minute < 60 and (hour < 24 or (hour, minute) == (24, 0)) else None
