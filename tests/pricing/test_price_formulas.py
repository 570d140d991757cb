"""Each formula of the reference against an example worked by hand; every number stands on the screen."""

from decimal import Decimal as D

import pytest
from pydantic import ValidationError

from bidkit.model.price_rule import PriceRule
from bidkit.pricing.contest import Contest, Offer, score_prices, unread


def rule(formula, points, **more):
    return PriceRule.model_validate({"formula": formula, "points": str(points), **more})


def points(of, prices, *, ceiling=None, x=None):
    """Return the points of every price, in the order given."""
    offers = tuple(Offer(str(i), D(str(price))) for i, price in enumerate(prices))
    result = score_prices(
        of, Contest(offers, None if ceiling is None else D(ceiling), None if x is None else D(x))
    )
    return [one.points if one.points is None else float(one.points) for one in result.placed]


def test_f1_lowest_price_first_gives_the_lowest_full_points_and_the_others_their_share():
    # 最低 80 万：80/80×30 = 30；80/100×30 = 24；80/96×30 = 25
    assert points(rule("lowest-price-first", 30), [800_000, 1_000_000, 960_000]) == [30, 24, 25]


def test_f1_rounds_half_up_at_the_second_decimal():
    # 100/160×10 = 6.25；100/300×10 = 3.333… → 3.33；1/1.6×0.2 = 0.125 → 0.13，银行家舍入会是 0.12
    assert points(rule("lowest-price-first", 10), [100, 160, 300]) == [10, 6.25, 3.33]
    assert points(rule("lowest-price-first", "0.2"), [100, 160]) == [0.2, 0.13]


def test_f1_does_not_trim_the_extremes_even_with_many_bids():
    assert points(rule("低价优先法", 10), [50, 100, 100, 100, 100, 100, 200]) == [10, 5, 5, 5, 5, 5, 2.5]


def test_f2_consultation_uses_the_final_price_the_same_way():
    # 30 × 90/100 = 27
    assert points(rule("lowest-final-price-first", 30), [90, 100]) == [30, 27]


def test_f3_government_software_services_weigh_ten_points():
    # 财库〔2017〕210号 服务 10 分：160/200×10 = 8
    assert points(rule("lowest-price-first", 10), [200, 160]) == [8, 10]


@pytest.mark.parametrize("formula", ["lowest-evaluated-price", "reviewed-lowest-price", "最低评标价法"])
def test_f4_and_f5_put_prices_in_order_and_give_no_points(formula):
    offers = (Offer("a", D(100), D(95)), Offer("b", D(98)), Offer("c", D(120)), Offer("d", D(98)))
    result = score_prices(rule(formula, 0), Contest(offers))
    assert [one.points for one in result.placed] == [None] * 4
    assert [one.rank for one in result.placed] == [1, 2, 4, 2]
    assert result.of("b").tied == ("d",)


STEPS = [{"up_to": "5", "percent": "100"}, {"up_to": "10", "percent": "98"}, {"up_to": "15", "percent": "96"},
         {"up_to": "20", "percent": "94"}, {"percent": "92"}]  # fmt: skip


def f6a():
    return rule(
        "mean-benchmark", 70, benchmark={"of": "conforming", "percent_by_count": STEPS},
        deviation={"above": "1", "below": "0.5"},
    )  # fmt: skip


def test_f6a_loses_one_point_a_percent_above_and_half_a_point_below():
    # 3 家，B = 100：110 高 10% → 60；90 低 10% → 65；100 → 70
    assert points(f6a(), [110, 90, 100]) == [60, 65, 70]


def test_f6a_takes_98_percent_of_the_mean_from_six_bids_on():
    # 6 家平均 100，B = 98：107.8 高 10% → 60；98 → 70；93.1 低 5% → 67.5
    assert points(f6a(), [107.8, 98, 93.1, 100.7, 100.2, 100.2])[:3] == [60, 70, 67.5]


def test_f6b_takes_a_share_of_the_points_doubled_above():
    # 45 分，A = 100：105 → 45−0.05×45×2 = 40.5；95 → 45−0.05×45×1 = 42.75
    bank = rule("mean-benchmark", 45, deviation={"above": "2", "below": "1", "per": "share"})
    assert points(bank, [105, 95, 100]) == [40.5, 42.75, 45]


def test_f6c_takes_another_five_percent_off_above_the_benchmark():
    # 30 分，B = 100：90 → 0.9×30 = 27；110 → 0.9×30×0.95 = 25.65
    military = rule(
        "mean-benchmark", 30, deviation={"above": "1", "below": "1", "per": "share", "above_times": "0.95"}
    )
    assert points(military, [90, 110, 100]) == [27, 25.65, 30]


def test_f6d_measures_against_95_percent_of_the_mean_and_stops_at_zero():
    # 平均 200，B = 190，满分 100：190 → 100；209 高 10% → 90；171 低 10%、k=0.5 → 95
    hospital = rule(
        "mean-benchmark",
        100,
        benchmark={"percent": "95%"},
        deviation={"above": "1", "below": "0.5", "per": "share"},
    )
    assert points(hospital, [190, 209, 171, 230]) == [100, 90, 95, 78.95]
    # 平均 100，B = 95：285 高 200% → 扣到 0；7.6 是 8%，低 92% × 0.5 → 54
    assert points(hospital, [285, 7.6, 7.4])[:2] == [0, 54]


def test_f6e_gains_below_the_mean_up_to_the_cap():
    # 平均 100 得 30；110 高 10% → 20；90 低 10% → 35；95 低 5% → 32.5；80 低 20% → 40，封顶 35
    private = rule("mean-benchmark", 35, deviation={"at": "30", "above": "1", "below": "-0.5"})
    assert points(private, [110, 90, 100]) == [20, 35, 30]
    assert points(private, [95, 105]) == [32.5, 25]
    assert points(private, [80, 120]) == [35, 10]


def f7():
    return rule(
        "drawn-benchmark", 100, benchmark={"draw": {"high": "限价", "low": "限价*80%"}},
        deviation={"above": "1.5", "below": "1", "band_low": "95", "band_high": "100"},
    )  # fmt: skip


def test_f7_scores_against_the_benchmark_that_was_drawn():
    # 限价 1000、下端 800，X = 50：B = 200/100×50+800 = 900
    # 900 = 100% → 100；855 = 95% → 100；945 = 105% → 100−7.5 = 92.5；810 = 90% 比 95% 低 5% → 95
    assert points(f7(), [900, 855, 945, 810], ceiling=1000, x=50) == [100, 100, 92.5, 95]


def test_f7_moves_with_the_number_drawn():
    # X = 0：B = 800，900 = 112.5% → 81.25；X = 100：B = 1000，900 = 90% → 95
    assert [points(f7(), [900], ceiling=1000, x=x) for x in (0, 50, 100)] == [[81.25], [100], [95]]


def test_f7_says_that_it_waits_for_the_draw():
    result = score_prices(f7(), Contest((Offer("我方", D(900)),), D(1000)))
    assert result.of("我方").points is None
    assert "抽出 X" in result.problem


def f8(at_least=5):
    return rule(
        "trimmed-mean-benchmark", 40,
        benchmark={"of": "conforming", "percent": "97", "trim": {"at_least": str(at_least), "high": "1", "low": "1"}},
        deviation={"above": "1", "below": "0.5"},
    )  # fmt: skip


def test_f8_drops_the_highest_and_the_lowest_from_five_bids_on():
    # 去掉 50 和 400：（90+100+110）/3 = 100，×97% = 97：97 未报；106.7 高 10%… 97×1.1=106.7
    assert points(f8(), [50, 106.7, 97, 96.3, 400])[1:3] == [30, 40]


def test_f8_keeps_all_prices_while_there_are_fewer():
    # 4 家平均 100，B = 97：106.7 → 30；97 → 40
    assert points(f8(), [106.7, 97, 96.3, 100])[:2] == [30, 40]
    assert points(f8(at_least=7), [50, 106.7, 97, 96.3, 150])[1:3] == [30, 40]


def test_the_benchmark_says_which_bids_it_is_made_of():
    result = score_prices(f8(), Contest(tuple(Offer(str(p), D(p)) for p in (50, 90, 100, 110, 400))))
    assert result.base.value == D("97")
    assert "通过评审的有效报价（5 家）去掉 1 个最高、1 个最低后的平均价 × 97%" in result.base.said


def test_the_benchmark_is_rounded_where_the_tender_says_so():
    # 平均 33.333… 保留 2 位 = 33.33；33.33 的人得满分
    thirds = rule("mean-benchmark", 10, benchmark={"decimals": "2"}, deviation={"above": "1", "below": "1"})
    result = score_prices(
        thirds, Contest((Offer("a", D("33.33")), Offer("b", D("33.33")), Offer("c", D("33.34"))))
    )
    assert (result.base.value, result.of("a").points) == (D("33.33"), D("10.00"))


def test_a_price_above_the_ceiling_is_out_and_moves_no_benchmark():
    assert points(rule("lowest-price-first", 10), [100, 80, 201], ceiling=200) == [8, 10, None]
    assert points(f6a(), [110, 90, 100, 900], ceiling=200) == [60, 65, 70, None]


def test_a_side_that_the_tender_does_not_price_gets_no_points_instead_of_full_ones():
    one_sided = rule("mean-benchmark", 30, deviation={"above": "1"})
    assert points(one_sided, [110, 90, 100]) == [20, None, 30]


def test_what_comes_out_even_is_not_rounded_by_the_way_it_was_divided():
    # 1/3 × 0.375 = 0.125 → 0.13；平均 100/3，34 正好高 2%，不足 1% 按 1% 计也还是 2%
    assert points(rule("lowest-price-first", "0.375"), [1, 3]) == [0.38, 0.13]
    whole = rule("mean-benchmark", 30, deviation={"above": "1", "below": "1", "step": "up"})
    assert points(whole, [34, 33, 33]) == [28, 29, 29]


@pytest.mark.parametrize(
    ("counted", "high", "low"),
    [({}, 28.5, 29.25), ({"step": "up"}, 28, 29), ({"step": "down"}, 29, 29.5), ({"decimals": "0"}, 28, 29)],
)
def test_a_deviation_is_counted_in_parts_or_whole_per_cents_as_the_tender_says(counted, high, low):
    # 基准价 100：101.5 高 1.5%（每 1% 扣 1 分），98.5 低 1.5%（每 1% 扣 0.5 分）；四舍五入是 2%
    slope = {"above": "1", "below": "0.5", **counted}
    assert points(rule("mean-benchmark", 30, deviation=slope), [101.5, 98.5]) == [high, low]


def test_the_bonus_of_small_firms_in_works_is_added_to_the_points():
    # 46号第九条：价格得分 25 × 1.05 = 26.25；30 × 1.05 封顶 30
    offers = (Offer("小", D(120), bonus=D(5)), Offer("大", D(100)), Offer("低", D(100), bonus=D(5)))
    result = score_prices(rule("lowest-price-first", 30), Contest(offers))
    assert [one.points for one in result.placed] == [D("26.25"), D("30.00"), D("30.00")]


@pytest.mark.parametrize(
    ("written", "why"),
    [
        (rule("三次方评分法", 30), "没有读懂"),
        (rule("mean-benchmark", 30), "没有写偏离基准价怎么扣分"),
        (rule("drawn-benchmark", 30, deviation={"above": "1"}), "抽取区间"),
        (rule("own-expression", 30), "公式是空的"),
        (rule("own-expression", 30, expression="W*B/P"), "没有写 benchmark"),
        (rule("own-expression", 30, expression="W*最优价/P"), "不认识"),
    ],
)
def test_a_rule_that_cannot_be_read_gives_a_reason_and_no_points(written, why):
    result = score_prices(written, Contest((Offer("我方", D(100)), Offer("对手", D(90)))))
    assert why in result.problem
    assert why in unread(written)
    assert [one.points for one in result.placed] == [None, None]


def test_an_old_rule_of_three_fields_still_reads():
    old = rule("lowest-price-first", 10, text="最低价为基准价")
    assert (old.name, old.title, old.ranks, unread(old)) == ("lowest-price-first", "低价优先法", False, "")


@pytest.mark.parametrize(
    "wrong",
    [{"sme_deduction": "0.1"}, {"sme_deduction": "一成"}, {"sme_deduction": "60", "domestic_deduction": "40"},
     {"decimals": "-1"}, {"benchmark": {"trim": {"at_least": "2", "high": "1", "low": "1"}}}],
)  # fmt: skip
def test_a_number_that_could_mean_two_things_is_refused(wrong):
    with pytest.raises(ValidationError):
        rule("lowest-price-first", 10, **wrong)
