"""The filters of Word templates; each is documented in ``model.context.FILTERS``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

from bidkit.model.bid import cents
from bidkit.model.values import PERMANENT
from bidkit.words.capitals import emit

BLANK = "＿＿＿＿＿＿"


def money(amount: Decimal) -> str:
    """Return yuan with thousands separators and two decimals."""
    return f"{cents(Decimal(amount)):,.2f}"


def plain(number: Decimal) -> str:
    """Return a number without useless zeros."""
    text = f"{Decimal(number):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def wan(amount: Decimal) -> str:
    """Return the amount in 万元 with two decimals."""
    return f"{cents(Decimal(amount) / 10_000):,.2f}"


def percent(rate: Decimal) -> str:
    """Return 0.06 as 6%."""
    return f"{plain(Decimal(rate) * 100)}%"


def date_cn(day: date | datetime | None) -> str:
    """Return 2026年12月21日; an absent date stays empty."""
    return f"{day.year}年{day.month}月{day.day}日" if day is not None else ""


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


def mask(text: str) -> str:
    """Return an identity or telephone number with its middle hidden."""
    if len(text) < 8:
        return "*" * len(text)
    keep = 3 if len(text) <= 11 else 4
    return f"{text[:keep]}{'*' * (len(text) - keep - 4)}{text[-4:]}"


FILTERS: dict[str, Callable[..., object]] = {
    "money": money,
    "plain": plain,
    "cn_money": emit,
    "wan": wan,
    "percent": percent,
    "date_cn": date_cn,
    "date_dot": date_dot,
    "month": month,
    "blank": blank,
    "mask": mask,
}
