"""Project, money, dates and terms of each made-up tender, from Word and from PDF alike."""

import pytest

FACTS = {
    "goods": {
        "project_name": "青禾市气象观测设备采购项目",
        "project_number": "QHZC2026-G-0417",
        "purchaser": "青禾市气象台",
        "agency": "青禾同创招标咨询有限公司",
        "regime": "government-procurement",
        "method": "open",
        "budget": "2865000",
        "ceiling": "2800000",
        "bond": "50000",
        "validity_days": "90",
        "deadline": "2026-09-18 09:30",
        "opening_place": "青禾市公共资源交易中心三楼第2开标室",
        "consortium": "not-allowed",
        "evaluation": "综合评分法",
    },
    "works": {
        "project_name": "白鹭县第二实验小学教学楼加固工程施工",
        "project_number": "BLX-SG-2026-031",
        "purchaser": "白鹭县教育局",
        "agency": "江北正衡工程管理有限公司",
        "regime": "tendering",
        "method": "open",
        "budget": "",
        "ceiling": "5618430.27",
        "bond": "80000",
        "validity_days": "60",
        "deadline": "2026-10-12 10:00",
        "opening_place": "白鹭县公共资源交易中心四楼开标厅",
        "consortium": "not-allowed",
        "evaluation": "综合评估法",
    },
    "consultation": {
        "project_number": "LYJD-CS-2026-09",
        "purchaser": "梨园街道办事处",
        "agency": "云岭和信采购代理有限公司",
        "method": "consultation",
        "budget": "1260000",
        "ceiling": "1200000",
        "bond": "none",
        "validity_days": "120",
        "deadline": "2026-08-25 14:30",
        "consortium": "not-allowed",
        "subcontract": "not-allowed",
    },
    "enterprise": {
        "purchaser": "星澜港务集团有限公司",
        "agency": "",
        "regime": "enterprise",
        "ceiling": "960000",
        "bond": "20000",
        "deadline": "2026-07-03 09:30",
        "opening_place": "星澜港务集团有限公司办公楼五楼501会议室",
    },
    "grouped": {
        "purchaser": "云杉区图书馆",
        "bond": "none",
        "deadline": "2026-08-01 09:30",
        "set_aside": "yes",
        "opening_place": "政府采购云平台线上开标",
    },
    "measured": {
        "budget": "3200000",
        "bond": "30000",
        "deadline": "2026-07-15 10:00",
        "validity_days": "90",
    },
    "negotiation": {
        "method": "negotiation",
        "budget": "458000",
        "bond": "none",
        "evaluation": "最低评标价法",
        "regime": "",
        "opening_place": "临江市临江中学行政楼302室",
    },
    "inquiry": {"method": "inquiry", "budget": "320000", "validity_days": "30", "bond": "", "agency": ""},
}


@pytest.mark.parametrize("kind", ["docx", "pdf"])
@pytest.mark.parametrize("name", FACTS)
def test_the_facts_are_right_or_left_out(found, name, kind):
    result = found(name, kind)
    assert {key: result.fact(key) for key in FACTS[name]} == FACTS[name]


def test_a_fact_said_in_two_ways_is_left_out_with_both_places(found):
    result = found("conflict", "pdf")
    assert result.fact("deadline") == ""
    finding = next(f for f in result.findings if "投标截止时间" in f.message)
    assert finding.span.page == 1
    assert [place.page for place in finding.related] == [1]
    assert "2026-03-10 09:00" in finding.message


def test_two_project_numbers_are_a_finding_even_when_one_wins(found):
    assert any("HX-2026-78" in finding.message for finding in found("conflict").findings)


def test_every_fact_has_its_quote_and_place(found):
    for fact in found("goods", "pdf").facts:
        assert fact.quote
        assert fact.place.page
