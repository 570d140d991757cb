"""Nothing that people put into a package is lost, whatever a later build does and wherever it is killed."""

import os
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidkit.pack.keep import set_aside
from bidkit.pack.store import new_folder, recover
from tests.pack.packages import fill, texts

DAY = date(2026, 12, 18)
OURS = {"商务.docx": "old word", "商务.pdf": "old pdf"}
NEW = {"商务.docx": "new word", "商务.pdf": "new pdf"}
THEIRS = {"商务.docx": "written by hand", "盖章扫描.pdf": "signed", "报价/回执.txt": "sent at nine"}


def edited(target, theirs=THEIRS):
    """Return a package as bidkit wrote it and as people then left it."""
    fill(target, OURS)
    for name, text in theirs.items():
        (target / name).parent.mkdir(exist_ok=True)
        (target / name).write_text(text, encoding="utf-8")
    return target


def replace(target, day=DAY):
    kept = []
    with new_folder(target, day, kept.append) as folder:
        fill(folder, NEW)
    return kept


def test_edited_and_added_files_are_laid_beside_and_named(tmp_path):
    target = edited(tmp_path / "package")
    kept = replace(target)
    assert texts(tmp_path / "package_留存_2026-12-18") == THEIRS
    assert {(one.why, one.was) for one in kept} == {
        ("changed", "package/商务.docx"),
        ("added", "package/盖章扫描.pdf"),
        ("added", "package/报价/回执.txt"),
    }
    assert all((tmp_path / one.now).read_text("utf-8") == THEIRS[one.was[8:]] for one in kept)
    assert {name: text for name, text in texts(target).items() if name != "manifest.json"} == NEW
    assert sorted(os.listdir(tmp_path)) == ["package", "package_留存_2026-12-18"]


def test_two_on_one_day_get_a_number_and_none_is_written_over(tmp_path):
    target = tmp_path / "package"
    for text in ("first", "second", "third"):
        edited(target, {"扫描.pdf": text})
        replace(target)
    assert [texts(tmp_path / f"package_留存_2026-12-18{n}") for n in ("", "_2", "_3")] == [
        {"扫描.pdf": "first"},
        {"扫描.pdf": "second"},
        {"扫描.pdf": "third"},
    ]


def test_without_a_clock_the_name_has_no_day(tmp_path):
    replace(edited(tmp_path / "package"), day=None)
    assert texts(tmp_path / "package_留存") == THEIRS


@pytest.mark.parametrize(
    "manifest", [None, "{", "[]", "{}", '{"files": []}', '{"files": [{"name": "../x"}]}']
)
def test_a_folder_that_bidkit_did_not_make_is_moved_whole(tmp_path, manifest):
    target = tmp_path / "package"
    (target / "sub").mkdir(parents=True)
    (target / "sub/a.txt").write_text("mine")
    if manifest is not None:
        (target / "manifest.json").write_text(manifest)
    (kept,) = replace(target)
    assert (kept.why, kept.was, kept.now) == ("whole", "package", "package_留存_2026-12-18")
    assert (tmp_path / kept.now / "sub/a.txt").read_text() == "mine"


def test_a_link_in_place_of_the_package_is_moved_and_not_followed(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/a.txt").write_text("mine")
    (tmp_path / "package").symlink_to("elsewhere")
    (kept,) = replace(tmp_path / "package")
    assert kept.why == "whole" and texts(tmp_path / "elsewhere") == {"a.txt": "mine"}


def test_what_the_system_leaves_is_passed_over(tmp_path):
    target = edited(tmp_path / "package", {".DS_Store": "x", "Thumbs.db": "x", "~$商务.docx": "x" * 162})
    (target / "._商务.docx").write_bytes(b"\x00\x05\x16\x07 and so on")
    assert replace(target) == [] and os.listdir(tmp_path) == ["package"]


@pytest.mark.parametrize(
    ("name", "text"), [("~$商务.docx", "x" * 9000), ("._商务.docx", "no double"), ("商务.tmp", "x")]
)
def test_what_only_bears_such_a_name_may_be_work_and_is_kept(tmp_path, name, text):
    replace(edited(tmp_path / "package", {name: text}))
    assert texts(tmp_path / "package_留存_2026-12-18") == {name: text}


def test_a_copy_that_somebody_called_old_stays(tmp_path):
    fill(tmp_path / "package.old", OURS)
    replace(fill(tmp_path / "package", OURS))
    recover(tmp_path / "package")
    assert texts(tmp_path / "package.old").keys() == {*OURS, "manifest.json"}


def test_a_name_stored_decomposed_is_the_same_name(tmp_path):
    target = fill(tmp_path / "package", {"caf\u00e9.pdf": "x"})
    (target / "caf\u00e9.pdf").rename(target / "cafe\u0301.pdf")
    assert replace(target) == []


def test_an_interrupt_between_the_two_renames_brings_the_old_one_back(tmp_path, monkeypatch):
    target = edited(tmp_path / "package")
    before, rename = texts(target), type(target).rename

    def interrupted(path, to):
        if path.name == ".package.part":
            raise KeyboardInterrupt
        return rename(path, to)

    monkeypatch.setattr(type(target), "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        replace(target)
    assert texts(target) == before and os.listdir(tmp_path) == ["package"]


def test_a_disk_that_refuses_to_move_them_leaves_them_for_the_next_start(tmp_path, monkeypatch):
    target = edited(tmp_path / "package")
    rename = type(target).rename

    def refused(path, to):
        if "留存" in to.name:
            raise PermissionError(13, "no")
        return rename(path, to)

    monkeypatch.setattr(type(target), "rename", refused)
    assert {one.now for one in replace(target)} == {f".package.old/{name}" for name in THEIRS}
    monkeypatch.undo()
    assert len(recover(target, DAY)) == 1
    assert texts(tmp_path / "package_留存_2026-12-18") == THEIRS


def killed(target, steps):
    """Replace a package in a child that dies before its ``steps``-th change of the disk; return whether it died."""
    child = os.fork()
    if not child:
        left = [steps]

        def hook(event, _):
            if event in ("os.rename", "os.remove", "os.rmdir", "os.mkdir", "open"):
                left[0] -= 1
                if left[0] < 0:
                    os._exit(9)

        sys.addaudithook(hook)
        try:
            replace(target)
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


def everything(folder):
    return [p.read_text("utf-8") for p in folder.rglob("*") if p.is_file()]


def test_a_kill_at_any_step_loses_nothing(tmp_path):
    """Either package is whole at the next start, and every file of a person is somewhere in the open."""
    step, died = 0, True
    while died:
        root = tmp_path / str(step)
        target = edited(root / "package")
        old = texts(target)
        died = killed(target, step)
        assert sorted(set(everything(root)) & set(THEIRS.values())) == sorted(THEIRS.values()), step
        recover(target, DAY)
        now = texts(target)
        del now["manifest.json"]
        assert now == NEW or texts(target) == old, step
        replace(target)
        seen = [path for path in root.rglob("*") if path.is_file() and not path.name.startswith(".")]
        assert {p.read_text("utf-8") for p in seen} >= {*THEIRS.values(), *NEW.values()}, step
        assert not [name for name in os.listdir(root) if name.startswith(".")], step
        step += 1
    assert step > 12


@given(
    st.dictionaries(st.sampled_from(["商务.docx", "商务.pdf", "a/b/c.txt", "z.doc", "a/d"]), st.text("xy"))
)
def test_whatever_people_wrote_is_there_afterwards(tmp_path_factory, theirs):
    root = tmp_path_factory.mktemp("one")
    old = fill(root / ".package.old", OURS)
    for name, text in theirs.items():
        (old / name).parent.mkdir(parents=True, exist_ok=True)
        (old / name).write_text(text, encoding="utf-8")
    kept = set_aside(old, root / "package", DAY)
    assert {one.was.removeprefix("package/"): (root / one.now).read_text("utf-8") for one in kept} == theirs
    assert not old.exists()
