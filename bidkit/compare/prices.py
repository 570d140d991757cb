"""Prices of bids side by side: the same unit prices, one constant factor, one constant difference, even steps."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from bidkit.compare.result import Place, Shared, Sign
from bidkit.compare.words import letters
from bidkit.words.money import amount
from bidkit.words.spaces import tight

if TYPE_CHECKING:
    from bidkit.compare.document import Document, Rows

_ITEM = re.compile(r"名称|项目|内容|分项|品名|货物|服务")
_UNIT_PRICE = re.compile(r"单价")
_AMOUNT = re.compile(r"合价|小计|金额|总价|^(?:投标)?报价|^价格")
_NOT_OURS = re.compile(r"最高|不超过|不高于|预算|控制|限价|上限")
LONGEST_HEAD = 14
_LOOKS_LIKE_MONEY = re.compile(r"\d[,，]\d{3}|\d\.\d{2}(?!\d)")
_FIGURE = r"[^\d]{0,40}?[¥￥]?\s*((?:\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?|\d{4,}(?:\.\d+)?)\s*(?:[万亿]?元)?)"
_TOTALS = tuple(
    re.compile(f"(?:{label}){_FIGURE}")
    for label in ("投标总价|投标总报价|磋商总价|响应总价", "投标报价|总报价|磋商报价|响应报价", "合计|总价")
)
LEAST_ITEMS = 5
MOST_OF = 0.8
SAME_SHARE = 0.3
CLOSE = 0.0006
STEP_CLOSE = 0.002
SHOWN = 4


@dataclass(frozen=True, slots=True)
class Prices:
    """The unit prices of a file by item, and its total; 0 where there is none."""

    items: Mapping[str, Decimal]
    total: Decimal
    names: Mapping[str, str]


def prices(document: Document) -> Prices:
    """Return what a file asks for, from its tables and from the words beside its total."""
    items: dict[str, Decimal] = {}
    names: dict[str, str] = {}
    found = [pair for rows in document.tables for pair in _lines(rows)]
    found += [pair for row in document.lines for pair in _loose(row)]
    for name, price in found:
        key = letters(name)
        if key and key not in items and price > 0:
            items[key], names[key] = price, name
    return Prices(items, _total(document), names)


def shared_prices(left: Document, right: Document) -> Iterator[Shared]:
    """Yield the regular patterns between two bids; fewer than five common items say nothing."""
    mine, theirs = prices(left), prices(right)
    keys = [key for key in mine.items if key in theirs.items]
    places = (Place(left.name, "分项报价"), Place(right.name, "分项报价"))
    if len(keys) >= LEAST_ITEMS:
        pairs = [(mine.items[key], theirs.items[key]) for key in keys]
        examples = "；".join(f"{mine.names[k]} {mine.items[k]}／{theirs.items[k]}" for k in keys[:SHOWN])
        for title, weight in _patterns(pairs):
            yield Shared(Sign.PRICE, f"{title}（共同分项 {len(keys)} 个）：{examples}", weight, places)
    if mine.total and mine.total == theirs.total:
        yield Shared(Sign.PRICE, f"总价完全相同：{mine.total:,}", 85.0, places)


def _patterns(pairs: Sequence[tuple[Decimal, Decimal]]) -> Iterator[tuple[str, float]]:
    count = len(pairs)
    same = sum(1 for a, b in pairs if a == b)
    if same / count >= SAME_SHARE and same >= LEAST_ITEMS - 1:
        yield f"{same} 个单价完全相同", 45.0 + 45.0 * same / count
    if same == count:
        return
    factor = median(float(b / a) for a, b in pairs)
    fitting = sum(1 for a, b in pairs if abs(float(b) - float(a) * factor) <= _slack(float(b)))
    if abs(factor - 1) > CLOSE and fitting / count >= MOST_OF:
        yield f"{fitting} 个单价成固定比例 {factor:.4f}", 60.0 + 35.0 * fitting / count
        return
    step = median(b - a for a, b in pairs)
    even = sum(1 for a, b in pairs if abs(b - a - step) <= Decimal("0.01"))
    if step and even / count >= MOST_OF:
        yield f"{even} 个单价差额固定 {step:,}", 60.0 + 35.0 * even / count


def _slack(price: float) -> float:
    """Return how far rounding to the cent, or of large prices to the yuan, may carry a price."""
    return max(0.006, min(1.0, price * CLOSE))


def steps(documents: Sequence[Document]) -> Iterator[Shared]:
    """Yield totals of three or more bids that rise in even steps or by one factor."""
    totals = sorted((prices(d).total, d.name) for d in documents)
    totals = [(total, name) for total, name in totals if total > 0]
    if len(totals) < 3 or len({total for total, _ in totals}) < 3:
        return
    values = [float(total) for total, _ in totals]
    gaps = [b - a for a, b in pairwise(values)]
    factors = [b / a for a, b in pairwise(values)]
    places = tuple(Place(name, f"总价 {total:,}") for total, name in totals)
    if max(gaps) - min(gaps) <= STEP_CLOSE * max(gaps):
        yield Shared(Sign.PRICE, f"总价成等差数列，每家差约 {gaps[0]:,.2f} 元", 85.0, places)
    elif max(factors) - min(factors) <= STEP_CLOSE * (max(factors) - 1):
        yield Shared(Sign.PRICE, f"总价成等比数列，每家约为前一家的 {factors[0]:.4f} 倍", 80.0, places)


def _lines(rows: Rows) -> Iterator[tuple[str, Decimal]]:
    """Yield (item, price) of a table that has a heading."""
    columns: tuple[int, int] | None = None
    for row in rows:
        head = _head(row)
        if head is not None:
            columns = head
        elif columns is not None and max(columns) < len(row):
            price = amount(row[columns[1]])
            if price is not None and re.search(r"[\u4e00-\u9fffA-Za-z]", row[columns[0]]):
                yield row[columns[0]], price


def _head(row: Sequence[str]) -> tuple[int, int] | None:
    if any(amount(cell) is not None or len(cell) > LONGEST_HEAD for cell in row):
        return None
    item = next((at for at, cell in enumerate(row) if _ITEM.search(cell)), None)
    unit = next((at for at, cell in enumerate(row) if _UNIT_PRICE.search(cell)), None)
    sum_at = next((at for at, cell in enumerate(row) if at != item and _AMOUNT.search(cell)), None)
    price = unit if unit is not None else sum_at
    return None if item is None or price is None or item == price else (item, price)


def _loose(row: Sequence[str]) -> Iterator[tuple[str, Decimal]]:
    names = [cell for cell in row if re.search(r"[\u4e00-\u9fff]{2}", cell)]
    money = [cell for cell in row if _LOOKS_LIKE_MONEY.search(cell) and amount(cell) is not None]
    if names and money and not any(label.search("".join(row)) for label in _TOTALS):
        price = amount(money[0])
        if price is not None:
            yield "".join(names[:2]), price


def _total(document: Document) -> Decimal:
    """Return the total, by the plainest label that has one; limits and budgets are not ours."""
    rows = ("".join(row) for table in document.tables for row in table)
    texts = [tight(text) for text in (*(p.text for p in document.paragraphs), *rows)]
    for label in _TOTALS:
        for text in texts:
            for match in label.finditer(text):
                value = amount(match[1])
                if value and not _NOT_OURS.search(text[max(0, match.start() - 12) : match.end()]):
                    return value
    return Decimal(0)
