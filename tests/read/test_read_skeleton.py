"""The skeleton of a document by its contents page, and what the head of a page says about the forms."""

import pytest

from bidkit.model.reading import Block
from bidkit.pdf.seen.rows import TextLine
from bidkit.pdf.seen.running import running_lines
from bidkit.read.extract import extract
from bidkit.read.outline import make_outline
from bidkit.read.unit import Zone
from tests.read.blocks import document, table


def entry(text):
    return Block("contents", text)


@pytest.mark.parametrize(
    "numbers",
    [
        ("【第一部分】", "【第二部分】", "【第三部分】", "【第四部分】"),
        ("壹、", "贰、", "叁、", "肆、"),
        ("Ⅰ．", "Ⅱ．", "Ⅲ．", "Ⅳ．"),
        ("", "", "", ""),
    ],
)
def test_chapters_are_those_of_the_contents_page_whatever_their_number(numbers):
    names = ("采购邀请", "供应商注意事项", "评审规则", "样表")
    titles = [number + name for number, name in zip(numbers, names, strict=True)]
    printed = [entry(f"{title}........{page}") for page, title in enumerate(titles, start=2)]
    body = [line for title in titles for line in (title, "一、内容", "按规定办理。")]
    outline = make_outline(document("采购文件", "目录", *printed, *body))
    zones = [unit.zone for unit in outline.units if unit.plain.endswith(("邀请", "事项", "规则", "样表"))][
        -4:
    ]
    assert zones == [Zone.NOTICE, Zone.INSTRUCTIONS, Zone.EVALUATION, Zone.FORMS]


def test_a_contents_page_of_something_else_is_no_skeleton():
    printed = [entry(f"{name}......{page}") for page, name in enumerate(("甲表", "乙表", "丙表", "丁表"))]
    outline = make_outline(document("目录", *printed, "一、供应商资格", "具有执照。", "二、评审", "甲表"))
    assert {unit.zone for unit in outline.units if unit.plain == "甲表"} == {Zone.COVER}


def test_the_number_of_a_form_at_the_head_of_its_page_is_no_running_head():
    def page(*texts):
        return [
            TextLine(text, 50.0, 20.0 + 30 * place, 200.0, 32.0 + 30 * place, 12.0)
            for place, text in enumerate(texts)
        ]

    pages = [
        page("投标文件格式", f"附表{n}", "投标书", "致：某局", "签字：", "日期：", str(n))
        for n in range(1, 6)
    ]
    dropped = {pages[at][line].text for at, line in running_lines(pages, [842.0] * 5)}
    assert "投标文件格式" in dropped
    assert not any(text.startswith("附表") for text in dropped)


def test_a_list_of_vetoes_in_a_table_and_one_counted_by_stems():
    grid = table(
        ("序号", "情形", "认定依据"),
        ("1", "投标书没有签字盖章", "附表1"),
        ("2", "投标报价高于最高限价", "附表2"),
    )
    lines = (
        "第三章 评审",
        "表1 一票否决清单",
        grid,
        "三、「无效响应」包括：",
        "甲、资格材料不齐的；",
        "乙、没有盖章的。",
    )
    found = extract(document("第一章 公告", "一、概况", *lines, "第四章 合同", "甲、乙双方签订。"))
    assert [item.quote for item in found.invalidity] == [
        "投标书没有签字盖章",
        "投标报价高于最高限价",
        "甲、资格材料不齐的；",
        "乙、没有盖章的。",
    ]


def test_a_row_of_particulars_with_names_inside_its_cell():
    grid = table(
        ("序号", "事项", "内容"),
        ("1", "采购项目", "名称：彩色超声诊断仪采购\n编号：DH-2026-238"),
        ("2", "预算与限价", "预算390万元，单台最高限价不另设，总最高限价380万元"),
    )
    found = extract(document("第一章 供应商须知", grid, "第二章 合同"))
    said = [found.fact(key) for key in ("project_name", "project_number", "budget", "ceiling")]
    assert said == ["彩色超声诊断仪采购", "DH-2026-238", "3900000", "3800000"]
