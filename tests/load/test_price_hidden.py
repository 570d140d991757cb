"""What is hidden in a price sheet is never dropped silently: rows, columns, sheets, filters."""

import openpyxl
import pytest

from tests.load.price_book import HEAD, TOTAL, book, read, refused


def hide_row(sheet):
    sheet.row_dimensions[3].hidden = True


def collapse(sheet):
    sheet.row_dimensions.group(3, 4, hidden=True)


def filter_away(sheet):
    sheet.auto_filter.ref = "A1:H4"
    sheet.auto_filter.add_filter_column(1, ["平台", "实施"])
    sheet.row_dimensions[3].hidden = True


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        (hide_row, "第 3 行是隐藏的，里面有内容「模块」"),
        (collapse, "第 3–4 行在收起的分组里，里面有内容「模块」、「实施」"),
        (filter_away, "第 3 行被筛选隐藏"),
    ],
)
def test_hidden_rows_are_named_and_asked_about(tmp_path, edit, why):
    said = refused(book(tmp_path, edit=edit))
    assert why in said and "取消隐藏" in said and "删掉" in said and "price.xlsx 报价明细 第3行" in said


def test_a_row_without_height_or_a_column_without_width_is_hidden(tmp_path):
    said = refused(
        book(tmp_path, part=lambda xml: xml.replace('<row r="3"', '<row r="3" ht="0" customHeight="1"'))
    )
    assert "第 3 行是隐藏的" in said
    columns = '<cols><col min="6" max="6" width="0" customWidth="1"/></cols><sheetData>'
    assert "F 列「含税单价」是隐藏的" in refused(
        book(tmp_path, part=lambda xml: xml.replace("<sheetData>", columns))
    )


def test_a_filter_that_hides_nothing_and_hidden_empty_rows_are_no_matter(tmp_path):
    def edit(sheet):
        sheet.auto_filter.ref = "A1:H4"
        sheet.row_dimensions[9].hidden = True

    assert str(read(book(tmp_path, edit=edit)).total) == TOTAL


@pytest.mark.parametrize("column", ["A", "F", "G", "H"])
def test_a_hidden_column_that_is_read_is_asked_about(tmp_path, column):
    def edit(sheet):
        sheet.column_dimensions[column].hidden = True

    said = refused(book(tmp_path, edit=edit))
    assert f"{column} 列「{HEAD['ABCDEFGH'.index(column)]}」是隐藏的" in said and "取消隐藏" in said


def test_a_hidden_column_that_is_not_read_is_named(tmp_path):
    def edit(sheet):
        sheet.column_dimensions["I"].hidden = True

    assert read(book(tmp_path, head=[*HEAD, "成本价"], edit=edit)).sheet.notes == (
        "不读的列：I「成本价」（隐藏）",
    )


def test_a_hidden_sheet_is_asked_about(tmp_path):
    path = book(tmp_path)
    workbook = openpyxl.load_workbook(path)
    workbook.create_sheet("封面")
    workbook.active = 1
    workbook["报价明细"].sheet_state = "hidden"
    workbook.save(path)
    assert "工作表「报价明细」是隐藏的" in refused(path)
