"""Points and ranks of the prices in one tender under its own rule.

A rule or price that cannot be scored gives no points and says why; it never gives zero for that.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext
from typing import TYPE_CHECKING

from bidkit.model.price_rule import BENCHMARK
from bidkit.pricing.benchmark import OF_BENCHMARK, SETS, Base, base, price_names, rounded
from bidkit.pricing.expression import PRECISION, ExpressionError, parse, value_of
from bidkit.words.decimals import plain_decimal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bidkit.model.price_rule import Deviation, PriceRule

LOWEST = ("lowest-price-first", "lowest-final-price-first")
CENTURY = Decimal(100)


@dataclass(frozen=True, slots=True)
class Offer:
    """A price with what it is evaluated at after deductions; ``bonus`` is a per cent added to its points."""

    name: str
    price: Decimal
    evaluated: Decimal | None = None
    bonus: Decimal = Decimal(0)

    @property
    def counted(self) -> Decimal:
        """Return the price that is compared."""
        return self.price if self.evaluated is None else self.evaluated


@dataclass(frozen=True, slots=True)
class Contest:
    """The prices of one lot; ``x`` is the number drawn at the opening, where the rule draws one."""

    offers: tuple[Offer, ...]
    ceiling: Decimal | None = None
    x: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """One offer with its points, None where there are none to give; ``tied`` names who has the same price."""

    offer: Offer
    points: Decimal | None
    rank: int | None
    how: str
    tied: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """All offers in the order given; ``problem`` says why nobody got points."""

    placed: tuple[Placed, ...]
    base: Base | None = None
    problem: str = ""

    def of(self, name: str) -> Placed:
        """Return one bidder's place."""
        return next(one for one in self.placed if one.offer.name == name)


def score_prices(rule: PriceRule, contest: Contest) -> Result:
    """Return points or ranks of all offers; prices above the ceiling are out and do not count for anyone."""
    with localcontext(prec=PRECISION):
        return _scored(rule, contest)


def _scored(rule: PriceRule, contest: Contest) -> Result:
    valid = [one for one in contest.offers if not _out(one, contest.ceiling)]
    prices = tuple(one.counted for one in valid)
    if not prices:
        return Result(tuple(_outside(one, contest.ceiling) for one in contest.offers), None, "没有有效报价")
    try:
        found = _base(rule, prices, contest)
    except (ExpressionError, ArithmeticError) as wrong:
        why = _why(wrong)
        return Result(tuple(_blank(one, why) for one in contest.offers), None, why)
    placed = [
        _outside(one, contest.ceiling)
        if _out(one, contest.ceiling)
        else _place(rule, one, valid, found, contest)
        for one in contest.offers
    ]
    return Result(tuple(placed), found)


def unread(rule: PriceRule) -> str:
    """Return why the rule can score no price at all; empty when it can."""
    if not rule.name:
        return f"价格分公式「{rule.formula}」没有读懂"
    try:
        if rule.name == "own-expression":
            if parse(rule.expression).names & {"B"} and not _has_benchmark(rule):
                return "自列公式用到基准价 B，没有写 benchmark"
        elif rule.name in BENCHMARK and rule.deviation.above is None and rule.deviation.below is None:
            return "没有写偏离基准价怎么扣分（deviation 的 above、below）"
        draw = rule.benchmark.draw
        if rule.name == "drawn-benchmark" and not (rule.benchmark.expression or (draw.high and draw.low)):
            return "没有写基准价的抽取区间（benchmark.draw 的 high、low）"
        for text in (rule.benchmark.expression, draw.high, draw.low):
            if text:
                parse(text, OF_BENCHMARK)
    except ExpressionError as wrong:
        return str(wrong)
    return ""


def _has_benchmark(rule: PriceRule) -> bool:
    return bool(rule.benchmark.model_fields_set)


def _base(rule: PriceRule, prices: tuple[Decimal, ...], contest: Contest) -> Base | None:
    problem = unread(rule)
    if problem:
        raise ExpressionError(problem)
    if rule.ranks:
        return None
    if rule.name in LOWEST:
        return Base(min(prices), f"{SETS[rule.benchmark.of or 'conforming']}中的最低评审价，不去掉最高和最低")
    if rule.name == "own-expression" and "B" not in parse(rule.expression).names:
        return None
    return base(rule, prices, contest.ceiling, contest.x)


def _out(offer: Offer, ceiling: Decimal | None) -> bool:
    return offer.price <= 0 or offer.counted <= 0 or (ceiling is not None and offer.price > ceiling)


def _outside(offer: Offer, ceiling: Decimal | None) -> Placed:
    return _blank(
        offer, "报价要大于零" if ceiling is None or offer.price <= ceiling else "超过最高限价，投标无效"
    )


def _why(wrong: Exception) -> str:
    return str(wrong) if isinstance(wrong, ExpressionError) else "按这个公式算出来的数太大或没有意义"


def _blank(offer: Offer, why: str) -> Placed:
    return Placed(offer, None, None, why)


def _place(
    rule: PriceRule, offer: Offer, valid: Sequence[Offer], found: Base | None, contest: Contest
) -> Placed:
    rank = 1 + sum(1 for one in valid if one.counted < offer.counted)
    tied = tuple(one.name for one in valid if one.counted == offer.counted and one.name != offer.name)
    if rule.ranks:
        return Placed(offer, None, rank, f"评审价第 {rank} 低，只排名次、不给分", tied)
    try:
        raw, how = _raw(rule, offer.counted, tuple(one.counted for one in valid), found, contest)
    except (ExpressionError, ArithmeticError) as wrong:
        return Placed(offer, None, rank, _why(wrong), tied)
    cap = rule.points if rule.cap is None else rule.cap
    points = min(max(raw, rule.floor), cap)
    if offer.bonus:
        points = min(points * (1 + offer.bonus / CENTURY), cap)
        how += f"，再加得分的 {plain_decimal(offer.bonus)}%"
    return Placed(offer, rounded(points, rule.decimals), rank, how, tied)


def _raw(
    rule: PriceRule, price: Decimal, prices: tuple[Decimal, ...], found: Base | None, contest: Contest
) -> tuple[Decimal, str]:
    if rule.name == "own-expression":
        names = {"P": price} | price_names(prices, contest.ceiling, rule.points)
        if found is not None:
            names["B"] = found.value
        return value_of(parse(rule.expression), names), rule.expression
    assert found is not None
    if rule.name in LOWEST:
        return found.value / price * rule.points, "最低评审价 ÷ 评审价 × 满分"
    return _by_deviation(rule, price / found.value * CENTURY)


def _by_deviation(rule: PriceRule, share: Decimal) -> tuple[Decimal, str]:
    """Return the points of a price that is ``share`` per cent of the benchmark."""
    how = rule.deviation
    at = rule.points if how.at is None else how.at
    over, under = share - how.band_high, how.band_low - share
    if over <= 0 and under <= 0:
        return at, "在基准价不扣分的范围内"
    rate, away, side = (how.above, over, "高") if over > 0 else (how.below, under, "低")
    if rate is None:
        raise ExpressionError(f"招标文件没有写{side}于基准价怎么扣分")
    away = _counted(how, away)
    lost = away * rate if how.per == "percent" else away / CENTURY * rate * rule.points
    points = at - lost
    if over > 0:
        points *= how.above_times
    return points, f"比基准价{side} {rounded(away, 2)}%"


def _counted(how: Deviation, away: Decimal) -> Decimal:
    """Return a deviation as the tender counts it: rounded, or in whole per cents."""
    if how.decimals is not None:
        away = rounded(away, how.decimals)
    if how.step == "linear":
        return away
    return rounded(away, 20).to_integral_value(ROUND_CEILING if how.step == "up" else ROUND_FLOOR)
