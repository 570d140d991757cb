"""The price part of the score sheet: our points against expected prices, the what-if, and the low-price lines."""

import pytest

from tests.sheets.scoring import SMALL, points, row, rows, says, scored

RIVALS = """
bid:
  expected:
    - {competitor: 甲公司, price: 1800000, price_low: 1674000, price_high: 1900000, size: 大型, why: 公开中标价}
    - {competitor: 乙公司, price: 1900000, size: 中型, why: 公开中标价}
"""
MEAN = """
tender: {evaluation: {price: {formula: mean-benchmark, benchmark: {of: conforming}, deviation: {above: 1, below: 0.5}}}}
"""


def joined(*overlays):
    """Return overlays for different parts of the bid as one."""
    return "\n".join(overlays)


def test_our_points_are_those_against_the_expected_prices():
    # 我方 186 万。预计最低 180 万：180/186×10 = 9.68；低价时 167.4/186×10 = 9.00；高价时我方最低 = 10
    assert points(RIVALS) == (9.0, 9.68, 10.0)


def test_a_small_firm_is_scored_at_its_evaluated_price():
    # 评审价 186×0.9 = 167.4 万，等于甲的最低 167.4 万：都是 10
    assert points(joined(SMALL, RIVALS)) == (10, 10, 10)
    table = scored(joined(SMALL, RIVALS))
    assert row(table, "价格分", "我方评审价")[1] == "1,674,000.00 元"
    assert (
        "1,860,000.00 元的 10%（财库〔2020〕46号第九条、财库〔2022〕19号）"
        in row(table, "价格分", "小微企业价格扣除")[1]
    )


def test_a_small_rival_is_deducted_too_and_an_unknown_one_only_in_the_low_case():
    # 乙 190×0.9 = 171 万 高于我方 167.4 万；甲规模不明：低价 167.4×0.9 = 150.66 → 150.66/167.4×10 = 9
    unknown = RIVALS.replace(", size: 大型", "").replace("中型", "小型")
    assert points(joined(SMALL, unknown)) == (9.0, 10, 10)


def test_without_the_declaration_in_the_bid_there_is_no_deduction():
    sheet = scored("tender: {sme: deduction, evaluation: {price: {sme_deduction: 10%}}}")
    assert row(sheet, "价格分", "我方评审价")[1] == "1,860,000.00 元"
    assert any("没有《中小企业声明函》" in gap.what for gap in sheet.gaps)


def test_the_points_of_the_scoring_table_count_and_a_difference_is_named():
    sheet = scored(joined(RIVALS, "tender: {evaluation: {price: {points: 30}}}"))
    assert row(sheet, "价格分", "满分")[1].startswith("10 分")
    assert any("写 30 分，评分表写 10 分" in gap.what for gap in sheet.gaps)


def test_the_rivals_are_listed_by_evaluated_price_with_what_the_estimate_rests_on():
    names = [(line[0], line[2], line[4], line[5]) for line in rows(scored(RIVALS), "对手报价")]
    assert names == [
        ("甲公司", "1,800,000.00 元", "10", "第 1"),
        ("我方", "1,860,000.00 元", "9.68", "第 2"),
        ("乙公司", "1,900,000.00 元", "9.47", "第 3"),
    ]


def test_the_what_if_changes_our_price_against_each_view_of_the_rivals():
    sheet = scored(RIVALS)
    # −5%：176.7 万。预计最低 180 → 我方最低 10；甲低价 167.4/176.7 = 9.47；再低 5%：171/176.7 = 9.68
    assert row(sheet, "报价试算", "−5%")[1:7] == (
        "1,767,000.00 元",
        "1,767,000.00 元",
        "9.47",
        "10",
        "10",
        "9.68",
    )
    assert row(sheet, "报价试算", "不变")[3:6] == ("9", "9.68", "10")
    # +5%：195.3 万，超过限价 195 万
    assert row(sheet, "报价试算", "+5%")[-1] == "超过最高限价，投标无效"
    assert row(sheet, "报价试算", "+5%")[3] == "超过最高限价，投标无效"


def test_without_rivals_the_what_if_is_labelled_as_an_assumption():
    sheet = scored()
    table = next(one for one in sheet.tables() if one.name == "报价试算")
    assert table.heads[3:6] == ("假设对手与我方评审价相同", "假设对手评审价低 5%", "假设对手评审价低 10%")
    # 低 10%：0.9/1×10 = 9；我方再降 10% 追平 → 10
    assert [row(sheet, "报价试算", "不变")[5], row(sheet, "报价试算", "−10%")[5]] == ["9", "10"]
    assert "假设不是对对手的判断" in says(sheet)
    assert any("没有预计对手报价" in gap.what and "公开信息" in gap.cure for gap in sheet.gaps)
    assert points() == (0, None, 10)


def test_a_price_above_the_ceiling_scores_nothing_and_says_why():
    dear = "tender: {money: {ceiling: 1850000}}"
    assert points(joined(RIVALS, dear)) == (0, 0, 0)
    assert any("超过最高限价 1,850,000.00 元" in gap.what for gap in scored(joined(RIVALS, dear)).gaps)
    assert points(dear) == (0, 0, 0)


def test_a_rival_above_the_ceiling_takes_no_part():
    # 190 万超过限价 188 万：剩下甲 180 万，我方 180/186×10 = 9.68
    sheet = scored(joined(RIVALS, "tender: {money: {ceiling: 1880000}}"))
    assert rows(sheet, "对手报价")[-1][4:] == ("—", "不参加排名", "超过最高限价，投标无效")


def test_what_one_per_cent_of_our_price_is_worth_comes_last_among_the_ways():
    # 180/184.14×10 = 9.78，比 9.68 多 0.10；1% 是 18600 元
    last = rows(scored(RIVALS), "提分办法")[-1]
    assert (last[1], last[3]) == ("S3", "+0.1")
    assert "报价每降 1%（18,600.00 元）约加 0.1 分，不低于成本" in last[4]


def test_a_mean_formula_is_tried_against_three_bids():
    # 我方 186、甲 180、乙 190：平均 185.333…；186 高 0.3597% → 10−0.36 = 9.64
    sheet = scored(joined(MEAN, RIVALS))
    assert row(sheet, "报价试算", "不变")[4] == "9.64"
    note = next(one for one in sheet.tables() if one.name == "对手报价").note
    assert "基准价 1,853,333.33 元：通过评审的有效报价（3 家）的平均价" in note


def test_a_mean_formula_that_does_not_name_its_set_is_a_gap():
    sheet = scored(joined(MEAN.replace("of: conforming", "of: ''"), RIVALS))
    assert any("没有写明基准价取哪些报价" in gap.what for gap in sheet.gaps)


def test_a_drawn_benchmark_shows_the_range_over_what_may_be_drawn():
    # B 在 156 万（X=0）到 195 万（X=100）之间；我方 186 万：X=0 高 19.23% → 10−19.23×0.3 = 4.23；
    # X=100：186/195 = 95.38% → 不扣分 10
    drawn = """
tender: {evaluation: {price: {formula: drawn-benchmark, benchmark: {draw: {high: 限价, low: 限价*80%}},
  deviation: {above: 0.3, below: 0.1, band_low: 95, band_high: 100}}}}
"""
    shown = row(scored(joined(drawn, RIVALS)), "报价试算", "不变")[4]
    assert shown.endswith("（4.23～10）")
    assert points(joined(drawn, RIVALS))[0] == 4.23


def test_a_lowest_price_method_shows_ranks_instead_of_points():
    ranked = "tender: {evaluation: {price: {formula: lowest-evaluated-price, points: 0}}, criteria: []}"
    sheet = scored(joined(ranked, RIVALS))
    assert [line[4] for line in rows(sheet, "报价试算")][4] == "第 2 名"
    assert not [one for one in sheet.blocks if type(one).__name__ == "Picture"]


def test_other_factors_of_an_evaluated_price_are_left_to_a_person():
    price = "{formula: reviewed-lowest-price, points: 0}"
    reviewed = f"tender: {{regime: tendering, evaluation: {{price: {price}}}, criteria: []}}"
    assert any("折算因素" in gap.what for gap in scored(reviewed).gaps)


def test_the_three_lines_of_abnormally_low_prices():
    # 其他 180、190。t1：0.5×370/2.5 = 74 万；t2：0.5×180 = 90 万；t3：0.45×195 = 87.75 万；65%：126.75 万
    sheet = scored(RIVALS)
    assert [line[1] for line in rows(sheet, "异常低价")] == [
        "低于 740,000.00 元", "低于 900,000.00 元", "低于 877,500.00 元",
    ]  # fmt: skip
    assert "1,267,500.00 元" in says(sheet)


def test_a_price_below_a_line_is_shown_with_what_follows():
    cheap = 'price: {lines: {"1": {unit_price: 300000}}}'
    sheet = scored(joined(RIVALS, cheap))
    assert rows(sheet, "异常低价")[2][3] == "触发，要在评审中书面说明"
    assert "现在就备好成本说明" in says(sheet)


@pytest.mark.parametrize(
    "elsewhere",
    ["tender: {regime: tendering}", "tender: {dates: {issued: 2026-01-20}}"],
)
def test_elsewhere_the_lines_of_government_procurement_are_not_drawn(elsewhere):
    sheet = scored(elsewhere)
    assert "异常低价" not in [one.name for one in sheet.tables()]
    assert "只管 2026 年 2 月 1 日以后的政府采购项目" in says(sheet)


def test_a_rate_outside_the_law_is_pointed_out():
    assert "小微企业扣除写的是 6%，规定是 10%—20%" in says(scored(SMALL.replace("10%", "6%")))


def test_the_sheet_says_what_no_bidder_may_do():
    assert "不得与其他投标人商量" in says(scored(RIVALS))
