"""A formula that gives no points is told before anybody relies on it."""

from decimal import Decimal

import pytest

from bidkit.model.price_rule import PriceRule
from bidkit.pricing.rehearsal import unworkable

CEILING = Decimal(2_000_000)


def why(ceiling=CEILING, **rule):
    return unworkable(PriceRule.model_validate({"points": 30, **rule}), ceiling)


@pytest.mark.parametrize(
    "rule",
    [
        {"formula": "lowest-price-first"},
        {"formula": "平均价基准法", "deviation": {"above": 1, "below": "0.5"}},
        {"formula": "trimmed-mean-benchmark", "deviation": {"above": 1, "below": 1}},
        {"formula": "drawn-benchmark", "benchmark": {"draw": {"high": "限价", "low": "最低价"}},
         "deviation": {"above": 1, "below": 1}},
        {"formula": "own-expression", "expression": "W - max(P - 平均价, 0) / 平均价 * 100"},
        {"formula": "own-expression", "expression": "W * B / P", "benchmark": {"expression": "(平均价 + 限价) / 2"}},
        {"formula": "lowest-evaluated-price"},
    ],
)  # fmt: skip
def test_a_formula_that_works_is_left_alone(rule):
    assert why(**rule) == ""


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({"formula": "性价比法"}, "「性价比法」没有读懂"),
        ({"formula": "own-expression"}, "公式"),
        ({"formula": "own-expression", "expression": "D / P * W"}, "「D」不认识"),
        ({"formula": "own-expression", "expression": "W * B / P"}, "没有写 benchmark"),
        ({"formula": "own-expression", "expression": "W / (最低价 - 最低价)"}, "算不出来"),
        ({"formula": "own-expression", "expression": "W / (n - 5)"}, "算不出来"),
        ({"formula": "mean-benchmark"}, "怎么扣分"),
        ({"formula": "mean-benchmark", "deviation": {"below": 1}}, "高于基准价"),
        ({"formula": "mean-benchmark", "deviation": {"above": 1, "below": 1},
          "benchmark": {"percent_by_count": [{"up_to": 7, "percent": 95}]}}, "10 家"),
        ({"formula": "drawn-benchmark", "deviation": {"above": 1, "below": 1}}, "抽取区间"),
    ],
)  # fmt: skip
def test_a_formula_without_points_says_why(rule, said):
    assert said in why(**rule)


def test_a_formula_with_the_ceiling_needs_one():
    rule = {"formula": "own-expression", "expression": "W * 限价 / P"}
    assert why(**rule) == "" and "「限价」" in why(None, **rule)
