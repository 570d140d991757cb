"""Whatever a command raises leaves with its exit code, a Chinese message and a cure."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bidkit import errors
from bidkit.cli.main import app
from bidkit.errors import BidkitError, ExitCode, UnreadableError
from bidkit.source import Span

ROOT = Path(__file__).parent.parent.parent
RUN = CliRunner()
CLASSES = sorted(
    (c for c in vars(errors).values() if isinstance(c, type) and issubclass(c, BidkitError)),
    key=lambda c: c.__name__,
)


@pytest.fixture
def failing(monkeypatch):
    def arm(error):
        def fail(*_):
            raise error

        monkeypatch.setattr("bidkit.cli.commands.doctor.probe_all", fail)

    return arm


@pytest.mark.parametrize("kind", CLASSES, ids=lambda c: c.__name__)
def test_each_error_leaves_with_its_exit_code_message_and_cure(kind, failing):
    failing(kind("读不出来", cure="请改一改", span=Span("library/company.yaml", 3, 1)))
    result = RUN.invoke(app, ["doctor"])
    assert result.exit_code == kind.exit_code
    assert result.stderr == "library/company.yaml:3:1：读不出来\n  处理：请改一改\n"


def test_the_table_of_codes_and_the_page_of_errors_name_the_same_codes():
    sections = re.findall(r"^## (\d+) (\w+)$", (ROOT / "docs/errors.md").read_text(encoding="utf-8"), re.M)
    assert [(int(number), name) for number, name in sections] == [(int(c), c.name) for c in ExitCode]


def test_the_page_of_errors_tells_cause_and_cure_of_every_class():
    text = (ROOT / "docs/errors.md").read_text(encoding="utf-8")
    for part in re.split(r"^## ", text, flags=re.M)[1:]:
        code = ExitCode(int(part.split()[0]))
        named = {name for name in re.findall(r"`(\w+Error)`", part)}
        assert named == {one.__name__ for one in CLASSES if one.exit_code == code}, code
        assert not named or "处理" in part, code


def test_json_errors_have_one_shape_and_hold_every_fault(failing):
    faults = [
        UnreadableError("缺少字段", cure="补上", span=Span("a.yaml", 1, 1)),
        UnreadableError("错", cure="改"),
    ]
    failing(UnreadableError("有 2 处错误", faults=faults))
    result = RUN.invoke(app, ["doctor", "--json"])
    error = json.loads(result.stdout)["error"]
    assert (result.exit_code, error["exit_code"], error["name"]) == (3, 3, "UNREADABLE")
    assert [(f["message"], f["cure"]) for f in error["faults"]] == [("缺少字段", "补上"), ("错", "改")]
    assert error["faults"][0]["place"]["line"] == 1 and error["place"] is None


def test_numbers_of_people_are_masked_in_messages(failing):
    failing(UnreadableError("身份证号 429901198403160139 不对", cure="请核对 13900000103"))
    result = RUN.invoke(app, ["doctor", "--json"])
    assert "429901198403160139" not in result.output and "13900000103" not in result.output


def test_an_interrupt_leaves_with_130_and_says_that_the_last_package_stays(failing):
    failing(KeyboardInterrupt())
    result = RUN.invoke(app, ["doctor"])
    assert result.exit_code == 130 and "上一次的成品保持原样" in result.stderr


def test_a_bug_leaves_with_15_and_a_report_that_can_be_sent(failing, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    failing(ZeroDivisionError("除 429901198403160139"))
    result = RUN.invoke(app, ["doctor"])
    (path,) = tmp_path.glob("bidkit-bug-*.txt")
    text = path.read_text(encoding="utf-8")
    assert result.exit_code == 15 and str(path) in result.stderr and "Traceback" not in result.stderr
    assert "ZeroDivisionError" in text and "命令：bidkit doctor" in text and "429901198403160139" not in text


def test_a_bug_without_room_for_a_report_prints_it(failing, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    failing(ZeroDivisionError("零"))
    result = RUN.invoke(app, ["doctor"])
    assert result.exit_code == 15 and "ZeroDivisionError: 零" in result.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["check"], "缺少参数 项目"),
        (["nosuch"], "没有命令 nosuch"),
        (["check", "x", "--nosuch"], "没有选项 --nosuch"),
        (["check", "x", "--fail-on", "hm"], "参数 --fail-on 的值不对"),
        (["check", "x", "y"], "多余的参数：y"),
        ([], "没有写命令"),
        (["library", "--days", "many"], "参数 --days 的值不对"),
        (["library", "--before", "2026-02-30"], "--before 的值「2026-02-30」不是日期"),
        (["explain", "ZZ999"], "没有代码为「ZZ999」的规则"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_words_are_a_usage_error_in_chinese(words, said, workspace, monkeypatch):
    monkeypatch.chdir(workspace)
    result = RUN.invoke(app, words)
    assert result.exit_code == 2 and said in result.stderr and "处理：" in result.stderr


def test_a_usage_error_is_json_too_when_asked():
    result = RUN.invoke(app, ["check", "--json"])
    assert json.loads(result.stdout)["error"]["name"] == "USAGE"


def test_the_help_is_chinese_and_names_every_command():
    result = RUN.invoke(app, ["--help"])
    assert result.exit_code == 0 and "显示这份说明" in result.stdout
    names = ["init", "new", "bind", "check", "build", "explain", "library", "template", "doctor"]
    assert all(re.search(rf"\b{name}\b", result.stdout) for name in names)


def test_the_version_is_one_line():
    result = RUN.invoke(app, ["--version"])
    assert (result.exit_code, result.stdout) == (0, "bidkit 0.1.0\n")
