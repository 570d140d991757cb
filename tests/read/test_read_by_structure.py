"""Lists told by their shape where no word is known: sums of columns, counts without a sign, cases in a table."""

import pytest

from bidkit.model.reading import Block
from bidkit.read import score_columns
from bidkit.read.bare_numbers import spaced
from bidkit.read.extract import extract
from bidkit.read.grid import join_cut_tables
from tests.read.blocks import document, leaves_of, table

TABLES = {
    "weights-in-a-column": (
        table(
            ["评审大类", "权重", "评审细项", "分值", "评分规则"],
            ["商务", "20%", "规模", "40", "大得40分"],
            ["^", "^", "案例", "60", "每个12分，最多60分"],
            ["技术", "40%", "方案", "55", "好31-55分"],
            ["^", "^", "计划", "45", "好26-45"],
            ["价格", "40%", "报价", "100", "低价优先"],
        ),
        "规模 8 | 案例 12 | 方案 22 | 计划 18 | 报价 40",
    ),
    "points-by-their-sum": (
        table(
            ["考评要素", "上限", "怎么打"],
            ["单价", "40", "最低单价除以该单位单价"],
            ["设备", "30", "2辆以上30分，1辆6分"],
            ["人员", "30", "每人1分，最多8分"],
        ),
        "单价 40 | 设备 30 | 人员 30",
    ),
    "words-under-a-head-nobody-knows": (
        table(
            ["评审项", "满分", "怎样给分"],
            ["体检单价", "40", "最低单价除以该单位单价"],
            ["设备与车辆", "30", "自有数字化体检车2辆以上30分，1辆6分，租用的3分"],
            ["医护人员", "30", "每人1分，最多8分"],
        ),
        "体检单价 40 | 设备与车辆 30 | 医护人员 30",
    ),
    "grades-side-by-side": (
        table(
            ["评审项", "分值", "优", "良", "一般"],
            ["报价", "40", "（最低报价/报价）×40", "<", "<"],
            ["加工方案", "35", "25-35", "12-24", "0-11"],
            ["团队成员", "25", "持证10人以上25", "6-9人15", "6人以下5"],
        ),
        "报价 40 | 加工方案 35 | 团队成员 25",
    ),
    "points-merged-over-a-group": (
        table(
            ["评审因素", "分值", "评审标准"],
            ["价格", "30", "低价优先"],
            ["技术", "40", "方案（25分）：优25分、良15分、差5分"],
            ["^", "^", "进度（15分）：优15分、良8分"],
            ["商务", "30", "业绩（20分）：每个5分，最多20分"],
            ["^", "^", "信誉（10分）：有得10分"],
        ),
        "价格 30 | 方案 25 | 进度 15 | 业绩 20 | 信誉 10",
    ),
    "group-rows-without-words": (
        table(
            ["条款号", "评分因素", "评分标准"],
            ["2.2.4（1）", "施工组织设计（40分）", ""],
            ["^", "内容完整性（10分）", "优8-10，良5-7，差0-4"],
            ["^", "施工方案（30分）", "优20-30，良10-19"],
            ["2.2.4（2）", "项目管理机构（20分）", ""],
            ["^", "项目经理（20分）", "高级20分"],
            ["2.2.4（3）", "投标报价（40分）", "偏差率每高1%扣1分"],
        ),
        "内容完整性 10 | 施工方案 30 | 项目经理 20 | 投标报价 40",
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_the_leaves_of_a_table_by_its_shape(name):
    made, leaves = TABLES[name]
    assert leaves_of(made) == leaves


def test_a_long_table_is_looked_through_for_heads_only_at_its_top(monkeypatch):
    seen = []
    below = score_columns._below
    monkeypatch.setattr(
        score_columns, "_below", lambda *at: (seen.append(text) or text for text in below(*at))
    )
    rows = [["设备名称", "数量", "备用"], *([f"水泵{row}号", "2", "甲"] for row in range(300))]
    assert leaves_of(table(*rows)) == ""
    assert len(seen) < 10 * 300


def test_a_column_that_comes_to_100_is_no_score_outside_the_evaluation():
    paid = table(
        ["项目", "比例", "条件"], ["首付", "30", "签约后"], ["到货", "60", "验收后"], ["尾款", "10", "一年后"]
    )
    assert (
        extract(document("第一章 招标公告", "一、概况", "第二章 采购需求", paid, "第三章 合同")).scoring == ()
    )


def test_weights_in_a_formula_make_tables_of_100_smaller():
    parts = (
        "综合得分＝商务得分×20%＋技术得分×80%，各部分满分100分。",
        "（一）商务评分表",
        table(
            ["序号", "评分项目", "分值", "评分标准"],
            ["1", "业绩", "60", "每个10分"],
            ["2", "信誉", "40", "有得40"],
        ),
        "（二）技术评分表",
        table(
            ["序号", "评分项目", "分值", "评分标准"],
            ["1", "方案", "70", "优70"],
            ["2", "人员", "30", "有得30"],
        ),
    )
    assert leaves_of(*parts) == "业绩 12 | 信誉 8 | 方案 56 | 人员 24"


def counted(*lines):
    return spaced([Block("paragraph", line) for line in lines])


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("1　总则", "2　投标文件"), {0: "1 总则", 1: "2 投标文件"}),
        (("1总则", "2投标文件"), {}),  # nothing typed behind the number: two may be chance
        (("1总则", "2投标文件", "3开标"), {0: "1 总则", 1: "2 投标文件", 2: "3 开标"}),
        (("*18　交货", "19　验收", "*20　质保期5年"), {0: "*18 交货", 1: "19 验收", 2: "*20 质保期5年"}),
        (("3　年以上经验", "4　个月内"), {}),
        (("5　总则", "8　开标"), {}),
    ],
)
def test_a_bare_number_is_one_of_a_list_where_it_counts_on(lines, found):
    assert counted(*lines) == found


def refused(*parts):
    before = ("第一章 招标公告", "一、概况", "第二章 投标人须知", "一、总则", "第三章 评标办法")
    found = extract(document(*before, *parts, "第四章 合同", "第五章 投标文件格式"))
    return [item.quote for item in found.invalidity]


CASES = (["序号", "否决情形", "适用"], ["1", "没有盖章", "通用"], ["2", "报价高于限价", "专用"])


@pytest.mark.parametrize(
    "lead",
    [
        "5.1存在下列情形的，评标委员会否决其投标：",
        "2.否决条款见下表，投标人有其中任何一项的，其投标将被否决。",
    ],
)
def test_cases_of_refusal_in_a_table_are_each_a_clause(lead):
    assert refused(lead, table(*CASES)) == ["没有盖章", "报价高于限价"]


def test_a_table_below_a_clause_of_its_own_holds_no_cases():
    lead = "2.有下列情形之一的，其投标将被否决：（1）没有盖章；（2）报价高于限价。"
    assert len(refused(lead, table(["序号", "设备", "数量"], ["1", "离心式水泵", "2台"]))) == 1


def test_what_ends_the_project_is_no_ground_against_one_bid():
    lines = (
        "2.否决投标",
        "2.1投标人未盖章的，评标委员会应否决其投标。",
        "2.2投标人少于3个的，招标人应当重新招标。",
    )
    found = extract(document("第一章 招标公告", "一、概况", "第二章 投标人须知", *lines, "第三章 合同"))
    assert [item.quote[:3] for item in found.invalidity] == ["2.1"]
    assert [item.quote[:3] for item in found.tender_failure] == ["2.2"]


def marked(*lines):
    found = extract(document("第一章 招标公告", "一、概况", "第二章 采购需求", *lines, "第三章 合同"))
    return [item.quote for item in found.substantive], [item.quote for item in found.important]


def test_a_sign_may_mean_the_other_thing_in_the_same_sentence():
    said = "“▲”系指实质性要求条款，“★”系指重要指标，负偏离按评标办法扣分。"
    assert marked(said, "1.▲额定负载不小于6kg。", "2.★重复精度0.05mm。") == (
        ["1.▲额定负载不小于6kg。"],
        ["2.★重复精度0.05mm。"],
    )


def test_a_sign_that_must_be_met_is_told_by_what_follows_if_it_is_not():
    said = "一、服务要求如下，其中标“※”的必须做到，做不到的视为未响应："
    assert marked(said, "1.※结核可疑者免费复查。", "2.每日7:30开始。") == (["1.※结核可疑者免费复查。"], [])


@pytest.mark.parametrize(
    ("line", "key", "value"),
    [
        ("4.递交：2026年8月20日9:00以前交到学校行政楼B座312会议室。", "deadline", "2026-08-20 09:00"),
        ("5.响应文件从递交截止日起45天内有效。", "validity_days", "45"),
        ("6.不得几家联合，也不得转给其他机构。", "consortium", "not-allowed"),
        ("7.预算28万元，报价超过预算的作废。", "ceiling", "280000"),
        ("8.单价限价65元/人。", "ceiling", "65"),
        ("9.小组按下表综合评分，得分最高者成交。", "evaluation", "综合评分法"),
    ],
)
def test_a_fact_in_a_sentence_of_its_own(line, key, value):
    assert extract(document("第一章 比选公告", "一、概况", line, "第二章 合同")).fact(key) == value


@pytest.mark.parametrize(
    ("lines", "key", "value"),
    [
        (("2.1根据政府采购法及其实施条例，本项目公开招标。",), "regime", "government-procurement"),
        (("1.1江岸公共交通集团有限公司拟对维保服务进行询比采购。",), "purchaser", "江岸公共交通集团有限公司"),
        (("4.响应文件", "4.1正本一份。", "4.2有效期不少于60日。"), "validity_days", "60"),
    ],
)
def test_a_fact_that_is_said_once(lines, key, value):
    assert extract(document("第一章 比选公告", *lines, "第二章 合同")).fact(key) == value


def test_a_cover_may_show_the_number_alone_in_brackets():
    made = document("数字化加工服务", "（SDAG-CS-26-11）", "第一章 公告", "1.概况", "第二章 合同")
    assert extract(made).fact("project_number") == "SDAG-CS-26-11"


def test_items_whose_points_stand_behind_a_comma():
    lines = (
        "（1）报价，50分。最低价得满分。",
        "（2）维保方案，30分。完善20～30分。",
        "（3）业绩，20分。每份5分。",
    )
    assert (
        leaves_of("6.1采用综合评分法，总分100分，评分项如下：", *lines) == "报价 50 | 维保方案 30 | 业绩 20"
    )


def test_papers_wanted_before_a_moment_are_no_bids():
    line = "4.报名表请在2026年8月20日9:00前交到校医院。"
    assert extract(document("第一章 比选公告", "一、概况", line, "第二章 合同")).fact("deadline") == ""


def test_an_answer_that_nothing_is_asked_is_no_condition():
    lines = (
        "二、投标人资格要求",
        "1.具有独立承担民事责任的能力；",
        "2.落实政府采购政策：☑无；□专门面向中小企业。",
        "3.注册资金、场所与服务规模相适应。",
    )
    found = extract(document("第一章 招标公告", "一、概况", *lines, "第二章 合同"))
    assert [item.quote[:2] for item in found.qualifications] == ["1.", "3."]


def test_the_rows_of_a_table_over_many_pages_are_counted_a_few_times_a_page(monkeypatch):
    counts = []
    rows = Block.rows.fget
    monkeypatch.setattr(Block, "rows", property(lambda block: counts.append(1) or rows(block)))
    pages = [table(*([f"{page}", f"水泵{row}号"] for row in range(9))) for page in range(1, 21)]
    assert len(join_cut_tables(pages, paged=False)) == 1
    assert len(counts) < 20 * 12
