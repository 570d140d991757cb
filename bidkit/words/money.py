"""Amounts of money in yuan: a text that is one, and the figures of a running text that may be some.

Which label stands before an amount, and whether it is right, is for those who ask.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.words.capitals import parse
from bidkit.words.late import late
from bidkit.words.numerals import FIGURE, NUMERALS, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SIZES = {"": Decimal(1), "千": Decimal(1000), "仟": Decimal(1000), "万": Decimal(10**4), "亿": Decimal(10**8)}
SUM = rf"(?:{FIGURE}|[{NUMERALS}]+)\s*(?:[千万亿]?元)"
"""A sum with its unit inside a longer pattern; ``amount`` says how much."""
_SIGN = late(r"^(?:人民币|RMB|CNY|小写|大写|[¥￥(（)）:：\s])+", re.IGNORECASE)
_FIGURES = late(rf"({FIGURE})\s*([千仟万亿]?)[元圆圓]?整?")
_WHOLE = late(
    r"(?<![\dA-Za-z.\-])(\d{1,3}(?:[,，]\d{3})+|\d+)(\.\d+)?(?![\dA-Za-z])(\s*(?:亿元|万元|万|亿|元))?"
)
_MARKED = late(r"(?:[¥￥]|RMB|小写[）)]?[：:]?(?:人民币)?)$")
_LONGEST_MARK = 8
_COUNTED = late(r"\s*(?:[%％‰年月日天个人项份页次期号条台套岁]|分(?!项))")


def sized(figure: str, unit: str = "") -> Decimal:
    """Return a figure with or without thousands separators times its unit (千, 万, 亿, with or without 元)."""
    return Decimal(re.sub("[,，]", "", figure)) * SIZES[unit.strip().rstrip("元")]


def amount(text: str) -> Decimal | None:
    """Return the yuan that a text is: 1980000, ¥1,980,000.00, 198 万元, 壹佰玖拾捌万元整, 一百九十八万元; else None.

    A figure alone is yuan; numerals alone are an amount only with 元, 角, 分 or with 万, 亿.
    """
    words = _SIGN.sub("", text.strip()).strip()
    sign = -1 if words.startswith(("-", "−", "负")) else 1
    words = _SIGN.sub("", words[1:]) if sign < 0 else words
    if match := _FIGURES.fullmatch(words):
        return sign * sized(match[1].replace("．", "."), match[2])
    value = parse(words)
    if value is None and words.endswith(("万", "亿")):
        value = number(words)
    return None if value is None or value < 0 else sign * value


class Amounts:
    """Amounts to look figures up in; a price table has thousands of them, and a bid as many figures."""

    def __init__(self, amounts: Iterable[Decimal]) -> None:
        self.known = frozenset(amounts)
        self.ordered = sorted(self.known)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a text; ``money`` when a sign, a unit or its form says that it is an amount."""

    number: Decimal
    unit: str
    start: int
    end: int
    money: bool

    @property
    def value(self) -> Decimal:
        """Return the amount in yuan as written."""
        return self.number * SIZES[self.unit.rstrip("元")]

    def is_amount(self, yuan: Decimal) -> bool:
        """Return whether the figure says this amount; 万元 may round, a bare figure may stand in a 万元 column."""
        low, high = self._meant
        return self.value == yuan or low <= yuan <= high

    def one_of(self, amounts: Amounts) -> Decimal | None:
        """Return the amount that the figure says, None when it says none of them."""
        if self.value in amounts.known:
            return self.value
        low, high = self._meant
        at = bisect_left(amounts.ordered, low)
        return amounts.ordered[at] if at < len(amounts.ordered) and amounts.ordered[at] <= high else None

    @property
    def _meant(self) -> tuple[Decimal, Decimal]:
        """Return the least and the largest amount that the figure may have been rounded from."""
        scale = SIZES["万"] if not self.unit else SIZES[self.unit.rstrip("元")]
        decimals = -int(self.number.as_tuple().exponent)
        slack = scale / Decimal(10**decimals) / 2 if decimals >= 2 and scale > 1 else Decimal(0)
        return self.number * scale - slack, self.number * scale + slack


def figures(text: str) -> Iterator[Figure]:
    """Yield the numbers of a text that are no counts, dates or rates."""
    for match in _WHOLE.finditer(text):
        whole, fraction, unit = match[1], match[2] or "", (match[3] or "").strip()
        if not unit and _COUNTED.match(text, match.end()):
            continue
        marked = bool(_MARKED.search(_just_before(text, match.start())))
        formed = "," in whole or "，" in whole or len(fraction) == 3
        money = marked or bool(unit) or (formed and len(whole) > 3)
        yield Figure(sized(whole + fraction), unit, match.start(), match.end(), money)


def _just_before(text: str, at: int) -> str:
    """Return the few letters before a place, blanks passed over: a page of a price table has hundreds of figures."""
    while at and text[at - 1].isspace():
        at -= 1
    return text[max(0, at - _LONGEST_MARK) : at]
