"""An old bid, as Word and as PDF, gives its contracts, its staff and its chapters, each with its place."""

import docx
import openpyxl
import pytest

from bidkit.cli.main import app
from bidkit.load.library import load_library
from bidkit.pdf.made.html import html_to_pdf
from tests.book.hands import RUN, fill

CASES = [
    ["序号", "项目名称", "采购单位", "合同金额（万元）", "签订时间"],
    ["1", "云泽市政务数据治理项目", "云泽市数据局", "126.5", "2024年4月18日"],
    ["2", "云泽市档案数字化项目", "云泽市档案馆", "88", "2024.9.2"],
    ["合计", "", "", "214.5", ""],
]
STAFF = [
    ["姓名", "性别", "出生年月", "职称", "拟任岗位"],
    ["钟毅", "男", "1986年7月5日", "高级工程师", "项目经理"],
    ["罗丹青", "女", "1991年1月18日", "工程师", "架构师"],
]
CHAPTER = "我方先摸清数据资源，再逐库比对、清洗和登记，每月提交数据质量报告。" * 12
RIVALS = [["序号", "投标人名称", "报价"], ["1", "某某公司", "100"]]


def as_word(path):
    word = docx.Document()
    for title, rows in (("第一章 业绩", CASES), ("第二章 人员", STAFF), ("第三章 其他", RIVALS)):
        word.add_heading(title, 1)
        table = word.add_table(len(rows), len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
    word.add_heading("第四章 服务方案", 1)
    word.add_paragraph(CHAPTER)
    word.save(str(path))


def as_pdf(path):
    cell = "td{border:1px solid #000;padding:4pt} table{border-collapse:collapse}"
    style = f"<style>body{{font:12pt 'Noto Serif CJK SC'}} {cell}</style>"
    body = ""
    for title, rows in (("第一章 业绩", CASES), ("第二章 人员", STAFF), ("第三章 其他", RIVALS)):
        cells = "".join("<tr>" + "".join(f"<td>{words}</td>" for words in row) + "</tr>" for row in rows)
        body += f"<h1>{title}</h1><table>{cells}</table>"
    path.write_bytes(html_to_pdf(f"{style}{body}<h1>第四章 服务方案</h1><p>{CHAPTER}</p>", path))


@pytest.mark.parametrize("write", [as_word, as_pdf])
def test_tables_and_chapters_of_an_old_bid_become_proposals(workspace, tmp_path, write):
    path = tmp_path / ("旧标书.docx" if write is as_word else "旧标书.pdf")
    write(path)
    said = RUN.invoke(app, ["intake", "--bid", str(path), "-C", str(workspace)])
    assert said.exit_code == 0, said.output
    assert "业绩 2 条，人员 2 条，文字材料 1 条" in said.output
    book = openpyxl.load_workbook(workspace / "收件.xlsx")
    case = next(book["业绩"].iter_rows(min_row=2, max_row=2, values_only=True))
    assert "第一章业绩" in case[3] and "扫描件" not in case
    rows = {("业绩", row[0].value): {"确认": "是"} for row in book["业绩"].iter_rows(min_row=2)}
    fill(workspace / "收件.xlsx", {("收件", "填表人"): {"确认": "李雷"}, **rows})
    taken = RUN.invoke(app, ["intake", "--bid", str(path), "--take", "-C", str(workspace)])
    assert taken.exit_code == 0, taken.output
    cases = {one.name: one for one in load_library(workspace / "library", workspace).cases}
    one = cases["云泽市政务数据治理项目"]
    assert (one.client, one.amount, str(one.signed), one.files) == (
        "云泽市数据局",
        1_265_000,
        "2024-04-18",
        (),
    )
    again = RUN.invoke(app, ["intake", "--bid", str(path), "-C", str(workspace)])
    assert again.exit_code == 0
    asked = next(
        openpyxl.load_workbook(workspace / "收件.xlsx")["业绩"].iter_rows(min_row=2, values_only=True)
    )[2]
    assert "已有同名的业绩" in asked


def test_a_folder_and_an_old_bid_together_are_refused(workspace):
    assert RUN.invoke(app, ["intake", "-C", str(workspace)]).exit_code != 0
