"""Deductions: who may claim which, from facts alone, and what the price is then evaluated at."""

from decimal import Decimal as D

import pytest

from bidkit.model.price_rule import PriceRule
from bidkit.pricing.contest import Contest, Offer, score_prices
from bidkit.pricing.policy import Standing, adjust, entitlement, odd_rates

SMALL = Standing(size="小型", sme="deduction", declared=True)


def rule(**more):
    return PriceRule.model_validate({"formula": "lowest-price-first", "points": "10", **more})


def claimed(price, of, who):
    return adjust(D(price), entitlement(of, who).claims)


@pytest.mark.parametrize("size", ["小型", "微型"])
def test_a_small_firm_gets_its_price_lowered_by_the_rate_of_the_tender(size):
    # 198 万 × 90% = 178.2 万
    found = claimed(1_980_000, rule(sme_deduction="10"), Standing(size=size, sme="deduction", declared=True))
    assert (found.price, found.evaluated, found.bonus) == (D(1_980_000), D("1782000.00"), D(0))


def test_the_deduction_moves_the_benchmark_and_the_score_of_others():
    # 小型 100 → 评审价 90，是最低价；大型 95：90/95×10 = 9.47
    offers = (
        Offer("小", D(100), claimed(100, rule(sme_deduction="10"), SMALL).evaluated),
        Offer("大", D(95)),
    )
    result = score_prices(rule(), Contest(offers))
    assert [one.points for one in result.placed] == [D("10.00"), D("9.47")]


@pytest.mark.parametrize(
    ("who", "why"),
    [
        (Standing(size="中型", sme="deduction", declared=True), "我方是中型企业"),
        (Standing(size="大型", sme="deduction", declared=True), "我方是大型企业"),
        (Standing(size="", sme="deduction", declared=True), "没有写企业规模"),
        (Standing(size="小型", sme="deduction"), "没有声明函"),
        (Standing(size="小型", sme="set-aside", declared=True), "不再价格扣除"),
        (Standing(size="小型", sme="", declared=True), "没有写招标文件对中小企业的办法"),
        (Standing(size="小型", sme="deduction", declared=True, joint=True), "没有写小微企业占合同额的比例"),
        (
            Standing(size="中型", sme="deduction", declared=True, joint=True, small_share=D("29.9")),
            "不到 30%",
        ),
    ],
)
def test_without_the_fact_there_is_no_deduction_and_a_reason(who, why):
    found = entitlement(rule(sme_deduction="10", joint_deduction="4"), who)
    assert found.claims == ()
    assert why in found.refusals[0].why


def test_no_rate_in_the_tender_is_no_deduction():
    found = entitlement(rule(), SMALL)
    assert found.claims == ()
    assert "没有写扣除比例" in found.refusals[0].why


def test_a_tender_without_a_policy_leaves_the_price_alone_and_says_nothing():
    found = entitlement(rule(sme_deduction="10"), Standing(size="小型", sme="none", declared=True))
    assert (found.claims, found.refusals) == ((), ())


def test_a_joint_bid_with_thirty_percent_for_small_firms_gets_the_lower_rate():
    who = Standing(size="中型", sme="deduction", declared=True, joint=True, small_share=D(30))
    assert claimed(100, rule(sme_deduction="10", joint_deduction="4"), who).evaluated == D("96.00")


def test_a_joint_bid_of_small_firms_only_gets_the_whole_rate():
    who = Standing(size="小型", sme="deduction", declared=True, joint=True, small_share=D(100))
    assert claimed(100, rule(sme_deduction="10", joint_deduction="4"), who).evaluated == D("90.00")


def test_works_without_low_price_first_add_to_the_points_instead():
    found = claimed(100, rule(sme_deduction="5", sme_by="points"), SMALL)
    assert (found.evaluated, found.bonus) == (D("100.00"), D(5))


def test_domestic_products_of_eighty_percent_lower_the_whole_offer():
    who = Standing(domestic_share=D(80), imports="allowed", sme="none")
    assert claimed(200, rule(domestic_deduction="20"), who).evaluated == D("160.00")


def test_below_eighty_percent_only_the_domestic_part_is_lowered():
    # 200 − 50×20% = 190
    who = Standing(domestic_share=D(79), domestic_amount=D(50), imports="allowed", sme="none")
    assert claimed(200, rule(domestic_deduction="20"), who).evaluated == D("190.00")


@pytest.mark.parametrize(
    ("who", "why"),
    [
        (Standing(sme="none"), "没有写本国产品占总成本的比例"),
        (Standing(sme="none", domestic_share=D(79)), "只能扣本国产品部分"),
        (Standing(sme="none", domestic_share=D(90), imports="not-allowed"), "不启用"),
    ],
)
def test_domestic_products_are_not_claimed_without_their_facts(who, why):
    found = entitlement(rule(domestic_deduction="20"), who)
    assert found.claims == ()
    assert why in found.refusals[0].why


def test_both_deductions_are_taken_from_the_original_price():
    # 100 − 100×10% − 100×20% = 70，不是 100×0.9×0.8 = 72
    who = Standing("小型", "deduction", True, domestic_share=D(85), imports="allowed")
    assert claimed(100, rule(sme_deduction="10", domestic_deduction="20"), who).evaluated == D("70.00")


def test_the_evaluated_price_is_rounded_to_the_cent():
    # 100.05 × 0.9 = 90.045 → 90.05
    assert claimed("100.05", rule(sme_deduction="10"), SMALL).evaluated == D("90.05")


def test_rates_outside_the_law_are_named():
    assert odd_rates(rule(sme_deduction="10", joint_deduction="4", domestic_deduction="20"), "services") == ()
    assert odd_rates(rule(sme_deduction="6"), "goods") == ("小微企业扣除写的是 6%，规定是 10%—20%",)
    assert odd_rates(rule(sme_deduction="6"), "works") == ("小微企业扣除写的是 6%，规定是 3%—5%",)
    assert odd_rates(rule(domestic_deduction="15"), "goods") == ("本国产品扣除写的是 15%，规定是 20%",)
