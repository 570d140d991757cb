"""The benchmark of a price formula: which prices count, how they become one, and that said in words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import TYPE_CHECKING

from bidkit.model.price_rule import Trim
from bidkit.pricing.expression import PRECISION, ExpressionError, parse, value_of
from bidkit.words.decimals import plain_decimal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bidkit.model.price_rule import Benchmark, PriceRule

_NOISE = Decimal("1e-30")
SETS = {
    "opened": "开标的全部报价",
    "conforming": "通过评审的有效报价",
    "corrected": "修正以后的有效报价",
    "": "通过评审的有效报价（招标文件没有写明，按惯例取）",
}
OF_BENCHMARK = ("最低价", "次低价", "最高价", "平均价", "限价", "n", "W")


@dataclass(frozen=True, slots=True)
class Base:
    """A benchmark with its origin in words."""

    value: Decimal
    said: str


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Return the value rounded half up, as evaluation methods round.

    A third times three is one: what divisions left in the thirtieth decimal is put right before.
    """
    with localcontext(prec=PRECISION):
        return value.quantize(_NOISE).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def mean(prices: tuple[Decimal, ...]) -> Decimal:
    """Return the average of at least one price."""
    return sum(prices, Decimal(0)) / len(prices)


def price_names(prices: tuple[Decimal, ...], ceiling: Decimal | None, points: Decimal) -> dict[str, Decimal]:
    """Return what a formula may name, from the prices that count; the ceiling only where there is one."""
    low = sorted(prices)
    names = {"最低价": low[0], "最高价": low[-1], "平均价": mean(prices), "n": Decimal(len(low)), "W": points}
    if len(low) > 1:
        names["次低价"] = low[1]
    if ceiling is not None:
        names["限价"] = ceiling
    return names


def base(
    rule: PriceRule, prices: tuple[Decimal, ...], ceiling: Decimal | None, x: Decimal | None = None
) -> Base:
    """Return the benchmark of the prices under a rule.

    Raises:
        ExpressionError: the rule does not say enough, or its own formula has no value.
    """
    how = rule.benchmark
    names = price_names(prices, ceiling, rule.points)
    if how.expression:
        found = Base(_expressed(how.expression, names), f"{how.expression}；平均价等取{SETS[how.of]}")
    elif rule.name == "drawn-benchmark":
        found = _drawn(how, names, x)
    else:
        found = _mean(rule, prices)
    if found.value <= 0:
        raise ExpressionError("基准价不大于零，算不了偏离")
    if how.decimals is None:
        return found
    return Base(rounded(found.value, how.decimals), f"{found.said}，保留 {how.decimals} 位小数")


def _expressed(text: str, names: Mapping[str, Decimal]) -> Decimal:
    return value_of(parse(text, OF_BENCHMARK), names)


def _mean(rule: PriceRule, prices: tuple[Decimal, ...]) -> Base:
    how = rule.benchmark
    trim = how.trim or (Trim() if rule.name == "trimmed-mean-benchmark" else None)
    kept, said = prices, f"{SETS[how.of]}（{len(prices)} 家）"
    if trim is not None and len(prices) >= trim.at_least:
        kept = tuple(sorted(prices)[trim.low : len(prices) - trim.high])
        said += f"去掉 {trim.high} 个最高、{trim.low} 个最低后"
    percent = _percent(how, len(prices))
    times = "" if percent == 100 else f" × {plain_decimal(percent)}%"
    return Base(mean(kept) * percent / 100, f"{said}的平均价{times}")


def _percent(how: Benchmark, count: int) -> Decimal:
    if not how.percent_by_count:
        return how.percent
    for step in how.percent_by_count:
        if step.up_to is None or count <= step.up_to:
            return step.percent
    raise ExpressionError(f"percent_by_count 没有写 {count} 家时取百分之几")


def _drawn(how: Benchmark, names: Mapping[str, Decimal], x: Decimal | None) -> Base:
    if x is None:
        raise ExpressionError("基准价要等开标抽出 X 才能算")
    high, low = _expressed(how.draw.high, names), _expressed(how.draw.low, names)
    said = f"（{how.draw.high} − {how.draw.low}）÷ 100 × {plain_decimal(x)} ＋ {how.draw.low}"
    return Base((high - low) / 100 * x + low, said)
