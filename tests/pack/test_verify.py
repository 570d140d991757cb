"""``bidkit verify``: every changed, missing and added file is named, and nothing unknown counts as a pass."""

import hashlib
import json
import os

import pytest
from typer.testing import CliRunner

from bidkit.cli.main import app
from tests.pack.packages import fill

RUN = CliRunner()
FILES = {"商务.docx": "word", "商务.pdf": "pdf", "报价.pdf": "price"}


@pytest.fixture
def package(tmp_path):
    return fill(tmp_path / "package", FILES)


def verify(folder, *words):
    return RUN.invoke(app, ["verify", str(folder), *words])


def found(folder, *words):
    result = verify(folder, "--json", *words)
    return result.exit_code, json.loads(result.stdout)


def digest(package):
    return hashlib.sha256((package / "manifest.json").read_bytes()).hexdigest()


def test_a_package_as_it_was_made_passes_and_says_how_to_prove_it(package):
    result = verify(package)
    assert result.exit_code == 0 and "与清单完全一致" in result.stdout
    assert digest(package) in result.stdout
    assert "交接单" in result.stdout and "--digest" in result.stdout


def test_changed_missing_and_added_files_are_named(package):
    (package / "商务.docx").write_text("WORD")
    (package / "报价.pdf").unlink()
    (package / "附").mkdir()
    (package / "附/盖章.pdf").write_text("x")
    code, said = found(package)
    assert code == 1 and said["ok"] is False
    assert (said["changed"], said["missing"]) == (["商务.docx"], ["报价.pdf"])
    assert (said["added"], said["same"]) == (["附/盖章.pdf"], ["商务.pdf"])
    plain = verify(package)
    assert plain.exit_code == 1 and "结论：与清单不一致" in plain.stdout
    assert all(name in plain.stdout for name in ("商务.docx", "报价.pdf", "附/盖章.pdf"))


def test_one_flipped_byte_of_the_same_size_is_found(package):
    (package / "商务.pdf").write_text("pdF")
    assert found(package)[1]["changed"] == ["商务.pdf"]


@pytest.mark.parametrize("make", [lambda p: p.mkdir(), lambda p: p.symlink_to("报价.pdf")])
def test_a_folder_or_a_link_is_not_the_file(package, make):
    (package / "商务.pdf").unlink()
    make(package / "商务.pdf")
    assert found(package)[0] == 1


def test_what_cannot_be_opened_is_no_pass(package, monkeypatch):
    def locked(path):
        raise PermissionError(13, "no")

    monkeypatch.setattr("bidkit.pack.holding.digest", locked)
    code, said = found(package)
    assert code == 1 and said["unread"] == sorted(FILES) and said["same"] == []


def test_leftovers_of_the_system_are_said_but_do_not_count(package):
    (package / ".DS_Store").write_text("x")
    code, said = found(package)
    assert (code, said["litter"]) == (0, [".DS_Store"])
    assert ".DS_Store" in verify(package).stdout


def test_a_manifest_changed_together_with_a_file_is_found_by_the_noted_digest(package):
    noted = digest(package)
    assert found(package, "--digest", f" {noted[:32].upper()} {noted[32:]} ")[0] == 0
    fill(package, {**FILES, "商务.pdf": "forged"})
    assert found(package)[0] == 0
    code, said = found(package, "--digest", noted)
    assert (code, said["same_manifest"]) == (1, False)
    assert "清单不是当初那一份" in verify(package, "--digest", noted).stdout


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"files": []}', '{"files": [1]}', "\x00", "[" * 100_000]
)
def test_a_broken_manifest_is_unreadable_with_a_cure(package, text):
    (package / "manifest.json").write_text(text)
    result = verify(package)
    assert result.exit_code == 3 and "读不懂" in result.stderr and "处理：" in result.stderr


@pytest.mark.parametrize(
    "change",
    [
        {"name": "../商务.pdf"},
        {"name": "a\\b"},
        {"name": "manifest.json"},
        {"name": 7},
        {"size": "3"},
        {"sha256": "abc"},
        {"sha256": None},
        {"more": 1},
    ],
)
def test_a_manifest_that_names_what_no_package_holds_is_broken(package, change):
    content = json.loads((package / "manifest.json").read_text("utf-8"))
    content["files"][1] |= change
    (package / "manifest.json").write_text(json.dumps(content), encoding="utf-8")
    assert verify(package).exit_code == 3


def test_a_file_listed_twice_is_a_broken_manifest(package):
    content = json.loads((package / "manifest.json").read_text("utf-8"))
    content["files"] *= 2
    (package / "manifest.json").write_text(json.dumps(content), encoding="utf-8")
    assert verify(package).exit_code == 3


def test_without_a_manifest_the_package_further_in_is_named(package, tmp_path):
    result = verify(tmp_path)
    assert result.exit_code == 3 and f"bidkit verify {package}" in result.stderr
    assert "不存在" in verify(tmp_path / "nowhere").stderr
    os.remove(package / "manifest.json")
    assert "没有清单 manifest.json" in verify(package).stderr


def test_a_folder_may_be_named_from_the_workspace(package, tmp_path):
    assert verify("package", "-C", str(tmp_path)).exit_code == 0


@pytest.mark.parametrize("given", ["abc", "g" * 64])
def test_what_is_no_digest_is_a_usage_error(package, given):
    assert verify(package, "--digest", given).exit_code == 2
