"""Days as Chinese Excel keeps them: a number with one of the format numbers that ECMA-376 gives East Asia."""

import zipfile
from datetime import datetime

import openpyxl
import pytest

from bidkit.load.books.read import text_of
from bidkit.load.cell_value import value_of
from bidkit.load.prices.cells import open_book, read_sheet
from bidkit.load.prices.number import MONEY, NumberError, number


def chinese(path, value, format_number):
    """Write a workbook of one cell whose format is known by its number alone."""
    book = openpyxl.Workbook()
    book.active["A1"] = value
    book.active["A1"].number_format = "mm-dd-yy"
    book.save(path.with_suffix(".plain"))
    with zipfile.ZipFile(path.with_suffix(".plain")) as plain, zipfile.ZipFile(path, "w") as out:
        for name in plain.namelist():
            told = f'numFmtId="{format_number}"'.encode()
            out.writestr(name, plain.read(name).replace(b'numFmtId="14"', told))
    return path


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize(
    ("number_", "value", "held"),
    [
        (31, 46377, datetime(2026, 12, 21)),
        (58, 46377, datetime(2026, 12, 21)),
        (57, 46357, datetime(2026, 12, 1)),
        (2, 46377, 46377),
        (49, "46377", "46377"),
    ],
)
def test_a_number_that_excel_shows_as_a_day_is_the_day(tmp_path, number_, value, held, read_only):
    path = chinese(tmp_path / "表.xlsx", value, number_)
    sheet = openpyxl.load_workbook(path, read_only=read_only).active
    assert value_of(next(sheet.iter_rows())[0]) == held


def test_a_workbook_of_ours_says_the_day(tmp_path):
    cell = openpyxl.load_workbook(chinese(tmp_path / "表.xlsx", 46377, 31)).active["A1"]
    assert text_of(value_of(cell)) == "2026-12-21"


def test_a_price_that_is_shown_as_a_day_is_refused(tmp_path):
    with open_book(chinese(tmp_path / "表.xlsx", 46377, 31), "表.xlsx") as (book, archive):
        cell = read_sheet(book, archive, "Sheet", "表.xlsx").rows[1][1]
    with pytest.raises(NumberError, match="日期格式"):
        number(cell, MONEY)
