"""Sheets are written again and again while people work in them: nothing of theirs is lost, nothing stale stays."""

import pytest

from bidkit.errors import NotWritableError
from bidkit.pack.tray import Tray


@pytest.fixture
def tray(tmp_path):
    return Tray(tmp_path / "sheets", tmp_path / "memory/sheets.json")


def names(tray):
    return sorted(path.name for path in tray.folder.iterdir())


def test_an_untouched_file_is_written_over(tray):
    tray.lay({"qa": {"问答.xlsx": b"one"}})
    assert tray.lay({"qa": {"问答.xlsx": b"two"}}).kept == ()
    assert (tray.folder / "问答.xlsx").read_bytes() == b"two"
    assert names(tray) == ["问答.xlsx"]


def test_a_file_that_somebody_changed_is_kept_beside(tray):
    for text in (b"mine 1", b"mine 2"):
        tray.lay({"qa": {"问答.xlsx": b"bidkit"}})
        (tray.folder / "问答.xlsx").write_bytes(text)
    (kept,) = tray.lay({"qa": {"问答.xlsx": b"bidkit"}}).kept
    assert (kept.name, kept.read_bytes()) == ("问答（人改过2）.xlsx", b"mine 2")
    assert (tray.folder / "问答（人改过1）.xlsx").read_bytes() == b"mine 1"
    assert (tray.folder / "问答.xlsx").read_bytes() == b"bidkit"


def test_what_is_no_longer_made_goes_unless_somebody_changed_it(tray):
    tray.lay({"plan": {"计划.pdf": b"p", "草稿_质疑函.docx": b"q", "草稿_澄清.docx": b"c"}})
    (tray.folder / "草稿_澄清.docx").write_bytes(b"sent on Monday")
    tray.lay({"plan": {"计划.pdf": b"p"}})
    assert names(tray) == ["草稿_澄清.docx", "计划.pdf"]


def test_one_sheet_leaves_the_others_alone(tray):
    tray.lay({"plan": {"计划.pdf": b"p"}})
    tray.lay({"qa": {"问答.pdf": b"q"}})
    assert names(tray) == ["计划.pdf", "问答.pdf"]


def test_without_its_memory_every_other_file_that_people_work_in_counts_as_somebodys(tray):
    tray.lay({"qa": {"问答.docx": b"one", "问答.pdf": b"one", "卡.docx": b"same"}})
    tray.memory.unlink()
    (kept,) = tray.lay({"qa": {"问答.docx": b"two", "问答.pdf": b"two", "卡.docx": b"same"}}).kept
    assert (kept.name, kept.read_bytes()) == ("问答（人改过1）.docx", b"one")


def test_a_broken_memory_is_no_memory(tray):
    tray.memory.parent.mkdir()
    tray.memory.write_text("[1, 2", "utf-8")
    tray.lay({"qa": {"问答.pdf": b"one"}})
    assert names(tray) == ["问答.pdf"]


def test_a_file_where_the_folder_belongs_is_told_with_the_cure(tray):
    tray.folder.write_text("x", "utf-8")
    with pytest.raises(NotWritableError) as told:
        tray.lay({"qa": {"问答.pdf": b"one"}})
    assert told.value.cure
