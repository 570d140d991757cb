"""Chapters, the nesting of numbers, and pages of contents."""

import pytest

from bidkit.model.reading import Block, Document
from bidkit.read.labels import parse_label
from bidkit.read.outline import make_outline
from bidkit.read.unit import Zone


def outline(*lines):
    return make_outline(Document("x", "docx", tuple(Block("paragraph", line) for line in lines)))


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("第十二章 合同", "chapter", 12),
        ("二、资格", "han", 2),
        ("（三）其他", "han-paren", 3),
        ("4.投标", "digit", 4),
        ("4.2.1 密封", "decimal3", 1),
        ("（5）其他", "digit-paren", 5),
        ("6）其他", "digit-close", 6),
        ("⑦其他", "circled", 7),
        ("★8、期限", "digit", 8),
        ("附件9-2：声明", "annex2", 2),
    ],
)
def test_a_number_is_told_by_its_shape(text, kind, value):
    label = parse_label(text)
    assert (label.kind, label.value) == (kind, value)


@pytest.mark.parametrize("text", ["2026年", "3.5万元", "投标人", "10%"])
def test_what_is_no_number_of_a_paragraph(text):
    assert parse_label(text) is None


def test_chinese_numerals_of_labels_have_their_value():
    labels = [parse_label(f"{text}、总则") for text in ("十", "二十一", "一百零三")]
    assert [label.value for label in labels if label] == [10, 21, 103]


def test_a_list_that_starts_again_is_inside_when_the_outer_goes_on():
    units = outline(
        "第一章 需求", "一、甲", "二、乙", "说明如下", "一、内甲", "二、内乙", "三、内丙", "三、丙"
    ).units
    assert [units[head].text for head in units[4].heads] == ["第一章需求", "二、乙"]
    assert [units[head].text for head in units[7].heads] == ["第一章需求"]


def test_each_chapter_knows_what_it_is_for():
    titles = [
        "第一章 招标公告",
        "第二章 投标人须知",
        "第三章 评标办法",
        "第四章 合同条款及格式",
        "第五章 采购需求",
        "第六章 投标文件格式",
    ]
    lines = [line for title in titles for line in (title, "正文一句话。")]
    assert [unit.zone for unit in outline(*lines).units[::2]] == [
        Zone.NOTICE,
        Zone.INSTRUCTIONS,
        Zone.EVALUATION,
        Zone.CONTRACT,
        Zone.REQUIREMENTS,
        Zone.FORMS,
    ]


def test_a_page_of_contents_opens_no_chapter():
    units = outline(
        "目录",
        "第一章 招标公告........1",
        "第二章 评标办法\t5",
        "第一章 招标公告",
        "一句话。",
        "第二章 评标办法",
    ).units
    assert [unit.zone for unit in units[1:3]] == [Zone.CONTENTS, Zone.CONTENTS]
    assert units[4].zone is Zone.NOTICE


def test_a_list_of_chapters_inside_the_rules_opens_no_chapter():
    lines = [
        "第一章 招标公告",
        "一句。",
        "第二章 投标人须知",
        "招标文件包括：",
        "第一章 招标公告",
        "第二章 投标人须知",
        "第三章 评标办法",
    ]
    units = outline(*lines, "继续须知。", "第三章 评标办法", "一句。").units
    assert units[7].zone is Zone.INSTRUCTIONS
    assert units[9].zone is Zone.EVALUATION
