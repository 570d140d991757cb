"""The shipped Word templates: house styles, and no tag that the renderer could not fill."""

import dataclasses
import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
import yaml
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Cm

from bidkit.model.context import FILTERS as DOCUMENTED_FILTERS
from bidkit.model.context import FUNCTIONS, Context
from bidkit.model.templates import TemplateSet
from bidkit.render.filters import FILTERS
from bidkit.word.fill.template import fill, variables
from tests.templates.sample import LINES, NAME, UNANSWERED, context

SETS = Path(__file__).parents[2] / "templates"
FILES = sorted(SETS.glob("*/*.docx"))
GOV = SETS / "gov-services"
FORMS = sorted((SETS.parent / "examples").glob("*/forms/*.docx"))
FRONT = {"cover.docx", "contents.docx"}
TITLE = "{% if section.number %}{{ section.number }}、{% endif %}{{ section.title }}"
every_template = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
every_form = pytest.mark.parametrize("path", [*FILES, *FORMS], ids=lambda path: path.stem)


def filled(name: str, *, full: bool = True) -> docx.document.Document:
    path = GOV / f"{name}.docx"
    return docx.Document(io.BytesIO(fill(path.read_bytes(), context(full), FILTERS, name=path.name).data))


def text_of(document: docx.document.Document) -> str:
    return "\n".join(
        "".join(t.text or "" for t in p.iter(qn("w:t"))) for p in document.element.iter(qn("w:p"))
    )


def rows(document: docx.document.Document, table: int = 0) -> list[list[str]]:
    """Return the cell texts of a table, a merged cell once."""
    return [
        ["\n".join(p.text for p in cell.paragraphs) for cell in dict.fromkeys(row.cells)]
        for row in document.tables[table].rows
    ]


def style(document: docx.document.Document, name: str):
    return document.styles[name].element


@pytest.mark.parametrize("folder", sorted({path.parent for path in FILES}), ids=lambda folder: folder.name)
def test_a_set_lists_exactly_the_word_files_in_its_folder(folder):
    found = TemplateSet.model_validate(yaml.safe_load((folder / "set.yaml").read_text("utf-8")))

    assert sorted(entry.file for entry in found.templates) == sorted(p.name for p in folder.glob("*.docx"))
    assert all(entry.title and entry.for_ for entry in found.templates)
    assert found.id == folder.name


@every_template
def test_a_template_names_only_what_the_context_offers(path):
    offered = {field.name for field in dataclasses.fields(Context)} | {
        name.split("(")[0] for name in FUNCTIONS
    }

    assert set(variables(path.read_bytes(), FILTERS, name=path.name)) <= offered


def test_the_documented_filters_are_those_the_renderer_has():
    assert set(DOCUMENTED_FILTERS) == set(FILTERS)


@every_template
@pytest.mark.parametrize("full", [True, False], ids=["full", "poor"])
def test_a_template_can_be_filled_from_a_full_and_from_a_poor_offer(path, full):
    data = fill(path.read_bytes(), context(full), FILTERS, name=path.name).data

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [
            archive.read(n).decode() for n in archive.namelist() if re.match(r"word/(document|header)", n)
        ]
    assert not [
        part for part in parts if re.search(r"\{[{%]|[}%]\}|>None<|None[，。；、元人]|Undefined", part)
    ]


@every_template
def test_pages_are_a4_with_the_house_margins(path):
    for section in docx.Document(str(path)).sections:
        long, short = section.page_height.cm, section.page_width.cm
        if section.orientation == WD_ORIENT.LANDSCAPE:
            long, short = short, long
        assert (round(short, 1), round(long, 1)) == (21.0, 29.7)
        margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        assert [round(margin.cm, 1) for margin in margins] == [2.5, 2.3, 2.7, 2.5]


@every_template
def test_fonts_are_named_and_the_language_is_chinese(path):
    document = docx.Document(str(path))
    fonts = {
        name: style(document, name).rPr.find(qn("w:rFonts")).get(qn("w:eastAsia"))
        for name in ("Normal", "表格文字", "Heading 1", "Heading 2", "Heading 3", "Heading 4")
    }

    assert fonts == {"Normal": "宋体", "表格文字": "宋体"} | dict.fromkeys(
        ("Heading 1", "Heading 2", "Heading 3", "Heading 4"), "黑体"
    )
    assert next(document.styles.element.iter(qn("w:lang"))).get(qn("w:eastAsia")) == "zh-CN"


@every_template
def test_headings_have_an_outline_level_and_are_black(path):
    document = docx.Document(str(path))
    for level in (1, 2, 3, 4):
        heading = style(document, f"Heading {level}")
        assert heading.pPr.find(qn("w:outlineLvl")).get(qn("w:val")) == str(level - 1)
        assert heading.rPr.find(qn("w:color")).get(qn("w:val")) == "000000"


@pytest.mark.parametrize("path", [p for p in FILES if p.name not in FRONT], ids=lambda path: path.stem)
def test_a_section_starts_with_its_number_and_title_as_heading_1(path):
    first = docx.Document(str(path)).paragraphs[0]

    assert (first.style.name, first.text) == ("Heading 1", TITLE)


@every_template
def test_a_table_that_grows_repeats_its_first_row_and_keeps_rows_whole(path):
    for table in docx.Document(str(path)).tables:
        texts = [row.cells[0].text for row in table.rows]
        if not any(text.startswith("{%tr for") for text in texts):
            continue
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        plain = [row for row, text in zip(table.rows, texts, strict=True) if not text.startswith("{%tr")]
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in plain)


@every_template
def test_a_tag_stands_in_one_run(path):
    for run in docx.Document(str(path)).element.iter(qn("w:r")):
        text = "".join(t.text or "" for t in run.iter(qn("w:t")))
        assert len(re.findall(r"\{\{|\{%", text)) == len(re.findall(r"\}\}|%\}", text))


@every_template
def test_a_file_says_nothing_of_the_person_or_machine_that_made_it(path):
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        app = archive.read("docProps/app.xml").decode()
        core = archive.read("docProps/core.xml").decode()

    people = re.findall(r"<[\w:]*(?:creator|lastModifiedBy)>([^<]*)</", core)
    assert set(people) <= {"bidkit", ""}
    assert not re.findall(r"<[\w:]*(?:title|subject|description|keywords|category)>[^<]+</", core)
    assert not re.search("<Company>.|<Manager>.", app)
    assert not [name for name in names if "thumbnail" in name or "customXml" in name or "comments" in name]


@every_template
def test_footers_are_left_to_the_page_numbers(path):
    assert [s.footer.is_linked_to_previous for s in docx.Document(str(path)).sections] == [True]


def test_the_price_table_is_landscape_with_a_header_as_wide_as_its_page():
    section = docx.Document(str(GOV / "price-table.docx")).sections[0]
    header = section.header.paragraphs[0]

    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert header.text == "{{ project.name }}\t{{ volume.title }}"
    assert header.paragraph_format.tab_stops[0].position.cm == pytest.approx(29.7 - 2.7 - 2.5, abs=0.02)


def test_the_cover_has_no_header():
    assert docx.Document(str(GOV / "cover.docx")).sections[0].header.is_linked_to_previous


def test_the_contents_stand_alone_in_a_paragraph():
    assert "{{ contents() }}" in [p.text for p in docx.Document(str(GOV / "contents.docx")).paragraphs]


@pytest.mark.parametrize(
    ("name", "reply", "deviation"),
    [("response-substantive", 3, 4), ("deviation-technical", 3, 4), ("deviation-commercial", 3, 4)],
)
def test_a_requirement_nobody_answered_stays_empty(name, reply, deviation):
    open_rows = [row for row in rows(filled(name)) if any(UNANSWERED in cell for cell in row)]

    assert open_rows
    assert {(row[reply], row[deviation], row[-1]) for row in open_rows} == {("", "", "")}
    assert "无偏离" not in text_of(filled(name))


def test_the_price_table_groups_its_lines_and_ends_with_the_total():
    table = rows(filled("price-table"))

    assert [row[0] for row in table if len(row) == 1] == ["数据治理", "平台建设", "运行维护"]
    assert [row[1] for row in table if row[0] == "小计"] == ["440,000.00", "1,260,000.00", "180,000.00"]
    assert [row[0] for row in table if row[0].isdigit()] == [str(line.number) for line in LINES]
    assert table[-2][:2] == ["投标总价（含税，小写）", "1,880,000.00"]
    assert table[-1] == ["投标总价（含税，大写）", "人民币壹佰捌拾捌万元整"]


def test_the_bid_letter_names_the_price_in_words_and_figures():
    text = text_of(filled("bid-letter"))

    assert "（大写）壹佰捌拾捌万元整，（小写）￥1,880,000.00元" in text
    assert "投标有效期为自投标截止之日起90个日历日" in text


def test_a_promise_without_a_number_leaves_a_line_to_write_on():
    assert "投标有效期为自投标截止之日起＿＿＿＿＿＿个日历日" in text_of(filled("bid-letter", full=False))


def test_the_service_period_can_be_worded_by_the_bid():
    values = context() | {"values": {"period": "自2027年1月1日起三年"}}
    for name in ("bid-letter", "price-summary", "commitment", "service-commitment"):
        data = fill((GOV / f"{name}.docx").read_bytes(), values, FILTERS, name=name).data
        assert "自2027年1月1日起三年" in text_of(docx.Document(io.BytesIO(data)))


def test_the_sme_statement_takes_the_figures_of_last_year():
    text = text_of(filled("sme-statement"))

    assert "从业人员186人，营业收入为7,000.00万元，资产总额为5,200.00万元，属于小型企业" in text
    assert "2025年度" in text


def test_the_sme_statement_of_a_large_company_does_not_call_it_small():
    values = context()
    values["bidder"] = values["bidder"].model_copy(update={"size": "大型"})  # type: ignore[attr-defined]
    data = fill((GOV / "sme-statement.docx").read_bytes(), values, FILTERS, name="sme-statement").data

    assert "属于＿＿＿＿＿＿企业" in text_of(docx.Document(io.BytesIO(data)))


def test_every_team_member_has_a_resume_on_a_page_of_their_own():
    heads = [p for p in filled("resumes").paragraphs if p.style.name == "Heading 2"]

    assert [p.text for p in heads] == ["1. 项目经理：张伟", "2. 工程师：李娜"]
    assert [bool(p.paragraph_format.page_break_before) for p in heads] == [False, True]


def test_the_cases_table_keeps_an_empty_row_when_no_case_was_chosen():
    assert [row[1] for row in rows(filled("cases-table"))] == ["项目名称", "云泽市数据平台建设项目"]
    assert [set(row) for row in rows(filled("cases-table", full=False))][1:] == [{""}]


def test_the_financials_show_the_last_three_years():
    assert [row[0] for row in rows(filled("financials-table"))] == ["年度", "2023", "2024", "2025"]


def test_the_copy_boxes_stand_on_the_cover_only_when_paper_copies_are_asked_for():
    assert "正本 □" in text_of(filled("cover"))
    assert "正本" not in text_of(filled("cover", full=False))


@pytest.mark.parametrize("name", ["bid-letter", "price-summary", "commitment", "deviation-technical"])
def test_a_signed_form_leaves_the_signature_to_a_person(name):
    text = text_of(filled(name))

    assert f"投标人（盖公章）：{NAME}" in text
    assert "法定代表人或授权代表（签字）：＿" in text
    assert "日期：2026年12月18日" in text


@every_form
def test_a_signature_never_stands_alone_on_a_page(path):
    paragraphs = docx.Document(str(path)).paragraphs
    signed = [at for at, p in enumerate(paragraphs) if p.style.name == "落款"]
    for at in signed:
        before = [p for p in paragraphs[:at] if p.style.name != "落款"][-2:]
        text = next(p for p in reversed(before) if p.text)
        tied = before[before.index(text) :]

        assert all(p.paragraph_format.keep_with_next for p in tied)
        assert at == signed[-1] or paragraphs[at].paragraph_format.keep_with_next is not False


@every_form
def test_a_table_fits_the_page_and_no_column_is_too_narrow_for_two_characters(path):
    document = docx.Document(str(path))
    section = document.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    for table in document.tables:
        widths = [column.width for column in table.columns]

        assert sum(widths) <= room * 1.005
        assert min(widths) >= Cm(1)
