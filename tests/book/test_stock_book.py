"""The library in Excel: what it holds is there and back, new rows become records, and bad cells are named."""

import pytest

from bidkit.book.stock.columns import cells_of
from bidkit.book.stock.kinds import SHEETS
from bidkit.cli.main import app
from bidkit.load.library import load_library
from tests.book.hands import RUN, cell, files, fill


def run(root, *words):
    return RUN.invoke(app, ["book", "资料", *words, "-C", str(root)])


@pytest.fixture
def stock(workspace):
    for name in ("iso.pdf", "许可证1.pdf", "许可证2.pdf", "李雷身份证.pdf"):
        path = workspace / "library/files" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"%PDF-1.4")
    result = run(workspace)
    assert result.exit_code == 0, result.output
    return workspace


def library(root):
    return load_library(root / "library", root)


def appended(path, title, rows):
    """Write new rows below the last one of a sheet."""
    import openpyxl

    book = openpyxl.load_workbook(path)
    sheet = book[title]
    heads = [one.value for one in sheet[1]]
    first = next(n for n in range(2, sheet.max_row + 1) if not any(one.value for one in sheet[n]))
    for number, row in enumerate(rows, start=first):
        for name, value in row.items():
            sheet.cell(number, heads.index(name) + 1).value = value
    book.save(path)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda one: one.title)
def test_every_field_has_a_column_with_a_name_and_a_note(sheet):
    titles = [one.title for one in cells_of(sheet.model)]
    assert len(set(titles)) == len(titles) and all(len(title) <= 14 for title in titles)
    assert all(one.column.note for one in cells_of(sheet.model))


def test_a_book_taken_back_untouched_writes_nothing(stock):
    before = files(stock)
    result = run(stock, "--take")
    assert result.exit_code == 0 and "什么都没有改" in result.output and files(stock) == before


def test_twelve_certificates_are_entered_in_one_go(stock):
    rows = [
        {"种类": "许可", "证书名称": f"许可证{n}", "持证单位": "江城衡信数据科技有限公司", "证书编号": f"00{n}",
         "发证日期": "2024年5月1日", "最后有效日": "长期" if n % 2 else "2027.6.30", "扫描件": "许可证*.pdf"}
        for n in range(12)
    ]  # fmt: skip
    appended(stock / "资料.xlsx", "资质证书", rows)
    result = run(stock, "--take")
    assert result.exit_code == 0, result.output
    made = [one for one in library(stock).qualifications if one.id != "iso9001"]
    assert [one.number for one in made] == [f"00{n}" for n in range(12)]
    assert {str(one.valid_until) for one in made} == {"permanent", "2027-06-30"}
    assert [(one.path, one.kind) for one in made[0].files] == [
        ("files/许可证1.pdf", "certificate"), ("files/许可证2.pdf", "certificate")
    ]  # fmt: skip
    assert cell(stock / "资料.xlsx", "资质证书", made[3].id, "证书名称").value == "许可证3"


def test_a_new_person_comes_with_certificates_and_degrees(stock):
    path = stock / "资料.xlsx"
    person = {
        "姓名": "李雷",
        "性别": "男",
        "扫描件": "李雷身份证.pdf",
        "社保：缴费单位": "江城衡信数据科技有限公司",
    }
    appended(path, "人员", [person | {"社保：第一个月": "2025年1月", "社保：最后一个月": "2026-11"}])
    appended(path, "人员证书", [{"谁的": "李雷", "证书名称": "信息系统项目管理师", "等级": "高级"},
                             {"谁的": "张伟〔zhang-wei〕", "证书名称": "系统架构设计师"}])  # fmt: skip
    result = run(stock, "--take")
    assert result.exit_code == 0, result.output
    people = {one.name: one for one in library(stock).people}
    assert (people["李雷"].id, people["李雷"].files[0].kind) == ("ry-001", "id-card")
    assert people["李雷"].certificates[0].grade == "高级"
    assert f"{people['李雷'].social_security.first:%Y-%m}" == "2025-01"
    assert [one.name for one in people["张伟"].certificates] == ["信息系统项目管理师", "系统架构设计师"]


def test_a_changed_cell_changes_its_line_and_remarks_stay(stock):
    place = stock / "library/cases/case-a.yaml"
    text = place.read_text("utf-8").replace("amount: 150万", "# 以合同为准\namount: 150万   # 含税")
    place.write_text(text, "utf-8")
    run(stock)
    fill(stock / "资料.xlsx", {("业绩", "case-a"): {"合同金额": "壹佰陆拾万元整", "地区": "云泽市"}})
    result = run(stock, "--take")
    assert result.exit_code == 0, result.output
    assert place.read_text("utf-8") == text.replace("150万 ", "1600000 ") + "region: 云泽市\n"


def test_bad_cells_are_named_and_nothing_is_written(stock):
    before = files(stock)
    path = stock / "资料.xlsx"
    fill(path, {("资质证书", "iso9001"): {"最后有效日": "明年", "扫描件": "没有.pdf"}})
    appended(
        path,
        "资质证书",
        [{"种类": "执照", "证书名称": "缺单位"}, {"种类": "驾照", "证书名称": "甲", "持证单位": "乙"}],
    )
    result = run(stock, "--take")
    assert result.exit_code == 3 and files(stock) == before
    for said in ("「明年」看不懂", "资料库里没有文件「没有.pdf」", "「驾照」看不懂"):
        assert said in result.output
    fill(path, {("资质证书", "iso9001"): {"最后有效日": "2027-06-30", "扫描件": "iso9001.pdf｜证书"}})
    (stock / "library/files/iso9001.pdf").write_bytes(b"%PDF-1.4")
    assert "「驾照」看不懂" in run(stock, "--take").output


def test_a_picture_that_wps_put_into_a_cell_is_named(stock):
    """WPS keeps it as a formula of its own; what openpyxl gives is the formula, and no picture."""
    before = files(stock)
    fill(stock / "资料.xlsx", {("资质证书", "iso9001"): {"扫描件": '=_xlfn.DISPIMG("ID_0123",1)'}})
    result = run(stock, "--take")
    assert result.exit_code == 3 and files(stock) == before
    assert "嵌入单元格的图片" in result.output and "这一格写文件名" in result.output


def test_a_required_field_that_is_left_out_is_its_cell(stock):
    appended(stock / "资料.xlsx", "资质证书", [{"种类": "认证", "证书名称": "缺单位"}])
    result = run(stock, "--take")
    assert "请填「持证单位」" in result.output and "「资质证书」 G" in result.output


def test_tenders_of_the_past_and_competitors_are_rows_too(stock):
    book = stock / "资料.xlsx"
    appended(
        book,
        "投过的项目",
        [{"以前投过的项目名称": "云泽市门户项目", "采购人": "云泽市数据局", "开标日期": "2025.3.1"}],
    )
    fact = "2025 年中标 3 个｜省公共资源交易网公告｜2025-06-30"
    appended(book, "对手", [{"全称": "云泽智联科技有限公司", "企业规模": "小型", "行业业绩": fact}])
    appended(
        book,
        "对手的报价",
        [{"谁的": "云泽智联科技有限公司", "项目": "某平台", "报价": "95万", "公开出处": "中标公告"}],
    )
    result = run(stock, "--take")
    assert result.exit_code == 0, result.output
    held = library(stock)
    rival = next(one for one in held.competitors if one.name == "云泽智联科技有限公司")
    assert (rival.results[0].source, str(rival.results[0].on)) == ("省公共资源交易网公告", "2025-06-30")
    assert (rival.past_bids[0].project, rival.past_bids[0].price) == ("某平台", 950_000)
    assert held.past_tenders[-1].project == "云泽市门户项目"
    before = files(stock)
    assert "什么都没有改" in run(stock, "--take").output and files(stock) == before


def test_a_public_fact_with_a_day_that_is_none_is_a_cell(stock):
    appended(stock / "资料.xlsx", "对手", [{"全称": "云泽智联科技有限公司", "行业业绩": "中标｜公告｜去年"}])
    result = run(stock, "--take")
    assert result.exit_code == 3 and "一行一条：事实｜出处｜日期" in result.output
