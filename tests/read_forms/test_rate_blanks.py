"""A form that asks for a rate takes the rate, in figures and in words; one that asks for a sum keeps the sum."""

import pytest

from bidkit.read.forms.blanks import Words, read_line
from bidkit.read.forms.cells import read_cells
from bidkit.read.forms.template import is_rated
from bidkit.word.cut.lines import Line

RATE = "{{ (quote.rate if quote else '')|blank }}"
FIGURE = "{{ (quote.figure if quote else '')|blank }}"
WORDS = "{{ (quote.rate_words if quote else '')|blank }}"
TOTAL_WORDS = "{{ (price.total_words if price else '')|blank }}"


def filled(text):
    line = Line(0, text, text)
    found = read_line(line, Words("报价一览表", rated=is_rated([line])))
    for edit in sorted(found.edits, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("下浮率：________", f"下浮率：{RATE}"),
        ("投标下浮率：____%", f"投标下浮率：{FIGURE}%"),
        ("优惠率：____ ％（大写：________）", f"优惠率：{FIGURE} ％（大写：{WORDS}）"),
        ("费率（小写）：________，（大写）：________", f"费率（小写）：{RATE}，（大写）：{WORDS}"),
        ("投标总价（大写）：________，下浮率：________", f"投标总价（大写）：{TOTAL_WORDS}，下浮率：{RATE}"),
        ("增值税税率：____%", "增值税税率：____%"),
    ],
)
def test_a_blank_of_a_rate(text, expected):
    assert filled(text) == expected


@pytest.mark.parametrize(
    ("label", "tag"), [("投标下浮率", RATE), ("下浮率（%）", FIGURE), ("税率（%）", None)]
)
def test_a_cell_beside_the_label_of_a_rate(label, tag):
    lines = [Line(0, label, label, 1, 1, 1), Line(1, "", "", 1, 1, 2)]
    found, _ = read_cells(lines, Words("报价一览表"))
    assert [edit.text for edits in found.values() for edit in edits] == ([tag] if tag else [])
