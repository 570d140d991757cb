"""Looking at finished files can be stopped at every step; nothing is written then."""

import docx
import pytest

from bidkit.errors import NotWritableError, StoppedError
from bidkit.flow.audit import AuditOrder, audit_files
from bidkit.flow.compare import CompareOrder, compare_files
from bidkit.flow.find import find_tender
from bidkit.store import write
from bidkit.watch import Stop, Watch
from tests.bad_input.small import FAKES


@pytest.fixture
def files(tmp_path):
    """Return two Word files with a draft's words in them, which every audit remarks on."""
    folder = tmp_path / "files"
    folder.mkdir()
    for name in ("甲.docx", "乙.docx"):
        document = docx.Document()
        document.add_paragraph("投标文件（草稿）待补充 XX 公司【请填写】，项目负责人待定，以下内容尚未写完。")
        document.save(str(folder / name))
    return tuple(sorted(folder.iterdir()))


def stopping(words):
    """Return a watch that asks its run to end at the step that begins with these words."""
    stop = Stop()
    return Watch(lambda step: stop.ask() if step.words.startswith(words) else None, stop)


def order(workspace, files, watch, soffice="soffice-hang", html=None):
    place = find_tender(workspace, "demo")
    return AuditOrder(place, files, {"": "main"}, True, html, str(FAKES / soffice), watch)


@pytest.mark.parametrize("words", ["读取文件", "把 ", "按规则检查", "核对目录"])
def test_an_audit_stopped_at_a_step_writes_no_comment_and_no_page(workspace, files, words):
    html = files[0].with_name("报告.html")
    with pytest.raises(StoppedError):
        audit_files(
            order(
                workspace, files, stopping(words), "soffice-hang" if words == "把 " else "soffice-crash", html
            )
        )
    assert tuple(sorted(files[0].parent.iterdir())) == files


def test_copies_with_comments_are_all_written_or_none(workspace, files, monkeypatch):
    real = write.os.replace

    def replace(source, target):
        if target.name.startswith("甲.批注"):
            raise OSError(28, "full")
        real(source, target)

    monkeypatch.setattr(write.os, "replace", replace)
    with pytest.raises(NotWritableError):
        audit_files(order(workspace, files, Watch(), "soffice-crash"))
    assert tuple(sorted(files[0].parent.iterdir())) == files
    monkeypatch.undo()
    done = audit_files(order(workspace, files, Watch(), "soffice-crash"))
    assert [path.name for path in done.copies] == ["乙.批注.docx", "甲.批注.docx"]


@pytest.mark.parametrize("words", ["读取招标文件", "读取 甲", "逐对比较"])
def test_a_comparison_stopped_at_a_step_writes_no_page(files, tmp_path, words):
    with pytest.raises(StoppedError):
        compare_files(CompareOrder(files, html=tmp_path / "x.html", templates=False, watch=stopping(words)))
    assert not (tmp_path / "x.html").exists()


def test_an_audit_counts_its_steps_and_its_files(workspace, files):
    heard = []
    audit_files(order(workspace, files, Watch(heard.append), "soffice-crash"))
    assert [step.number for step in heard if step.number] == [1, 2, 3, 4]
    assert [(step.words, step.part, step.parts) for step in heard if step.words.startswith("核对 ")] == [
        ("核对 乙.docx", 0, 2), ("核对 甲.docx", 1, 2),
    ]  # fmt: skip
