"""What init and new write can be read by the program, and what is left blank is named."""

import json
import os
import subprocess
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from bidkit.cli.main import app
from bidkit.load.library import FOLDERS, load_library
from bidkit.load.structure import build
from bidkit.load.workspace import find_workspace, load
from bidkit.load.yamlsrc import read_mapping

RUN = CliRunner()
COMPANY = {
    "name": "某某公司",
    "credit_code": "91420100MA4KLM1234",
    "legal_person": "张三",
    "address": "某路 1 号",
}
TENDER = {
    "  name": "数据服务采购",
    "  number": "ZB-2026-001",
    "purchaser": "某某局",
    "  deadline": "2026-12-21 09:30",
    "  opening": "2026-12-21 09:30",
    "  validity_days": "90",
    "  method": "综合评分法",
}
DAYS = ("  deadline", "  opening", "  validity_days")
"""What nobody has read stays open and is a finding, where a missing name is a fault of the file."""


def fill(path, blanks):
    """Write values after the first blank ``key:`` of each name, as a person would."""
    lines = path.read_text(encoding="utf-8").splitlines()
    for key, value in blanks.items():
        at = next(n for n, line in enumerate(lines) if line.partition("#")[0].rstrip() == f"{key}:")
        lines[at] = f"{key}: {value}"
    path.write_text("\n".join(lines), encoding="utf-8")


@pytest.fixture
def made(tmp_path):
    root = tmp_path / "我的投标"
    assert RUN.invoke(app, ["init", str(root)]).exit_code == 0
    return root


def test_a_new_workspace_has_its_folders_and_says_what_to_do_next(tmp_path):
    root = tmp_path / "w"
    result = RUN.invoke(app, ["init", str(root)])
    assert "下一步：填写" in result.stdout and "company.yaml" in result.stdout
    names = sorted(path.name for path in root.iterdir())
    openers = ["打开工作台.bat", "打开工作台.command"]
    assert names == [".gitignore", "README.md", "bidkit.yaml", "library", "tenders", *openers]
    assert {path.name for path in (root / "library").iterdir()} >= {"company.yaml", "files", *FOLDERS}


def test_blank_fields_of_the_company_are_named_one_by_one(made):
    result = RUN.invoke(app, ["library", "-C", str(made), "--today", "2026-12-01"])
    assert result.exit_code == 3
    for name in COMPANY:
        assert f"缺少必填字段「{name}」" in result.stderr


def test_a_filled_company_makes_a_library_that_loads(made):
    fill(made / "library/company.yaml", COMPANY)
    library = load_library(made / "library", made)
    assert library.company.name == "某某公司" and library.company.span.file == "library/company.yaml"


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_sample_is_a_record_that_loads_when_renamed(made, folder):
    sample = made / "library" / folder / "样例.yaml.txt"
    record = sample.rename(sample.with_name("one.yaml"))
    assert build(FOLDERS[folder], read_mapping(record, made)).id


def test_a_folder_with_something_in_it_is_refused_and_left_alone(tmp_path):
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    result = RUN.invoke(app, ["init", str(tmp_path)])
    assert result.exit_code == 2 and "不会覆盖" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_the_demonstration_brings_its_own_library_and_tender(tmp_path):
    root = tmp_path / "demo"
    assert RUN.invoke(app, ["init", str(root), "--demo"]).exit_code == 0
    loaded = load(find_workspace(root / "tenders/economy-system"))
    assert loaded.library.company.name == "江城衡信数据科技有限公司"
    assert not list(root.rglob("out")) and not list(root.rglob("*.docx.txt"))


def test_a_new_tender_names_its_blanks_and_loads_once_they_are_filled(made):
    fill(made / "library/company.yaml", COMPANY)
    sample = made / "library/people/样例.yaml.txt"
    sample.rename(sample.with_name("zhang-san.yaml"))
    result = RUN.invoke(app, ["new", "数据服务", "-C", str(made)])
    folder = made / "tenders/数据服务"
    assert result.exit_code == 0 and "bidkit check 数据服务" in result.stdout
    blank = RUN.invoke(app, ["check", "数据服务", "-C", str(made)])
    assert blank.exit_code == 3 and "tenders/数据服务/tender.yaml" in blank.stderr
    assert all(f"缺少必填字段「{key.strip()}」" in blank.stderr for key in TENDER if key not in DAYS)
    fill(folder / "tender.yaml", {key: value for key, value in TENDER.items() if key not in DAYS})
    fill(folder / "bid.yaml", {"  person": "zhang-san"})
    assert "报价表没有一行报价" in RUN.invoke(app, ["check", "数据服务", "-C", str(made)]).stderr
    write_line(folder / "price.xlsx")
    unread = RUN.invoke(app, ["check", "数据服务", "-C", str(made)])
    assert unread.exit_code == 1 and all(day in unread.stdout for day in ("截止", "开标", "有效期"))
    fill(folder / "tender.yaml", {key: TENDER[key] for key in DAYS})
    fill(folder / "bid.yaml", {"date": "2026-12-18"})
    loaded = load(find_workspace(folder))
    assert (loaded.tender.project.name, loaded.price.total) == ("数据服务采购", 1000)


def write_line(path):
    book = openpyxl.load_workbook(path)
    book["报价明细"].append(["一", "平台", None, "套", 1, 1000, 0.06])
    book.save(path)


def test_every_template_the_skeleton_uses_is_in_the_set(made):
    RUN.invoke(app, ["new", "x", "-C", str(made)])
    text = (made / "tenders/x/tender.yaml").read_text(encoding="utf-8")
    listed = {line.split()[1] for line in text.splitlines() if line.startswith("#   ")}
    used = {
        word.split("template: ")[1].split(",")[0].split("}")[0].strip()
        for word in text.splitlines()
        if "{id:" in word and "template: " in word
    }
    assert used and used <= listed


@pytest.mark.parametrize("name", ["a/b", "..", ".hidden", "a:b", " a", "a\n", ""])
def test_a_name_that_is_no_folder_name_is_refused(made, name):
    result = RUN.invoke(app, ["new", name, "-C", str(made)])
    assert result.exit_code == 2 and "不能用作文件夹名" in result.stderr


def test_a_tender_that_is_there_is_not_overwritten(made):
    RUN.invoke(app, ["new", "x", "-C", str(made)])
    (made / "tenders/x/bid.yaml").write_text("mine", encoding="utf-8")
    assert RUN.invoke(app, ["new", "x", "-C", str(made)]).exit_code == 2
    assert (made / "tenders/x/bid.yaml").read_text(encoding="utf-8") == "mine"


def test_an_unknown_set_names_those_there_are(made):
    result = RUN.invoke(app, ["new", "x", "--set", "nosuch", "-C", str(made)])
    assert result.exit_code == 2 and "可用的有：" in result.stderr and "gov-services" in result.stderr
    assert not (made / "tenders/x").exists()


def test_new_outside_a_workspace_says_how_to_make_one(tmp_path):
    result = RUN.invoke(app, ["new", "x", "-C", str(tmp_path)])
    assert result.exit_code == 3 and "bidkit init" in result.stderr


def test_both_tell_scripts_where_they_wrote(tmp_path):
    root = tmp_path / "w"
    assert json.loads(RUN.invoke(app, ["init", str(root), "--json"]).stdout)["workspace"] == root.as_posix()
    made = json.loads(RUN.invoke(app, ["new", "x", "-C", str(root), "--json"]).stdout)
    assert Path(made["tender"]) == root.resolve() / "tenders/x" and made["set"] == "gov-services"


def test_a_workspace_has_something_to_double_click(tmp_path):
    """The starters were never tried on Windows or macOS; here only their shape is held."""
    assert RUN.invoke(app, ["init", str(tmp_path / "w")]).exit_code == 0
    shell, batch = tmp_path / "w/打开工作台.command", tmp_path / "w/打开工作台.bat"
    assert (
        os.access(shell, os.X_OK)
        and shell.read_bytes().startswith(b"#!/bin/sh\n")
        and b"\r" not in shell.read_bytes()
    )
    lines = batch.read_bytes().split(b"\r\n")
    assert b"bidkit serve" in lines and not any(b"\n" in line for line in lines)
    found = subprocess.run(
        ["/bin/sh", str(shell)], env={"PATH": ""}, input=b"\n", capture_output=True, check=False
    )
    assert found.returncode == 1
