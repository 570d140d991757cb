"""Editing YAML changes what it is asked to and leaves every other letter as it was."""

import pytest

from bidkit.load.yaml_edit import Append, Insert, Remove, SetValue, edit_yaml, has_value
from bidkit.load.yaml_tree import parse
from bidkit.load.yamlsrc import parse_mapping

TEXT = """# 头
name: 甲          # 名称
dates:
  # deadline: 没有读到
  days: 90   # 旧的说明
empty:
items:
  # 第一条
  - id: Q1
    text: "一"
  - {id: Q2, text: 二, tags: [x, y]}

  # 第三条
  - id: Q3
    text: 三
tail: [a]
"""


@pytest.mark.parametrize(
    ("change", "gone", "new"),
    [
        (SetValue(("name",), "乙"), "name: 甲          # 名称", "name: 乙"),
        (SetValue(("dates", "days"), "60"), "  days: 90   # 旧的说明", "  days: 60"),
        (SetValue(("items", "Q1", "text"), "新"), '    text: "一"', "    text: 新"),
        (SetValue(("items", "Q2", "text"), "新"), "text: 二,", "text: 新,"),
        (SetValue(("items", "Q2", "more"), "1"), "tags: [x, y]}", "tags: [x, y], more: 1}"),
        (SetValue(("tail",), "[b, c]"), "tail: [a]", "tail: [b, c]"),
        (SetValue(("items", "#2", "text"), "新"), "    text: 三", "    text: 新"),
        (Remove(("tail",)), "tail: [a]\n", ""),
        (Remove(("items", "Q2")), "  - {id: Q2, text: 二, tags: [x, y]}\n", ""),
        (Remove(("items", "Q1"), "撤销"), '  - id: Q1\n    text: "一"\n', "  # 撤销\n"),
    ],
)
def test_one_change_touches_one_place(change, gone, new):
    assert edit_yaml(TEXT, [change]) == TEXT.replace(gone, new, 1)


def test_a_new_key_goes_to_the_end_of_its_mapping():
    made = edit_yaml(
        TEXT, [SetValue(("dates", "deadline"), "2026-12-21 09:30"), SetValue(("empty", "a"), "1")]
    )
    read = parse(made, "x")
    assert (read["dates"], read["empty"]) == ({"days": "90", "deadline": "2026-12-21 09:30"}, {"a": "1"})
    assert "# deadline: 没有读到" in made


def test_a_mapping_that_is_not_there_is_made_once():
    made = edit_yaml(TEXT, [SetValue(("money", "budget"), "1"), SetValue(("money", "ceiling"), "2")])
    assert parse(made, "x")["money"] == {"budget": "1", "ceiling": "2"}


def test_items_are_appended_to_a_list_that_is_there_or_not():
    made = edit_yaml(TEXT, [Append("items", "{id: Q4}"), Append("more", "x"), Append("more", "y")])
    read = parse(made, "x")
    assert [one["id"] for one in read["items"]] == ["Q1", "Q2", "Q3", "Q4"]
    assert read["more"] == ["x", "y"]


def test_many_changes_are_made_against_one_reading():
    changes = [
        SetValue(("items", "Q3", "text"), "丙"),
        Remove(("items", "Q1")),
        SetValue(("name",), "长长长的名字"),
    ]
    read = parse(edit_yaml(TEXT, changes), "x")
    assert read["name"] == "长长长的名字"
    assert [(one["id"], one["text"]) for one in read["items"]] == [("Q2", "二"), ("Q3", "丙")]


def test_removing_the_last_item_leaves_an_empty_list():
    assert parse(edit_yaml("a:\n  - {id: x}\nb: 1\n", [Remove(("a", "x"))]), "x") == {"a": [], "b": "1"}


def test_a_path_that_leads_nowhere_is_an_error():
    with pytest.raises(KeyError):
        edit_yaml(TEXT, [SetValue(("items", "Q9", "text"), "x")])


def test_a_blank_value_is_no_value():
    assert [has_value(TEXT, path) for path in (("name",), ("empty",), ("dates", "days"), ("no",))] == [
        True,
        False,
        True,
        False,
    ]


def test_a_list_in_brackets_keeps_its_items_when_one_is_added():
    assert edit_yaml("team: [{a: 1}]   # 谁\n", [Append("team", "{a: 2}"), Append("team", "{a: 3}")]) == (
        "team: [{a: 1}, {a: 2}, {a: 3}]   # 谁\n"
    )


def test_an_empty_mapping_becomes_a_block_with_its_first_pairs():
    changes = [SetValue(("answers", "Q1"), "{a: 1}"), SetValue(("answers", "Q2"), "{a: 2}")]
    assert edit_yaml("answers: {}   # 逐条\nb: 1\n", changes) == (
        "answers:   # 逐条\n  Q1: {a: 1}\n  Q2: {a: 2}\nb: 1\n"
    )


def test_a_pair_in_braces_goes_alone_and_a_remark_can_stay():
    text = "a: {x: 1, y: 2, z: 3}\nb: 4   # 天\n"
    assert edit_yaml(text, [Remove(("a", "y")), SetValue(("b",), "5", keep=True)]) == (
        "a: {x: 1, z: 3}\nb: 5   # 天\n"
    )
    assert edit_yaml(text, [Remove(("a", "z"))]) == "a: {x: 1, y: 2}\nb: 4   # 天\n"


def test_an_item_is_added_to_a_list_further_in():
    text = "v:\n  - id: main\n    s:\n      - {id: a}\n    t: []\n  - id: two\n    s: [{id: b}]\n"
    changes = [Insert(("v", "main", "s"), "{id: n}"), Insert(("v", "two", "s"), "{id: m}")]
    assert edit_yaml(text, [*changes, Insert(("v", "main", "t"), "x")]) == (
        "v:\n  - id: main\n    s:\n      - {id: a}\n      - {id: n}\n    t: [x]\n"
        "  - id: two\n    s: [{id: b}, {id: m}]\n"
    )


def test_neighbours_go_out_of_brackets_together():
    for keys in (("#0",), ("#1", "#2"), ("#0", "#2"), ("#0", "#1", "#2")):
        left = edit_yaml("t: [{a: 0}, {a: 1}, {a: 2}]\n", [Remove(("t", key)) for key in keys])
        assert [one["a"] for one in parse_mapping(left, "t")["t"]] == [
            str(number) for number in range(3) if f"#{number}" not in keys
        ]
