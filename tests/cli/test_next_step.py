"""Each command ends with the next step that fits the state: a command that can be typed as it stands."""

import re

import pytest
from typer.testing import CliRunner

from bidkit.cli.main import app
from bidkit.cli.shown.ahead import next_step
from bidkit.load.library import load_library
from bidkit.model.report import Report
from tests.book.hands import fill
from tests.read_forms.buyers import document

RUN = CliRunner()


def last(*words):
    return RUN.invoke(app, list(words)).stdout.strip().splitlines()[-1]


def test_a_check_with_something_open_sends_to_the_workbook(workspace):
    line = last("check", "demo", "-C", str(workspace))
    assert line.startswith("下一步：") and "bidkit book demo" in line


def test_the_json_of_a_check_has_no_words_behind_it(workspace):
    assert last("check", "demo", "-C", str(workspace), "--json") == "}"


def test_a_name_with_a_space_is_quoted_and_the_command_runs(workspace):
    (workspace / "tenders/demo").rename(workspace / "tenders/数据 服务")
    line = last("check", "数据 服务", "-C", str(workspace))
    said = re.search(r'bidkit book ("数据 服务")', line)
    assert said is not None, line
    assert RUN.invoke(app, ["book", said[1].strip('"'), "-C", str(workspace)]).exit_code == 0


@pytest.mark.parametrize(("status", "words"), [
    ("checked", "bidkit build 甲"), ("packed", "bidkit sheets 甲"), ("draft", "bidkit build 甲"),
    ("word-only", "bidkit doctor"),
])  # fmt: skip
def test_each_state_has_its_step(status, words):
    assert words in next_step(Report("项目", "", "公司", None, status, ()), "甲", "")


def test_new_from_the_buyers_document_sends_to_the_workbook_and_that_can_be_written(workspace):
    (workspace / "磋商文件.docx").write_bytes(document())
    assert "bidkit book 新的" in last(
        "new", "新的", "--from", str(workspace / "磋商文件.docx"), "-C", str(workspace)
    )
    assert RUN.invoke(app, ["book", "新的", "-C", str(workspace)]).exit_code == 0


def test_a_new_workspace_sends_to_the_library_in_excel_and_that_can_be_filled(tmp_path):
    assert "bidkit book 资料 -C" in last("init", str(tmp_path / "新"))
    assert RUN.invoke(app, ["book", "资料", "-C", str(tmp_path / "新")]).exit_code == 0
    book = tmp_path / "新/资料.xlsx"
    company = {"营业执照上的全称": "甲公司", "统一社会信用代码": "91420100MA4KLM1234", "住所": "江城市"}
    fill(book, {("公司", "company"): company})
    assert (
        "请填「法定代表人」" in RUN.invoke(app, ["book", "资料", "--take", "-C", str(tmp_path / "新")]).output
    )
    fill(book, {("公司", "company"): {"法定代表人": "周启明"}})
    assert RUN.invoke(app, ["book", "资料", "--take", "-C", str(tmp_path / "新")]).exit_code == 0
    assert load_library(tmp_path / "新/library", tmp_path / "新").company.legal_person == "周启明"


@pytest.mark.parametrize("words", [
    ("bind", "demo"), ("library",), ("sheets", "demo", "--no-build", "--only", "seals"), ("docs",),
])  # fmt: skip
def test_other_commands_end_with_their_step_too(workspace, words):
    place = [] if words == ("docs",) else ["-C", str(workspace)]
    assert last(*words, *place).startswith("下一步：")
