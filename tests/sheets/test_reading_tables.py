"""Tables carry only columns and rows that say something; what is for the workbook alone is not printed."""

import io

from docx import Document
from openpyxl import load_workbook

from bidkit.model.sheet import Cell, Heading, Prose, Sheet, Table, cells, without_empty
from bidkit.sheets.catalogue import MAKERS
from bidkit.sheets.printers.excel import to_workbook
from bidkit.sheets.printers.html import PAGES, to_html
from bidkit.word.fill.sheet import sheet_to_word
from tests.sheets.asking import example

EXTRA = Sheet(
    "qa",
    "表",
    (
        Heading("标题"),
        Prose(Cell("引子")),
        Table("印的", ("甲",), (cells("印出来"),)),
        Table("不印的", ("甲",), (cells("只在表格里"),), only_in_workbook=True),
    ),
    workbook=True,
)


def _word():
    return Document(io.BytesIO(sheet_to_word(EXTRA, "", (PAGES / "sheet.docx").read_bytes(), {})))


def test_a_table_for_the_workbook_alone_is_in_no_printed_form():
    word = " ".join(cell.text for table in _word().tables for row in table.rows for cell in row.cells)
    for printed in (to_html(EXTRA, ""), word):
        assert "印出来" in printed
        assert "只在表格里" not in printed
    assert load_workbook(io.BytesIO(to_workbook(EXTRA, "")))["不印的"]["A2"].value == "只在表格里"


def test_a_line_below_a_heading_stays_with_the_table_after_it_in_word():
    line = next(one for one in _word().paragraphs if one.text == "引子")
    assert line.paragraph_format.keep_with_next


def test_a_column_that_says_nothing_is_dropped_with_its_width():
    table = Table("表", ("甲", "乙", "丙"), (cells("1", "", "2"), cells("", "", "3")), (5, 6, 7))
    assert (without_empty(table).heads, without_empty(table).widths) == (("甲", "丙"), (5, 7))


def _table(sheet_id: str, name: str) -> Table:
    sheets = [sheet for maker in MAKERS for sheet in maker.make(example()) if sheet.id == sheet_id]
    return next(table for table in sheets[0].tables() if table.name == name)


def test_the_plan_drops_the_column_of_notes_without_notes():
    table = _table("plan", "关键时点")
    assert "说明" not in table.heads


def test_an_item_of_the_score_sheet_points_to_its_way_by_number():
    ways, items = _table("score", "提分办法"), _table("score", "逐项自评")
    told = {row[0].text: row[-1].text for row in items.rows}
    for row in ways.rows:
        assert told[row[1].text].startswith("第 ")
    first = ways.rows[0]
    assert told[first[1].text] == f"第 {first[0].text} 条，{first[3].text} 分"


def test_rewriting_our_text_is_advised_before_people_and_certificates():
    efforts = [row[-1].text for row in _table("score", "提分办法").rows]
    assert efforts.index("改方案") < efforts.index("换人或加人，附证书和社保")


def test_items_on_which_nobody_has_an_estimate_are_counted_not_listed():
    table = _table("competitors", "逐项得分")
    assert all(any(cell.text != "未估" for cell in row[4:-1]) for row in table.rows)
    assert "没有对手估计的" in table.note


def test_what_can_still_be_won_before_the_deadline_stands_first_on_the_decision_sheet():
    from dataclasses import replace
    from datetime import date

    from bidkit.sheets.decision import make

    sheet = make(replace(example(), today=date(2026, 12, 1)))
    table = next(one for one in sheet.tables() if one.name == "缺口")
    told = [row[-1].text for row in table.rows if row[-1].text]
    assert told[0] == "来得及" and told == sorted(told, key=lambda one: one != "来得及")
