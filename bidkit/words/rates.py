"""Rates in every spelling of a tender: 15.50%, １５．５％, 3‰, 百分之十五点五, 百分之壹拾伍点伍, 八五折, 8.5 折.

Owns how a rate is written and read; whether it is taken off a price, paid of it or earned on it is for those who ask.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from bidkit.words.decimals import plain_decimal
from bidkit.words.late import late
from bidkit.words.numerals import DIGITS, FIGURE, FORMAL, NUMERALS, chinese, number

if TYPE_CHECKING:
    from collections.abc import Iterator

RateUnit = Literal["%", "‰", "折"]
LARGEST = Decimal(10_000)
_TEN, _HUNDRED = Decimal(10), Decimal(100)
_SAID = rf"[{NUMERALS}]+(?:[点點][{NUMERALS}]+)?"
_RATE = late(
    rf"(?<![\d.．])(?P<figure>{FIGURE})\s*(?P<sign>[%％‰])"
    rf"|(?P<of>[百佰千仟])分之\s*(?P<words>{_SAID}|{FIGURE})"
    rf"|(?<![\d.．{NUMERALS}点])(?P<fold>{FIGURE}|{_SAID})\s*折(?![扣叠旧射线页合算算转返])"
)
_ONE_BY_ONE = late(r"[一二三四五六七八九壹贰叁肆伍陆柒捌玖][〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖]{2}")


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate in percent, with the decimals it was written with, and the unit it was written in."""

    percent: Decimal
    unit: RateUnit = "%"

    def __str__(self) -> str:
        return figure_of(self.percent)


@dataclass(frozen=True, slots=True)
class FoundRate:
    """A rate in a text and its place; ``words`` says that it stands in numerals and not in figures."""

    rate: Rate
    start: int
    end: int
    words: bool


def rate(text: str) -> Rate | None:
    """Return the rate that a text is; None for anything else, a bare figure too: 15.5 may mean 15.5 % or 1550 %."""
    words = text.strip()
    match = _RATE.fullmatch(words)
    return None if match is None else _read(match)


def rates(text: str) -> Iterator[FoundRate]:
    """Yield the rates of a running text."""
    for match in _RATE.finditer(text):
        found = _read(match)
        if found is not None:
            written = match["words"] or match["fold"] or ""
            yield FoundRate(found, match.start(), match.end(), bool(written) and written[0] in NUMERALS)


def _read(match: re.Match[str]) -> Rate | None:
    written = match["figure"] or match["words"] or match["fold"]
    value = number(written)
    if value is None or value < 0 or value >= LARGEST:
        return None
    if match["fold"]:
        return _folded(value, written)
    small = match["sign"] == "‰" or match["of"] in ("千", "仟")
    return Rate(value / _TEN, "‰") if small else Rate(value)


def _folded(value: Decimal, written: str) -> Rate | None:
    """八五折 and 85折 are 85 %, 八折 and 8.5折 are tenths, 八五五折 is 85.5 %; nothing above ten tenths."""
    if _ONE_BY_ONE.fullmatch(written):
        value = value / _HUNDRED
    tenths = value if value <= _TEN else value / _TEN
    percent = Decimal(plain_decimal(tenths * _TEN))
    return Rate(percent, "折") if percent <= _HUNDRED else None


def figure_of(percent: Decimal, decimals: int | None = None) -> str:
    """Return a rate in figures, 15.50%; ``decimals`` adds zeros up to that many places and never rounds."""
    places = max(0, -int(percent.as_tuple().exponent))
    return f"{percent:.{max(places, decimals or 0)}f}%"


def percent_words(percent: Decimal, *, formal: bool = False) -> str:
    """Return a rate in words without useless zeros: 15.50 is 百分之十五点五; ``formal`` writes 百分之壹拾伍点伍.

    Raises:
        ValueError: the rate is negative.
    """
    if percent < 0:
        raise ValueError(f"比率 {percent} 是负数，写不成大写")
    return f"百分之{_said(percent, formal=formal)}"


def fold_words(percent: Decimal) -> str:
    """Return what is paid of a price as people say it: 85 is 八五折, 90 is 九折, 85.5 is 八点五五折.

    Raises:
        ValueError: the rate is negative or above 100 %.
    """
    if not 0 <= percent <= _HUNDRED:
        raise ValueError(f"{percent}% 不能写成折")
    tens, ones = divmod(percent, _TEN)
    if tens and ones and ones == ones.to_integral_value():
        return f"{DIGITS[int(tens)]}{DIGITS[int(ones)]}折"
    return f"{_said(percent / _TEN, formal=False)}折"


def _said(value: Decimal, *, formal: bool) -> str:
    whole, _, rest = plain_decimal(value).partition(".")
    digits, units = (FORMAL, "拾佰仟") if formal else (DIGITS, "十百千")
    words = chinese(int(whole), digits, units, short_ten=not formal)
    return words + ("点" + "".join(digits[int(sign)] for sign in rest) if rest else "")
