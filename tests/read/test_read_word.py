"""A Word file as blocks: numbers a reader sees, merges, boxes, controls, ticks, pages."""

import io

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from bidkit.read.outline import make_outline
from bidkit.word.seen.blocks import read_blocks


def blocks(document):
    out = io.BytesIO()
    document.save(out)
    return read_blocks(out.getvalue(), name="x.docx")


def put(document, xml):
    body = document.element.body
    body.insert(len(body) - 1, parse_xml(xml.replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)))


def test_automatic_numbers_stand_before_the_words():
    document = Document()
    for words in ("一式", "二式"):
        document.add_paragraph(words, style="List Number")
    assert [(block.label, block.text) for block in blocks(document).blocks] == [
        ("1.", "一式"),
        ("2.", "二式"),
    ]


def test_merged_cells_span_and_a_nested_table_keeps_its_place():
    document = Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(1, 0)).paragraphs[0].text = "左"
    table.cell(0, 1).text = "右上"
    inner = table.cell(1, 1).add_table(1, 1)
    inner.cell(0, 0).text = "内层"
    cells = blocks(document).blocks[0].cells
    assert [(cell.row, cell.column, cell.row_span) for cell in cells] == [(0, 0, 2), (0, 1, 1), (1, 1, 1)]
    assert next(block for block in cells[2].blocks if block.kind == "table").cells[0].text == "内层"


def test_a_text_box_is_read_once_where_it_is_anchored():
    document = Document()
    put(
        document,
        '<w:p><w:r><w:t>锚</w:t></w:r><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/'
        'markup-compatibility/2006"><mc:Choice Requires="wps"><w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p>'
        "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p>"
        "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>",
    )
    assert [(block.kind, block.text) for block in blocks(document).blocks] == [
        ("paragraph", "锚"),
        ("box", "框内"),
    ]


def test_a_content_control_is_looked_through():
    document = Document()
    put(
        document,
        f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>控件</w:t></w:r></w:p></w:sdtContent></w:sdt>",
    )
    assert [block.text for block in blocks(document).blocks] == ["控件"]


@pytest.mark.parametrize(
    ("glyph", "shown"), [("\uf0fe", "☑"), ("\uf0a8", "□"), ("\uf052", "☑"), ("\uf0a3", "□")]
)
def test_private_glyphs_of_symbol_fonts_are_boxes_and_ticks(glyph, shown):
    document = Document()
    document.add_paragraph(f"{glyph}接受")
    assert blocks(document).blocks[0].text == f"{shown}接受"


def test_pages_come_from_the_breaks_word_kept():
    document = Document()
    document.add_paragraph("第一页")
    put(document, "<w:p><w:r><w:lastRenderedPageBreak/><w:t>第二页</w:t></w:r></w:p>")
    assert [block.page for block in blocks(document).blocks] == [1, 2]
    assert blocks(document).pages == 2


def test_without_kept_breaks_no_page_is_invented():
    document = Document()
    document.add_paragraph("一段")
    assert (blocks(document).pages, blocks(document).blocks[0].page) == (None, None)


def test_a_header_is_read_but_kept_apart():
    document = Document()
    document.add_paragraph("正文")
    document.sections[0].header.paragraphs[0].text = "眉"
    assert [(block.kind, block.text) for block in blocks(document).blocks] == [
        ("paragraph", "正文"),
        ("header", "眉"),
    ]


def test_spaces_inside_words_are_taken_out_and_latin_words_kept_apart():
    document = Document()
    document.add_paragraph("投 标 人 须 提 供 ISO 9001 证 书")
    assert make_outline(blocks(document)).units[0].text == "投标人须提供ISO 9001证书"


def test_a_table_cut_in_two_is_one_again_without_its_repeated_head():
    document = Document()
    for row in ("甲", "乙"):
        table = document.add_table(2, 2)
        table.cell(0, 0).text, table.cell(0, 1).text = "名称", "要求"
        table.cell(1, 0).text, table.cell(1, 1).text = row, "有"
    (table,) = make_outline(blocks(document)).tables.values()
    assert [table.text(row, 0) for row in range(table.block.rows)] == ["名称", "甲", "乙"]
