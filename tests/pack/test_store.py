"""The last good package survives whatever happens to the next one."""

import json
import subprocess
import sys

import pytest

from bidkit.errors import NotWritableError
from bidkit.pack.store import new_folder, recover
from bidkit.store.write import write_whole
from tests.pack.packages import fill


def test_a_finished_folder_replaces_the_old_one(tmp_path):
    target = tmp_path / "package"
    for text in ("old", "new"):
        with new_folder(target) as folder:
            fill(folder, {"a.txt": text})
    assert (target / "a.txt").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["package"]


@pytest.mark.parametrize(
    "error", [OSError(28, "No space left on device"), KeyboardInterrupt(), ValueError("bug")]
)
def test_a_build_that_dies_leaves_the_old_one(tmp_path, error):
    target = tmp_path / "package"
    with new_folder(target) as folder:
        (folder / "a.txt").write_text("old")
    with pytest.raises((NotWritableError, KeyboardInterrupt, ValueError)), new_folder(target) as folder:
        (folder / "a.txt").write_text("half")
        raise error
    assert (target / "a.txt").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["package"]


def test_a_full_disk_says_what_to_do(tmp_path):
    with (
        pytest.raises(NotWritableError, match=r"磁盘满了[\s\S]*磁盘空间"),
        new_folder(tmp_path / "package"),
    ):
        raise OSError(28, "No space left on device")


def test_a_kill_between_the_two_renames_is_mended(tmp_path):
    (tmp_path / "package.old").mkdir()
    (tmp_path / "package.old/a.txt").write_text("old")
    recover(tmp_path / "package")
    assert (tmp_path / "package/a.txt").read_text() == "old"


def test_a_file_is_whole_or_absent(tmp_path):
    write_whole(tmp_path / "a.json", json.dumps({"a": 1}).encode())
    with pytest.raises(NotWritableError):
        write_whole(tmp_path / "a.json" / "b.json", b"x")
    assert json.loads((tmp_path / "a.json").read_text()) == {"a": 1}


def test_two_builds_of_one_tender_do_not_meet(tmp_path):
    script = (
        "import sys, pathlib\n"
        "from bidkit.store.lock import only_one\n"
        "with only_one(pathlib.Path(sys.argv[1]), '生成'):\n"
        "    print('held', flush=True); sys.stdin.read()\n"
    )
    lock = tmp_path / "out/.lock"
    command = [sys.executable, "-c", script, str(lock)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout.readline() == "held\n"
        second = subprocess.run(command, input="", capture_output=True, text=True)
        first.communicate("")
    assert "另一个生成正在进行" in second.stderr
    third = subprocess.run(command, input="", capture_output=True, text=True)
    assert third.stdout == "held\n"
