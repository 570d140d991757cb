"""What a number or a day in the files can be at all; everything outside is a slip of the hand, and refused.

Owns the limits and the words for them. They are wide on purpose: whatever a real tender could say lies inside, so a
limit is never a rule of law. A fault names the value and what is allowed; the field and the place come with it.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

FIRST_DAY, LAST_DAY = date(1949, 1, 1), date(2100, 12, 31)
OUT_OF_BOUNDS, WRONG_WORDS = "out_of_bounds", "wrong_words"


def refused(value: object, allowed: str, cure: str) -> PydanticCustomError:
    """Return the error for a value that cannot be: ``allowed`` says in Chinese what can."""
    shown = value.strftime("%Y-%m-%d") if isinstance(value, date) else f"{value:.10g}"
    return PydanticCustomError(OUT_OF_BOUNDS, "{shown}", {"shown": shown, "allowed": allowed, "cure": cure})


def within(low: float, high: float, unit: str = "", cure: str = "") -> AfterValidator:
    """Return the check that a number lies from ``low`` to ``high``, both included; no number at all is refused too."""

    def check(value: Any) -> Any:
        if not low <= value <= high:
            raise refused(
                value, f"要在 {low:,} 到 {high:,} {unit}之间".replace(" 之间", "之间"), cure or NOT_SAID
            )
        return value

    return AfterValidator(check)


NOT_SAID = "请核对原文后改正；没有写明的就不填"
NO_DEDUCTION = "请核对原文后改正；扣分项写成 judge，由人估分"


def of_days(first: date, last: date, cure: str = "请核对年份后改正") -> AfterValidator:
    """Return the check that a day or a moment lies between two days; a time zone is refused."""

    def check(value: Any) -> Any:
        if isinstance(value, datetime) and value.tzinfo is not None:
            message = "时刻带了时区（{zone}）"
            context = {
                "zone": str(value.tzinfo),
                "cure": "请照招标文件写北京时间，不带时区，例如 2026-12-21 09:30",
            }
            raise PydanticCustomError(WRONG_WORDS, message, context)
        day = value.date() if isinstance(value, datetime) else value
        if isinstance(day, date) and not first <= day <= last:
            raise refused(day, f"要在 {first.year} 年到 {last.year} 年之间", cure)
        return value

    return AfterValidator(check)


def _no_bare_number(value: Any) -> Any:
    """Refuse ``20261221``: it would be read as seconds since 1970."""
    if isinstance(value, str) and value.strip().lstrip("+-").replace(".", "", 1).isdigit():
        cure = "请写成 2026-12-21；有时刻的写成 2026-12-21 09:30"
        raise PydanticCustomError(WRONG_WORDS, "「{given}」不是日期", {"given": value, "cure": cure})
    return value


WRITTEN = BeforeValidator(_no_bare_number)

Day = Annotated[date, of_days(FIRST_DAY, LAST_DAY), WRITTEN]
"""A day between the founding of the country and the end of the century."""

Founded = Annotated[date, of_days(date(1800, 1, 1), LAST_DAY), WRITTEN]
"""The day a company was founded; old houses are older than the republic."""

Born = Annotated[date, of_days(date(1900, 1, 1), LAST_DAY), WRITTEN]

Points = Annotated[Decimal, within(0, 1000, "分", NO_DEDUCTION)]
Share = within(0, 100, "%", "请按百分数填写，例如 30 或 30%")
PercentOfWhole = Annotated[Decimal, Share]
ValidDays = Annotated[int, within(1, 3650, "天")]
"""How long a bid stays valid; ten years is far beyond any tender."""

PeriodDays = Annotated[int, within(1, 36500, "天")]
WarrantyMonths = Annotated[int, within(1, 1200, "个月", "请核对后改正；没有质保要求的就不填")]
CopyCount = Annotated[int, within(0, 1000, "份")]
Pages = Annotated[int, within(1, 100_000, "页")]
Megabytes = Annotated[int, within(1, 1_000_000, "MB")]
People = Annotated[int, within(0, 10_000_000, "人")]
Count = Annotated[int, within(1, 10_000)]
Tally = Annotated[Decimal, within(0, 1_000_000_000)]
"""A number that a person counted or read off a paper, in the unit that the question names."""
Some = Annotated[int, within(0, 10_000)]
Year = Annotated[int, within(FIRST_DAY.year, LAST_DAY.year, "年")]
Years = Annotated[int, within(0, 100, "年")]
Age = Annotated[int, within(0, 120, "岁")]
Months = Annotated[int, within(1, 600, "个月")]
Decimals = Annotated[int, within(0, 6, "位")]
