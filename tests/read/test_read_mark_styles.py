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


def test_conditions_under_a_title_that_only_a_table_lists():
    rows = (
        ("标包", "资格条件"),
        ("A", "投标人须为制造商，近五年有水泵供货业绩。"),
        ("B", "业绩要求：不作要求"),
    )
    found = read(
        notice=("二、投标人资格要求", "2.1 专用资格条件", table(*rows), "2.2 其他资格要求", "须守法经营。")
    )
    assert [item.quote for item in found.qualifications] == [rows[1][1], "须守法经营。"]


def test_a_sign_at_the_head_of_a_column_is_no_clause():
    rows = ("物料", "数量（吨）", "*", "要求"), ("钢筋", "620", "*", POWER), ("螺母", "3", "", NOISE)
    assert [item.quote for item in read("带*的为必须满足的要求。", table(*rows)).substantive] == [POWER]


def test_a_case_of_refusal_that_names_the_mark_is_no_clause():
    lines = ("一、下列情况为无效投标", "1.未盖章的；", "2.不响应（实质性要求）条款；")
    assert read(*lines, chapter="第三章 评标办法").substantive == ()


def test_the_rows_below_a_title_of_refusals_stand_for_it():
    rows = (
        ("序号", "审查项目", "不合格情形"),
        ("1", "营业执照", "未提供或者不在有效期内"),
        ("2", "资金", "未按时到账"),
    )
    found = read("一、资格性审查表（出现下列情况的，响应无效）", table(*rows), chapter="第三章 评审")
    assert [item.quote for item in found.invalidity] == [row[2] for row in rows[1:]]


def test_a_short_sentence_under_a_number_is_a_clause():
    assert [item.quote for item in read("（3）迟交的文件原封退回。", "未填写投标无效。").invalidity] == [
        "（3）迟交的文件原封退回。"
    ]


def test_a_sign_of_which_only_several_put_a_bid_out_costs_points():
    found = read("标“▲”的负偏离超过三项的按无效响应处理。", f"▲1.{POWER}")
    assert [len(found.substantive), len(found.important)] == [0, 1]


def test_conditions_after_a_line_that_all_must_be_met():
    found = read(notice=("投标人应当同时满足：", "①依法设立并合格；", "②执业律师不少于50名。"))
    assert [item.quote for item in found.qualifications] == ["①依法设立并合格；", "②执业律师不少于50名。"]


def test_a_black_square_is_a_mark_only_where_a_sentence_says_so():
    lines = ("一、要求", "1．■每班在岗不少于10台", "2．外观整洁")
    defined = ("第三章 采购需求", "带“■”的为必须满足的要求，不满足即否决响应。", *lines)
    assert [item.quote for item in extract(document(*defined)).substantive] == ["1．■每班在岗不少于10台"]
    assert extract(document("第三章 采购需求", "■不接受联合体，否则否决。", *lines)).substantive == ()


@pytest.mark.parametrize(
    ("said", "substantive"),
    [
        ("标注“☆”的为关键指标，不响应的投标被否决。", 1),
        ("标注“☆”的为关键指标，有3项及以上不响应的投标被否决。", 0),
        ("标注“☆”的为关键指标，每项不满足扣3分。", 0),
    ],
)
def test_a_key_mark_is_a_demand_where_one_miss_puts_a_bid_out(said, substantive):
    found = extract(
        document("第三章 技术规范", said, "一、参数", "☆1.1 额定工况效率不低于80%", "1.2 外壳喷塑")
    )
    assert (len(found.substantive), len(found.important)) == (substantive, 1 - substantive)
