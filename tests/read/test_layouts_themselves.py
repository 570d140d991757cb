"""The golds of the layouts hold together: what they name stands in their own document, and points make the total."""

import pytest

from tests.read.layouts.markup import HERE, Rows, load
from tests.read.layouts.scorer import norm

NAMES = sorted(path.stem for path in HERE.glob("*.txt"))
PRINTED = ("project_name", "project_number", "purchaser", "agency", "opening_place")


def words(layout):
    lines = []
    for part in layout.parts:
        lines += [cell for row in part.cells for cell in row] if isinstance(part, Rows) else [part.text]
    return norm("".join(lines))


@pytest.mark.parametrize("name", NAMES)
def test_a_gold_tells_of_its_own_document(name):
    layout = load(HERE / f"{name}.txt")
    gold, text = layout.gold, words(layout)
    missing = [title for title in gold["forms"] if norm(title) not in text]
    missing += [row["item"] for row in gold["scoring"] if norm(row["item"]) not in text]
    for key in PRINTED:
        accepted = gold["facts"][key]
        missing += [key] if accepted and not any(norm(one) in text for one in accepted) else []
    assert missing == []


@pytest.mark.parametrize("name", NAMES)
def test_the_points_of_a_gold_make_its_total(name):
    gold = load(HERE / f"{name}.txt").gold
    total = sum(float(row["points"]) for row in gold["scoring"])
    assert total == pytest.approx(float(gold["scoring_total"] or 0))


LAYOUT = """# a note
format: docx
facts: {bond: [none]}
scoring: [服务 方案 60]
scoring_total: "60"
forms: [投标函]
=====
= 投标函
逾期的，拒收。第二句。 @I=逾期的，拒收
|!条款|要求|
|质保|★{u 3}年 @S⏎免费上门|
"""


def test_tags_say_what_a_line_is_and_leave_the_text(tmp_path):
    source = tmp_path / "small.txt"
    source.write_text(LAYOUT, encoding="utf-8")
    layout = load(source)
    assert layout.gold["invalidity"] == [{"quote": "逾期的，拒收"}]
    assert layout.gold["substantive"] == [{"quote": "★3年", "mark": "★"}]
    assert layout.gold["scoring"] == [{"item": "服务 方案", "points": "60"}]
    title, line, table = layout.parts
    assert (title.kind, line.text) == ("title", "逾期的，拒收。第二句。")
    assert table == Rows((("条款", "要求"), ("质保", "★{u 3}年⏎免费上门")), heads=1)
