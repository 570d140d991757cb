"""Periods: 三年, 近十二个月, 36 个月内, 90（九十）日历天, 两周, 半年, 15 个工作日; and when two agree."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from bidkit.words.decimals import plain_decimal
from bidkit.words.late import late
from bidkit.words.numerals import FIGURE, NUMERALS, number

if TYPE_CHECKING:
    from collections.abc import Iterator

Unit = Literal["小时", "天", "工作日", "周", "个月", "年"]
_BRACKET = r"(?:\s*[（(][^（()）]{1,8}[)）])?"
_DAY = r"(?:工作|日历|自然)?[天日]|日历"
_UNIT = rf"个?\s*(?:{_DAY}|小时|周|星期|礼拜|季度|月)|年"
PERIOD = (
    rf"(?<![\d.．年月至\-~—{NUMERALS}])(?:{FIGURE}|[半{NUMERALS}]+){_BRACKET}\s*(?:{_UNIT})(?:半(?![\u4e00-\u9fff]))?(?![\d.])|"
    rf"(?<![\d.．{NUMERALS}])(?:\d+|[{NUMERALS}]+)个半月"
)
"""A period inside a longer pattern; ``period`` says what it is. 2026 年 and 12 月 3 日 are dates and are none."""

_FINDER = late(PERIOD)
_WHOLE = late(
    rf"(?P<count>{FIGURE}|[半{NUMERALS}]+){_BRACKET}\s*(?P<one>个)?\s*(?P<half>半)?"
    rf"(?P<unit>{_DAY}|小时|周|星期|礼拜|季度|月|年)(?P<more>半)?"
)
_YEAR = late(r"(?:19|20)\d\d\s*年|[一二][九〇零○][零〇○一二三四五六七八九]{2}\s*年")


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time in the unit it was said in; half a unit stays a half."""

    count: Decimal
    unit: Unit

    @property
    def months(self) -> Decimal | None:
        """Return the months of a period of months or years, None for one of days."""
        return {"个月": self.count, "年": self.count * 12}.get(self.unit)

    @property
    def days(self) -> Decimal | None:
        """Return the days of a period of days or weeks; None for months and for working days."""
        return {"天": self.count, "周": self.count * 7, "小时": self.count / 24}.get(self.unit)

    def __str__(self) -> str:
        """Return the period as it is printed: 36 个月, 90 天."""
        return f"{plain_decimal(self.count)} {self.unit}"


def period(text: str) -> Period | None:
    """Return the period that a text is, None where it is anything else, such as the year 2026 年."""
    match = _WHOLE.fullmatch(text.strip())
    if match is None or _YEAR.fullmatch(text.strip()):
        return None
    count = number(match["count"])
    half = bool(match["half"]) + bool(match["more"])
    if count is None or half > 1 or (match["half"] and not match["one"]):
        return None
    return _in_unit(count + Decimal(half) / 2, match["unit"])


def _in_unit(count: Decimal, unit: str) -> Period:
    if unit == "季度":
        return Period(count * 3, "个月")
    if unit == "年" and count % 1:
        return Period(count * 12, "个月")
    names: dict[str, Unit] = {
        "月": "个月",
        "年": "年",
        "小时": "小时",
        "工作日": "工作日",
        "工作天": "工作日",
    }
    return Period(count, names.get(unit, "周" if unit in ("周", "星期", "礼拜") else "天"))


def periods(text: str) -> Iterator[tuple[Period, int, int]]:
    """Yield the periods of a running text, each with where it starts and ends."""
    for match in _FINDER.finditer(text):
        found = period(match[0])
        if found is not None:
            yield found, match.start(), match.end()


def same_period(said: Period, promised: Period) -> bool:
    """Return whether two periods agree: a month may be called 28 to 31 days; working days are no other days."""
    if said.unit == promised.unit:
        return said.count == promised.count
    if said.months is not None and promised.months is not None:
        return said.months == promised.months
    if said.days is not None and promised.days is not None:
        return said.days == promised.days
    for months, days in ((said.months, promised.days), (promised.months, said.days)):
        if months is not None and days is not None:
            return months * 28 <= days <= months * 31
    return False
