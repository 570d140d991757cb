"""The workbook goes out and comes back: what people changed is in tender.yaml, what they did not stays as written."""

import json
from datetime import date

import openpyxl
import pytest
from typer.testing import CliRunner

from bidkit.cli.main import app
from bidkit.load.tender import load_tender

RUN = CliRunner()


@pytest.fixture
def tender(workspace):
    """Return the folder of the small tender; its first line is a remark of somebody."""
    folder = workspace / "tenders" / "demo"
    path = folder / "tender.yaml"
    more = (
        "invalidity:\n  - {id: X1, quote: 未盖章的无效, kind: substantive}\nunread: [dates.validity_days]\n"
    )
    path.write_text("# 我的备注\n" + path.read_text(encoding="utf-8") + more, encoding="utf-8")
    return folder


def call(tender, *arguments):
    return RUN.invoke(app, ["review", "demo", "-C", str(tender.parent.parent), *arguments])


def book_of(tender):
    assert call(tender).exit_code == 0
    return openpyxl.load_workbook(tender / "核对.xlsx")


def answer(tender, **said):
    """Fill every row with 是 but those named, and return where the workbook lies; ``…=None`` leaves a row open."""
    book = book_of(tender)
    said.setdefault("dates.validity_days", ("改", "90"))
    for sheet in book.worksheets[:-1]:
        for row in range(2, sheet.max_row + 1):
            given = said.get(sheet.cell(row, 1).value, ("是", ""))
            if given is not None:
                for column, value in zip((6, 7, 8, 9), (*given, "林晓岚", date(2026, 12, 1)), strict=True):
                    sheet.cell(row, column).value = value
    path = tender / "回来.xlsx"
    book.save(path)
    return path


def take(tender, **said):
    return call(tender, "--take", str(answer(tender, **said)))


def test_there_is_a_sheet_for_each_kind_with_a_drop_down_and_a_frozen_head(tender):
    book = book_of(tender)
    assert book.sheetnames == ["项目信息", "资格条件", "实质性要求", "无效情形", "评分项", "格式", "说明"]
    sheet = book["资格条件"]
    assert [cell.value for cell in sheet[1]] == [
        "编号", "内容", "原文摘录", "位置", "建议的证明", "确认", "修改为", "确认人", "日期",
    ]  # fmt: skip
    assert [cell.value for cell in sheet[3]][:2] == ["Q2", "质量体系"]
    assert (sheet.freeze_panes, str(sheet.data_validations.dataValidation[0].sqref)) == ("B2", "F2:F3")


def test_the_same_tender_gives_the_same_bytes(tender):
    book_of(tender)
    first = (tender / "核对.xlsx").read_bytes()
    book_of(tender)
    assert (tender / "核对.xlsx").read_bytes() == first


def test_a_workbook_that_somebody_has_begun_to_fill_in_is_not_written_over(tender):
    answer(tender).replace(tender / "核对.xlsx")
    mine = (tender / "核对.xlsx").read_bytes()
    said = call(tender).stdout
    assert (tender / "核对（人改过1）.xlsx").read_bytes() == mine and "核对（人改过1）.xlsx" in said
    assert "全部确认" in call(tender, "--take", str(tender / "核对（人改过1）.xlsx")).stdout


def test_when_all_is_confirmed_the_tender_says_by_whom_and_when(tender):
    assert "全部确认" in take(tender).stdout
    read = load_tender(tender, tender)
    assert (read.confirmed.by, read.confirmed.on, read.unread) == ("林晓岚", date(2026, 12, 1), ())


def test_what_people_changed_is_written_and_the_rest_stays_letter_by_letter(tender):
    before = (tender / "tender.yaml").read_text(encoding="utf-8")
    take(
        tender,
        **{
            "money.ceiling": ("改", "190万"),
            "Q2": ("改", "质量体系: 有效 # 期内"),
            "S1": ("改", "类似业绩｜12分｜每个 5 分"),
            "X1": ("删", ""),
            "F1": ("改", "投标函｜单位公章、法定代表人章｜授权代表"),
        },
    )
    after = (tender / "tender.yaml").read_text(encoding="utf-8")
    read = load_tender(tender, tender)
    assert read.money.ceiling == 1_900_000
    assert read.requirements[1].text == "质量体系: 有效 # 期内"
    assert (read.criteria[0].item, read.criteria[0].points, read.criteria[0].text) == (
        "类似业绩",
        12,
        "每个 5 分",
    )
    assert (read.forms[0].seal, read.forms[0].sign) == (("company", "legal-person"), ("authorised",))
    assert read.invalidity == ()
    kept = [line for line in before.splitlines() if line in after.splitlines()]
    assert kept[0] == "# 我的备注"
    assert len(before.splitlines()) - len(kept) == 6


def test_a_form_that_is_none_leaves_the_plan_too(tender):
    take(tender, F1=("删", ""))
    read = load_tender(tender, tender)
    assert [section.id for section in read.package.volumes[0].sections] == ["proofs"]


def test_half_a_review_is_kept_and_shown_next_time(tender):
    result = take(tender, Q2=None, T1=None)
    assert "还有 2 条没有确认：Q2、T1" in result.stdout
    assert load_tender(tender, tender).confirmed is None
    sheet = book_of(tender)["资格条件"]
    assert [sheet.cell(row, 6).value for row in (2, 3)] == ["是", None]
    assert "全部确认" in take(tender).stdout


def test_a_confirmation_ends_when_its_item_changes(tender):
    take(tender)
    path = tender / "tender.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("text: 质量体系", "text: 另一个体系"), encoding="utf-8"
    )
    assert json.loads(call(tender, "--json").stdout)["open"] == ["Q2"]


@pytest.mark.parametrize(
    ("said", "cell", "words"),
    [
        ({"Q1": ("好", "")}, "资格条件 F2", "「好」不是可选的值"),
        ({"Q1": ("改", "")}, "资格条件 G2", "没有写改成什么"),
        ({"T1": ("是", "另一条")}, "实质性要求 G2", "却写了修改内容"),
        ({"dates.validity_days": ("是", "")}, "项目信息", "没有读到，不能选「是」"),
        ({"purchaser": ("删", "")}, "项目信息", "项目信息不能删"),
        ({"T1": ("删", "")}, "实质性要求", "T1 还在被使用"),
        ({"F1": ("改", "投标函｜财务章｜无")}, "格式", "不认识「财务章」"),
    ],
)
def test_a_bad_cell_is_named_and_nothing_is_written(tender, said, cell, words):
    before = (tender / "tender.yaml").read_bytes()
    result = take(tender, **said)
    assert result.exit_code == 3
    assert cell in result.stderr and words in result.stderr
    assert (tender / "tender.yaml").read_bytes() == before


def test_a_value_that_cannot_be_read_back_is_refused(tender):
    before = (tender / "tender.yaml").read_bytes()
    result = take(tender, **{"dates.deadline": ("改", "下周一")})
    assert (result.exit_code, (tender / "tender.yaml").read_bytes()) == (3, before)
    assert "deadline" in result.stderr


def test_an_unknown_number_and_a_missing_name_are_said_with_their_cells(tender):
    path = answer(tender)
    book = openpyxl.load_workbook(path)
    book["资格条件"]["A2"] = "Q77"
    book["资格条件"]["H3"] = None
    book.save(path)
    result = call(tender, "--take", str(path))
    assert result.exit_code == 3
    assert "资格条件 H3" in result.stderr and "没有写确认人" in result.stderr


def test_words_that_look_like_a_formula_stay_words(tender):
    path = tender / "tender.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("text: 质量体系", 'text: "=1+1"'), encoding="utf-8"
    )
    cell = book_of(tender)["资格条件"]["B3"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_a_field_of_a_part_that_was_not_written_is_added(tender):
    take(tender, **{"copies.duplicate": ("改", "4"), "copies.original": ("改", "1")})
    copies = load_tender(tender, tender).copies
    assert (copies.original, copies.duplicate) == (1, 4)


def test_a_day_may_be_typed_as_text(tender):
    path = answer(tender)
    book = openpyxl.load_workbook(path)
    book["资格条件"]["I2"] = "2026/12/5"
    book["资格条件"]["I3"] = "2026-13-05"
    book.save(path)
    result = call(tender, "--take", str(path))
    assert "资格条件 I3" in result.stderr and "I2" not in result.stderr


def test_another_file_is_no_workbook(tender):
    (tender / "x.xlsx").write_bytes(b"PK nothing")
    assert call(tender, "--take", str(tender / "x.xlsx")).exit_code == 3
