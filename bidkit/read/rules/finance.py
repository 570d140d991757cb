"""Audited years: turnover by steps, profit in all years or in one of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bidkit.read.facts.money import first_sum
from bidkit.words.money import SUM

if TYPE_CHECKING:
    from collections.abc import Sequence

YEAR = re.compile(r"(?<!\d)(20\d{2})(?![\d.]|[千万亿]?元|万)")
SPAN = re.compile(r"(20\d{2})年?[-~至](20\d{2})年")
REVENUE = re.compile(rf"({SUM})(?:\(含\))?(?:及)?(?:以上|至)|(?:不低于|≥|达到)({SUM})")
TURNOVER = re.compile(r"营业(?:总)?收入|主营业务收入|营业额")
PROFIT = re.compile(r"盈利|净利润(?:为正|大于)")
ALL = re.compile(r"均|都|每年|各年|连续")
ONE = re.compile(r"(?:仅|有)?(?:其中)?(?:任意)?[一1]个?(?:会计)?年度?盈利|仅[一1]年")


def by_finance(texts: Sequence[str], words: str) -> list[dict[str, Any]] | None:
    """Return the queries of steps by turnover or profit; None where they ask for anything else."""
    if TURNOVER.search(words):
        return _turnover(texts, words)
    return _profit(texts, words) if PROFIT.search(words) else None


def _years(words: str) -> list[int]:
    span = SPAN.search(words)
    if span:
        return list(range(int(span[1]), int(span[2]) + 1))
    return sorted({int(year) for year in YEAR.findall(words)})


def _turnover(texts: Sequence[str], words: str) -> list[dict[str, Any]] | None:
    years = _years(words)
    if len(years) != 1 or re.search(r"平均|累计|合计", words):
        return None
    out = []
    for text in texts:
        found = REVENUE.search(text)
        least = first_sum(found[1] or found[2], "") if found else None
        if least is None:
            return None
        out.append({"financial": {"years": years, "revenue_min": least}})
    return out


def _profit(texts: Sequence[str], words: str) -> list[dict[str, Any]] | None:
    years = _years(words)
    if not years or re.search(r"率", words):
        return None
    out: list[dict[str, Any]] = []
    for text in texts:
        if ONE.search(text) and not ALL.search(text):
            out.append({"any": [{"financial": {"years": [year], "profit": True}} for year in years]})
        elif ALL.search(text) or len(years) == 1:
            out.append({"financial": {"years": years, "profit": True}})
        else:
            return None
    return out
