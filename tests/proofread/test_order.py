"""Rows of a list that says nothing by its order may stand in any; everything else about them is told as before."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidkit.model.document import Passage
from bidkit.model.facts import Table, WordFacts
from bidkit.model.printed import Origin, PrintedText, marked
from tests.proofread.lines import filled, finished, told

HEAD = ("序号", "姓名", "拟任岗位", "证书")
STAFF = (
    ("张维", "项目经理", "高级工程师"),
    ("陈一帆", "系统架构设计师", "系统架构设计师"),
    ("高悦", "分析师", ""),
)
PEOPLE = ("team[].person.name", "team[].role", "team[].person.certificates")


def numbered(rows):
    return tuple((str(n), *row) for n, row in enumerate(rows, 1))


def staff(rows, paths=PEOPLE, title="项目团队一览表"):
    """Return the section with a table whose cells come from these paths, a head above it."""
    origins = tuple(Origin(path, "text") for path in paths)
    marks = [(row[0], *(marked(n, cell) for n, cell in enumerate(row[1:]))) for row in rows]
    table = Table((HEAD, *marks), paragraph=1, section="s")
    passages = tuple(
        Passage(c, "表格", n, "", "s") for n, c in enumerate((c for r in table.rows for c in r), 1)
    )
    return replace(filled(title=title, form=""), text=PrintedText(passages, (table,), origins))


def word(rows, pages=()):
    table = Table((HEAD, *rows), paragraph=1, section="s")
    cells = [cell for row in table.rows for cell in row]
    passages = tuple(Passage(cell, "表格", n, "", "s") for n, cell in enumerate(cells, 1))
    return replace(finished(pages=pages), passages=passages, word=WordFacts(tables=(table,)))


def page(rows):
    return "\n".join(" ".join(row) for row in (HEAD, *rows))


@given(st.permutations(STAFF))
def test_staff_in_another_order_says_the_same_in_word_and_pdf(rows):
    new = numbered(rows)
    assert told(staff(numbered(STAFF)), word(new, (page(new),))) == []


@given(st.permutations(numbered(STAFF)))
def test_rows_that_took_their_numbers_along_say_the_same(rows):
    assert told(staff(numbered(STAFF)), word(rows)) == []


@pytest.mark.parametrize(
    "rows",
    [
        (STAFF[1], ("张维", "项目经理", "系统架构设计师"), STAFF[2]),  # somebody else's certificate
        (("陈一帆", *STAFF[0][1:]), ("张维", *STAFF[1][1:]), STAFF[2]),  # the names alone changed places
        (STAFF[1], STAFF[0], STAFF[0]),
        (STAFF[2], STAFF[0]),
    ],
)
def test_rows_that_moved_and_changed_are_told(rows):
    new = numbered(rows)
    assert told(staff(numbered(STAFF)), word(new))


@pytest.mark.parametrize("certificate", ["系统架构设计师", "高级经济师"])
def test_rows_that_moved_on_the_pages_and_changed_are_told(certificate):
    new = numbered((STAFF[1], ("张维", "项目经理", certificate), STAFF[2]))
    assert told(staff(numbered(STAFF)), word(numbered(STAFF), (page(new),)))


def test_two_rows_of_one_number_are_told():
    rows = (("1", *STAFF[1]), ("1", *STAFF[0]), ("3", *STAFF[2]))
    assert told(staff(numbered(STAFF)), word(rows))


@pytest.mark.parametrize(
    ("paths", "title"),
    [
        (("price.lines[].item", "price.lines[].spec", "price.lines[].note"), "分项报价表"),
        (("requirements_of(substantive)[].text",) * 3, "响应表"),
        (("criteria[].item",) * 3, "评分索引表"),
        (("team[].person.name", "values.period", "team[].duty"), "进度安排"),
    ],
)
def test_rows_that_follow_the_tender_stay_where_they_are(paths, title):
    new = numbered((STAFF[1], STAFF[0], STAFF[2]))
    assert told(staff(numbered(STAFF), paths, title), word(new))


def test_a_starred_row_and_a_row_of_sentences_are_not_free():
    for cell in ("★项目经理", "先做调研。再做设计。"):
        rows = (STAFF[0], ("陈一帆", cell, "系统架构设计师"), STAFF[2])
        assert told(staff(numbered(rows)), word(numbered((rows[1], rows[0], rows[2]))))
