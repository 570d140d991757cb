"""How a paragraph of a Word file stands on its page: read from itself, its first words and its styles."""

import pytest

from bidkit.word.seen.blocks import read_blocks
from tests.word.docs import body, p

BREAK = '<w:r><w:br w:type="page"/></w:r>'
LINE = "<w:r><w:br/></w:r>"
SECTION = "<w:sectPr/>"
ON_PAGE = '<w:sectPr><w:type w:val="continuous"/></w:sectPr>'
STYLE = (
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="表题"/><w:pPr><w:jc w:val="center"/></w:pPr>'
    '<w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>'
)


def run(text, properties=""):
    return f"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def last(*paragraphs, styles=""):
    return read_blocks(body("".join(paragraphs), styles=styles), name="x.docx").blocks[-1]


@pytest.mark.parametrize(
    ("before", "fresh"),
    [
        ((p("上文"), p("", inside=BREAK)), True),  # a paragraph of a break alone hands it on
        ((p("上文"), p("", inside=BREAK), p("")), True),
        ((f"<w:p><w:r><w:t>上文</w:t></w:r>{BREAK}</w:p>",), True),  # a break behind the words before
        ((p("上文", SECTION),), True),
        ((p("上文", ON_PAGE),), False),
        ((p("上文", inside=BREAK),), False),  # the break stood before the words of that paragraph
        ((p("上文"), p("", inside=LINE)), False),
        ((p("上文"),), False),
    ],
)
def test_the_first_words_after_a_page_break_are_fresh(before, fresh):
    assert last(*before, p("投标函")).standing.fresh is fresh


def test_a_paragraph_may_ask_for_a_new_page_itself():
    assert last(p("上文"), p("投标函", "<w:pageBreakBefore/>")).standing.fresh
    assert last(p("上文"), p("投标函", inside=BREAK)).standing.fresh
    assert not last(p("上文"), p("投标函", '<w:pageBreakBefore w:val="0"/>')).standing.fresh


def test_the_middle_bold_and_the_size_come_from_the_paragraph_or_its_style():
    styled = last(p("投标函", '<w:pStyle w:val="T"/>'), styles=STYLE)
    assert (styled.standing.centred, styled.standing.bold, styled.size) == (True, True, 16.0)
    direct = last(run("投标函", '<w:b w:val="0"/><w:sz w:val="21"/>'), styles=STYLE)
    assert (direct.standing.centred, direct.standing.bold, direct.size) == (False, False, 10.5)
    assert last(run("投标函")).size == 0.0
