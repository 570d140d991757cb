"""Amounts in running text: figures with their unit, and the words that mean the total of the bid."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TOTAL = (
    "投标总价|投标总报价|投标总金额|投标报价|投标价格|投标价|总报价|报价总价|报价总额|报价总计|报价合计|磋商报价|谈判报价|"
    "响应报价|响应总价|最后报价|最终报价"
)
FILLER = r"(?:[\s：:（()）,，;；、¥￥即为是]|小写|大写|人民币|RMB|含税|总价|合计|金额|[万亿]?元整?)*"
"""What may stand between a label and its amount, or between the words and the figure of one amount."""

_NOT_OURS = "".join(f"(?<!{word})" for word in ("最低", "最高", "平均", "有效", "其他", "次低"))
_REMARK = r"(?:[（(][^（()）\d]{0,24}[)）])?"
TOTAL_LABEL = re.compile(rf"{_NOT_OURS}(?:{TOTAL}){_REMARK}{FILLER}$")
_UNIT = r"(\s*(?:亿元|万元|万|亿|元))?"
_FIGURE = re.compile(rf"(?<![\dA-Za-z.\-])(\d{{1,3}}(?:[,，]\d{{3}})+|\d+)(\.\d+)?(?![\dA-Za-z]){_UNIT}")
_MARKED = re.compile(r"(?:[¥￥]|RMB|小写[）)]?[：:]?(?:人民币)?)\s*$")
_COUNTED = re.compile(r"\s*(?:[%％‰年月日天个人项份页次期号条台套岁]|分(?!项))")
_SIZES = {"": Decimal(1), "元": Decimal(1), "万": Decimal(10_000), "亿": Decimal(100_000_000)}


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
        return self.number * _SIZES[self.unit.strip()[:1]]

    def is_amount(self, amount: Decimal) -> bool:
        """Return whether the figure says this amount; 万元 may round, a bare figure may stand in a 万元 column."""
        low, high = self._meant
        return self.value == amount or low <= amount <= high

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
        scale = _SIZES["万"] if not self.unit else _SIZES[self.unit.strip()[:1]]
        decimals = -int(self.number.as_tuple().exponent)
        slack = scale / Decimal(10**decimals) / 2 if decimals >= 2 and scale > 1 else Decimal(0)
        return self.number * scale - slack, self.number * scale + slack


def figures(text: str) -> Iterator[Figure]:
    """Yield the numbers of a text that are no counts, dates or rates."""
    for match in _FIGURE.finditer(text):
        whole, fraction, unit = match[1], match[2] or "", (match[3] or "").strip()
        if not unit and _COUNTED.match(text, match.end()):
            continue
        marked = bool(_MARKED.search(text[: match.start()]))
        formed = "," in whole or "，" in whole or len(fraction) == 3
        money = marked or bool(unit) or (formed and len(whole) > 3)
        number = Decimal(re.sub("[,，]", "", whole) + fraction)
        yield Figure(number, unit, match.start(), match.end(), money)


def total_label(before: str) -> bool:
    """Return whether a text ends in a label of the bid total, with nothing but filler after it."""
    return bool(TOTAL_LABEL.search(before))


def only_filler(between: str) -> bool:
    """Return whether two amounts with this between them are the two spellings of one."""
    return bool(re.fullmatch(FILLER, between))
