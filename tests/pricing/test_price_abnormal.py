"""Abnormally low prices: three thresholds, strictly below, by raw prices, in government procurement only."""

from datetime import date
from decimal import Decimal as D

import pytest

from bidkit.model.price_rule import AbnormalRatios
from bidkit.pricing.abnormal import binds, prepare_below, too_high, tripwires

USUAL = AbnormalRatios()


def wires(own, others, limit=None, ratios=USUAL):
    return {one.id: one for one in tripwires(ratios, D(str(own)), tuple(D(one) for one in others), limit)}


def test_the_three_thresholds_by_hand():
    # 其他 100、120、限价 200。t1：P = 0.5×(220+P)/3 → 2.5P = 110 → P = 44；t2：0.5×100 = 50；t3：0.45×200 = 90
    found = wires(60, [100, 120], D(200))
    assert [found[name].threshold for name in ("t1", "t2", "t3")] == [D("44.00"), D("50.00"), D("90.00")]
    assert [found[name].tripped for name in ("t1", "t2", "t3")] == [False, False, True]


@pytest.mark.parametrize(("own", "tripped"), [("44", False), ("43.99", True)])
def test_the_mean_holds_our_own_price_and_equal_is_not_below(own, tripped):
    # 44 正好是 (44+100+120)/3×0.5 = 44
    assert wires(own, [100, 120])["t1"].tripped is tripped


@pytest.mark.parametrize(("own", "tripped"), [("90", False), ("89.99", True)])
def test_equal_to_the_share_of_the_ceiling_is_not_below(own, tripped):
    assert wires(own, [], D(200))["t3"].tripped is tripped


def test_the_second_lowest_counts_only_when_we_are_the_lowest():
    assert wires(150, [100, 400])["t2"].threshold == D("50.00")
    assert wires(150, [100, 400])["t2"].tripped is False


def test_what_is_not_known_is_left_open():
    found = wires(100, [])
    assert [(one.threshold, one.tripped, one.lacks) for one in found.values()] == [
        (None, None, "其他投标人的报价"),
        (None, None, "其他投标人的报价"),
        (None, None, "最高限价"),
    ]


def test_a_buyer_may_raise_the_ratios_up_to_65_percent():
    raised = AbnormalRatios.model_validate({"mean": "60", "second": "65", "ceiling": "65%"})
    found = wires(120, [200, 200], D(200), raised)
    # t1：P = 0.6×(400+P)/3 → 2.4P = 240 → 100；t2：130；t3：130
    assert [found[name].threshold for name in ("t1", "t2", "t3")] == [D("100.00"), D("130.00"), D("130.00")]
    assert too_high(raised) == ()
    assert too_high(AbnormalRatios.model_validate({"mean": "66"})) == (D(66),)


def test_a_cost_file_is_prepared_below_the_highest_ratio():
    assert prepare_below(D(200)) == D(130)


@pytest.mark.parametrize(
    ("regime", "day", "bound"),
    [
        ("government-procurement", date(2026, 2, 1), True),
        ("government-procurement", date(2026, 1, 31), False),
        ("tendering", date(2026, 12, 21), False),
        ("enterprise", date(2026, 12, 21), False),
        ("military", date(2026, 12, 21), False),
    ],
)
def test_the_rule_binds_government_procurement_since_february_2026(regime, day, bound):
    assert binds(regime, day) is bound
