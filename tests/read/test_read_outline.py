"""Chapters, the nesting of numbers, and pages of contents."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bidkit.read.labels import parse_label
from bidkit.read.outline import make_outline
from bidkit.read.stack import Sequences, Stack
from bidkit.read.unit import Zone
from tests.read.blocks import document, table


def outline(*lines):
    return make_outline(document(*lines))


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
        ("一.3 资格", "decimal2", 3),
        ("十二.3.1 通用资格", "decimal3", 1),
        ("3.2025年度销售额不低于500万元", "digit", 3),
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


def test_word_may_number_below_a_chinese_numeral():
    units = outline("第一章 公告", "一.3 资格", "一.3.1 通用", "1.守法；", "一.3.2 其他", "无。").units
    assert [[units[head].label.text for head in unit.heads] for unit in units[3:]] == [
        ["第一章", "一.3", "一.3.1"],
        ["第一章", "一.3"],
        ["第一章", "一.3", "一.3.2"],
    ]


def test_a_table_knows_the_line_above_it():
    found = outline(
        "审查表", table(("a", "b")), table(("c", "d")), "另表", table(("e", "f"))
    ).tables_under_lines()
    assert [(line.text, [unit.text for unit in units]) for line, units in found] == [
        ("审查表", ["a", "b", "c", "d"]),
        ("另表", ["e", "f"]),
    ]
    assert outline(table(("a", "b"))).tables_under_lines()[0][0] is None


class Counted(int):
    """A number that counts how often it is compared."""

    asked = 0

    def __eq__(self, other):
        Counted.asked += 1
        return int(self) == int(other)

    __hash__ = int.__hash__


@pytest.mark.parametrize("values", [[1], [1, 2], [1, 2, 1], [2], [1, 3]])
def test_looking_ahead_takes_the_same_time_for_every_line(values):
    lines = [f"{value}、甲" for value in values] * (2_000 // len(values))
    units = [
        replace(unit, label=replace(unit.label, value=Counted(unit.label.value)))
        for unit in outline(*lines).units
    ]
    Counted.asked = 0
    stack = Stack(Sequences.of(units, ()))
    for unit in units:
        stack.place(unit)
    assert Counted.asked < 40 * len(units)


def slow_continues(units, label, index):
    """Say what it means that a list goes on, number by number."""
    run = 0
    for unit in units[index:]:
        if unit.label.value == run + 1:
            run = unit.label.value
        elif unit.label.value == label.value + 1:
            return True
        elif unit.label.value == 1:
            run = 1
        else:
            return False
    return False


@settings(deadline=None)
@given(st.lists(st.integers(1, 5), max_size=12))
def test_looking_ahead_says_what_counting_says(values):
    units = [unit for unit in outline(*(f"{value}、甲" for value in values)).units if unit.label]
    sequences = Sequences.of(units, ())
    for one in units:
        for index in range(len(units) + 1):
            assert sequences.continues(one.label, index) == slow_continues(units, one.label, index)
