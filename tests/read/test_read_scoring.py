"""The scoring table down to its leaves, whatever the layout; groups and subtotals are no leaves."""

import pytest

from bidkit.model.reading import Block, Cell, Document
from bidkit.read.extract import extract

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


def document(*rows):
    cells = tuple(
        Cell(row, column, (Block("paragraph", text),))
        for row, line in enumerate(rows)
        for column, text in enumerate(line)
    )
    table = Block("table", cells=cells, columns=len(rows[0]))
    return Document(
        "x", "docx", (Block("paragraph", "第一章 评标办法"), Block("paragraph", "第二章 合同"), table)
    )


def test_points_inside_a_cell_are_leaves_when_they_add_up():
    words = "1.组织架构（10分）：合理得10分\n2.进度计划（15分）：可行得15分"
    result = extract(
        Document(
            "x",
            "docx",
            (
                Block("paragraph", "第一章 招标公告"),
                Block("paragraph", "第二章 评标办法"),
                *document(
                    ("序号", "评分因素", "评分说明", "分值"),
                    ("1", "技术部分（25分）", words, "0-25"),
                    ("2", "价格（75分）", "低价优先", "0-75"),
                ).blocks[2:],
            ),
        )
    )
    assert shown(result) == "组织架构 10 | 进度计划 15 | 价格 75"


def evaluated(*blocks):
    head = (Block("paragraph", "第一章 招标公告"), Block("paragraph", "第二章 评标办法"))
    return extract(Document("x", "docx", (*head, *blocks)))


def grid(columns, *cells):
    """Return a table of cells (row, column, text) or (row, column, text, rows that it spans)."""
    made = [
        Cell(row, column, (Block("paragraph", text),), row_span=span[0] if span else 1)
        for row, column, text, *span in cells
    ]
    return Block("table", cells=tuple(made), columns=columns)


def test_a_name_merged_over_several_lines_is_their_group():
    table = grid(
        3,
        *((0, 0, "评审因素"), (0, 1, "评分标准"), (0, 2, "分值")),
        *((1, 0, "报价"), (1, 1, "低价优先"), (1, 2, "40")),
        *((2, 0, "运维服务", 2), (2, 1, "巡检安排（25分）：详细可行得满分"), (2, 2, "25")),
        *((3, 1, "2.备件储备：清单齐全得满分，缺一项扣5分"), (3, 2, "35")),
    )
    result = evaluated(table)
    assert shown(result) == "报价 40 | 巡检安排 25 | 备件储备 35"
    assert [leaf.group for leaf in result.scoring] == ["", "运维服务", "运维服务"]


def test_a_row_under_a_page_break_is_not_glued_to_the_row_above():
    above = grid(
        4,
        *((0, 0, "类别"), (0, 1, "评审因素"), (0, 2, "分值"), (0, 3, "评分标准")),
        *((1, 0, "价格"), (1, 1, "报价"), (1, 2, "60"), (1, 3, "低价优先")),
        *((2, 0, "技术"), (2, 1, "总体方案"), (2, 2, "15"), (2, 3, "按优劣给分")),
    )
    below = grid(4, (0, 0, ""), (0, 1, "人员安排"), (0, 2, "25"), (0, 3, "按优劣给分"))
    assert shown(evaluated(above, below)) == "报价 60 | 总体方案 15 | 人员安排 25"


def test_the_price_on_a_line_of_its_own_and_a_bonus_beyond_the_hundred():
    parts = ("价格项（F1×A1）满分为30.00分", "技术项（F2×A2）满分为70.00分")
    head = ((0, 0, "项目"), (0, 1, "分值"), (0, 2, "描述"))
    technical = grid(3, *head, (1, 0, "1.方案"), (1, 1, "70.00"), (1, 2, "按优劣给分"))
    bonus = grid(3, *head, (1, 0, "节能产品加分"), (1, 1, "4.00"), (1, 2, "按比例"))
    lines = [Block("paragraph", text) for text in parts]
    assert shown(evaluated(*lines, technical, Block("paragraph", "加分项"), bonus)) == "价格项 30 | 方案 70"


def test_the_monthly_assessment_of_the_winner_is_no_scoring_table():
    table = grid(
        3,
        *((0, 0, "考核项目"), (0, 1, "考核标准"), (0, 2, "分值")),
        *((1, 0, "着装"), (1, 1, "统一着装"), (1, 2, "40")),
        *((2, 0, "值班"), (2, 1, "按时到岗"), (2, 2, "60")),
    )
    title = Block("paragraph", "物业服务月度考核评分表")
    head = (Block("paragraph", "第一章 招标公告"), Block("paragraph", "第二章 采购需求"))
    assert shown(extract(Document("x", "docx", (*head, title, table)))) == ""
