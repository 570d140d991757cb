"""Marks of clauses and titles of conditions as many houses write them."""

import pytest

from bidkit.read.extract import extract
from tests.read.blocks import document, table

POWER, NOISE = "供电功率不小于5千瓦。", "噪声不大于60分贝。"


def read(*wanted, notice=(), chapter="第三章 采购需求"):
    parts = (
        "第一章 招标公告",
        "一、概况",
        *notice,
        "第二章 投标人须知",
        "一、总则",
        chapter,
        *wanted,
        "第四章 合同",
    )
    return extract(document(*parts))


@pytest.mark.parametrize(
    "lines",
    [
        (f"1.{POWER}★", f"2.{NOISE}"),
        (f"1.{POWER[:-1]}（★）。", f"2.{NOISE}"),
        (f"【★】{POWER}", NOISE),
        (f"⭐1.{POWER}", f"2.{NOISE}"),
        ("带“◎”的为实质性要求。", f"1.◎{POWER}", f"2.{NOISE}"),
        ("凡标有“△”的参数必须满足，否则按无效响应处理。", f"1、△{POWER}", NOISE),
        ("注：●为必须满足的条款。", f"1.●{POWER}", f"2.{NOISE}"),
        (f"{POWER[:-1]}（不允许负偏离）。", NOISE),
        (table(("序号", "要求", "是否实质性"), ("1", POWER, "是"), ("2", NOISE, "否")),),
    ],
)
def test_a_clause_that_must_be_met(lines):
    found = read(*lines)
    assert [POWER[:-1] in item.quote for item in found.substantive] == [True]
    assert found.important == ()


@pytest.mark.parametrize(
    "lines",
    [
        (f"（▲）2.{NOISE}", POWER),
        ("标“#”的为重要条款，负偏离扣3分。", f"#2.{NOISE}", POWER),
        ("○为重要条款，不满足扣分。", f"2.○{NOISE}", POWER),
        (f"（重要参数）{NOISE}", POWER),
    ],
)
def test_a_clause_that_costs_points(lines):
    found = read(*lines)
    assert [NOISE[:-1] in item.quote for item in found.important] == [True]
    assert found.substantive == ()


def test_a_bullet_that_no_sentence_explains_is_no_mark():
    assert read(f"●{POWER}", f"■{NOISE}").substantive == ()


@pytest.mark.parametrize(
    "head",
    [
        "参选单位条件",
        "投标资格",
        "报名条件",
        "参加比选的条件",
        "投标人须满足以下要求",
        "投标人基本要求",
        "供应商要求",
    ],
)
def test_the_title_above_conditions(head):
    lines = (f"二、{head}", "1、具有法人资格；", "2、具有安全生产许可证。", "三、获取文件")
    assert len(read(notice=lines).qualifications) == 2


def test_conditions_that_only_the_table_of_the_review_asks():
    rows = ("序号", "审查内容", "合格条件"), ("1", "营业执照", "具有独立法人资格并在有效期内")
    found = read("一、资格性审查表", table(*rows), chapter="第三章 评标办法")
    assert [item.quote for item in found.qualifications] == ["具有独立法人资格并在有效期内"]
