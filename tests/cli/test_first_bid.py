"""docs/first-bid.md is true: its commands run in their order, and what it shows of them is what they say."""

import os
import re
import shlex
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from bidkit.cli.main import app
from bidkit.pdf.made.html import html_to_pdf
from tests.filled.tenders import CONSULTATION
from tests.read.made.build import docx_of

DOC = (Path(__file__).parents[2] / "docs/first-bid.md").read_text("utf-8")
BLOCKS = re.findall(r"```(sh|text)\n(.*?)```", DOC, re.DOTALL)
LICENCE = [
    "营业执照", "统一社会信用代码：91429901055500125G", "名称：江城衡信数据科技有限公司", "法定代表人：周正",
    "住所：江海省江城市科技路88号",
]  # fmt: skip


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """Return a folder with a buyer's document and a folder of scans, as a beginner has them."""
    (tmp_path / "来件").mkdir()
    page = "<style>div{font:14pt 'Noto Sans CJK SC'} div:first-of-type{font-size:28pt}</style>"
    page += "".join(f"<div>{line}</div>" for line in LICENCE)
    (tmp_path / "来件/营业执照.pdf").write_bytes(html_to_pdf(page, tmp_path))
    docx_of(CONSULTATION, tmp_path / "招标文件.docx")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BIDKIT_TODAY", "2026-12-01")
    return tmp_path


def person(root):
    """Confirm what the intake proposed, as the document says."""
    path = root / "我的投标/收件.xlsx"
    if not path.is_file():
        return
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        heads = [cell.value for cell in sheet[1]]
        for row in range(2, sheet.max_row + 1 if "确认" in heads else 0):
            mark = "李雷" if sheet.cell(row, 1).value == "填表人" else "是" if sheet.title != "收件" else None
            sheet.cell(row, heads.index("确认") + 1).value = mark
    book.save(path)


def told(root, line):
    words = shlex.split(line, comments=True)
    if words[0] == "cd":
        os.chdir(words[1])
        return ""
    if words[1] == "intake" and "--take" in words:
        person(root)
    result = CliRunner().invoke(app, words[1:])
    assert result.exit_code in (0, 1), (
        line,
        result.output,
    )  # 1: findings are still open, as the document says
    return result.output


def test_the_commands_of_the_document_run_and_say_what_it_shows(desk):
    output = ""
    for kind, body in BLOCKS:
        if kind == "sh":
            output = "".join(told(desk, line) for line in body.splitlines())
        else:
            assert [line for line in body.splitlines() if line not in output] == []
    assert (desk / "我的投标/tenders/数据服务/out/draft").is_dir()


def test_the_documents_are_listed_and_printed_without_a_network():
    run = CliRunner().invoke
    assert "first-bid" in run(app, ["docs"]).output.splitlines()[0]
    assert run(app, ["docs", "first-bid"]).output.strip() == DOC.strip()
    wrong = run(app, ["docs", "没有"])
    assert wrong.exit_code == 2 and "intake" in wrong.output
