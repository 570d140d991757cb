"""Dates, money and names as a paper writes them."""

from __future__ import annotations

import zlib
from datetime import date
from decimal import Decimal

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_UNITS = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿")
# Bodies that exist: their names are printed where a record has them, their seals are never drawn.
_REAL = ("国家版权局", "国家知识产权局", "计算机技术与软件专业技术资格考试办公室", "项目管理协会（PMI）")


def day(value: str) -> str:
    """Return ``2026年9月1日`` for ``2026-09-01`` and 长期 for ``permanent``."""
    if value == "permanent":
        return "长期"
    found = date.fromisoformat(value)
    return f"{found.year}年{found.month}月{found.day}日"


def dots(value: str) -> str:
    """Return ``2026.09.01``."""
    return value.replace("-", ".")


def sealer(issuer: str) -> str:
    """Return the name a seal may carry for this issuer."""
    return "非真实机关印章仅作样本" if issuer in _REAL else issuer.split()[0]


def yuan(value: str | int | Decimal) -> str:
    """Return ``1,980,000.00``."""
    return f"{Decimal(value):,.2f}"


def capital(value: str | int | Decimal) -> str:
    """Return whole yuan in capital figures: ``壹佰玖拾捌万元整``."""
    left = int(Decimal(value))
    parts: list[str] = []
    for group in _GROUPS:
        left, low = divmod(left, 10_000)
        if low:
            parts.insert(0, _four(low, padded=left > 0) + group)
    return "".join(parts) + "元整"


def _four(number: int, padded: bool) -> str:
    words = ""
    gap = padded
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            words += (
                ("零" if gap and (words or number < 1000) and place != 3 else "")
                + _DIGITS[digit]
                + _UNITS[place]
            )
            gap = False
        elif words or padded:
            gap = True
    return words


def next_months(first: str, last: str) -> list[str]:
    """Return every month from ``2025-10`` to ``2026-11``."""
    year, month = (int(part) for part in first.split("-")[:2])
    months = []
    while f"{year:04d}-{month:02d}" <= last[:7]:
        months.append(f"{year:04d}-{month:02d}")
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return months


def number_of(text: str, modulus: int) -> int:
    """Return a small number that depends on the text only (for invented details)."""
    return zlib.crc32(text.encode()) % modulus
