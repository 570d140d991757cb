"""The weak points that the bid's own records show come first, each with its concrete fact."""

from dataclasses import replace

import pytest

from bidkit.finding import Effect, Finding, FindingClass, Severity
from bidkit.sheets.weak_points import weak_points
from tests.sheets.asking import BANK, PLANTED, asked, both, make, material, placed, rows


def points(change, **more):
    return {(one.kind, one.subject): one for one in weak_points(material(change, **more))}


def finding(code, subject="", **more):
    told = {
        "title": "标题",
        "severity": Severity.WARNING,
        "kind": FindingClass.ROUGH,
        "effect": Effect.CLARIFY,
        "message": "业绩扫描件缺第二页",
        "cure": "补扫第二页",
    }
    return Finding(code=code, subject=subject, **(told | more))


def test_the_planted_weak_points_are_the_first_questions():
    first, second, third = rows(asked(both(PLANTED, BANK)), "薄弱点")[:3]
    assert "并发用户" in first["问题"] and "要求 200 名，我方 150 名" in first["问题"]
    assert "信息安全管理体系认证证书" in second["问题"] and "2027-01-15 到期" in second["问题"]
    assert "只有 1 个业绩符合，离满分还差 2 个" in third["问题"]
    assert [row["序号"] for row in (first, second, third)] == ["1", "2", "3"]


def test_a_weak_point_says_its_scoring_item_and_the_points_at_stake():
    _, expiry, cases = rows(asked(both(PLANTED, BANK)), "薄弱点")[:3]
    assert expiry["相关评分项与分值"] == "证书临近到期：S1，关系 2 分"
    assert cases["相关评分项与分值"] == "业绩偏少：S4，关系 10 分"


def test_a_weak_point_takes_its_skeleton_from_the_card_of_its_sort():
    expiry = rows(asked(both(PLANTED, BANK)), "薄弱点")[1]
    assert "投标人是江城衡信数据科技有限公司，到期前换证。" in expiry["回答要点"]
    assert expiry["谁答"] == "项目经理 张维"
    assert expiry["忌讳"].startswith("没有受理材料")


def test_a_second_question_of_one_sort_points_back_to_the_first():
    change = both(PLANTED, BANK, "library: {qualifications: {iso9001: {valid_until: 2027-02-01}}}")
    told = [row["回答要点"] for row in rows(asked(change), "薄弱点") if "到期" in row["问题"]]
    assert sum("到期前换证。" in one for one in told) == 1
    assert "答法同第 2 题。" in told[1]


def test_certificates_that_end_only_while_the_contract_runs_are_one_question():
    found = points("bid: {delivery: {warranty_months: 24}}")
    assert "2027-06-30" in found["later-expiry", "contract"].says
    assert ("expiry", "iso9001") not in found


def test_a_certificate_that_has_ended_is_never_answered_with_the_words_for_one_that_will():
    change = both(BANK, "library: {qualifications: {iso27001: {valid_until: 2026-12-01}}}")
    row = next(row for row in rows(asked(change), "薄弱点") if "2026-12-01" in row["问题"])
    assert "已经失效" in row["回答要点"]
    assert "到期前换证" not in row["回答要点"]


@pytest.mark.parametrize(
    ("change", "key", "words"),
    [
        ("bid: {answers: {T1: （删去）}}", ("unanswered", "T1"), "没有答复"),
        (
            "tender: {criteria: {S1: {rule: {needs: {qualification: {name: 隐私信息管理体系}}}}}}",
            ("missing-proof", "S1"),
            "没有符合的",
        ),
        ("tender: {money: {ceiling: 400万}}", ("low-price", "total"), "46.5%"),
        (
            "bid: {team: {'+': {person: zhang-wei, role: 测试工程师}}}",
            ("single-point", "zhang-wei"),
            "测试工程师",
        ),
        ("library: {company: {founded: 2025-03-01}}", ("new-company", "company/founded"), "2025-03-01"),
        (
            "library: {financials: [{id: fin-2025, year: 2025, net_profit: '-300000'}]}",
            ("loss", "fin-2025"),
            "-300,000.00 元",
        ),
        ("bid: {subcontract: 测评分包给江城安测有限公司}", ("subcontract", "subcontract"), "江城安测"),
        (
            "bid: {consortium: {members: [江城衡信数据科技有限公司, 云泽数据有限公司]}}",
            ("consortium", "consortium"),
            "云泽数据有限公司",
        ),
    ],
)
def test_each_sort_of_weakness_is_seen_with_its_fact(change, key, words):
    assert key not in points("")
    assert words in points(change)[key].says


def test_a_price_above_every_line_is_no_weak_point():
    assert ("low-price", "total") not in points("")


def test_the_tenders_own_line_for_low_prices_counts():
    change = "tender: {evaluation: {price: {abnormal: {ceiling: 99}}}}"
    assert points(change)["low-price", "total"].urgent


def test_only_one_holder_of_a_certificate_asked_for_is_a_single_point():
    asks = """
tender:
  criteria:
    S1:
      rule:
        needs:
          qualification: （删去）
          person: {role: 测试工程师, certificates: [{name: 数据治理工程师}]}
bid: {team: [{person: zhang-wei, role: 测试工程师}]}
"""
    assert "只有张维一人" in points(asks)["single-point", "zhang-wei/数据治理工程师"].says


def test_what_a_person_waived_is_asked_about_with_his_name():
    seen = replace(material(BANK), findings=(finding("D026", "scan-1", waived_by="林晓岚"),))
    row = next(row for row in rows(make(seen), "薄弱点") if "缺第二页" in row["问题"])
    assert "林晓岚已豁免" in row["回答要点"]


def test_a_problem_that_only_the_checks_saw_is_asked_about_once():
    twice = (finding("C102", "case-stat"), finding("C102", "case-stat"))
    found = [one for one in weak_points(replace(material(), findings=twice)) if one.subject == "case-stat"]
    assert [one.cure for one in found] == ["补扫第二页"]


def test_a_problem_that_no_judge_sees_is_left_to_the_bid_office():
    seen = replace(material(), findings=(finding("D020", "scan-1"),))
    assert "scan-1" not in {one.subject for one in weak_points(seen)}


def test_a_problem_seen_by_finder_and_check_is_said_once_with_its_waiver():
    waived = finding("Q003", "iso27001", waived_by="林晓岚")
    seen = replace(material(PLANTED), findings=(waived,))
    found = [one for one in weak_points(seen) if one.subject == "iso27001"]
    assert [(one.kind, one.waived_by) for one in found] == [("expiry", "林晓岚")]


def test_what_the_checks_say_about_a_planted_point_is_not_asked_twice():
    found = [one for one in weak_points(material(PLANTED, checked=True)) if "iso27001" in one.subject]
    assert [one.kind for one in found] == ["expiry"]


def test_the_pages_of_a_weak_point_come_from_the_package():
    sheet = make(material(both(PLANTED, BANK), places=placed()))
    row = next(row for row in sheet.tables()[0].rows if "信息安全管理体系认证证书" in row[1].text)
    assert [(ref.shown, ref.subject) for ref in row[4].refs] == [("《商务技术文件》第 4-5 页", "iso27001")]
