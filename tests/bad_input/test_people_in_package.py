"""People write into the package and lay scans beside it: a later build names what it moved, and loses nothing."""

import json
from datetime import date

from tests.bad_input.small import FAKES, build, edit, fake, package

OUT = "tenders/demo/out"
TODAY = date(2026, 12, 18)


def spoil(root, monkeypatch):
    """Edit the first Word volume, lay a signed scan beside it, and change the bid; return both as (name, bytes)."""
    monkeypatch.setattr("bidkit.cli.commands.build.today", lambda: TODAY)
    word = next((root / OUT / "package").glob("*.docx"))
    word.write_bytes(word.read_bytes() + b"edited")
    (root / OUT / "package/盖章扫描.pdf").write_bytes(b"signed")
    edit(root / "tenders/demo/bid.yaml", "period_days: 60", "period_days: 61")
    return {word.name: word.read_bytes(), "盖章扫描.pdf": b"signed"}


def lying(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_terminal_and_the_page_name_what_was_laid_aside(small, monkeypatch):
    mine = spoil(small, monkeypatch)
    result = build(small)
    assert result.exit_code == 0
    assert lying(small / OUT / "package_留存_2026-12-18") == mine
    for name in mine:
        assert f"{OUT}/package_留存_2026-12-18/{name}" in result.stdout
        assert f"{OUT}/package_留存_2026-12-18/{name}" in (small / OUT / "检查报告.html").read_text("utf-8")
    assert not mine.keys() & {"盖章扫描.pdf"} & package(small).keys()
    assert "留存" not in build(small).stdout


def test_json_names_both_paths_and_why(small, monkeypatch):
    mine = spoil(small, monkeypatch)
    kept = json.loads(build(small, "--json").stdout)["kept"]
    assert {one["was"]: one["why"] for one in kept} == {
        f"{OUT}/package/{name}": "added" if name == "盖章扫描.pdf" else "changed" for name in mine
    }
    assert all((small / one["now"]).is_file() for one in kept)


def test_a_build_that_fails_or_is_refused_moves_nothing(small, monkeypatch):
    mine = spoil(small, monkeypatch)
    before = package(small)
    assert build(small, *fake("crash")).exit_code == 6
    edit(small / "tenders/demo/bid.yaml", "period_days: 61", "period_days: 999")
    edit(small / "library/company.yaml", "files: [", "note: x\nfiles: [")
    (small / "library/files/licence.pdf").unlink()
    assert build(small).exit_code == 1
    assert package(small) == before and not list((small / OUT).glob("*留存*"))
    assert lying(small / OUT / "package").items() >= mine.items()


def test_word_volumes_without_a_converter_say_it_too(small, monkeypatch):
    spoil(small, monkeypatch)
    missing = ("--soffice", str(FAKES / "soffice-old"))
    assert build(small, *missing).exit_code == 5
    word = next((small / OUT / "word").glob("*.docx"))
    word.write_bytes(b"mine")
    edit(small / "tenders/demo/bid.yaml", "period_days: 61", "period_days: 62")
    result = build(small, *missing)
    assert f"{OUT}/word_留存_2026-12-18/{word.name}" in result.stderr
    assert (small / OUT / "word_留存_2026-12-18" / word.name).read_bytes() == b"mine"


def test_a_package_whose_manifest_is_gone_is_made_anew(small, monkeypatch):
    monkeypatch.setattr("bidkit.cli.commands.build.today", lambda: TODAY)
    before = package(small)
    (small / OUT / "package/manifest.json").unlink()
    result = build(small)
    assert result.exit_code == 0 and "不是 bidkit 生成的" in result.stdout
    assert package(small).keys() == before.keys()


def test_what_a_killed_build_left_is_laid_aside_and_named_by_the_next(small, monkeypatch):
    monkeypatch.setattr("bidkit.cli.commands.build.today", lambda: TODAY)
    old = small / OUT / ".package.old"
    old.mkdir()
    (old / "回执.txt").write_text("nine o'clock", encoding="utf-8")
    result = build(small)
    assert "package_留存_2026-12-18" in result.stdout
    assert (small / OUT / "package_留存_2026-12-18/回执.txt").is_file() and not old.exists()
