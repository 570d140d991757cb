"""A mistyped project is answered with those that exist, and a name in a printed command can be pasted as it stands."""

import re
import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as some
from typer.testing import CliRunner

from bidkit.cli.main import app
from bidkit.errors import typed

RUN = CliRunner()


@pytest.fixture
def projects(workspace):
    """Return a workspace with several tenders."""
    text = (workspace / "tenders/demo/tender.yaml").read_text(encoding="utf-8")
    for name in ("2026-数据服务", "2025-数据平台", "物业 二期"):
        (workspace / "tenders" / name).mkdir()
        (workspace / "tenders" / name / "tender.yaml").write_text(text, encoding="utf-8")
    return workspace


def test_a_mistyped_project_is_answered_with_the_nearest_first(projects):
    result = RUN.invoke(app, ["check", "2026-数据服力", "-C", str(projects)])
    assert result.exit_code == 3 and "没有叫「2026-数据服力」的项目" in result.stderr
    (named,) = re.findall(r"现有的项目：(.+)", result.stderr)
    assert named.split("、")[0] == "2026-数据服务" and set(named.split("、")) == {
        "2026-数据服务", "2025-数据平台", "物业 二期", "demo",
    }  # fmt: skip


def test_a_folder_without_a_tender_is_told_as_before(projects):
    (projects / "tenders/empty").mkdir()
    result = RUN.invoke(app, ["check", "empty", "-C", str(projects)])
    assert result.exit_code == 3 and "里没有 tender.yaml" in result.stderr


def test_the_next_step_can_be_pasted(projects, tmp_path):
    result = RUN.invoke(app, ["new", "经济 分析 (一期)", "-C", str(projects)])
    assert 'bidkit check "经济 分析 (一期)"' in result.stdout
    result = RUN.invoke(app, ["new", "经济分析", "-C", str(projects)])
    assert result.stdout.rstrip().endswith(f"bidkit check 经济分析 -C {projects}")
    result = RUN.invoke(app, ["init", str(tmp_path / "我的 工作区")])
    assert f'-C "{tmp_path / "我的 工作区"}"' in result.stdout


def test_the_next_step_names_the_workspace_only_where_it_is_not_the_current_folder(projects, monkeypatch):
    monkeypatch.chdir(projects)
    result = RUN.invoke(app, ["new", "经济分析"])
    assert result.stdout.rstrip().endswith("bidkit check 经济分析")
    assert "-C" not in RUN.invoke(app, ["review", "demo", "-C", "."]).stdout
    monkeypatch.chdir(projects.parent)
    (told,) = re.findall(
        r"核对完运行：bidkit (.+)", RUN.invoke(app, ["review", "demo", "-C", projects.name]).stdout
    )
    done = RUN.invoke(app, shlex.split(told))
    assert done.exit_code == 0 and done.stdout.startswith("收回 0 条")


def test_the_printed_command_after_a_demo_was_made_finds_its_tender(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (told,) = re.findall(
        r"下一步：bidkit build (.+)", RUN.invoke(app, ["init", "我的 演示", "--demo"]).stdout
    )
    assert RUN.invoke(app, ["bind", *shlex.split(told)]).exit_code == 0


@given(some.text(alphabet="abc项目 ()&;'-_.（）、", min_size=1, max_size=12))
def test_a_shell_takes_the_typed_name_as_one_word(name):
    assert shlex.split(typed(name)) == [name]
