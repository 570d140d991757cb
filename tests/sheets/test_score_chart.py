"""The chart of the what-if: everything it draws stands inside the paper, and names do not cover one another."""

import re
from decimal import Decimal as D
from itertools import pairwise
from xml.etree import ElementTree

from bidkit.sheets.score.chart import APART, HEIGHT, WIDTH, Axes, Line, line_chart

AXES = Axes("价格分", "报价变动（%）", "分", D(0), "现在")
ACROSS = [D(step) for step in range(-10, 6)]


def drawn(*lines):
    return ElementTree.fromstring(line_chart(AXES, lines))


def line(name, *heights):
    """Return a line over the whole width that goes through the heights evenly."""
    last = len(ACROSS) - 1
    values = [D(heights[round(i * (len(heights) - 1) / last)]) for i in range(len(ACROSS))]
    return Line(name, tuple(zip(ACROSS, values, strict=True)))


def texts(svg):
    return {
        one.text: (float(one.get("x")), float(one.get("y"))) for one in svg.iter() if one.tag.endswith("text")
    }


def test_axes_ticks_and_names_are_written():
    said = texts(drawn(line("甲", 0, 5, 10)))
    assert {"价格分", "报价变动（%）", "分", "现在", "甲", "-10%", "0%", "+5%", "0", "10"} <= set(said)


def test_everything_stands_inside_the_paper():
    svg = drawn(line("甲", 0, 10), line("乙", 10, 0), line("丙", 10, 9))
    for points in (one.get("points") for one in svg.iter() if one.tag.endswith("polyline")):
        for x, y in (pair.split(",") for pair in points.split()):
            assert 0 < float(x) < WIDTH
            assert 0 < float(y) < HEIGHT
    assert all(0 <= x < WIDTH and 0 < y < HEIGHT for x, y in texts(svg).values())


def test_names_of_lines_that_end_together_stand_apart():
    said = texts(drawn(*(line(f"线{n}", 10, f"5.0{n}") for n in range(5))))
    heights = sorted(said[f"线{n}"][1] for n in range(5))
    assert all(b - a >= APART - 0.2 for a, b in pairwise(heights))


def test_lines_are_told_apart_without_colour():
    svg = drawn(line("甲", 1, 2), line("乙", 2, 3), line("丙", 3, 4))
    dashes = [one.get("stroke-dasharray") for one in svg.iter() if one.tag.endswith("polyline")]
    assert len(set(dashes)) == 3


def test_lines_that_fall_together_are_drawn_once_under_both_names():
    svg = drawn(line("甲", 1, 2), line("乙", 1, 2))
    assert len([one for one in svg.iter() if one.tag.endswith("polyline")]) == 1
    assert "甲、乙" in texts(svg)


def test_a_line_breaks_where_there_is_no_value():
    values = [None if x == 0 else D(5) + x / 10 for x in ACROSS]
    svg = drawn(Line("甲", tuple(zip(ACROSS, values, strict=True))))
    assert len([one for one in svg.iter() if one.tag.endswith("polyline")]) == 2


def test_a_level_line_and_a_short_axis_are_drawn_and_said():
    said = texts(drawn(line("甲", 10, 10)))
    assert any("纵轴不从 0 起" in text for text in said)


def test_nothing_to_draw_is_an_empty_text():
    assert line_chart(AXES, (Line("甲", ((D(0), None), (D(1), None))),)) == ""
    assert line_chart(AXES, ()) == ""


def test_names_cannot_break_out_of_the_drawing():
    svg = line_chart(AXES, (line("<script>甲&乙", 1, 2),))
    assert "<script>" not in svg
    assert re.search("&lt;script&gt;甲&amp;乙", svg)
    ElementTree.fromstring(svg)
