"""Small value types: money, moments, periods and the validity of a certificate."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from bidkit.model.bounds import FIRST_DAY, LAST_DAY, WRITTEN, of_days, within
from bidkit.words.money import amount

PERMANENT = "permanent"
TOO_MUCH = Decimal(10) ** 16


def parse_money(value: Any) -> Any:
    """Return yuan as Decimal for ``1980000``, ``1,980,000.00`` or ``198万``; other things pass through."""
    if not isinstance(value, str):
        return value
    yuan = amount(value) if re.search(r"\d", value) else None  # words belong on paper, not in a file
    if yuan is None:
        raise ValueError(f"「{value}」不是金额，请写成 1980000 或 198万")
    if abs(yuan) >= TOO_MUCH:
        raise ValueError(f"「{value[:30]}」超过一亿亿元，多半是多写了零，请核对")
    return yuan


def parse_moment(value: Any) -> Any:
    """Return a minute for ``2026-12-21 09:30``; a bare day would leave the hour to chance and is refused."""
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value.strip()):
        raise ValueError(f"「{value}」缺少时刻，请写成 {value.strip()} 09:30")
    return value


def parse_month(value: Any) -> Any:
    """Return the first day of a month written as ``2026-09``."""
    if isinstance(value, str):
        match = re.fullmatch(r"(\d{4})-(\d{2})", value.strip())
        if match is None or not 1 <= int(match[2]) <= 12:
            raise ValueError(f"「{value}」不是月份，请写成 2026-09")
        return date(int(match[1]), int(match[2]), 1)
    return value


Money = Annotated[Decimal, BeforeValidator(parse_money)]
Amount = Annotated[Money, within(0, TOO_MUCH, "元", "金额不能是负数，请核对后改正；不知道就不填")]
"""Money that cannot be negative."""

Sum = Annotated[Money, within(0.01, TOO_MUCH, "元", "金额要大于零，请核对后改正；没有写明的就不填")]
"""Money that cannot be nothing."""

Moment = Annotated[datetime, of_days(FIRST_DAY, LAST_DAY), BeforeValidator(parse_moment), WRITTEN]
Month = Annotated[date, of_days(FIRST_DAY, LAST_DAY), BeforeValidator(parse_month)]
_END = of_days(FIRST_DAY, LAST_DAY, f"请核对年份后改正；长期有效请写 {PERMANENT}")
ValidUntil = Annotated[date, _END, WRITTEN] | Literal["permanent"]
"""The last day a certificate is valid, or ``permanent``."""

Term = Annotated[date, of_days(FIRST_DAY, date(2999, 12, 31)), WRITTEN] | Literal["permanent"]
"""The last day of a company's term: 99 years are usual, and some licences say 2999."""
