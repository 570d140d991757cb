"""Clocks of the law in the plan: what the buyer broke, the remedies, what follows the award."""

import re
from dataclasses import replace

import pytest

from bidkit.sheets.plan.breach import breaches
from bidkit.sheets.plan.points import moments
from tests.sheets.planning import RULES, everything, material, planned, row, rows

FAULTS = "采购人一方的问题"


def fault(sheet, code):
    """Return the row of one broken minimum: code, fact, basis, remedy, addressee, last day, now."""
    (found,) = [line for line in rows(sheet, FAULTS) if line[0] == code]
    return found


def test_less_than_twenty_days_names_the_challenge_and_its_last_day():
    line = fault(planned("tender: {dates: {issued: 2026-12-02}}", "2026-12-04", findings=True), "G201")
    assert "2026-12-02 发出文件到 2026-12-21 截止只有 19 日，法定不少于 20 日" in line[1]
    assert "《政府采购法》" in line[2] and "第三十五条" in line[2]
    assert (line[3], line[4]) == ("质疑", "江城市大数据中心")
    # 12-03 起数七个工作日：3、4、7、8、9、10、11；公告期五个工作日至 12-09，再数七个至 12-18
    assert line[5] == "2026-12-11 周五\n（按公告期满起算可主张到 2026-12-18 周五）"
    assert line[6] == "还有 7 天，用质疑函草稿"


def test_the_last_day_of_the_plan_is_the_one_the_checks_name():
    seen = material("tender: {dates: {issued: 2026-12-02}}", findings=True)
    (finding,) = [one for one in seen.findings if one.code == "G201"]
    named = re.search(r"最迟 (\S+)", finding.message)[1]
    assert row(planned("tender: {dates: {issued: 2026-12-02}}"), "决定是否对采购文件")[5].startswith(named)


def test_a_challenge_whose_safe_day_has_passed_may_still_be_argued():
    late = planned("tender: {dates: {issued: 2026-12-02}}", "2026-12-14", findings=True)
    assert fault(late, "G201")[6].startswith("稳妥的最后日已过；按公告期满主张的还在期内")
    over = planned("tender: {dates: {issued: 2026-12-02}}", "2026-12-21", findings=True)
    assert fault(over, "G201")[6] == "已过：不再受理，只能书面询问、提问；编制不停"


def test_an_objection_ends_ten_days_before_the_deadline():
    line = fault(planned("tender: {regime: tendering, dates: {issued: 2026-12-02}}", findings=True), "Z201")
    assert (line[3], line[4]) == ("异议", "江城市大数据中心")
    assert line[5] == "2026-12-11 周五"


def test_an_objection_that_ended_before_the_issue_keeps_its_legal_day_on_a_working_day():
    # issued seven days before the deadline of 12-15: ten days before it was Saturday 12-05
    overlay = "{regime: tendering, dates: {issued: 2026-12-08, deadline: 2026-12-15 09:30, opening: 2026-12-15 09:30}}"
    line = row(planned(f"tender: {overlay}", "2026-12-09"), "决定是否对招标文件提出异议")
    assert line[4] == "2026-12-04 周五" and line[5].startswith("2026-12-05 周六 09:30")
    assert line[7] == "已过。异议期已过：可以书面提问，编制不停"


def test_a_late_change_is_challenged_from_the_day_of_the_change():
    sheet = planned("tender: {dates: {addenda: [{on: 2026-12-15, text: 改评分表}]}}", findings=True)
    # 12-16 起数：16、17、18、21、22、23、24
    assert fault(sheet, "G203")[5] == "2026-12-24 周四"


@pytest.mark.parametrize(
    ("overlay", "code", "fact"),
    [
        ("tender: {money: {bond: {amount: 50000}}}", "G209", "是预算 1,980,000.00 元的 2.53%"),
        ("tender: {dates: {documents_until: 2026-12-03}}", "G202", "法定不少于 5 个工作日"),
        ("tender: {money: {performance_percent: 12}}", "G211", "履约保证金为合同金额的 12%"),
        ("tender: {regime: tendering, money: {bond: {amount: 50000}}}", "Z205", "不得超过 2%"),
        ("tender: {method: consultation, dates: {issued: 2026-12-16}}", "G206", "法定不少于 10 日"),
    ],
)
def test_every_broken_minimum_stands_with_its_article_and_last_day(overlay, code, fact):
    line = fault(planned(overlay, findings=True), code)
    assert fact in line[1] and "可向" not in line[1]
    assert "第" in line[2] and "条" in line[2]
    assert re.match(r"2026-12-\d\d 周", line[5])


def test_every_rule_about_the_buyer_can_stand_in_the_plan():
    buyers = [rule for rule in RULES().rules if "remedy" in rule.parameters]
    assert len(buyers) > 20
    assert all(re.fullmatch(r"[GZ]2\d\d", rule.code) for rule in buyers)


def test_a_year_without_holidays_is_no_breach_but_unknown():
    sheet = planned(
        """tender: {dates: {issued: 2027-01-04, documents_until: 2027-02-26,
           deadline: 2027-03-08 09:30, opening: 2027-03-08 09:30}}""",
        findings=True,
    )
    assert fault(sheet, "G202")[1].startswith("无法判断：")
    assert fault(sheet, "G202")[5].startswith("≈2027-01-11")
    assert not [one for one in sheet.extras if "质疑" in one.name]


def test_nothing_broken_says_what_could_not_be_looked_at():
    assert "没能核对的：文件提供期" in everything(planned(findings=True))
    clean = everything(planned("tender: {dates: {documents_until: 2026-12-05}}", findings=True))
    assert "没能核对的" not in clean and "没有发现违反法定下限" in clean


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("评审报告送采购人", "2026-11-18 周三"),  # opening 11-16, two working days
        ("采购人确定中标人", "2026-11-25 周三"),
        ("结果公告", "2026-11-27 周五"),
        ("决定是否对结果质疑", "2026-12-09 周三"),  # period of one day to 11-30, then seven
        ("收质疑或异议的答复", "2026-12-18 周五"),
        ("签订合同", "2026-12-27 周日"),  # thirty calendar days from 11-27
    ],
)
def test_after_the_opening_the_clocks_of_procurement_run(words, last):
    sheet = planned(
        "tender: {dates: {issued: 2026-10-20, deadline: 2026-11-16 09:30, opening: 2026-11-16 09:30}}"
    )
    line = row(sheet, words, "标后")
    assert line[5].startswith(last)
    assert line[7] == "推算，以公告为准"


def test_our_own_steps_after_the_award_keep_off_days_of_rest():
    sheet = planned(
        "tender: {dates: {issued: 2026-10-20, deadline: 2026-11-16 09:30, opening: 2026-11-16 09:30}}"
    )
    assert row(sheet, "决定是否对结果质疑", "标后")[4] == "2026-12-08 周二"
    assert row(sheet, "签订合同", "标后")[4] == "2026-12-23 周三"


def test_after_the_opening_the_clocks_of_tendering_run():
    sheet = planned(
        """tender: {regime: tendering, mandatory: yes, money: {bond: {amount: 20000}},
           dates: {issued: 2026-10-20, deadline: 2026-11-16 09:30, opening: 2026-11-16 09:30}}"""
    )
    assert row(sheet, "结果公告", "标后")[5].startswith("2026-11-19 周四")
    assert row(sheet, "决定是否对评标结果提异议", "标后")[5].startswith("2026-11-22 周日")
    assert row(sheet, "决定是否对评标结果提异议", "标后")[4] == "2026-11-20 周五"
    assert row(sheet, "保证金及利息退还", "标后")[5].startswith(
        "2026-12-28 周一\n《招标投标法实施条例》第五十七条"
    )
    assert not [line for line in rows(sheet, "标后") if "备案" in line[1]]


def test_an_article_nobody_compared_with_its_text_says_so():
    tendering = planned("tender: {regime: tendering}")
    assert "〔未核对原文〕" in row(tendering, "最后核对")[5]
    assert "〔未核对原文〕" not in row(planned(), "最后核对")[5]


@pytest.mark.parametrize("method", ["consultation", "negotiation", "inquiry", "single-source"])
def test_the_measure_for_tenders_is_not_quoted_for_another_method(method):
    told = everything(planned(f"tender: {{method: {method}}}"))
    assert "87号令" not in told
    assert "《政府采购法实施条例》第四十三条（2 个工作日送达）" in told
    assert "87号令第六十八条" in everything(planned())


def test_only_the_articles_of_the_regime_are_quoted():
    assert "87号令" not in everything(planned("tender: {regime: tendering}"))
    assert "《招标投标法》第" not in everything(planned())


def test_a_tender_of_an_enterprise_has_no_statutory_clocks_and_says_so():
    sheet = planned("tender: {regime: enterprise}", findings=True)
    assert not [line for line in rows(sheet, "标后") if "质疑" in line[1]]
    assert any("不适用政府采购和招标投标的法定救济时限" in gap.what for gap in sheet.gaps)


def test_steps_that_only_some_bids_have_come_with_their_facts():
    plain = {line[1] for line in rows(planned(), "标前")}
    assert not [what for what in plain if re.search("述标|打印|踏勘|联合体|样品", what)]
    full = planned(
        """{tender: {category: works, consortium: allowed, copies: {original: 1, duplicate: 4, electronic: 1},
            criteria: {"+": {id: S9, item: 系统演示和答辩, points: 5, rule: {judge: tech}}},
            requirements: {T1: {text: 投标时须提供样品}}},
            bid: {consortium: {members: [甲公司, 乙公司]}}}"""
    )
    words = "\n".join(line[1] for line in rows(full, "标前"))
    for wanted in ("述标演练一", "打印装订", "现场踏勘", "联合体协议", "样品：", "封装", "递交纸质投标文件"):
        assert wanted in words
    assert "CA 检查" not in words


def test_owners_are_the_people_the_bid_names():
    sheet = planned(
        """bid: {values: {责任人_财务: 王某, 责任人_CA管理员: 赵某}, submission: {decrypt_by: zhang-wei}}"""
    )
    assert row(sheet, "解密", "标中")[2] == "解密人（张维）"
    assert row(sheet, "CA 检查")[2] == "CA 管理员（赵某）"
    (gap,) = [gap for gap in sheet.gaps if "没有责任人的角色" in gap.what]
    assert "财务" not in gap.what and "投标经理" in gap.what


def test_the_plan_never_suggests_influence_and_states_the_rule():
    text = everything(planned(findings=True))
    assert "不接触评审专家" in text and "不与其他投标人商量报价" in text
    assert not re.search(r"打招呼|找关系|请客|送礼|疏通|公关|陪标|围标", text)


def test_a_loss_has_its_list_of_questions():
    text = everything(planned())
    assert "与第一名差几分" in text and "补进答辩题库" in text


def test_the_fact_of_a_breach_is_told_whole_whatever_its_words_are():
    seen = material("tender: {dates: {issued: 2026-12-02}}", "2026-12-04", findings=True)
    (finding,) = [one for one in seen.findings if one.code == "G201"]
    said = "公告写明。可向代理机构领取文件"
    changed = replace(finding, fact=said, message=f"{said}。可向采购人提出质疑")
    (told,) = [
        one for one in breaches(replace(seen, findings=(changed,)), moments(seen)) if one.code == "G201"
    ]
    assert told.fact == said
    assert finding.fact and finding.message.startswith(f"{finding.fact}。可向采购人提出质疑")
