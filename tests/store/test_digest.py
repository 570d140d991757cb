"""A hash is remembered only where nothing could have changed the file unseen."""

import os
import time

import pytest

from bidkit.store import digest as service
from bidkit.store.digest import LARGE, Digests, digest
from bidkit.store.memory import Memory
from tests.store.times import at_the_same_time

BIG = b"a" * LARGE


@pytest.fixture
def at_rest(monkeypatch):
    """Take a file for unchanging as soon as it is written."""
    monkeypatch.setattr(service, "AT_REST", -60)


@pytest.fixture
def read(monkeypatch):
    """Return the names of the files that were really read."""
    names = []
    monkeypatch.setattr(service, "digest", lambda path: names.append(path.name) or digest(path))
    return names


def written(path, data=BIG):
    path.write_bytes(data)
    return path


def hashed(folder, *paths, **trust):
    """Return the hashes as one run takes them."""
    digests = Digests(Memory(folder / "digests", **trust))
    found = [digests.of(path) for path in paths]
    digests.save()
    return found


def test_a_large_scan_is_read_once(tmp_path, at_rest, read):
    path = written(tmp_path / "scan.PDF")
    first = hashed(tmp_path, path, path)
    assert hashed(tmp_path, path, path) == first == [digest(path)] * 2
    assert read == ["scan.PDF"]


@pytest.mark.parametrize("name", ["a.yaml", "a.yml", "a.xlsx", "a.docx", "a.json", "a"])
def test_a_file_that_people_write_in_is_read_every_time(tmp_path, at_rest, read, name):
    path = written(tmp_path / name)
    hashed(tmp_path, path)
    hashed(tmp_path, path)
    assert read == [name] * 2


def test_a_small_scan_is_read_every_time(tmp_path, at_rest, read):
    path = written(tmp_path / "a.png", b"small")
    hashed(tmp_path, path)
    hashed(tmp_path, path)
    assert read == ["a.png"] * 2


def test_a_scan_edited_with_its_time_restored_is_read_again(tmp_path, at_rest):
    path = written(tmp_path / "a.pdf")
    before = hashed(tmp_path, path)
    time.sleep(0.02)  # the kernel counts change times in ticks
    with at_the_same_time(path):
        path.write_bytes(b"b" * LARGE)
    assert hashed(tmp_path, path) == [digest(path)] != before


def test_a_scan_put_in_the_place_of_another_is_read_again(tmp_path, at_rest):
    path, other = written(tmp_path / "a.pdf"), written(tmp_path / "b.pdf", b"b" * LARGE)
    hashed(tmp_path, path, other)
    with at_the_same_time(path):
        other.replace(path)
    assert hashed(tmp_path, path) == [digest(path)]


def test_a_scan_changed_a_moment_ago_is_not_remembered(tmp_path, read):
    path = written(tmp_path / "a.pdf")
    hashed(tmp_path, path)
    hashed(tmp_path, path)
    assert read == ["a.pdf"] * 2


def test_a_scan_that_changes_while_it_is_hashed_is_not_remembered(tmp_path, at_rest, monkeypatch):
    path = written(tmp_path / "a.pdf")

    def slow(path):
        found = digest(path)
        path.write_bytes(b"b" * (LARGE + 1))
        return found

    with monkeypatch.context() as patch:
        patch.setattr(service, "digest", slow)
        hashed(tmp_path, path)
    assert hashed(tmp_path, path) == [digest(path)]


def test_a_disk_without_change_times_of_its_own_is_not_trusted(tmp_path, at_rest, read, monkeypatch):
    """As on exFAT or over SFTP, where the change time is the modification time."""
    path = written(tmp_path / "a.pdf")
    hashed(tmp_path, path)
    real = os.utime
    monkeypatch.setattr(service, "_honest_device", lambda _: -1)
    hashed(tmp_path, path)
    assert read == ["a.pdf"] * 2 and os.utime is real


def test_rehash_reads_what_the_memory_lies_about(tmp_path, at_rest):
    path = written(tmp_path / "a.pdf")
    liar = Digests(Memory(tmp_path / "digests"))
    liar.fresh[os.path.realpath(path)] = (service._mark(str(path)), "0" * 64)
    liar.save()
    assert hashed(tmp_path, path) == ["0" * 64]
    assert hashed(tmp_path, path, trusted=False) == [digest(path)]
    assert hashed(tmp_path, path) == [digest(path)]
