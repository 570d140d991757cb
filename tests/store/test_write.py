"""Files are written whole; what killed writes left goes away, what is being written stays."""

import os
import subprocess
import sys
import time

import pytest

from bidkit.errors import NotWritableError
from bidkit.store.write import STALE_SECONDS, sweep_parts, write_private, write_whole


def dead():
    """Return the number of a process that is no more."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_a_reader_never_sees_half_a_file(tmp_path, monkeypatch):
    write_whole(tmp_path / "a.json", b"old")
    monkeypatch.setattr(
        "bidkit.store.write.os.replace", lambda *_: (_ for _ in ()).throw(OSError(28, "full"))
    )
    with pytest.raises(NotWritableError, match="磁盘满了"):
        write_whole(tmp_path / "a.json", b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.json", b"old")]


def test_a_file_for_people_has_their_usual_rights_and_a_private_one_has_not(tmp_path):
    before = os.umask(0o022)
    try:
        write_whole(tmp_path / "report.html", b"")
        write_private(tmp_path / "own", b"")
    finally:
        os.umask(before)
    assert [(tmp_path / name).stat().st_mode & 0o777 for name in ("report.html", "own")] == [0o644, 0o600]


def test_the_part_of_a_killed_write_is_swept_at_once_and_that_of_a_living_one_is_not(tmp_path):
    (tmp_path / f".bidkit-{dead()}-0.part").touch()
    (tmp_path / f".bidkit-{os.getpid()}-7.part").touch()
    sweep_parts(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [f".bidkit-{os.getpid()}-7.part"]


def test_a_part_so_old_that_nobody_can_be_writing_it_is_swept(tmp_path):
    part = tmp_path / f".bidkit-{os.getpid()}-7.part"
    part.touch()
    old = time.time() - STALE_SECONDS - 1
    os.utime(part, (old, old))
    write_whole(tmp_path / "a", b"")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_name_as_long_as_the_disk_allows_can_be_written(tmp_path):
    path = tmp_path / ("标" * 85)
    write_whole(path, b"x")
    assert path.read_bytes() == b"x"
