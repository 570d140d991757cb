"""A machine that does not play along: no converter, a lying one, no room, no right, two builds, Ctrl-C."""

import fcntl
import os
import re
import resource
import signal
import time

import pytest

from tests.bad_input.small import FAKES, build, command, edit, fake, halves, is_chinese, package


@pytest.fixture
def changed(small):
    """Return the workspace after a change that makes one section be converted anew."""
    edit(small / "tenders/demo/bid.yaml", "period_days: 60", "period_days: 61")
    return small


def refused(root, code, *words):
    before = package(root)
    result = build(root, *words)
    assert result.exit_code == code, result.output
    assert package(root) == before and halves(root) == []
    assert is_chinese(result.stderr) and "处理：" in result.stderr
    return result.stderr


@pytest.mark.parametrize(
    "wanted", ["/nowhere/soffice", str(FAKES / "soffice-old"), str(FAKES / "soffice-mute")]
)
def test_without_a_usable_converter_the_word_volumes_still_come_out(changed, wanted):
    before = package(changed)
    result = build(changed, "--soffice", wanted)
    assert result.exit_code == 5 and package(changed) == before and halves(changed) == []
    assert "install" in result.stderr and "Word 分册已写到 tenders/demo/out/word" in result.stderr
    names = [path.name for path in (changed / "tenders/demo/out/word").iterdir()]
    assert any(name.endswith(".docx") for name in names) and not any(name.endswith(".pdf") for name in names)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("crash", "异常退出"),
        ("silent", "没有写出 PDF"),
        ("empty", "空文件"),
        ("garbage", "不是 PDF"),
        ("truncated", "不完整"),
    ],
)
def test_a_converter_that_crashes_or_lies_is_found_out_and_named(changed, name, said):
    assert said in refused(changed, 6, *fake(name))


def test_a_converter_whose_pdf_has_no_pages_is_found_out(changed):
    message = refused(changed, 6, *fake("good"))
    assert "LibreOffice" in message and "重新扫描" not in message


def children(log):
    return [int(number) for number in re.findall(r"child (\d+)", log.read_text())] if log.exists() else []


def alive(number):
    try:
        with open(f"/proc/{number}/stat") as stat:
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wait_for(condition, seconds=20):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def listen():
    """Hear Ctrl-C even where the tests run in the background of a shell, which makes its children deaf to it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_in_the_middle_of_a_conversion_leaves_nothing_behind(changed, tmp_path, number):
    before, log = package(changed), tmp_path / "log"
    env = {**os.environ, "FAKE_LOG": str(log)}
    process = command(changed, *fake("hang"), env=env, preexec_fn=listen)
    try:
        wait_for(lambda: children(log), 60)
        process.send_signal(number)
        out, err = process.communicate(timeout=60)
    finally:
        process.terminate()
    assert process.returncode == 130, err
    assert out == "" and err.count("\n") == 1 and "上一次的成品保持原样" in err
    wait_for(lambda: not any(map(alive, children(log))), 5)
    assert package(changed) == before and halves(changed) == []
    assert build(changed).exit_code == 0


def test_a_second_build_of_the_same_tender_is_refused_at_once(changed):
    with open(changed / "tenders/demo/out/.lock") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert "另一个生成正在进行" in refused(changed, 8)
    assert build(changed).exit_code == 0


@pytest.mark.parametrize("kilobytes", [1, 20, 40, 120, 280])
def test_no_room_on_the_disk_is_told_and_the_old_package_stays(changed, kilobytes):
    """A limit on the size of files stands for a full disk: the same writes fail at the same places."""

    def little_room():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes * 1024, kilobytes * 1024))

    before = package(changed)
    process = command(changed, preexec_fn=little_room)
    _, err = process.communicate(timeout=120)
    assert process.returncode in (6, 8), err
    assert is_chinese(err) and "处理：" in err
    assert package(changed) == before and halves(changed) == []
    assert build(changed).exit_code == 0


@pytest.mark.parametrize("name", ["tenders/demo/out", ".bidkit"])
def test_a_file_where_a_folder_belongs_is_told(changed, name):
    path = changed / name
    path.rename(path.with_name("aside"))
    path.write_text("")
    result = build(changed)
    assert result.exit_code == 8 and "处理：" in result.stderr and is_chinese(result.stderr)


def test_a_package_that_is_a_file_is_replaced(changed):
    folder = changed / "tenders/demo/out/package"
    folder.rename(folder.with_name("aside"))
    folder.write_text("x")
    assert build(changed).exit_code == 0 and folder.is_dir() and halves(changed) == []


def volumes(root):
    return {name: digest for name, digest in package(root).items() if name != "manifest.json"}


def test_a_workspace_in_a_folder_with_spaces_and_chinese_builds_the_same(changed, tmp_path):
    assert build(changed).exit_code == 0
    other = changed.rename(tmp_path / "投标 资料 (2026) [终]")
    before = volumes(other)
    edit(other / "tenders/demo/bid.yaml", "period_days: 61", "period_days: 62")
    assert build(other).exit_code == 0
    edit(other / "tenders/demo/bid.yaml", "period_days: 62", "period_days: 61")
    assert build(other).exit_code == 0
    assert volumes(other) == before
