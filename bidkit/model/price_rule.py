"""How a tender scores prices: the formula, its benchmark, the deductions, the rounding. Records only, no arithmetic.

A formula that is not in ``FORMULAS`` is kept as written: it counts as not read and never as zero points.
"""

from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, model_validator

from bidkit.model.bounds import Count, Share, within
from bidkit.model.record import Record

FORMULAS = {
    "lowest-price-first": "低价优先法",
    "lowest-final-price-first": "最后报价低价优先法",
    "mean-benchmark": "平均价基准法",
    "trimmed-mean-benchmark": "去高去低平均价基准法",
    "drawn-benchmark": "抽取系数基准法",
    "own-expression": "招标文件自列公式",
    "lowest-evaluated-price": "最低评标价法",
    "reviewed-lowest-price": "经评审的最低投标价法",
}
"""Name in tender.yaml and what a person calls it; the Chinese name may be written as well."""

MOST_POINTS = 1000

RANKING = ("lowest-evaluated-price", "reviewed-lowest-price")
"""Formulas that put prices in order and give no points."""

BENCHMARK = ("mean-benchmark", "trimmed-mean-benchmark", "drawn-benchmark")
"""Formulas that give points by the distance from a benchmark."""


def parse_percent(value: Any) -> Any:
    """Return 10 for ``10`` and ``10%``; ``0.1`` could mean either and is refused."""
    if not isinstance(value, str):
        return value
    text = value.strip().replace("％", "%")
    try:
        number = Decimal(text.removesuffix("%").strip())
    except InvalidOperation:
        raise ValueError(f"「{value}」不是百分数，请写成 10 或 10%") from None
    if not number.is_finite() or not 0 <= number <= 1000:
        raise ValueError(f"「{value}」超出百分数的常理，请核对")
    if 0 < number < 1 and not text.endswith("%"):
        raise ValueError(f"「{value}」分不清是百分之几，百分之十请写成 10%，千分之五请写成 0.5%")
    return number


_LOST = within(-MOST_POINTS, MOST_POINTS, "分")
Percent = Annotated[Decimal, BeforeValidator(parse_percent)]
ShareOfWhole = Annotated[Decimal, Share, BeforeValidator(parse_percent)]
"""A percentage that cannot pass 100."""

Set = Literal["opened", "conforming", "corrected", ""]


class CountStep(Record):
    """A factor for as many bids as ``up_to``; the last step leaves it out."""

    up_to: Count | None = None
    percent: Percent


class Trim(Record):
    """How many of the highest and lowest prices fall out once there are ``at_least`` bids."""

    at_least: Count = 5
    high: int = 1
    low: int = 1

    @model_validator(mode="after")
    def _leaves_some(self) -> Self:
        if min(self.high, self.low) < 0 or self.high + self.low >= max(self.at_least, 1):
            raise ValueError("trim 去掉的个数不能是负数，而且要少于 at_least，否则没有报价可平均")
        return self


class Draw(Record):
    """A benchmark ``(high - low) / 100 × X + low`` with X drawn at the opening; both ends are expressions."""

    high: str = ""
    low: str = ""
    x_low: Decimal = Decimal(0)
    x_high: Decimal = Decimal(100)

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.x_low > self.x_high:
            raise ValueError("draw 的 x_low 要不大于 x_high")
        return self


class Benchmark(Record):
    """What prices are measured against; ``of`` says which bids count, ``expression`` replaces mean and draw."""

    of: Set = ""
    percent: Percent = Decimal(100)
    percent_by_count: tuple[CountStep, ...] = ()
    trim: Trim | None = None
    draw: Draw = Draw()
    expression: str = ""
    decimals: int | None = None


class Deviation(Record):
    """Points lost per 1 % away from the benchmark; ``per: share`` takes a share of the full points instead.

    ``below`` may be negative: cheaper than the benchmark then gains. Without ``above`` or ``below`` nobody knows
    what a price on that side costs. ``band_low`` to ``band_high`` is the part of the benchmark without loss.
    ``decimals`` rounds the deviation in per cent, ``step`` counts it in whole per cents.
    """

    at: Annotated[Decimal, within(0, MOST_POINTS, "分")] | None = None
    above: Annotated[Decimal, _LOST] | None = None
    below: Annotated[Decimal, _LOST] | None = None
    per: Literal["percent", "share"] = "percent"
    above_times: Annotated[Decimal, within(0, 1000)] = Decimal(1)
    band_low: Percent = Decimal(100)
    band_high: Percent = Decimal(100)
    decimals: int | None = None
    step: Literal["linear", "up", "down"] = "linear"

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.band_low > self.band_high:
            raise ValueError("deviation 的 band_low 要不大于 band_high")
        return self


class AbnormalRatios(Record):
    """Below which share a price must be explained: of the mean, of the second lowest, of the ceiling."""

    mean: ShareOfWhole = Decimal(50)
    second: ShareOfWhole = Decimal(50)
    ceiling: ShareOfWhole = Decimal(45)


class PriceRule(Record):
    """How the price is scored; the formula names are listed in docs/formats.md."""

    formula: str
    points: Decimal
    text: str = ""
    benchmark: Benchmark = Benchmark()
    deviation: Deviation = Deviation()
    floor: Decimal = Decimal(0)
    cap: Decimal | None = None
    expression: str = ""
    sme_deduction: ShareOfWhole | None = None
    joint_deduction: ShareOfWhole | None = None
    sme_by: Literal["price", "points"] = "price"
    domestic_deduction: ShareOfWhole | None = None
    decimals: int = 2
    abnormal: AbnormalRatios = AbnormalRatios()

    @model_validator(mode="after")
    def _sensible(self) -> Self:
        if self.points < 0 or max(self.points, abs(self.floor), abs(self.cap or Decimal(0))) > MOST_POINTS:
            raise ValueError(f"价格分 {self.points}（floor、cap 一样）不合理，要在 0 到 {MOST_POINTS} 之间")
        taken = (self.sme_deduction or 0) + (self.domestic_deduction or 0)
        if taken >= 100 or (self.joint_deduction or 0) >= 100:
            raise ValueError("各项价格扣除加起来不到 100% 才有意义，请核对")
        if not all(
            0 <= (one or 0) <= 6 for one in (self.decimals, self.benchmark.decimals, self.deviation.decimals)
        ):
            raise ValueError("decimals 是保留几位小数，写 0 到 6")
        return self

    @property
    def name(self) -> str:
        """Return the formula's name in ``FORMULAS``; empty when nobody taught us this one."""
        by_title = {title: name for name, title in FORMULAS.items()}
        return self.formula if self.formula in FORMULAS else by_title.get(self.formula, "")

    @property
    def title(self) -> str:
        """Return what a person calls the formula; its own words when it is not known."""
        return FORMULAS.get(self.name, self.formula)

    @property
    def ranks(self) -> bool:
        """Return whether prices are only put in order."""
        return self.name in RANKING
