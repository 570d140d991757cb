"""What people write into a cell for a day, a number, an amount or a choice, as the files hold it."""

from __future__ import annotations

import re
from typing import Literal

from bidkit.read.review_rows import CHOICES
from bidkit.words import dates
from bidkit.words.decimals import plain_decimal
from bidkit.words.money import amount
from bidkit.words.numerals import count, number
from bidkit.words.periods import period

VALUE = "内容"
MOMENTS = ("dates.deadline", "dates.opening", "dates.questions_until")
DAYS = ("dates.issued", "dates.documents_until")
SUMS = ("money.budget", "money.ceiling", "money.bond.amount")
COUNTS = ("copies.original", "copies.duplicate", "copies.electronic")
_COPIES = re.compile(r"(.+?)\s*[份套本]")


def fact_text(key: str, value: str) -> tuple[str, str]:
    """Return a fact as tender.yaml holds it, "" where the words do not say one, and how to write it."""
    if key in CHOICES:
        codes = {words: code for code, words in CHOICES[key].items()}
        return (value if value in codes or value in codes.values() else ""), f"请选：{'、'.join(codes)}"
    if key in MOMENTS:
        return moment_text(value)
    if key in DAYS:
        return day_text(value)
    if key in SUMS:
        return money_text(value)
    if key in COUNTS:
        return count_text(value)
    if key == "dates.validity_days":
        return length_text(value, "days")
    if key == "money.performance_percent":
        found = number(value.strip().rstrip("%％"))
        return ("" if found is None else plain_decimal(found)), "请写百分之几，如 5"
    return value, "请写上招标文件的内容"


def moment_text(value: str) -> tuple[str, str]:
    """Return a day with its hour as 2026-12-21 09:30."""
    found = dates.moment(value)
    return ("" if found is None else f"{found:%Y-%m-%d %H:%M}"), "请写日期和时刻，如 2026-12-21 09:30"


def day_text(value: str) -> tuple[str, str]:
    """Return a day as 2026-12-21."""
    found = dates.day(value)
    return ("" if found is None else found.isoformat()), "请写日期，如 2026-12-18"


def money_text(value: str) -> tuple[str, str]:
    """Return an amount as yuan in figures."""
    found = amount(value)
    return ("" if found is None else plain_decimal(found)), "请写金额，如 1980000、198万元"


def count_text(value: str) -> tuple[str, str]:
    """Return a number of copies: 3, 三份, 一正."""
    copies = _COPIES.fullmatch(value.strip())
    found = count(copies[1] if copies else value)
    return ("" if found is None else str(found)), "请写一个整数，如 3"


def length_text(value: str, unit: Literal["days", "months"]) -> tuple[str, str]:
    """Return a length as a bare number of its unit: 90, 90 天; two years are 24 months and no number of days."""
    found, said = count(value), period(value)
    length = getattr(said, unit) if said is not None else None
    if found is None and length is not None and length == int(length):
        found = int(length)
    name = "天" if unit == "days" else "个月"
    return (
        "" if found is None else str(found)
    ), f"请写一个整数，单位是{name}，如 {90 if unit == 'days' else 24}"
