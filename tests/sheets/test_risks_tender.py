"""Risks by what this tender is: procedure, handing in, money, days, clauses; and the lines nobody crosses."""

from __future__ import annotations

import re
from datetime import date

import pytest

from bidkit.load.standards import shipped_standards
from bidkit.model.sheet import Sheet
from bidkit.sheets import seals
from bidkit.sheets.catalogue import MAKERS
from bidkit.sheets.risks import make
from bidkit.sheets.risks.risk import Likelihood
from tests.check.support import shipped
from tests.sheets.sealing import PAPER, cell, column, finding, gaps, material, names, table, words

BEFORE, THERE, AFTER = "编制阶段", "开标和评审现场", "公示、合同阶段"
STANDARD = tuple(one for phase in shipped_standards().risks.values() for one in phase)
RED_LINES = shipped_standards().red_lines
TENDERING = "tender: {regime: tendering}"


def risks(sheet: Sheet) -> set[str]:
    return {name for phase in (BEFORE, THERE, AFTER) for name in column(table(sheet, phase), "风险")}


# --- only what fits ---


@pytest.mark.parametrize(
    ("overlay", "name"),
    [
        (PAPER, "送标迟到"),
        (PAPER, "密封破损、标签写错"),
        ("tender: {money: {bond: {amount: 20000}}}", "保证金迟到、金额或账户不对"),
        ("tender: {money: {bond: {amount: 20000}}}", "投标保证金没有按时退"),
        ("tender: {money: {performance_percent: 5}}", "履约保证金没有按时交"),
        ("bid: {consortium: {members: [甲公司, 乙公司]}}", "联合体协议、成员资格不全"),
        ("bid: {subcontract: 等保测评分包给江城安测有限公司}", "分包没有写明或不被允许"),
        ("tender: {package: {volumes: {main: {blind: 'true'}}}}", "暗标露出身份"),
        ("tender: {criteria: {S2: {text: 现场演示系统}}}", "演示设备故障、系统连不上"),
        ("tender: {method: consultation}", "最后报价超时或超出授权"),
        ("tender: {sme: deduction}", "中小企业声明函填错"),
        ("tender: {package: {file_limit_mb: 100}}", "文件超过平台上限"),
        (TENDERING, "被要求说明报价是否低于成本"),
    ],
)
def test_a_standard_risk_stands_only_where_its_condition_holds(overlay: str, name: str) -> None:
    assert name not in risks(make(material()))
    assert name in risks(make(material(overlay)))


def test_an_electronic_bid_worries_about_upload_and_a_paper_bid_does_not() -> None:
    assert {"上传没有完成", "解密失败"} <= risks(make(material()))
    assert not {"上传没有完成", "解密失败"} & risks(make(material(PAPER)))


def test_the_article_is_that_of_the_regime() -> None:
    law = {
        regime: cell(
            table(make(material(f"tender: {{regime: {regime}}}")), BEFORE), "漏签、漏盖", "后果"
        ).text
        for regime in ("government-procurement", "tendering", "enterprise", "military")
    }
    assert law == {
        "government-procurement": "否决投标/投标无效\n87号令第六十三条第二项",
        "tendering": "否决投标/投标无效\n招标投标法实施条例第五十一条第一项",
        "enterprise": "否决投标/投标无效\n以招标文件的约定为准",
        "military": "否决投标/投标无效\n以招标文件的约定为准",
    }


def test_the_clock_of_the_bond_differs_by_regime() -> None:
    bond = "tender: {money: {bond: {amount: 20000}}}"
    procurement = cell(table(make(material(bond)), AFTER), "投标保证金没有按时退", "后果").text
    tendering = cell(table(make(material(bond, TENDERING)), AFTER), "投标保证金没有按时退", "后果").text
    assert "五个工作日" in procurement
    assert "合同签订后五日内" in tendering


def test_likelihood_is_a_word_and_never_a_number() -> None:
    sheet = make(material(findings=[finding("P001")]))
    allowed = {one.word for one in Likelihood}
    for phase in (BEFORE, THERE, AFTER):
        for text in column(table(sheet, phase), "可能性（依据）"):
            assert text.split("\n")[0] in allowed
            assert not any(letter.isdigit() or letter == "%" for letter in text)


def test_every_standard_risk_is_whole_and_named_once() -> None:
    assert len({one.name for one in STANDARD}) == len(STANDARD)
    codes = {rule.code for rule in shipped().rules}
    for one in STANDARD:
        assert one.sign and one.measure
        assert set(one.rules) <= codes, f"{one.name} 写了没有的规则"


# --- the whole tender ---


@pytest.mark.parametrize(
    ("overlay", "trigger", "law"),
    [
        ("tender: {method: open}", "截止时投标人不足三家", "87号令第四十一条、第四十三条"),
        ("tender: {method: inquiry}", "不足三家", "74号令第三十七条、第五十条"),
        ("tender: {method: consultation}", "不足三家（特定情形两家）", "未核对原文"),
        ("tender: {method: single-source}", "报价超过预算", "74号令第四十三条"),
        (TENDERING, "截止时投标人不足三家", "招标投标法第二十八条、条例第四十四条"),
        ("tender: {regime: enterprise}", "不足招标文件写的家数", "以招标文件为准"),
        ("tender: {regime: military}", "不足招标文件写的家数", "以招标文件为准"),
    ],
)
def test_what_ends_the_whole_tender_depends_on_the_procedure(overlay: str, trigger: str, law: str) -> None:
    rows = table(make(material(overlay)), "整个项目失败")
    assert law in cell(rows, trigger, "依据").text


def test_one_brand_counts_as_one_bidder_only_where_goods_are_bought() -> None:
    services = make(material("tender: {category: services}"))
    goods = make(material("tender: {category: goods}"))
    assert not [one for one in column(table(services, "整个项目失败"), "什么情况") if "同一品牌" in one]
    assert cell(table(goods, "整个项目失败"), "同一品牌", "依据").text == "87号令第三十一条"


def test_too_few_bidders_is_answered_with_the_rule() -> None:
    ours = cell(table(make(material()), "整个项目失败"), "截止时投标人不足三家", "我们怎么办").text
    assert ours.startswith("严禁为凑够家数联系、组织别人投标，那是串通投标")


# --- the tender's own clauses ---


def test_the_invalidity_clauses_are_counted_by_kind() -> None:
    two = "tender: {invalidity: {'+': {id: X2, quote: 未按时解密, kind: rule-type}}}"
    rows = table(make(material(two)), "无效条款")
    assert [c.text for c in rows.rows[0][:4]] == ["实质性要求", "1", "1", "没有"]
    assert [c.text for c in rows.rows[1][:4]] == ["行为和程序", "1", "0", "X2"]


def test_clauses_nobody_watches_are_a_risk_until_the_checks_say_so() -> None:
    loose = "tender: {invalidity: {'+': {id: X2, quote: 未按时解密, kind: rule-type}}}"
    assert "1 条无效条款没有规则或要求盯着" in risks(make(material(loose)))
    said = make(material(loose, findings=[finding("Y103", title="请过目")]))
    assert "1 条无效条款没有规则或要求盯着" not in risks(said)


def test_no_clauses_is_a_gap() -> None:
    sheet = make(material("tender: {invalidity: []}"))
    assert "没有摘录无效条款" in gaps(sheet)
    assert "无效条款" not in names(sheet)


# --- money ---


def test_a_price_close_to_the_limit_is_a_risk_with_its_numbers() -> None:
    rows = table(make(material("tender: {money: {ceiling: 186万}}")), BEFORE)
    sign = cell(rows, "报价贴近限价", "征兆")
    assert sign.text == "投标总价 1,860,000.00 元，是最高限价 1,860,000.00 元的 100.0%"
    assert "报价贴近限价" not in risks(make(material()))  # 95.4 %


def test_a_price_above_the_limit_is_left_to_the_finding() -> None:
    over = material("tender: {money: {ceiling: 180万}}", findings=[finding("P001", title="报价超过限价")])
    assert "报价贴近限价" not in risks(make(over))


def test_a_low_price_is_a_risk_outside_procurement_where_no_rule_looks() -> None:
    low = "tender: {regime: tendering, money: {ceiling: 400万}}"
    sign = cell(table(make(material(low)), THERE), "报价偏低，可能要说明成本", "征兆").text
    assert sign == "投标总价 1,860,000.00 元，是最高限价 4,000,000.00 元的 46.5%"


@pytest.mark.parametrize(
    ("overlay", "gap"),
    [
        ("price: （删去）", "没有报价表，报价和限价的距离没有算"),
        ("tender: {money: {ceiling: （删去）, budget: （删去）}}", "没有写限价和预算"),
        ("tender: {money: {bond: （删去）}}", "没有写投标保证金"),
    ],
)
def test_missing_money_is_a_gap(overlay: str, gap: str) -> None:
    assert gap in gaps(make(material(overlay)))
    assert gap not in gaps(make(material()))


# --- days ---


def test_a_day_of_rest_before_the_deadline_is_pointed_out() -> None:
    monday = cell(table(make(material()), BEFORE), "截止前一天是休息日", "征兆").text
    assert monday == "截止日 2026-12-21 的前一天是休息日，平台、CA、银行可能没人"
    tuesday = "tender: {dates: {deadline: 2026-12-22 09:30, opening: 2026-12-22 09:30}}"
    assert "截止前一天是休息日" not in risks(make(material(tuesday)))


def test_things_that_fall_together_before_the_deadline_are_pointed_out() -> None:
    crowded = """
      tender:
        dates: {deadline: 2026-12-22 09:30, opening: 2026-12-22 09:30}
        money: {bond: {amount: 20000, due: 2026-12-21 17:00}}
    """
    sign = cell(table(make(material(crowded)), BEFORE), "几件事挤在截止前", "征兆").text
    assert sign == "落款日期 2026-12-18、保证金到账 2026-12-21，都在截止 2026-12-22 前 2 个工作日内"


def test_few_days_left_are_counted_in_working_days() -> None:
    sheet = make(material(today=date(2026, 12, 17)))
    assert "到截止只剩 2 个工作日" in cell(table(sheet, BEFORE), "几件事挤在截止前", "征兆").text


def test_a_deadline_gone_by_is_a_gap_and_the_rest_still_helps() -> None:
    sheet = make(material(today=date(2027, 1, 5)))
    assert "投标截止 2026-12-21 09:30 已过" in gaps(sheet)
    assert table(sheet, AFTER).rows


@pytest.mark.parametrize(
    ("today", "name"),
    [(date(2026, 12, 1), "错过提问期限"), (date(2026, 12, 8), "提问期限已过，还有说不清的条款")],
)
def test_the_window_for_questions_is_a_risk_of_its_own(today: date, name: str) -> None:
    asked = "tender: {dates: {questions_until: 2026-12-07 17:00}}"
    assert name in risks(make(material(asked, today=today)))
    assert "没有写提问截止时间" in gaps(make(material()))


def test_what_is_unknown_about_decrypting_is_a_risk_until_it_is_settled() -> None:
    settled = "bid: {submission: {ca_valid_until: 2027-03-31, decrypt_by: zhang-wei}}"
    open_ones = {"不知道 CA 到开标日是否有效", "没有定谁来解密"}
    assert open_ones <= risks(make(material()))
    done = make(material(settled))
    assert not open_ones & risks(done)
    assert cell(table(done, THERE), "解密失败", "负责人").text == "解密人张维"


def test_another_sheet_is_called_by_its_title() -> None:
    titles = {one.title for one in MAKERS} | {"商务技术文件", "报价文件"}
    quoted = {
        title
        for sheet in (make(material()), seals.make(material(PAPER, "tender: {method: negotiation}")))
        for title in re.findall("《([^》]+(?:清单|准备表|计划|得分表))》", words(sheet))
    }
    assert {"投标倒排计划", "签字盖章清单"} <= quoted
    assert quoted <= titles


# --- conduct ---


@pytest.mark.parametrize("regime", ["government-procurement", "tendering", "enterprise", "military"])
def test_the_red_lines_state_the_rule_and_what_to_do_in_every_regime(regime: str) -> None:
    rows = table(make(material(f"tender: {{regime: {regime}}}")), "红线")
    assert column(rows, "红线")[:3] == ["不串通投标", "不接触评委", "不行贿、不给好处"]
    for rule in column(rows, "规定"):
        assert rule.endswith("）")
        assert "条" in rule or "约定" in rule or "期限" in rule


@pytest.mark.parametrize("line", RED_LINES, ids=[one.name for one in RED_LINES])
def test_a_red_line_forbids_in_its_own_words(line) -> None:  # type: ignore[no-untyped-def]
    assert any(word in line.rule for word in ("不得", "严禁", "视为串通"))
