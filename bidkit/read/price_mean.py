"""Formulas by the distance from a mean: the benchmark, the points lost above and below it.

Letters to be drawn, factors to be chosen and steps that do not join leave the formula unread.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

MEAN = re.compile(r"平均(值|价|数|报价)")
BASE = re.compile(r"基准(价格?|值|报价)")
UNSURE = re.compile(
    r"抽取|随机|抽签|下浮|系数|次低|二次平均|中位|插值|[A-Za-z]\d?值|[×*][A-Za-z]|[=＝][A-Za-z]\d?[×*]"
    r"|方法[一二]|标底|复合|加权|区间|不扣分|±|范围内|以内[^。;]{0,4}得满分|按1%|取整"
)
CEILING = re.compile(r"限价|控制价|预算")
SHARE = re.compile(r"平均(?:值|价|数|报价)的?(?:×|\*)?(\d{2,3}(?:\.\d+)?)%")
RANGE = re.compile(
    r"(?:(>=|>|≥|超过|大于|多于)(\d+)家?(?:[且,、]|并且)?)?(?:(<=|<|≤|不超过|小于等于|少于)(\d+)家?)?(?:时|的)?[,:]?[^。;>≥<≤]{0,40}?平均(?:值|价|数|报价)的(\d{2,3}(?:\.\d+)?)%"
)
TRIM = re.compile(r"(去掉|去除|剔除)[^。;]{0,6}(一个|1个|个)?最高[^。;]{0,24}最低")
SEVERAL = re.compile(r"(两|二|2|三|3|[nN])个?最(高|低)")
AT_LEAST = re.compile(
    r"(?:≥|>=|大于等于|大于或等于|不少于|达到)(\d+)(?:家|个|名)|(\d+)(?:家|个|名)(?:\(含[^)]*\))?及?以上"
)
MORE_THAN = re.compile(r"(?:>|超过|多于|大于)(\d+)(?:家|个|名)")
POINT = r"(?<![\d.])1(?:\.0)?(?:%|个百分点)"
LOSES = r"(?:扣|减)(?:除|减)?(\d+(?:\.\d+)?)分"
ABOVE = re.compile(rf"高(?:于|出|过)?[^。;低]{{0,20}}?{POINT}[^。;\d低]{{0,8}}{LOSES}")
BELOW = re.compile(rf"低(?:于|出|过)?[^。;高]{{0,20}}?{POINT}[^。;\d高]{{0,8}}{LOSES}")
BOTH = re.compile(rf"每(?:偏离|偏差|高于或低于|高或低)[^。;]{{0,14}}?{POINT}[^。;\d]{{0,8}}{LOSES}")
FULL = re.compile(
    r"(?:基准(?:价格?|值|报价)[^。;]{0,4}(?:相等|一致|相同)[^。;]{0,6}(?:得|为|计)(满分|\d+(?:\.\d+)?分))"
    r"|(?:等于|相等|一致|相同|为)[^。;]{0,10}基准(?:价格?|值|报价)?[^。;]{0,8}(?:得|为|计)(满分|\d+(?:\.\d+)?分)"
)
GAINS = re.compile(rf"低[^。;]{{0,20}}?{POINT}[^。;]{{0,12}}加\d")
FLOOR = re.compile(r"(?:最低|最少)(?:得|为)(\d+(?:\.\d+)?)分")
CONFORMING = re.compile(
    r"(通过|合格|有效|入围|实质性响应|进入)[^。;]{0,24}(投标人|投标|供应商|报价|响应|评标价)"
)
MORE = (">", "超过", "大于", "多于")
LESS = ("<", "少于")


def read_mean(words: str, points: str) -> tuple[str, dict[str, Any]]:
    """Return a formula by a mean with its particulars; "" unless benchmark and both slopes are told once."""
    if not (MEAN.search(words) and BASE.search(words)) or UNSURE.search(words):
        return "", {}
    defined = [part for part in re.split(r"[。;]", words) if MEAN.search(part)]
    if any(CEILING.search(part) for part in defined) or not any(BASE.search(part) for part in defined):
        return "", {}
    deviation = _deviation(words, points)
    benchmark = _benchmark(words, defined)
    if deviation is None or benchmark is None:
        return "", {}
    formula = "trimmed-mean-benchmark" if "trim" in benchmark else "mean-benchmark"
    return formula, {
        name: part for name, part in (("benchmark", benchmark), ("deviation", deviation)) if part
    }


def _benchmark(words: str, defined: list[str]) -> dict[str, Any] | None:
    made: dict[str, Any] = {}
    if any(CONFORMING.search(part) for part in defined):
        made["of"] = "conforming"
    shares = SHARE.findall(words)
    if len(set(shares)) == 1 and len(shares) == 1:
        made["percent"] = shares[0]
    elif shares:
        steps = _steps(words)
        if steps is None:
            return None
        made["percent_by_count"] = steps
    if "去掉" in words or "去除" in words or "剔除" in words:
        trim = _trim(words)
        if trim is None:
            return None
        made["trim"] = trim
    return made


def _steps(words: str) -> list[dict[str, str]] | None:
    """Return factors by the number of bids, where each step begins at the end of the one before."""
    steps: list[dict[str, str]] = []
    at = 0
    for low_sign, low, high_sign, high, share in RANGE.findall(words):
        begins = 0 if not low else int(low) - (0 if low_sign in MORE else 1)
        ends = 0 if not high else int(high) - (1 if high_sign in LESS else 0)
        if begins != at or (steps and "up_to" not in steps[-1]):
            return None
        steps.append({"up_to": str(ends), "percent": share} if high else {"percent": share})
        at = ends
    whole = len(steps) == len(SHARE.findall(words)) and bool(steps) and "up_to" not in steps[-1]
    return steps if whole else None


def _trim(words: str) -> dict[str, str] | None:
    """Return from how many bids on one highest and one lowest fall out; several such rules are not read."""
    told = [part for part in re.split(r"[。;]", words) if re.search(r"去掉|去除|剔除", part)]
    if len(told) != 1 or not TRIM.search(told[0]) or SEVERAL.search(told[0]):
        return None
    counts = {int(one or other) for one, other in AT_LEAST.findall(told[0])}
    counts |= {int(one) + 1 for one in MORE_THAN.findall(told[0])}
    if len(counts) != 1:
        return None
    return {"at_least": str(counts.pop()), "high": "1", "low": "1"}


def _deviation(words: str, points: str) -> dict[str, str] | None:
    full = [one or other for one, other in FULL.findall(words)]
    above, below, both = set(ABOVE.findall(words)), set(BELOW.findall(words)), set(BOTH.findall(words))
    if GAINS.search(words):
        return None
    if both and not above and not below:
        above = below = both
    if (
        len(above) != 1
        or len(below) != 1
        or len(set(full)) != 1
        or len(set(FLOOR.findall(words)) - {"0"}) > 0
    ):
        return None
    made = {"above": next(iter(above)), "below": next(iter(below))}
    at = full[0].removesuffix("分")
    if at != "满" and (not points or Decimal(at) != Decimal(points)):
        made["at"] = at
    return made
