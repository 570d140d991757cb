"""A full, a read-only or an over-drawn disk is exit 8 and 磁盘满, wherever it strikes; a cache is done without."""

import errno
import json
import os
import re
import shutil
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from bidkit.cli.main import app
from bidkit.errors import NotWritableError, UnreadableError, reason
from bidkit.store.disk import fault_of_the_machine
from tests.bad_input.full_disk import Disk
from tests.bad_input.small import edit, fake, halves, is_chinese, package

RUN = CliRunner()
COMMANDS = {
    "check": ["check", "demo"],
    "build": ["build", "demo"],
    "seals": ["seals", "demo"],
}


def run(root, name, disk, monkeypatch):
    """Run a command on a disk and return what it said."""
    with disk.in_use(monkeypatch):
        return RUN.invoke(app, [*COMMANDS[name], "-C", str(root)])


def forget(root):
    """Drop what earlier runs remembered, except the converted sections."""
    for folder in (root / ".bidkit/kept").iterdir():
        if folder.name not in ("pdf", "pages"):
            shutil.rmtree(folder)


def told_honestly(result):
    """Return whether a run ended well, or said that the disk is full and left with 8."""
    if result.exit_code in (0, 1):
        return True
    return result.exit_code == 8 and "磁盘满" in result.stderr and "处理：" in result.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_a_disk_that_is_full_from_any_file_on_is_called_full(name, small, monkeypatch):
    forget(small)
    calm = Disk()
    expected = run(small, name, calm, monkeypatch)
    assert expected.exit_code in (0, 1), expected.output
    struck = 0
    for number in sorted({1, 2, min(3, calm.opened), calm.opened // 2, calm.opened} - {0}):
        forget(small)
        before, disk = package(small), Disk(number)
        result = run(small, name, disk, monkeypatch)
        struck += disk.refused > 0
        assert told_honestly(result), (number, result.output, result.exception)
        assert "Word" not in result.stderr and is_chinese(result.output)
        assert result.exit_code != 8 or package(small) == before
        assert [path for path in halves(small) if path.is_dir() and ".part" in path.name] == []
    assert struck
    forget(small)
    assert run(small, name, Disk(), monkeypatch).exit_code == expected.exit_code


@pytest.mark.parametrize("number", [errno.EDQUOT, errno.EROFS])
def test_a_quota_and_a_read_only_disk_are_told_as_such(number, small, monkeypatch):
    edit(small / "tenders/demo/bid.yaml", "signer:", "values: {a: b}\nsigner:")
    result = run(small, "seals", Disk(1, number), monkeypatch)
    assert result.exit_code == 8 and reason(OSError(number, "")) in result.stderr


def test_checking_needs_no_room_at_all(small, monkeypatch):
    forget(small)
    with_room = run(small, "check", Disk(), monkeypatch)
    forget(small)
    disk = Disk(1)
    without = run(small, "check", disk, monkeypatch)
    assert disk.refused and (without.exit_code, without.stdout) == (with_room.exit_code, with_room.stdout)


@pytest.mark.parametrize("name", ["crash", "silent", "truncated"])
def test_a_converter_that_fails_on_a_full_disk_is_not_blamed(name, small, monkeypatch):
    edit(small / "tenders/demo/bid.yaml", "period_days: 60", "period_days: 61")

    def full(*_):
        raise NotWritableError("写不进去：磁盘满了", cure="清理磁盘")

    monkeypatch.setattr("bidkit.tools.soffice.refuse_no_room", full)
    result = RUN.invoke(app, ["build", "demo", "-C", str(small), *fake(name)])
    assert result.exit_code == 8 and "磁盘满" in result.stderr and "另存为" not in result.stderr


def test_a_failed_conversion_names_the_section_and_its_file(small):
    edit(small / "tenders/demo/bid.yaml", "period_days: 60", "period_days: 61")
    result = RUN.invoke(app, ["build", "demo", "-C", str(small), *fake("crash")])
    assert result.exit_code == 6, result.output
    assert "章节「" in result.stderr and ".docx" in result.stderr and "异常退出" in result.stderr
    assert not re.search("[0-9a-f]{30}", result.stderr)


def process(root, *words, stdout=subprocess.PIPE, **env):
    """Run the command line as a process of its own with its own environment."""
    argv = [sys.executable, "-m", "bidkit", *words, "-C", str(root)]
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHONIO"))
    }
    return subprocess.run(
        argv, stdout=stdout, stderr=subprocess.PIPE, env={**clean, **env}, timeout=120, check=False
    )


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize("words", [("check", "demo", "--json"), ("explain",)])
def test_an_output_that_takes_nothing_is_a_full_disk_too(words, small):
    with open("/dev/full", "wb") as full:
        done = process(small, *words, stdout=full) if words != ("explain",) else subprocess.run(
            [sys.executable, "-m", "bidkit", *words], stdout=full, stderr=subprocess.PIPE, timeout=60, check=False
        )  # fmt: skip
    said = done.stderr.decode()
    assert done.returncode == 8 and "磁盘满" in said and "Exception" not in said, said


@pytest.mark.parametrize(
    "env",
    [
        {"LANG": "C", "PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"},
    ],
    ids=lambda env: " ".join(f"{name}={value}" for name, value in env.items()),
)
def test_a_locale_without_chinese_changes_nothing(env, small):
    moved = small.rename(small.with_name("投标 资料"))
    (moved / "library/files/iso9001.pdf").rename(moved / "library/files/质量 认证.pdf")
    edit(moved / "library/qualifications/iso9001.yaml", "files/iso9001.pdf", "files/质量 认证.pdf")
    plain = RUN.invoke(app, ["check", "demo", "-C", str(moved)])
    done = process(moved, "check", "demo", **env)
    assert (done.returncode, done.stdout.decode()) == (plain.exit_code, plain.stdout), done.stderr


def test_a_fault_of_the_disk_is_found_behind_other_faults():
    try:
        try:
            raise OSError(errno.ENOSPC, "No space left on device", "x.tmp")
        except OSError:
            raise UnreadableError("文件读不了", cure="请在 Word 中另存为") from None
    except UnreadableError as error:
        found = fault_of_the_machine(error)
    assert found is not None and "磁盘满" in found.message and "Word" not in found.cure
    bundle = UnreadableError("有 2 处错误", faults=(UnreadableError("甲"), error_with_cause()))
    assert fault_of_the_machine(bundle) is not None


def error_with_cause():
    error = UnreadableError("乙")
    error.__cause__ = OSError(errno.EDQUOT, "Disk quota exceeded")
    return error


@pytest.mark.parametrize(
    "error",
    [
        ZeroDivisionError("x"),
        UnreadableError("文件打不开"),
        FileNotFoundError(errno.ENOENT, "No such file or directory", "a"),
        KeyError("ENO"),
    ],
)
def test_other_faults_stay_what_they_are(error):
    assert fault_of_the_machine(error) is None


def test_a_full_disk_is_json_too(small, monkeypatch):
    edit(small / "tenders/demo/bid.yaml", "signer:", "values: {a: b}\nsigner:")
    with Disk(1).in_use(monkeypatch):
        result = RUN.invoke(app, ["build", "demo", "--json", "-C", str(small)])
    assert result.exit_code == 8 and json.loads(result.stdout)["error"]["name"] == "NOT_WRITABLE"
