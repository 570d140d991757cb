"""How one fact may be worded: dates, sums, ticks; and what stands near and is another thing."""

import pytest

from bidkit.model.reading import Block, Document
from bidkit.read.extract import extract
from bidkit.read.facts.clock import moment
from bidkit.read.facts.identity import organisation
from bidkit.read.facts.money import first_sum
from bidkit.read.facts.terms import ticked_words


def fact(key, *lines):
    blocks = [
        Block("paragraph", line) for line in ("第一章 招标公告", *lines, "第二章 评标办法", "按规定评标。")
    ]
    return extract(Document("x", "docx", tuple(blocks))).fact(key)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2026年7月3日上午9:30（北京时间）", "2026-07-03 09:30"),
        ("2026年07月03日14时00分", "2026-07-03 14:00"),
        ("2026年7月3日下午2:30", "2026-07-03 14:30"),
        ("2026-07-03 09:30", "2026-07-03 09:30"),
        ("2026年7月3日（星期五）9点", "2026-07-03 09:00"),
        ("详见公告", ""),
    ],
)
def test_a_moment_in_any_spelling(text, said):
    assert moment(text) == said


@pytest.mark.parametrize(
    ("text", "hint", "said"),
    [
        ("人民币壹拾贰万元整", "", "120000"),
        ("￥1,234,567.80元", "", "1234567.80"),
        ("35.6万元", "", "356000"),
        ("1.2亿元", "", "120000000"),
        ("86", "万元", "860000"),
        ("合同价的2%", "", None),
        ("2026", "", None),
    ],
)
def test_a_sum_in_any_spelling(text, hint, said):
    assert first_sum(text, hint) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [("□接受☑不接受", "不接受"), ("接受□不接受☑", "不接受"), ("■否 □是", "否"), ("□是□否", "")],
)
def test_only_ticked_choices_count(text, said):
    assert ticked_words(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("南麓市第一中学；地址：南麓市", "南麓市第一中学"),
        ("名称：云上（南麓）科技有限公司", "云上（南麓）科技有限公司"),
        ("南麓市水务局（盖章）", "南麓市水务局"),
        ("（采购人名称）", ""),
        ("详见前附表", ""),
        ("指依法进行采购的国家机关", ""),
    ],
)
def test_an_organisation_is_told_from_a_blank(text, said):
    assert organisation(text) == said


def test_the_end_of_the_sale_is_not_the_deadline():
    assert fact("deadline", "三、获取招标文件", "截止时间：2026年7月1日17:00", "四、其他") == ""


def test_a_performance_bond_is_not_the_bid_bond():
    assert fact("bond", "履约保证金：人民币50000元") == ""


def test_budgets_of_several_lots_are_not_one_budget():
    assert fact("budget", "预算金额：第一包100万元，第二包200万元") == ""
    assert fact("budget", "预算金额：300万元（第一包100万元，第二包200万元，合计300万元）") == "3000000"


def test_blanks_of_the_contract_and_the_forms_say_nothing():
    assert fact("purchaser", "采购人：（采购人名称）") == ""


def test_a_mark_means_what_the_document_says_it_means():
    blocks = [
        "第一章 公告",
        "一句。",
        "第二章 采购需求",
        "标“△”的为实质性要求。",
        "△1.须提供原厂授权。",
        "第三章 合同",
    ]
    result = extract(Document("x", "docx", tuple(Block("paragraph", text) for text in blocks)))
    assert [item.quote for item in result.substantive] == ["△1.须提供原厂授权。"]
