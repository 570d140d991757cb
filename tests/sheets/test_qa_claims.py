"""No sentence of an answer states a fact that no field decides; changing the record changes or removes the sentence."""

import re
from functools import cache

import pytest

from bidkit.load.yamlsrc import read_mapping
from bidkit.sheets.qa.facts import FACT_NAMES, facts
from bidkit.sheets.qa.fill import fill
from bidkit.sheets.qa.known import Known
from tests.check.support import ROOT
from tests.sheets.asking import both, card, example, material

UNKNOWN = {name: Known("", cure="补") for name in FACT_NAMES}
KNOWN = {name: Known("甲", source=name) for name in FACT_NAMES}
CLAIMS = re.compile(
    "在投标文件中|附在投标文件|都是(本|自己)|都真实|^覆盖|同类、|规模相近|没有(被列入|串通|赠送|虚列)|已经?(备好|落实|预留)"
    "|是真实系统|是现成的|撑得住|够用|承担得了|逐条写了|写进了|列名的.*都"
)
SCOPED = "library: {qualifications: {iso9001: {scope: 信息系统集成}, iso27001: {scope: %s}}}"
CASE = "library: {cases: {case-stat: {content: 政务数据共享平台建设, files: [{path: a.pdf, kind: %s}]%s}}}"
OWN = "江城衡信数据科技有限公司"


@cache
def shipped(name):
    return read_mapping(ROOT / f"library/answers/answer-{name}.yaml", ROOT)


def spoken(name, change=None):
    """Return the answer of a shipped card over the example world with a change."""
    seen = material(both({"library": {"answers": [shipped(name)]}}, change or {}))
    return fill(seen.dossier.library.answers[0], facts(seen)).text


def test_no_card_says_anything_of_us_that_stands_behind_no_fact():
    for one in example().dossier.library.answers:
        told = re.sub("【[^】]*】", "", fill(one, UNKNOWN).text)
        assert [s for s in re.split("[。；\n]", told) if CLAIMS.search(s)] == [], one.id
        assert "【先核对" not in fill(one, UNKNOWN).text + fill(one, KNOWN).text, one.id


@pytest.mark.parametrize(
    "claim",
    ["证书在投标文件中", "名单里的人都是本单位职工", "覆盖", "没有被列入失信名单", "成本说明已经备好", "是真实系统",
     "像在三点：工作内容同类、规模相近", "与投标函一致", "应答表逐条写了响应值"],
)  # fmt: skip
def test_a_claim_of_a_teams_own_card_is_asked_about_and_the_rest_is_said(claim):
    seen = material(card(f"按方案做。{claim}。"))
    assert fill(seen.dossier.library.answers[0], facts(seen)).text == f"按方案做。【先核对：{claim}】。"


def test_a_claim_behind_a_fact_is_said_and_names_the_record_it_rests_on():
    seen = material(card("{% if 本单位人数 %}都是本单位职工。{% endif %}完。"))
    filled = fill(seen.dossier.library.answers[0], facts(seen))
    assert filled.text == "都是本单位职工。完。" and filled.sources == ("zhang-wei",)


def test_what_stands_behind_the_lack_of_a_fact_is_still_asked_about():
    seen = material(card("{% if not 注册资本 %}都是本单位职工。{% endif %}"))
    assert "【先核对：都是本单位职工】" in fill(seen.dossier.library.answers[0], facts(seen)).text


@pytest.mark.parametrize(
    ("scope", "says", "not_says"),
    [
        ("数据处理服务", "信息安全管理体系认证证书（范围写有“数据”）", "不是本项目内容"),
        ("餐饮服务", "范围不是本项目内容的是信息安全管理体系认证证书（范围写有“餐饮”）", "“数据”"),
        ('""', "信息安全管理体系认证证书的范围：【照证书原文念", "不是本项目内容"),
    ],
)
def test_the_scope_of_a_certificate_decides_what_is_said_of_it(scope, says, not_says):
    used = "tender: {criteria: {S1: {rule: {needs: {qualification: {name: 信息安全管理体系认证证书}}}}}}"
    told = spoken("cert-scope", both(SCOPED % scope, used))
    assert says in told and not_says not in told


def test_with_every_scope_another_trade_nothing_is_said_to_fit():
    change = "library: {qualifications: {iso9001: {scope: 餐饮服务}, iso27001: {scope: 食堂托管}}}"
    assert "范围里有本项目内容" not in spoken("cert-scope", change)
    assert "体系认证有" not in spoken("quality-system", change)


def test_the_closest_case_is_shown_with_its_reasons_and_its_differences():
    told = spoken("cases", CASE % ("contract", ", amount: 1700000"))
    assert "最接近的是江城市统计数据治理项目" in told
    assert "“政务数据共享”" in told and "1,700,000.00 元，是本项目报价的 91.4%" in told
    assert "规模相近" not in told


def test_an_amount_far_from_ours_is_a_difference_and_no_likeness():
    told = spoken("cases", CASE % ("contract", ", amount: 300000"))
    assert "不一样的也如实说：合同金额 300,000.00 元，是本项目报价的 16.1%" in told


def test_a_case_that_shares_no_subject_is_not_called_close():
    catering = "library: {cases: {case-stat: {name: 学校食堂托管, content: 餐饮服务}}}"
    told = spoken("cases", catering)
    assert "最接近的是江城" not in told and "最接近的是学校" not in told and "【对照合同内容说" in told


def test_acceptance_counts_only_with_its_paper_and_before_the_opening():
    assert "附了验收材料" not in spoken("cases")
    accepted = CASE.replace("files: [", "files: [{path: b.pdf, kind: contract}, ") % (
        "acceptance",
        ", accepted: %s",
    )
    assert "1 个附了验收材料" in spoken("cases", accepted % "2026-01-08")
    assert "附了验收材料" not in spoken("cases", accepted % "2027-01-08")


@pytest.mark.parametrize(
    "change", ["employer: 别的公司", "social_security: {payer: 别的公司}", "social_security: （删去）"]
)
def test_nobody_is_called_our_own_employee_whom_another_company_employs_or_pays(change):
    assert "都在本公司" in spoken("team")
    assert "都在本公司" not in spoken("team", f"library: {{people: {{zhang-wei: {{{change}}}}}}}")


STATED = """
tender:
  forms: {"+": {id: commitment, title: 承诺函, template: commitment}}
  requirements: {"+": {id: Q9, kind: qualification, text: 未被列入失信被执行人, needs: {form: commitment}}}
  package: {volumes: {main: {sections: {"+": {id: com, title: 承诺函, form: commitment}}}}}
"""


def test_a_statement_is_quoted_only_where_its_form_is_in_the_package():
    assert "我们在《承诺函》里声明没有列入" in spoken("credit-record", STATED)
    assert "声明没有列入" not in spoken("credit-record")


def test_an_audit_report_is_named_by_the_years_that_are_bound():
    bound = """
library: {financials: [{id: fin-2025, year: 2025, files: [{path: a.pdf, kind: audit}]}]}
bid: {evidence: {S4: [case-stat, fin-2025]}}
"""
    assert "2025 年审计报告" in spoken("risk-payment", bound)
    assert "审计报告" not in spoken("risk-payment")


def test_rights_of_another_holder_are_not_called_ours():
    right = (
        "library: {qualifications: {'+': {id: sw-a, kind: intellectual-property, name: 数据平台软件, holder: %s}}}"
        "\nbid: {evidence: {S4: [case-stat, sw-a]}}"
    )
    assert f"权利人是{OWN}" in spoken("ip-proof", right % OWN)
    assert "权利人是" not in spoken("ip-proof", right % "别的公司")


def test_a_chapter_is_pointed_to_only_where_the_package_has_it():
    plan = "tender: {package: {volumes: {main: {sections: {'+': {id: plan, title: 进度计划, text: %s}}}}}}"
    assert "请看《进度计划》" in spoken("schedule", plan % "tech-plan")
    assert "请看" not in spoken("schedule", plan % "nobody-wrote-it")
    assert "请看" not in spoken("schedule")
