"""What holds for all prices; the prices come from a fixed sequence, so that a failure can be run again."""

from decimal import Decimal as D
from itertools import islice

import pytest

from bidkit.model.price_rule import PriceRule
from bidkit.pricing.abnormal import tripwires
from bidkit.pricing.contest import Contest, Offer, score_prices

SLOPES = {"above": "1.5", "below": "0.5"}
RULES = [
    {"formula": "lowest-price-first"},
    {"formula": "mean-benchmark", "benchmark": {"percent": "95"}, "deviation": SLOPES},
    {"formula": "mean-benchmark", "deviation": {"above": "2", "below": "1", "per": "share"}},
    {"formula": "mean-benchmark", "deviation": {"at": "20", "above": "1", "below": "-0.5"}},
    {"formula": "trimmed-mean-benchmark", "deviation": SLOPES},
    {
        "formula": "drawn-benchmark",
        "benchmark": {"draw": {"high": "最高价", "low": "最低价"}},
        "deviation": SLOPES,
    },
    {"formula": "own-expression", "expression": "W*最低价/P - (n-3)*0.1"},
]


def numbers():
    """Yield prices between 100.00 and 1000.00 that look random and are always the same."""
    state = 12345
    while True:
        state = (1103515245 * state + 12345) % 2**31
        yield D(10_000 + state % 90_001) / 100


def fields():
    """Return forty sets of two to nine prices."""
    stream = numbers()
    return [list(islice(stream, 2 + i % 8)) for i in range(40)]


def scored(rule, prices):
    offers = tuple(Offer(str(i), price) for i, price in enumerate(prices))
    return [one.points for one in score_prices(rule, Contest(offers, x=D(37))).placed]


@pytest.mark.parametrize("written", RULES, ids=lambda one: str(one["formula"]))
def test_points_stay_between_zero_and_full(written):
    rule = PriceRule.model_validate({"points": "30", **written})
    for prices in fields():
        assert all(0 <= points <= 30 for points in scored(rule, prices)), prices


@pytest.mark.parametrize("written", RULES, ids=lambda one: str(one["formula"]))
def test_the_order_of_the_bids_and_the_unit_of_money_do_not_matter(written):
    rule = PriceRule.model_validate({"points": "30", **written})
    for prices in fields():
        points = scored(rule, prices)
        assert scored(rule, prices[::-1]) == points[::-1]
        assert scored(rule, [price * 10_000 for price in prices]) == points


def test_a_lower_price_never_scores_less_under_lowest_price_first():
    rule = PriceRule.model_validate({"formula": "lowest-price-first", "points": "10"})
    for prices in fields():
        pairs = sorted(zip(prices, scored(rule, prices), strict=True))
        assert [points for _, points in pairs] == sorted((points for _, points in pairs), reverse=True)
        lower = [prices[0] * D("0.97"), *prices[1:]]
        assert scored(rule, lower)[0] >= scored(rule, prices)[0]


def test_the_lowest_price_and_only_it_has_full_points_under_lowest_price_first():
    rule = PriceRule.model_validate({"formula": "lowest-price-first", "points": "10", "decimals": "6"})
    for prices in fields():
        full = [price for price, points in zip(prices, scored(rule, prices), strict=True) if points == 10]
        assert set(full) == {min(prices)}


def test_a_price_below_the_first_threshold_is_below_half_the_mean_and_one_at_it_is_not():
    from bidkit.model.price_rule import AbnormalRatios

    for prices in fields():
        wire = tripwires(AbnormalRatios(), prices[0], tuple(prices[1:]), None)[0]
        assert wire.tripped is (prices[0] < sum(prices) / len(prices) / 2)
