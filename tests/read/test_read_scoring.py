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
