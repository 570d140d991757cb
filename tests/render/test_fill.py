"""A template is filled in a sandbox; what cannot be filled says template, paragraph and variable."""

import io
from decimal import Decimal

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from bidkit.errors import TemplateError, UnreadableError
from bidkit.model.bid import cents
from bidkit.render.filters import FILTERS, money
from bidkit.word.fill.template import dotted_names, fill, variables


def docx(*paragraphs, table=None, merge=False):
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if table:
        grid = document.add_table(len(table), len(table[0]))
        for row, cells in enumerate(table):
            for column, text in enumerate(cells):
                grid.cell(row, column).text = text
        if merge:
            grid.cell(0, 0).merge(grid.cell(0, 1))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def text_of(data):
    document = Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in document.paragraphs] + cells


def filled(data, **values):
    return text_of(fill(data, values, FILTERS, name="templates/x.docx").data)


def test_values_stand_in_the_finished_file():
    assert filled(
        docx("名称：{{ name }}", "{{ price | money }}"), name="甲 & 乙 <有限>", price=Decimal("1234.5")
    ) == [
        "名称：甲 & 乙 <有限>",
        "1,234.50",
    ]


def test_a_tag_split_over_runs_is_filled():
    document = Document()
    paragraph = document.add_paragraph()
    for piece in ("{{ na", "me }", "}"):
        paragraph.add_run(piece)
    out = io.BytesIO()
    document.save(out)
    assert filled(out.getvalue(), name="甲") == ["甲"]


def test_a_tag_in_a_merged_cell_is_filled():
    data = docx(table=[["{{ name }}", ""], ["a", "b"]], merge=True)
    assert {text.strip() for text in filled(data, name="甲")} == {"甲", "a", "b"}


def test_table_rows_repeat():
    data = docx(
        table=[["{%tr for x in rows %}", ""], ["{{ x }}", "{{ loop.index }}"], ["{%tr endfor %}", ""]]
    )
    assert filled(data, rows=["甲", "乙"]) == ["甲", "1", "乙", "2"]


@pytest.mark.parametrize(
    ("paragraphs", "message"),
    [
        (
            ["好", "名称：{{ nmae }}"],
            r"templates/x\.docx 正文 第2段：模板里的变量「nmae」不存在（这一段是：名称：\{\{ nmae \}\}）",
        ),
        (["{{ thing.colour }}"], "第1段：模板里的变量「colour」不存在"),
        (["a", "b", "{% if x %}没有结尾"], "模板标签写法有误"),
        (["{{ name | nofilter }}"], "nofilter"),
        (["{{ name "], "模板标签写法有误"),
        (["{{ name | money }}"], "模板计算出错"),
    ],
)
def test_a_broken_template_says_where(paragraphs, message):
    with pytest.raises(TemplateError, match=message):
        fill(docx(*paragraphs), {"name": "甲", "thing": object()}, FILTERS, name="templates/x.docx")


@pytest.mark.parametrize(
    "attack",
    [
        "{{ name.__class__.__mro__ }}",
        "{{ ''.__class__.__base__.__subclasses__() }}",
        "{{ name.__init__.__globals__ }}",
        "{{ rows.append(1) }}",
        "{% include '/etc/passwd' %}",
        "{{ cycler.__init__.__globals__.os }}",
    ],
)
def test_a_template_cannot_reach_out_of_its_sandbox(attack):
    with pytest.raises(TemplateError):
        fill(docx(attack), {"name": "甲", "rows": []}, FILTERS, name="x.docx")


@pytest.mark.parametrize("data", [b"", b"plain text", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)])
def test_a_file_that_is_no_docx_is_refused(data):
    with pytest.raises((TemplateError, UnreadableError), match=r"docx"):
        fill(data, {}, FILTERS, name="x.docx")


def test_a_template_lists_its_variables():
    data = docx("{{ project.name }}{% for m in team %}{{ m.role }}{% endfor %}{{ price.total | money }}")
    assert variables(data, FILTERS, name="x.docx") == ("price", "project", "team")
    assert dotted_names(data, FILTERS, name="x.docx") == ("price.total", "project.name", "team")


@given(st.decimals(0, 10**12, places=4, allow_nan=False))
def test_money_reads_back_to_the_cent(amount):
    assert Decimal(money(amount).replace(",", "")) == cents(amount)


@given(st.decimals(-(10**9), 10**9, places=6, allow_nan=False))
def test_plain_loses_zeros_and_nothing_else(number):
    assert Decimal(FILTERS["plain"](number)) == number
    assert not FILTERS["plain"](number).endswith(".")


@given(st.text("0123456789X", min_size=8, max_size=18))
def test_a_masked_number_keeps_its_length_and_hides_its_middle(number):
    hidden = FILTERS["mask"](number)
    assert len(hidden) == len(number)
    assert "*" in hidden
    assert hidden[-4:] == number[-4:]
