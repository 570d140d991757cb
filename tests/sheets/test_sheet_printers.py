"""One sheet in every printed form says the same, always with the same bytes."""

import io
import re
import zipfile

import pypdfium2
import pytest
from openpyxl import load_workbook

from bidkit.model.sheet import Bullets, Cell, Gap, Heading, PageRef, Picture, Prose, Sheet, Table, cells
from bidkit.pdf.made.drawing import svg_to_png
from bidkit.sheets.printers.excel import to_workbook
from bidkit.sheets.printers.hide import hidden
from bidkit.sheets.printers.html import PAGES, to_html, to_pdf
from bidkit.word.fill.sheet import sheet_to_word

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><rect width="30" height="20" fill="#c00"/></svg>'
PAGE = PageRef("annex", "附件", 12, 13, "12-13", "iso9001")
SHEET = Sheet(
    id="qa",
    title="评委问答准备表",
    lead="先看薄弱处。",
    blocks=(
        Heading("一、薄弱处"),
        Prose(Cell("共 2 问", "warn")),
        Bullets(cells("带原件", "带 CA"), "box"),
        Table(
            "问题", ("序号", "问题"), (cells("1", Cell("=1+1 <证书> 何时到期？", "bad", (PAGE,))),), (1, 5)
        ),
        Picture(SVG, "左边一半是红的"),
    ),
    gaps=(Gap("没有报价", "填写 price.xlsx"),),
    workbook=True,
)
WORDS = (
    "评委问答准备表",
    "先看薄弱处",
    "没有报价",
    "填写 price.xlsx",
    "薄弱处",
    "共 2 问",
    "带 CA",
    "<证书> 何时到期？",
)
FACTS = "某项目　投标人 某公司"


def word_of(sheet):
    return sheet_to_word(sheet, FACTS, (PAGES / "sheet.docx").read_bytes(), {SVG: svg_to_png(SVG)})


def text_of_pdf(data):
    document = pypdfium2.PdfDocument(data)
    return "".join(page.get_textpage().get_text_range() for page in document)


def document_xml(data):
    return zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()


def plain(xml):
    return re.sub(r"<[^>]+>", "", xml).replace("&lt;", "<").replace("&gt;", ">")


def test_pdf_says_everything_with_the_pages_of_the_proof():
    text = text_of_pdf(to_pdf(to_html(SHEET, FACTS))).replace("\r\n", "")
    assert all(word in text for word in (*WORDS, FACTS[:3], "《附件》第 12-13 页"))


def test_word_says_everything_and_repeats_the_head_of_a_table():
    xml = document_xml(word_of(SHEET))
    assert all(word in plain(xml) for word in (*WORDS, "《附件》第 12-13 页"))
    assert xml.count("<w:tblHeader/>") == 1


def test_word_holds_the_drawing_as_a_picture_with_its_words():
    data = word_of(SHEET)
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert [name for name in names if name.endswith(".png")]
    assert 'descr="左边一半是红的"' in document_xml(data)


def test_a_landscape_sheet_turns_the_word_page():
    wide = document_xml(word_of(Sheet("plan", "计划", (Heading("一"),), landscape=True)))
    width, height = (int(re.search(rf'w:{side}="(\d+)"', wide)[1]) for side in ("w", "h"))
    assert width > height


def test_the_workbook_has_a_tab_a_table_and_no_formula():
    book = load_workbook(io.BytesIO(to_workbook(SHEET, FACTS)))
    assert book.sheetnames == ["问题", "待补事项"]
    assert book["问题"]["B2"].value.startswith("'=1+1")
    assert book["问题"]["B2"].data_type == "s"


@pytest.mark.parametrize(
    ("shown", "value"),
    [("2.5", 2.5), ("12", 12), ("−1.6", -1.6), ("0123", "0123"), ("10 分", "10 分"), ("", None)],
)
def test_a_plain_number_can_be_reckoned_with(shown, value):
    book = load_workbook(
        io.BytesIO(to_workbook(Sheet("x", "x", (Table("表", ("甲",), (cells(shown),)),)), ""))
    )
    assert book["表"]["A2"].value == value


def test_two_tables_of_one_name_and_a_forbidden_name_get_tabs_of_their_own():
    tables = tuple(Table(name, ("甲",), (cells("1"),)) for name in ("价格/低价", "表", "表"))
    assert load_workbook(io.BytesIO(to_workbook(Sheet("x", "x", tables), ""))).sheetnames == [
        "价格低价",
        "表",
        "表 2",
    ]


def test_every_form_has_the_same_bytes_twice():
    made = [(word_of(SHEET), to_workbook(SHEET, FACTS), to_pdf(to_html(SHEET, FACTS))) for _ in range(2)]
    assert made[0] == made[1]


def test_identity_and_mobile_numbers_are_half_hidden():
    sheet = Sheet("x", "x", (Table("表", ("甲",), (cells("电话 13900001234"),)),))
    assert "139****1234" in to_html(hidden(sheet), "")
