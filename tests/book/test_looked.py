"""What only eyes can see: signed off in the workbook for the pages of the last build, and for no others."""

import json
import re

import openpyxl
import pytest

from bidkit.book.pages import cures, unseen
from bidkit.book.sheets import SHEETS
from bidkit.book.stock.kinds import SHEETS as STOCK
from bidkit.load.tender import load_bid
from tests.book.hands import cell, fill, take, written

WHO = {("概况", "填表人"): {"内容": "王芳"}}
ROW = ("人看过的", "封面·0a1b2c3d")
ANEW = ("人看过的", "封面·99998888")


def built(root, pages):
    out = root / "tenders/demo/out"
    out.mkdir(exist_ok=True)
    asked = {"what": "封面", "why": "封面的格式", "cure": "看打印样", "of": pages}
    report = {"unchecked": [asked, {"what": "包号", "why": "没有读到", "cure": "填上"}]}
    (out / "检查报告.json").write_text(json.dumps(report), "utf-8")


def seen(root):
    return [(one.what, one.by, one.of) for one in load_bid(root / "tenders/demo", root).seen]


@pytest.fixture
def signed(workspace):
    built(workspace, "0a1b2c3d")
    path = fill(written(workspace), WHO | {ROW: {"看过": "看过"}})
    result = take(workspace, path)
    assert result.exit_code == 0, result.output
    return path


def test_a_look_is_kept_with_name_and_pages_and_can_be_taken_back(workspace, signed):
    assert seen(workspace) == [("封面", "王芳", "0a1b2c3d")]
    assert cell(signed, *ROW, "现在怎样").value == "看过，页面没有变"
    assert take(workspace, fill(signed, {ROW: {"看过": None}})).exit_code == 0
    assert seen(workspace) == []


def test_looks_that_people_wrote_into_the_file_stay(workspace):
    path = workspace / "tenders/demo/bid.yaml"
    by_hand = "seen:\n  - {what: 图和图纸, by: 李雷, on: 2026-12-01, of: 77777777}  # 逐张看\n"
    path.write_text(path.read_text("utf-8") + by_hand, "utf-8")
    built(workspace, "0a1b2c3d")
    result = take(workspace, fill(written(workspace), WHO | {ROW: {"看过": "看过"}}))
    assert result.exit_code == 0, result.output
    assert seen(workspace) == [("图和图纸", "李雷", "77777777"), ("封面", "王芳", "0a1b2c3d")]


def test_pages_made_anew_are_to_be_looked_at_anew(workspace, signed):
    built(workspace, "99998888")
    path = written(workspace)
    assert cell(path, *ANEW, "现在怎样").value == "看过以后页面变了，要重新看"
    result = take(workspace, fill(path, WHO | {ANEW: {"看过": "是"}}))
    assert result.exit_code == 0, result.output
    assert seen(workspace) == [("封面", "王芳", "99998888")]


def test_a_look_at_pages_that_were_made_anew_meanwhile_is_not_taken(workspace):
    built(workspace, "0a1b2c3d")
    path = fill(written(workspace), WHO | {ROW: {"看过": "看过"}})
    built(workspace, "99998888")
    take(workspace, path)
    assert seen(workspace) == []


def test_a_look_needs_a_name_and_words_that_are_understood(workspace):
    built(workspace, "0a1b2c3d")
    assert "没有写确认人" in take(workspace, fill(written(workspace), {ROW: {"看过": "看过"}})).output
    assert "看不懂" in take(workspace, fill(written(workspace), WHO | {ROW: {"看过": "大概"}})).output
    assert seen(workspace) == []


@pytest.mark.parametrize("broken", ["", "[]", '{"unchecked": [{"of": 1}]}'])
def test_a_report_that_is_broken_asks_for_nothing(workspace, broken):
    out = workspace / "tenders/demo/out"
    out.mkdir()
    (out / "检查报告.json").write_text(broken, "utf-8")

    assert openpyxl.load_workbook(written(workspace))["人看过的"].max_row == 1


def test_every_sheet_and_column_that_a_cure_names_is_in_the_workbook(workspace):

    book = openpyxl.load_workbook(written(workspace))
    assert [sheet.title for sheet in SHEETS] == book.sheetnames[1 : len(SHEETS) + 1]
    heads = {sheet.title: {str(one.value) for one in sheet[1]} for sheet in book}
    rows = {
        sheet.title: " ".join(str(one.value) for line in sheet.iter_rows() for one in line[:2])
        for sheet in book
    }
    for title, words in cures.COLUMNS.items():
        named = set(re.findall(r"「([^」]+)」", words)) - {"是", "没有", "行为或程序类"}
        assert named <= heads[title], title
    stock = {sheet.title for sheet in STOCK}
    for words in unseen.HERE.values():
        sheet, *rest = re.findall(r"「([^」]+)」", words) or [""]
        if not sheet or words.startswith("填好 price.xlsx"):
            continue
        assert sheet in heads or sheet in stock or sheet in heads[unseen.TITLE] | {"确认"}, words
        for one in rest if sheet in heads else ():
            row = one.split("：")[-1]
            assert one in heads[sheet] | {"是", "没有"} or row in rows[sheet], (sheet, one)
