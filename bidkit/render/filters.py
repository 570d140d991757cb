"""The filters of Word templates; each is documented in ``model.context.FILTERS``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

from bidkit.model.bid import cents
from bidkit.model.values import PERMANENT
from bidkit.words.capitals import emit
from bidkit.words.dates import date_words
from bidkit.words.decimals import plain_decimal
from bidkit.words.masks import half_hidden

BLANK = "＿＿＿＿＿＿"


def money(amount: Decimal) -> str:
    """Return yuan with thousands separators and two decimals."""
    return f"{cents(Decimal(amount)):,.2f}"


def wan(amount: Decimal) -> str:
    """Return the amount in 万元 with two decimals."""
    return f"{cents(Decimal(amount) / 10_000):,.2f}"


def percent(rate: Decimal) -> str:
    """Return 0.06 as 6%."""
    return f"{plain_decimal(Decimal(rate) * 100)}%"


def date_cn(day: date | datetime | None) -> str:
    """Return 2026年12月21日; an absent date stays empty."""
    return date_words(day) if day is not None else ""


def date_dot(day: date | str | None) -> str:
    """Return 2026.12.21; a permanent certificate says 长期."""
    if day == PERMANENT:
        return "长期"
    return f"{day:%Y.%m.%d}" if isinstance(day, date) else ""


def month(day: date | None) -> str:
    """Return 2026年9月."""
    return f"{day.year}年{day.month}月" if day is not None else ""


def blank(value: object) -> object:
    """Return underscores for an empty value, so that people see where to write by hand."""
    return value if value not in (None, "") else BLANK


FILTERS: dict[str, Callable[..., object]] = {
    "money": money,
    "plain": plain_decimal,
    "cn_money": emit,
    "wan": wan,
    "percent": percent,
    "date_cn": date_cn,
    "date_dot": date_dot,
    "month": month,
    "blank": blank,
    "mask": half_hidden,
}
