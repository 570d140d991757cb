"""The scoring table down to its leaves, whatever the layout; groups and subtotals are no leaves."""

import pytest

from bidkit.read.extract import extract
from tests.read.blocks import document, table

LEAVES = {
    "goods": "价格 30 | 类似业绩 10 | 管理体系 10 | 技术响应 30 | 安装调试方案 10 | 培训与售后 10",
    "works": "施工组织设计 30 | 项目管理机构 15 | 投标报价 50 | 信誉 5",
    "consultation": "报价 20 | 运维方案 35 | 应急保障 15 | 团队 20 | 业绩 10",
    "enterprise": "报价 60 | 监理大纲 25 | 人员配备 10 | 业绩 5",
    "grouped": "供货方案 20 | 编目加工能力 15 | 同类业绩 15 | 售后服务 20 | 投标报价 30",
    "measured": "磋商报价 20 | 作业方案 25 | 设备配置 20 | 应急预案 10 | 业绩 15 | 管理人员 10",
    "negotiation": "",
}


def shown(result):
    return " | ".join(f"{leaf.item} {leaf.points}" for leaf in result.scoring)


@pytest.mark.parametrize("kind", ["docx", "pdf"])
@pytest.mark.parametrize("name", LEAVES)
def test_the_leaves_add_up(found, name, kind):
    assert shown(found(name, kind)) == LEAVES[name]


def test_a_leaf_keeps_the_words_by_which_points_are_given(found):
    leaf = found("goods").scoring[1]
    assert leaf.group == "商务"
    assert "每提供一个气象设备供货业绩得2分" in leaf.criteria


def evaluated(*parts, chapter="第二章 评标办法"):
    return extract(document("第一章 招标公告", chapter, *parts))


def test_points_inside_a_cell_are_leaves_when_they_add_up():
    words = "1.组织架构（10分）：合理得10分\n2.进度计划（15分）：可行得15分"
    result = evaluated(
        table(
            ("序号", "评分因素", "评分说明", "分值"),
            ("1", "技术部分（25分）", words, "0-25"),
            ("2", "价格（75分）", "低价优先", "0-75"),
        )
    )
    assert shown(result) == "组织架构 10 | 进度计划 15 | 价格 75"


def test_a_name_merged_over_several_lines_is_their_group():
    result = evaluated(
        table(
            ("评审因素", "评分标准", "分值"),
            ("报价", "低价优先", "40"),
            ("运维服务", "巡检安排（25分）：详细可行得满分", "25"),
            ("^", "2.备件储备：清单齐全得满分，缺一项扣5分", "35"),
        )
    )
    assert shown(result) == "报价 40 | 巡检安排 25 | 备件储备 35"
    assert [leaf.group for leaf in result.scoring] == ["", "运维服务", "运维服务"]


def test_a_row_under_a_page_break_is_not_glued_to_the_row_above():
    above = table(
        ("类别", "评审因素", "分值", "评分标准"),
        ("价格", "报价", "60", "低价优先"),
        ("技术", "总体方案", "15", "按优劣给分"),
    )
    below = table(("", "人员安排", "25", "按优劣给分"))
    assert shown(evaluated(above, below)) == "报价 60 | 总体方案 15 | 人员安排 25"


def test_heads_of_two_rows_on_every_page_are_no_rows_of_the_table():
    heads = ("评审因素", "<", "分值"), ("类别", "子项", "（分）")
    above = table(*heads, ("技术", "方案", "60"), ("^", "人员", "15"))
    below = table(*heads, ("", "^", ""), ("价格", "报价", "25"))
    assert shown(evaluated(above, below)) == "方案 60 | 人员 15 | 报价 25"


def test_the_price_on_a_line_of_its_own_and_a_bonus_beyond_the_hundred():
    parts = ("价格项（F1×A1）满分为30.00分", "技术项（F2×A2）满分为70.00分")
    head = ("项目", "分值", "描述")
    technical = table(head, ("1.方案", "70.00", "按优劣给分"))
    bonus = table(head, ("节能产品加分", "4.00", "按比例"))
    assert shown(evaluated(*parts, technical, "加分项", bonus)) == "价格项 30 | 方案 70"


def test_the_monthly_assessment_of_the_winner_is_no_scoring_table():
    rows = ("考核项目", "考核标准", "分值"), ("着装", "统一着装", "40"), ("值班", "按时到岗", "60")
    assert shown(evaluated("物业服务月度考核评分表", table(*rows), chapter="第二章 采购需求")) == ""


def test_a_short_notice_lists_its_scores_under_a_title():
    lines = (
        "七、评分办法（满分100分）：",
        "1.报价60分：最低报价得60分。",
        "2.方案40分：由评委在0—40分之间评定。",
    )
    assert (
        shown(extract(document("某医院院内比选公告", "一、内容", "电梯维护。", *lines)))
        == "报价 60 | 方案 40"
    )
