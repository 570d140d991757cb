"""What a workflow writes in several files it writes in all of them or in none, and never while another one writes."""

import multiprocessing
import os
from datetime import date

import docx
import openpyxl
import pytest

from bidkit.cli.main import app
from bidkit.errors import NotWritableError, StoppedError
from bidkit.flow import locks
from bidkit.flow.addendum import take_addendum
from bidkit.flow.find import find_tender
from bidkit.flow.locks import editing
from bidkit.flow.review import take_book, write_book
from bidkit.flow.start import StartJob, new
from bidkit.load.tender import load_tender
from bidkit.store import write
from bidkit.store.together import left_over
from bidkit.watch import Stop, Watch
from tests.bad_input.small import RUN, hashes
from tests.store.test_together import refuse
from tests.word.docs import save

HIDDEN = (".bidkit/",)


def written(workspace):
    """Return the hash of everything people see in a workspace."""
    return {name: one for name, one in hashes(workspace).items() if not name.startswith(HIDDEN)}


@pytest.fixture
def answered(workspace):
    """Return the tender and a workbook in which everything is confirmed."""
    place = find_tender(workspace, "demo")
    path = write_book(place).book
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets[:-1]:
        for row in range(2, sheet.max_row + 1):
            for column, value in zip((6, 8, 9), ("是", "林晓岚", date(2026, 12, 1)), strict=True):
                sheet.cell(row, column).value = value
    book.save(path)
    return place, path


@pytest.fixture
def clarified(workspace):
    """Return the tender, confirmed and with a waiver, and a clarification that touches what that rests on."""
    folder = workspace / "tenders/demo"
    waiver = (
        "waivers:\n  - {finding: 'Q001:Q2', by: 周启明, on: 2026-12-01, reason: 正在换证, covers: abcd1234}\n"
    )
    for name, more in (("tender.yaml", "confirmed: {by: 林晓岚, on: 2026-12-01}\n"), ("bid.yaml", waiver)):
        text = (folder / name).read_text("utf-8").replace("质量体系,", "具有有效的质量管理体系认证证书,")
        (folder / name).write_text(text + more, "utf-8")
    return find_tender(workspace, "demo"), _clarification(folder)


def _clarification(folder):
    document = docx.Document()
    for line in (
        "各潜在投标人：现就数据服务采购项目招标文件的有关内容说明如下，请在编制投标文件时遵照执行。",
        "一、原“具有有效的质量管理体系认证证书”修改为“具有有效的信息安全管理体系认证证书”。",
    ):
        document.add_paragraph(line)
    path = folder / "澄清01.docx"
    path.write_bytes(save(document))
    return path


@pytest.mark.parametrize("number", [1, 2])
def test_a_workbook_is_taken_into_tender_and_review_or_into_neither(answered, monkeypatch, number):
    place, book = answered
    before = written(place.root)
    refuse(monkeypatch, number)
    with pytest.raises(NotWritableError):
        take_book(place, book)
    assert written(place.root) == before
    monkeypatch.undo()
    assert take_book(place, book).open == () and load_tender(place.tender, place.root).confirmed


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_clarification_is_noted_everywhere_or_nowhere(clarified, monkeypatch, number):
    place, file = clarified
    before = written(place.root)
    refuse(monkeypatch, number)
    with pytest.raises(NotWritableError):
        take_addendum(place, file)
    assert written(place.root) == before
    monkeypatch.undo()
    taken = take_addendum(place, file)
    assert taken.withdrawn == ("Q001:Q2",)
    changed = {name for name, one in written(place.root).items() if before.get(name) != one}
    assert changed == {f"tenders/demo/{name}" for name in ("tender.yaml", "bid.yaml", "review.json")}


def die_in_between(place, file):
    real, count = os.replace, iter(range(1, 100))
    write.os.replace = lambda a, b: os._exit(9) if next(count) == 2 else real(a, b)
    take_addendum(place, file)


@pytest.mark.parametrize("command", ["check", "bind", "review"])
def test_a_run_killed_between_two_files_is_undone_before_anything_is_read(clarified, command):
    place, file = clarified
    before = written(place.root)
    run = multiprocessing.get_context("fork").Process(target=die_in_between, args=(place, file))
    run.start()
    run.join()
    assert run.exitcode == 9 and left_over(place.root) and written(place.root) != before
    RUN.invoke(app, [command, "demo", "-C", str(place.root)])
    now = {name: one for name, one in written(place.root).items() if ".bidkit-" not in name}
    assert {name: one for name, one in now.items() if name in before} == before and not left_over(place.root)


def test_two_changes_at_a_time_wait_for_each_other_and_say_so(answered, monkeypatch):
    place, book = answered
    before = written(place.root)
    monkeypatch.setattr(locks, "PATIENCE", 0.2)
    with editing(place.root), pytest.raises(NotWritableError, match="另一个改动正在进行"):
        take_book(place, book)
    assert written(place.root) == before


def test_a_tender_that_cannot_be_filled_is_not_begun(workspace, monkeypatch):
    before = written(workspace)
    monkeypatch.setattr(
        "bidkit.flow.skeleton._price", lambda path: (_ for _ in ()).throw(OSError(28, "full"))
    )
    with pytest.raises(NotWritableError, match="磁盘满了"):
        new(StartJob(workspace, "新项目"))
    assert written(workspace) == before and not (workspace / "tenders/新项目").exists()
    assert not list((workspace / "tenders").glob(".*"))


def test_a_start_that_was_stopped_begins_no_tender(workspace):
    stop = Stop()
    stop.ask()
    with pytest.raises(StoppedError):
        new(StartJob(workspace, "新项目", watch=Watch(stop=stop)))
    assert not (workspace / "tenders/新项目").exists()


@pytest.mark.parametrize("name", ["here", "new"])
def test_a_workspace_that_could_not_be_filled_leaves_what_was_there(tmp_path, monkeypatch, name):
    (tmp_path / "here").mkdir()
    monkeypatch.setattr("bidkit.flow.skeleton.shipped", lambda _: (_ for _ in ()).throw(OSError(28, "full")))
    result = RUN.invoke(app, ["init", str(tmp_path / name), "--demo"])
    assert result.exit_code == 8 and [*tmp_path.rglob("*")] == [tmp_path / "here"]
