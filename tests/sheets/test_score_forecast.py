"""Expected points: computed where facts decide, a person's estimate where judges do, open where nobody can tell."""

from decimal import Decimal as D

import pytest
from pydantic import ValidationError

from bidkit.finding import Effect, Finding, FindingClass, Severity
from bidkit.model.self_score import Estimate, PolicyFacts
from bidkit.sheets.score import expected_points
from tests.check.support import world
from tests.sheets.scoring import material, points

ESTIMATE = "bid: {estimates: {S2: {low: 60, likely: 70, high: 80, by: 张维, why: 三位同事按评分表打分}}}"


def finding(subject, severity=Severity.WARNING):
    return Finding(
        code="Q002", title="证书", severity=severity, kind=FindingClass.ROUGH, effect=Effect.SCORE_LOSS,
        message="证书查询状态异常", cure="核实", subject=subject,
    )  # fmt: skip


def test_an_item_that_the_library_decides_has_its_points():
    assert points(item="S1") == (2, 2, 2)


def test_a_judged_item_without_an_estimate_stays_open_between_zero_and_full():
    forecast = expected_points(material())
    one = forecast.of("S2")
    assert (one.low, one.likely, one.high) == (D(0), None, D(83))
    assert any("S2" in gap.what and "待人评" in gap.what and "estimates" in gap.cure for gap in forecast.gaps)


def test_an_estimate_is_taken_with_its_author_and_reason():
    forecast = expected_points(material(ESTIMATE))
    one = forecast.of("S2")
    assert (one.low, one.likely, one.high, one.at_risk) == (D(60), D(70), D(80), D(10))
    assert one.basis == "张维估：三位同事按评分表打分"


def test_an_estimate_above_full_points_is_not_used():
    forecast = expected_points(material(ESTIMATE.replace("high: 80", "high: 84")))
    assert forecast.of("S2").likely is None
    assert any("超过满分 83" in gap.what for gap in forecast.gaps)


def test_the_likely_total_is_left_open_while_one_item_is():
    open_ = expected_points(material())
    assert (open_.full, open_.likely, open_.open) == (D(100), None, D(93))  # 技术方案 83 + 价格 10
    assert open_.known == D(7)
    rivals = ", expected: [{competitor: 甲公司, price: 1860000, size: 大型}]}"
    known = expected_points(material(ESTIMATE[:-1] + rivals))
    assert (known.low, known.likely, known.high) == (D(77), D(87), D(97))  # 2+5+10 与估分 60、70、80


def test_a_proof_in_doubt_lowers_the_low_end_only():
    assert points(item="S4", findings=[finding("case-stat")]) == (0, 5, 5)
    one = expected_points(material(findings=[finding("case-stat")])).of("S4")
    assert one.risks == ("证书查询状态异常",)


def test_a_spare_proof_covers_one_in_doubt():
    spare = """
library: {cases: {"+": {id: case-b, name: 云泽市数据治理项目, client: 云泽市数据局, tags: [数据治理],
  signed: 2025-03-01, files: [{path: files/b.pdf, kind: contract}]}}}
bid: {evidence: {S4: [case-stat, case-b]}}
"""
    assert points(spare, item="S4", findings=[finding("case-stat")]) == (5, 5, 5)


def test_information_is_no_risk():
    assert points(item="S4", findings=[finding("case-stat", Severity.INFO)]) == (5, 5, 5)


def test_a_certificate_that_ends_inside_the_bid_validity_is_a_risk():
    soon = "library: {qualifications: {iso27001: {valid_until: 2027-01-31}}}"
    one = expected_points(material(soon)).of("S1")
    assert (one.low, one.likely) == (D(0), D(2))
    assert "2027-01-31 到期，早于投标有效期届满日 2027-03-21" in one.risks[0]


def test_missing_paper_raises_the_high_end():
    unscanned = "library: {cases: {case-stat: {files: []}}}"
    assert points(unscanned, item="S4") == (0, 0, 5)


def test_a_fact_against_a_record_raises_nothing():
    early = "library: {cases: {case-stat: {signed: 2019-05-08}}}"
    assert points(early, item="S4") == (0, 0, 0)


def test_a_ladder_gives_the_points_of_its_step():
    ladder = """
tender: {criteria: {S4: {points: 5, rule: {each: （删去）, needs: （删去）, ladder: [
  {points: 5, needs: {case: {tags: [数据治理], count: 2}}}, {points: 3, needs: {case: {tags: [数据治理]}}}]}}}}
"""
    assert points(ladder, item="S4") == (3, 3, 3)
    assert points(ladder, item="S4", findings=[finding("case-stat")]) == (0, 3, 3)


def test_a_table_without_a_price_item_gets_one_from_the_price_rule():
    forecast = expected_points(material("tender: {criteria: {S3: （删去）}}"))
    assert forecast.of("price").full == D(10)
    assert forecast.full == D(100)


def test_a_tender_without_scoring_has_no_items_and_no_crash():
    lowest = "tender: {evaluation: {price: {formula: lowest-evaluated-price, points: 0}}, criteria: []}"
    forecast = expected_points(material(lowest))
    assert (forecast.items, forecast.full, forecast.low, forecast.high) == ((), D(0), D(0), D(0))


@pytest.mark.parametrize(
    "wrong",
    [{"low": "3", "likely": "2", "high": "4", "by": "张维", "why": "凭印象"}, {"low": "1", "likely": "2", "high": "3"},
     {"low": "-1", "likely": "2", "high": "3", "by": "张维", "why": "x"},
     {"low": "1", "likely": "2", "high": "3", "by": "", "why": "x"}],
)  # fmt: skip
def test_an_estimate_nobody_answers_for_is_refused(wrong):
    with pytest.raises(ValidationError):
        Estimate.model_validate(wrong)


def test_a_policy_fact_nobody_answers_for_is_refused():
    with pytest.raises(ValidationError, match="by"):
        PolicyFacts.model_validate({"small_share": "40%"})


def test_the_forecast_is_the_same_twice():
    assert expected_points(material(ESTIMATE)).items == expected_points(material(ESTIMATE)).items
    assert world().dossier.bid.estimates == {}


ASKS = (
    "tender: {criteria: [{id: S9, item: 承诺, points: 6, rule: {each: 2, needs: {ask: {what: 承诺的项数}}}}]}"
)


def test_a_number_that_nobody_told_leaves_the_item_open_and_says_where_to_tell_it():
    forecast = expected_points(material(ASKS))
    one = forecast.of("S9")
    assert (one.low, one.likely, one.high) == (D(0), None, D(6))
    assert any("S9" in gap.what and "承诺的项数" in gap.what and "told" in gap.what for gap in forecast.gaps)


def test_a_told_number_counts_each():
    told = f"{ASKS}\nbid: {{told: {{S9: {{value: 2, by: 张维, why: 承诺函}}}}}}"
    assert expected_points(material(told)).of("S9").likely == D(4)
