"""What a killed run left is swept at the next start; what a living run uses is not."""

import subprocess
import sys

import pytest

from bidkit.store.runs import own_folder

HOLD = """
import pathlib, sys
from bidkit.store.runs import own_folder
with own_folder(pathlib.Path(sys.argv[1])) as folder:
    (folder / "half.docx").write_text("x")
    print(folder, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path):
    """Return a process that holds a folder, and the folder."""
    argv = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield process, process.stdout.readline().strip()
        process.kill()


def names(home):
    return sorted(str(path) for path in home.iterdir())


def test_a_folder_is_gone_after_its_run(tmp_path):
    with own_folder(tmp_path / "work") as folder:
        (folder / "a").write_text("x")
        assert folder.stat().st_mode & 0o777 == 0o700
    assert names(tmp_path / "work") == []


def test_a_folder_is_gone_after_a_run_that_failed(tmp_path):
    with pytest.raises(KeyboardInterrupt), own_folder(tmp_path):
        raise KeyboardInterrupt
    assert names(tmp_path) == []


def test_a_living_run_keeps_its_folder(tmp_path, holder):
    process, folder = holder
    with own_folder(tmp_path) as own:
        assert names(tmp_path) == sorted([folder, f"{folder}.lock", str(own), f"{own}.lock"])
    process.communicate("")
    assert names(tmp_path) == []


def test_the_folder_of_a_killed_run_is_swept_at_the_next_start(tmp_path, holder):
    process, folder = holder
    process.kill()
    process.wait()
    assert folder in names(tmp_path)
    with own_folder(tmp_path) as own:
        assert names(tmp_path) == sorted([str(own), f"{own}.lock"])


def test_a_folder_without_a_lock_is_a_leftover(tmp_path):
    (tmp_path / "0123456789ab/volumes").mkdir(parents=True)
    with own_folder(tmp_path) as own:
        assert names(tmp_path) == sorted([str(own), f"{own}.lock"])
