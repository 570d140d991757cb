"""A workbook that nobody touched changes nothing, whatever stands in it and whoever saved it."""

import re
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bidkit.book.merge import merged
from bidkit.load.books.read import read_book
from bidkit.load.books.write import book_bytes
from bidkit.model.book import Column, Line, Page
from tests.book.hands import cell, files, fill, take, written

TEXTS = st.text(st.characters(codec="utf-8"), max_size=40) | st.sampled_from(
    [
        "=1+1",
        "001",
        "1e5",
        "2026-12-01",
        "_x000D_",
        " 前后有空 ",
        "甲\r\n乙",
        "'引号",
        "#REF!x",
        "真\t假",
        "是",
    ]
)
COLUMNS = (Column("内容"), Column("原文", given=True), Column("确认", choices=("是", "删")))


@st.composite
def pages(draw):
    keys = draw(st.lists(st.from_regex(r"[A-Z][0-9]{1,3}", fullmatch=True), max_size=6, unique=True))
    rows = [Line(key, {one.title: draw(TEXTS) for one in COLUMNS}) for key in keys]
    return Page("要求", COLUMNS, tuple(rows), free=draw(st.integers(0, 3)))


@settings(max_examples=12, deadline=None)
@given(pages())
def test_what_is_written_and_read_is_no_change(tmp_path_factory, page):
    path = tmp_path_factory.mktemp("book") / "项目.xlsx"
    path.write_bytes(book_bytes([page], "demo"))
    found = merged(read_book(path), [page])
    assert (found.edited, found.added, found.gone, found.untaken, found.bad) == ((), (), (), (), ())


@settings(max_examples=12, deadline=None)
@given(pages(), st.data())
def test_a_changed_cell_is_the_only_change(tmp_path_factory, page, data):
    if not page.lines:
        return
    path = tmp_path_factory.mktemp("book") / "项目.xlsx"
    path.write_bytes(book_bytes([page], "demo"))
    line = data.draw(st.sampled_from(page.lines))
    fill(path, {("要求", line.key): {"内容": "新的内容"}})
    found = merged(read_book(path), [page])
    assert [(one.entry.key, dict(one.new)) for one in found.edited] == [(line.key, {"内容": "新的内容"})]


def test_a_book_taken_back_untouched_writes_nothing(workspace):
    path = written(workspace)
    before, book = files(workspace), path.read_bytes()
    result = take(workspace)
    assert result.exit_code == 0 and "什么都没有改" in result.output
    assert files(workspace) == before and path.read_bytes() == book


@pytest.mark.parametrize("key", ["T1", "Q2"])
def test_the_same_book_is_written_twice(workspace, key):
    first = written(workspace).read_bytes()
    assert written(workspace).read_bytes() == first
    assert cell(workspace / "tenders/demo/项目.xlsx", "要求", key, "要求").value


def saved_otherwise(path, to):
    """Save the workbook as another program might: sheets and columns in another order, no styles, no drop-downs."""
    old, new = openpyxl.load_workbook(path), openpyxl.Workbook()
    new.remove(new.worksheets[0])
    for sheet in reversed(old.worksheets):
        made = new.create_sheet(sheet.title)
        made.sheet_state = sheet.sheet_state
        turned = not sheet.title.startswith("bidkit")
        for row in sheet.iter_rows(values_only=True):
            made.append(list(reversed(row)) if turned else list(row))
    new.save(to)
    return to


def test_a_book_with_sheets_and_columns_in_another_order_is_read(workspace):
    path = fill(written(workspace), {("要求", "T1"): {"我方答复": "数据全部留在采购人机房"}})
    other = saved_otherwise(path, path.with_name("别的.xlsx"))
    assert take(workspace, other).exit_code == 0
    assert "数据全部留在采购人机房" in (workspace / "tenders/demo/bid.yaml").read_text("utf-8")


SHARED = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def with_shared_texts(path, to):
    """Save the workbook as Excel and WPS do: every text stands once in a part of its own, cells name its number."""
    texts = []

    def number(found):
        texts.append(found[2])
        return f't="s"{found[1]}><v>{len(texts) - 1}</v>'

    with zipfile.ZipFile(path) as old, zipfile.ZipFile(to, "w") as new:
        for name in old.namelist():
            body = old.read(name).decode() if name.endswith((".xml", ".rels")) else old.read(name)
            if name.startswith("xl/worksheets/"):
                body = re.sub(r't="inlineStr"([^>]*)><is>(.*?)</is>', number, body, flags=re.S)
            elif name == "[Content_Types].xml":
                part = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{SHARED}"/></Types>'
                body = body if SHARED in body else body.replace("</Types>", part)
            if name != "xl/sharedStrings.xml":
                new.writestr(name, body)
        held = "".join(f"<si>{text}</si>" for text in texts)
        new.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{held}</sst>')
    assert texts
    return to


def test_a_book_with_shared_texts_is_read(workspace):
    path = fill(written(workspace), {("要求", "T1"): {"我方答复": "数据全部留在采购人机房"}})
    result = take(workspace, with_shared_texts(path, path.with_name("共享.xlsx")))
    assert result.exit_code == 0, result.output
    assert "数据全部留在采购人机房" in (workspace / "tenders/demo/bid.yaml").read_text("utf-8")
