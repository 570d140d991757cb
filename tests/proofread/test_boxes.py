"""A text box added to a finished volume is held against what was filled anywhere in it."""

import pytest

from bidkit.proofread.compare import misprints
from tests.check.support import world
from tests.proofread.lines import filled, finished, told

LETTER = (
    "投标函",
    "致：{tender.purchaser:name:某市信息中心}",
    "我方报价{price.total:money:1,000.00}元，期限{bid.delivery.period_days:number:90}日。",
    "{bidder.name:name:甲公司}联系电话：{bidder.phone:id:027-55500123}",
    "响应时间不低于招标文件的要求，授权代表无转委托权。",
    "{bid.date:date:2026年12月18日}",
    "项目名称：{project.name:name:某市数据平台}",
    "日期：{bid.date:date:2026年12月18日}",
    "日期：＿＿年＿＿月＿＿日",
)
PLAIN = (
    "致：某市信息中心", "我方报价1,000.00元，期限90日。", "甲公司联系电话：027-55500123",
    "响应时间不低于招标文件的要求，授权代表无转委托权。", "2026年12月18日",
    "项目名称：某市数据平台",
    "日期：2026年12月18日",
    "日期：＿＿年＿＿月＿＿日",
)  # fmt: skip
WRONG = [
    ("致：某市信息中", "signed"),
    ("我方报价1,100.00元，期限90日。", "price"),
    ("我方报价1,000.00元，期限60日。", "signed"),
    ("甲公司联系电话：207-55500123", "fact"),
    ("响应时间低于招标文件的要求，授权代表无转委托权。", "signed"),
    ("响应时间不低于招标文件的要求，授权代表有转委托权。", "signed"),
    ("2026年12月19日", "signed"),
    ("项目名称：另一个县的网站", "signed"),
    ("日期：2025年12月18日", "signed"),
    ("日期：2026年42月18日", "signed"),
]
CHAPTER = {"title": "方案", "form": "", "own": False}


@pytest.mark.parametrize(("text", "sort"), WRONG)
def test_a_box_that_says_a_line_again_with_another_value_weighs_as_that_line(text, sort):
    [(found, message)] = told(filled(*LETTER), finished(*PLAIN, f"文本框：{text}"))
    assert found == sort and "加了文本框，与《投标函》印的" in message and "【" in message


@pytest.mark.parametrize("text", ["我方报价1000元，期限90天。", *PLAIN])
def test_a_box_that_says_the_same_is_no_other_value(text):
    assert not any(
        "印的与数据不同" in one for _, one in told(filled(*LETTER), finished(*PLAIN, f"文本框：{text}"))
    )


def test_a_line_that_went_into_a_box_is_compared_there():
    rest = [line for line in PLAIN if "电话" not in line]
    assert told(filled(*LETTER), finished(*rest, f"文本框：{PLAIN[2]}")) == []
    found = told(filled(*LETTER), finished(*rest, "文本框：甲公司联系电话：207-55500123"))
    assert "fact" in [sort for sort, _ in found]


def test_in_a_chapter_of_people_only_a_line_of_the_forms_with_another_value_is_told():
    chapter = filled("投标函", *LETTER[1:], **CHAPTER)
    for text in ("总体架构图", "2026年12月20日", "响应时间低于招标文件的要求，授权代表有转委托权。"):
        assert told(chapter, finished(*PLAIN, f"文本框：{text}")) == []
    [(sort, _)] = told(chapter, finished(*PLAIN, "文本框：甲公司联系电话：207-55500123"))
    assert sort == "fact"


def test_a_box_before_the_first_section_is_compared_too():
    from dataclasses import replace

    from bidkit.model.document import Passage

    volume = finished(*PLAIN)
    box = Passage("甲公司联系电话：207-55500123", "文本框", 1)
    [one] = misprints([filled(*LETTER)], [replace(volume, passages=(box, *volume.passages))], world().dossier)
    assert one.sort == "fact"
