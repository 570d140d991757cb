"""Every row of the price sheet is a line, is named as skipped, or stops the reading with its cell."""

import re
import warnings
import zipfile

import openpyxl
import pytest

from bidkit.load.price import load_price
from bidkit.load.prices import cells
from tests.load.price_book import HEAD, LINES, TOTAL, book, read, refused, rewrite, skipped


def test_a_plain_sheet_gives_its_lines_and_an_account(tmp_path):
    price = read(book(tmp_path))
    assert (len(price.lines), str(price.total)) == (3, TOTAL)
    assert (price.sheet.lines, price.sheet.rows, price.sheet.total) == (3, "第 2–4 行", "1,300,000.00")
    assert price.sheet.skipped == () and price.sheet.notes == ()


@pytest.mark.parametrize("ref", ["A1", "A1:H3", "A1:H2", "C2:D3", "A1:XFD1048576"])
def test_the_sheets_own_note_of_its_size_is_never_believed(tmp_path, ref):
    path = book(tmp_path, part=lambda xml: re.sub(r'<dimension ref="[^"]*"', f'<dimension ref="{ref}"', xml))
    assert str(read(path).total) == TOTAL


def test_too_many_rows_are_refused_and_never_cut(tmp_path, monkeypatch):
    monkeypatch.setattr(cells, "MOST_ROWS", 3)
    assert str(read(book(tmp_path)).total) == TOTAL
    said = refused(book(tmp_path, [["服务", "培训", "", "次", 1, 5, 0.06]]))
    assert "超过 3 行" in said and "一行也不算" in said


def test_a_sheet_swollen_by_empty_formatted_rows_says_how_to_slim_it(tmp_path, monkeypatch):
    monkeypatch.setattr(cells, "LARGEST_PART", 500)
    assert "空白行列" in refused(book(tmp_path))


@pytest.mark.parametrize("title", ["含税单价", "含税 单价", "含税单价（元）", " 名称", "备注", "分组"])
def test_two_columns_of_one_title_are_refused_by_name(tmp_path, title):
    said = refused(book(tmp_path, head=[*HEAD, title]))
    name = title.replace(" ", "").removesuffix("（元）")
    assert f"有 2 列都叫「{name}」" in said and "I1" in said


def test_two_columns_that_are_not_read_may_share_a_title(tmp_path):
    price = read(book(tmp_path, head=[*HEAD, "成本", "成本"]))
    assert price.sheet.notes == ("不读的列：I「成本」、J「成本」",)


def test_titles_are_read_as_people_see_them(tmp_path):
    price = read(
        book(tmp_path, head=["分 组", "名　称", "规格", "单\n位", "数  量", "含税单价（元）", "税率", "备注"])
    )
    assert str(price.total) == TOTAL


@pytest.mark.parametrize(
    ("title", "cure"), [("含税单价（万元）", "F1「含税单价(万元)」"), ("税率(%)", "改成「税率」")]
)
def test_a_title_in_another_unit_is_not_taken_for_ours(tmp_path, title, cure):
    head = [title if old in title else old for old in HEAD]
    said = refused(book(tmp_path, head=head))
    assert "报价表缺少列" in said and cure in said


def test_titles_below_a_heading_are_found_and_said(tmp_path):
    said = refused(book(tmp_path, edit=lambda sheet: sheet.insert_rows(1)))
    assert "列名在第 2 行" in said


# -- rows that are no line ----------------------------------------------------------------------------------------


def test_rows_after_a_gap_are_counted_and_the_gap_is_named(tmp_path):
    price = read(book(tmp_path, [[], [], [], ["服务", "培训", "", "次", 2, 5_000, 0.06]]))
    assert (len(price.lines), str(price.total)) == (4, "1310000.00")
    assert skipped(price) == {"第 5–7 行": "空行"} and price.sheet.rows == "第 2–4、8 行"


@pytest.mark.parametrize(
    ("row", "cell", "said"),
    [
        (["服务", "培训", "", "次", 1, None, 0.06], "F5", "「含税单价」是空的"),
        (["服务", "培训", "", None, 1, 5, 0.06], "D5", "「单位」是空的"),
        (["服务", None, "", "次", 1, 5, 0.06], "B5", "「名称」是空的"),
        (["服务", "培训", "", "次", None, 5, 0.06], "E5", "「数量」是空的"),
        (["服务", "培训", "", "次", 1, 5, None], "G5", "「税率」是空的"),
        (["服务", "培训", "", "次", 1, "  ", 0.06], "F5", "「含税单价」是空的"),
        ([None, None, None, None, 3], "B5", "这一行只填了 E5「3」"),
        (["二、服务部分"], "B5", "这一行只填了 A5「二、服务部分」"),
        ([None, "二、服务部分"], "D5", "把它写进每一行的「分组」"),
        ([None, None, "双路电源"], "B5", "「名称」（B5）"),
    ],
)
def test_a_half_filled_row_is_an_error_with_its_cell(tmp_path, row, cell, said):
    text = refused(book(tmp_path, [row]))
    assert f"price.xlsx 报价明细 {cell}：" in text and said in text and "整行删掉" in text


def test_remarks_below_the_table_are_named(tmp_path):
    price = read(
        book(tmp_path, [["注：以上含 6% 增值税"], [None, "投标人（盖章）：某公司"], ["说明：1. 单价含运费"]])
    )
    assert skipped(price) == {
        "第 5 行": "说明文字「注：以上含 6% 增值税」",
        "第 6 行": "说明文字「投标人（盖章）：某公司」",
        "第 7 行": "说明文字「说明：1. 单价含运费」",
    }
    signed = [["投标人（盖章）：", None, None, None, None, "日期：2026年12月1日"]]
    assert skipped(read(book(tmp_path, signed)))["第 5 行"] == "说明文字「投标人（盖章）：」"
    assert "加「注：」" in refused(book(tmp_path, [["以上报价均含税"]]))


def test_a_second_row_of_titles_is_named(tmp_path):
    assert skipped(read(book(tmp_path, [HEAD])))["第 5 行"] == "又一行列名"


def test_formulas_drawn_down_too_far_are_named_and_an_amount_without_a_line_is_refused(tmp_path):
    head = ["序号", *HEAD, "合价"]
    lines = [[n, *line] for n, line in enumerate(LINES, 1)]
    price = read(book(tmp_path, [[4], [5, *[None] * 8, 0]], head=head, lines=lines))
    assert skipped(price) == {
        "第 5 行": "只有不读的列（序号）有内容",
        "第 6 行": "只有不读的列（序号、合价）有内容",
    }
    said = refused(book(tmp_path, [[4, *[None] * 8, 5_000]], head=head, lines=lines))
    assert "J5 写着 5,000.00 元" in said and "没有计入报价" in said


# -- merged cells -------------------------------------------------------------------------------------------------


def test_a_cell_merged_over_rows_counts_for_each_of_them_and_is_said(tmp_path):
    def edit(sheet):
        for ref in ("A2:A3", "G2:G4"):
            sheet.merge_cells(ref)

    price = read(book(tmp_path, edit=edit))
    assert [(line.group, str(line.tax_rate)) for line in price.lines] == [
        ("软件", "0.06"),
        ("软件", "0.06"),
        ("服务", "0.06"),
    ]
    assert price.sheet.notes == (
        "合并单元格 A2「分组」 的内容，第 3 行各按一次算",
        "合并单元格 G2「税率」 的内容，第 3–4 行各按一次算",
    )


def test_a_line_that_is_two_rows_high_counts_once(tmp_path):
    def edit(sheet):
        for column in "ABCDEFGH":
            sheet.merge_cells(f"{column}4:{column}5")

    price = read(book(tmp_path, [[], ["服务", "培训", "", "次", 1, 5, 0.06]], edit=edit))
    assert (len(price.lines), str(price.total)) == (4, "1300005.00")


def test_what_lies_under_a_merged_cell_is_never_dropped_silently(tmp_path):
    def merge(xml):
        return xml.replace(
            "</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="F2:F3"/></mergeCells>'
        )

    said = refused(book(tmp_path, part=merge))
    assert "F3 被合并单元格盖住了，底下还有「300000」" in said


# -- other sheets, other dialects ---------------------------------------------------------------------------------


def test_other_sheets_are_named_and_a_second_one_with_lines_is_refused(tmp_path):
    path = book(tmp_path)
    workbook = openpyxl.load_workbook(path)
    workbook.create_sheet("填写说明").append(["一行一个报价项"])
    workbook.create_sheet("空表").append(HEAD)
    workbook.save(path)
    assert read(path).sheet.notes == ("不读的工作表：「填写说明」、「空表」",)
    more = workbook.create_sheet("报价明细（续）")
    for row in (["续表"], HEAD, LINES[0]):
        more.append(row)
    workbook.save(path)
    said = refused(path)
    assert "工作表「报价明细（续）」也有报价行（第 3 行起）" in said and "没有计入" in said


def test_a_missing_sheet_is_told_with_the_sheets_there_are(tmp_path):
    def edit(sheet):
        sheet.title = "Sheet1"

    assert "现在的工作表是：Sheet1" in refused(book(tmp_path, edit=edit))


def test_the_strict_dialect_is_told_how_to_be_saved(tmp_path, recwarn):
    path = book(tmp_path)
    main, strict = (
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
    )
    rewrite(path, "xl/workbook.xml", lambda xml: xml.replace(main, strict))
    rewrite(path, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(main, strict))
    assert "Strict Open XML" in refused(path) and "另存为" in refused(path) and "*.xlsx" in refused(path)
    assert not recwarn.list


def test_no_warning_of_the_library_escapes(tmp_path):
    extension = (
        '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" '
        'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"/></extLst></worksheet>'
    )
    path = book(tmp_path, part=lambda xml: xml.replace("</worksheet>", extension))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert str(read(path).total) == TOTAL


def test_rows_out_of_order_are_refused_for_reading_would_lose_them(tmp_path):
    def swap(xml):
        third, fourth = re.search(r'<row r="3".*?</row>', xml)[0], re.search(r'<row r="4".*?</row>', xml)[0]
        return xml.replace(third + fourth, fourth + third)

    assert "第 3 行写在第 4 行后面" in refused(book(tmp_path, part=swap))


def test_rows_and_cells_without_places_are_counted_in_order(tmp_path):
    lines = [[*line[:2], "标准版", *line[3:]] for line in LINES]
    path = book(tmp_path, lines=lines, part=lambda xml: re.sub(r'(<(?:row|c)) r="[^"]*"', r"\1", xml))
    assert str(read(path).total) == TOTAL


@pytest.mark.parametrize(
    "edit",
    [
        # LibreOffice: every row says that it is not hidden, the last row of all keeps its height, columns to the end
        lambda xml: xml.replace("<row ", '<row hidden="false" outlineLevel="0" collapsed="false" ').replace(
            "</sheetData>", '<row r="1048576" hidden="false" ht="12.8"/></sheetData>'
        ),
        # WPS: a stale dimension, extra name spaces, a row format down to the last row
        lambda xml: (
            re.sub(r'<dimension ref="[^"]*"/>', '<dimension ref="A1"/>', xml)
            .replace(
                "<worksheet ", '<worksheet xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData" ', 1
            )
            .replace(
                "</sheetData>",
                '<row r="1048576" customHeight="1" ht="14"><c r="A1048576"/></row></sheetData>',
            )
        ),
    ],
    ids=["libreoffice", "wps"],
)
def test_what_other_programs_save_is_read(tmp_path, edit):
    price = read(book(tmp_path, part=edit))
    assert str(price.total) == TOTAL and price.sheet.skipped == ()


def test_an_old_or_locked_workbook_says_so(tmp_path):
    path = tmp_path / "price.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000))
    assert "旧版 .xls" in refused(path) and "密码" in refused(path)


def test_a_package_without_its_sheet_is_no_workbook(tmp_path):
    path = book(tmp_path)
    with zipfile.ZipFile(path) as archive:
        parts = {one: archive.read(one) for one in archive.namelist() if "sheet1" not in one}
    with zipfile.ZipFile(path, "w") as archive:
        for one, data in parts.items():
            archive.writestr(one, data)
    assert "报价表" in refused(path)


def test_reading_is_linear_in_the_rows(tmp_path):
    """Twice the rows are twice the work, counted in calls and not in seconds."""
    import cProfile
    import pstats

    def calls(count):
        rows = [["甲", f"项目{n}", "", "项", 1, 10, 0.06] for n in range(count)]
        path = book(tmp_path, lines=[], rows=[*rows, ["", "合计", "", "", "", count * 10]])
        profile = cProfile.Profile()
        price = profile.runcall(load_price, path, tmp_path)
        assert price.total == count * 10
        return pstats.Stats(profile).total_calls

    assert calls(400) < 2.4 * calls(200)


def test_check_and_its_json_say_what_was_read_and_what_was_not(workspace):
    import json

    from typer.testing import CliRunner

    from bidkit.cli.main import app

    folder = workspace / "tenders/demo"
    book(folder, [[], [None, "合计", None, None, None, 1_300_000], ["注：含税"]], head=[*HEAD, "成本"])
    said = CliRunner().invoke(app, ["check", "demo", "-C", str(workspace)]).stdout
    assert "报价：读了 3 项（第 2–4 行），合计 1,300,000.00 元    tenders/demo/price.xlsx「报价明细」" in said
    assert (
        "没有计入 第 5 行：空行" in said
        and "没有计入 第 6 行：合计行「合计」，F6 1,300,000.00 元，核对相符" in said
    )
    told = json.loads(CliRunner().invoke(app, ["check", "demo", "-C", str(workspace), "--json"]).stdout)
    assert told["price_sheet"] == {
        "file": "tenders/demo/price.xlsx",
        "sheet": "报价明细",
        "lines": 3,
        "rows": "第 2–4 行",
        "total": "1,300,000.00",
        "skipped": [
            {"rows": "第 5 行", "why": "空行"},
            {"rows": "第 6 行", "why": "合计行「合计」，F6 1,300,000.00 元，核对相符"},
            {"rows": "第 7 行", "why": "说明文字「注：含税」"},
        ],
        "notes": ["不读的列：I「成本」"],
    }
    book(folder, [["", "培训", "", "次", 1, None, 0.06]])
    result = CliRunner().invoke(app, ["check", "demo", "-C", str(workspace)])
    assert (
        result.exit_code == 3 and "tenders/demo/price.xlsx 报价明细 F5：「含税单价」是空的" in result.output
    )
