import os
import signal
import threading
import time
from pathlib import Path

import pytest

from bidkit.errors import ToolFailedError, ToolMissingError
from bidkit.tools.profile import borrow_profile
from bidkit.tools.soffice import Patience, Soffice, locate_soffice, to_pdf
from tests.tools.processes import gone

FAKES = Path(__file__).parent.parent / "fakes"
HASTE = Patience(start=0.5, per_document=0.0, per_megabyte=0.0)


@pytest.fixture
def convert(tmp_path, monkeypatch):
    """Return a function that converts with a fake; ``convert.calls()`` tells what soffice was asked for."""
    log = tmp_path / "calls.txt"
    monkeypatch.setenv("FAKE_LOG", str(log))

    def call(fake, documents, patience=HASTE, workers=1):
        return to_pdf(
            documents,
            tmp_path / "out",
            soffice=Soffice(str(FAKES / fake), "7.4"),
            home=tmp_path / "home",
            patience=patience,
            workers=workers,
        )

    call.calls = lambda: [
        line.split()[1:] for line in log.read_text().splitlines() if line.startswith("call")
    ]
    call.children = lambda: [
        int(line.split()[1]) for line in log.read_text().splitlines() if line[:5] == "child"
    ]
    call.out = tmp_path / "out"
    call.home = tmp_path / "home"
    return call


def test_all_documents_go_through_one_call(convert):
    made = convert("soffice-good", {"投标函": b"1", "承诺书": b"2", "方案": b"3"})
    assert list(made) == ["投标函", "承诺书", "方案"]
    assert all(path.read_bytes().startswith(b"%PDF-") for path in made.values())
    assert [len(call) for call in convert.calls()] == [3]


def test_nothing_to_convert_starts_nothing(convert):
    assert convert("soffice-crash", {}) == {}


def test_a_large_batch_is_split_over_two_profiles(convert):
    made = convert("soffice-good", {f"s{i}": bytes(i * 1000) for i in range(8)}, workers=2)
    assert list(made) == [f"s{i}" for i in range(8)]
    assert sorted(len(call) for call in convert.calls()) == [4, 4]


def test_only_the_pdfs_are_left_behind(convert):
    convert("soffice-good", {"a": b"1"})
    assert [path.name for path in convert.out.iterdir()] == ["a.pdf"]


@pytest.mark.parametrize(
    ("fake", "why"),
    [
        ("soffice-silent", "没有写出 PDF"),
        ("soffice-empty", "空文件"),
        ("soffice-garbage", "写出的不是 PDF"),
        ("soffice-truncated", "写出的 PDF 不完整"),
        ("soffice-crash", "异常退出"),
        ("soffice-hang", "没有结束，已强行停止"),
    ],
)
def test_a_soffice_that_fails_or_lies_is_caught_and_the_document_named(convert, fake, why):
    with pytest.raises(ToolFailedError) as caught:
        convert(fake, {"投标函": b"1"})
    assert "“投标函”" in caught.value.message and why in caught.value.message
    assert caught.value.cure
    assert not list(convert.out.iterdir())


def test_a_crash_is_retried_once_with_a_new_profile(convert):
    spoiled = convert.home / "profiles" / "p0" / "user" / "spoiled.txt"
    spoiled.parent.mkdir(parents=True)
    spoiled.write_text("left by the crash")
    assert convert("soffice-crash-once", {"a": b"1", "b": b"2"}, Patience()).keys() == {"a", "b"}
    assert len(convert.calls()) == 2
    assert not spoiled.exists()


def test_the_guilty_document_is_found_among_many(convert):
    documents = {"甲": b"fine", "乙": b"POISON", "丙": b"fine", "丁": b"POISON"}
    with pytest.raises(ToolFailedError) as caught:
        convert("soffice-picky", documents, Patience())
    assert "“乙”" in caught.value.message and "“丁”" in caught.value.message
    assert "“甲”" not in caught.value.message and "“丙”" not in caught.value.message
    assert "bad allocation" in caught.value.message


def test_a_soffice_that_can_nothing_is_not_tried_on_every_document(convert):
    with pytest.raises(ToolFailedError):
        convert("soffice-silent", {f"s{i}": b"1" for i in range(20)}, Patience())
    assert len(convert.calls()) == 2 + 3


def test_one_failing_worker_stops_the_other(convert, monkeypatch):
    began = time.monotonic()
    monkeypatch.setattr(
        "bidkit.tools.soffice.Patience.seconds", lambda self, batch: 30 if len(batch) > 1 else 0.2
    )
    documents = {"长": b"x" * 10_000_000, **{f"s{i}": b"1" for i in range(6)}}
    with pytest.raises(ToolFailedError, match="“长”"):
        convert("soffice-hang", documents, workers=2)
    assert time.monotonic() - began < 10


def test_ctrl_c_stops_every_soffice_and_its_children(convert):
    threading.Timer(0.7, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        convert("soffice-hang", {f"s{i}": b"1" for i in range(8)}, Patience(), workers=2)
    assert time.monotonic() - began < 10
    assert len(convert.children()) == 2
    assert all(gone(child) for child in convert.children())


def test_a_soffice_that_ignores_polite_requests_is_ended_all_the_same(convert):
    began = time.monotonic()
    with pytest.raises(ToolFailedError):
        convert("soffice-stubborn", {"a": b"1"}, Patience(start=0.2, per_document=0, per_megabyte=0))
    assert time.monotonic() - began < 10


def test_a_missing_soffice_is_not_blamed_on_a_document(convert):
    with pytest.raises(ToolMissingError):
        convert("soffice-that-is-not-there", {"a": b"1"})


@pytest.mark.parametrize("name", ["", "../a", "a/b"])
def test_a_name_that_could_leave_the_folder_is_refused(convert, name):
    with pytest.raises(ValueError, match="not a file name"):
        convert("soffice-good", {name: b"1"})


def test_a_profile_is_used_by_one_at_a_time_and_kept_for_the_next(tmp_path):
    with borrow_profile(tmp_path) as first, borrow_profile(tmp_path) as second:
        assert first.folder != second.folder
    with borrow_profile(tmp_path) as again:
        assert again.folder == first.folder


def test_a_stale_lock_of_a_killed_run_is_removed(tmp_path):
    with borrow_profile(tmp_path) as profile:
        (profile.folder / ".lock").write_text("dead")
    with borrow_profile(tmp_path) as profile:
        assert not (profile.folder / ".lock").exists()


def test_too_many_at_once_is_a_clear_message(tmp_path, monkeypatch):
    monkeypatch.setattr("bidkit.tools.profile.MOST_PROFILES", 1)
    held = threading.Event()
    with (
        borrow_profile(tmp_path),
        pytest.raises(Exception, match="同时运行的转换超过"),
        borrow_profile(tmp_path),
    ):
        held.set()
    assert not held.is_set()


def test_libreoffice_itself_draws_songti_and_kaiti_in_their_own_kinds(tmp_path):
    import pypdf

    from tests.tools.words import word_file

    data = word_file(
        [("宋体", "投标文件"), ("楷体", "法定代表人"), ("黑体", "第一章"), ("仿宋_GB2312", "承诺")]
    )
    made = to_pdf({"字体": data}, tmp_path / "out", soffice=locate_soffice(), home=tmp_path / "home")
    page = pypdf.PdfReader(made["字体"]).pages[0]
    names = " ".join(font.get_object()["/BaseFont"] for font in page["/Resources"]["/Font"].values())
    assert "NotoSerifCJK" in names and "ZenKai" in names and "NotoSansCJK" in names
    assert "DejaVu" not in names
    assert "法定代表人" in page.extract_text()
