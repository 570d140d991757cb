"""One memory: what comes back is what was kept from the same content by the same code, or nothing."""

import errno
import os
import stat
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from bidkit.store.memory import Memory

NUMBERS = TypeAdapter(list[int])
anything = settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])


def entry(memory):
    (path,) = memory.folder.iterdir()
    return path


@anything
@given(value=st.binary(max_size=200), key=st.lists(st.binary() | st.text(), min_size=1, max_size=3))
def test_what_was_kept_comes_back_under_its_key_only(tmp_path, value, key):
    memory = Memory(tmp_path / "kind")
    memory.put(value, *key)
    assert memory.get(*key) == value
    assert memory.get(*key, "more") is None
    assert Memory(tmp_path / "other").get(*key) is None
    assert Memory(tmp_path / "kind", "other fonts").get(*key) is None


def test_keys_of_the_same_letters_are_not_the_same_key(tmp_path):
    memory = Memory(tmp_path / "kind")
    memory.put(b"1", "ab", "c")
    assert memory.get("a", "bc") is None


@anything
@given(data=st.data())
def test_a_spoiled_or_truncated_entry_counts_as_absent(tmp_path, data):
    memory = Memory(tmp_path / "kind")
    memory.put(b"value", "key")
    whole = entry(memory).read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    wrong = data.draw(st.sampled_from([whole[:at], whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]]))
    entry(memory).write_bytes(wrong)
    assert memory.get("key") is None
    memory.put(b"value", "key")
    assert memory.get("key") == b"value"


def test_an_entry_under_the_name_of_another_counts_as_absent(tmp_path):
    memory = Memory(tmp_path / "kind")
    memory.put(b"old", "a")
    old = entry(memory)
    memory.put(b"new", "b")
    (new,) = set(memory.folder.iterdir()) - {old}
    old.replace(new)
    assert memory.get("b") is None


def test_mended_code_is_not_served_what_the_old_code_made(tmp_path, monkeypatch):
    Memory(tmp_path / "kind").put(b"old", "key")
    monkeypatch.setattr("bidkit.store.memory.code_stamp", lambda: "mended")
    assert Memory(tmp_path / "kind").get("key") is None


def test_a_memory_that_is_not_trusted_is_written_but_not_read(tmp_path):
    Memory(tmp_path / "kind").put(b"old", "key")
    careful = Memory(tmp_path / "kind", trusted=False)
    assert careful.get("key") is None
    careful.put(b"new", "key")
    assert Memory(tmp_path / "kind").get("key") == b"new"


def test_a_value_of_another_shape_is_made_anew(tmp_path):
    memory = Memory(tmp_path / "kind")
    memory.put(b'{"not": "numbers"}', "key")
    assert memory.made(NUMBERS, lambda: [1, 2], "key") == [1, 2]
    assert memory.made(NUMBERS, lambda: pytest.fail("made twice"), "key") == [1, 2]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EDQUOT])
def test_where_nothing_can_be_written_nothing_is_kept_and_nothing_left(tmp_path, monkeypatch, number):
    memory = Memory(tmp_path / "kind")
    memory.put(b"old", "key")

    def refused(*_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("bidkit.store.write.os.replace", refused)
    memory.put(b"new", "key")
    memory.put(b"new", "other")
    assert memory.get("key") == b"old" and memory.get("other") is None
    assert list(memory.folder.iterdir()) == [entry(memory)]


def test_no_folder_keeps_nothing():
    memory = Memory(None)
    memory.put(b"value", "key")
    assert memory.get("key") is None


def test_only_the_owner_may_read(tmp_path):
    before = os.umask(0)
    try:
        memory = Memory(tmp_path / "cache/kept/kind")
        memory.put(b"value", "key")
    finally:
        os.umask(before)
    for path in (tmp_path / "cache").rglob("*"):
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077, path


def test_many_threads_on_one_key_read_a_whole_value_or_none(tmp_path):
    memory = Memory(tmp_path / "kind")
    values = [bytes([number]) * 100_000 for number in range(8)]

    def turn(number):
        memory.put(values[number % 8], "key")
        return memory.get("key") in values

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(turn, range(80)))
    assert list(memory.folder.iterdir()) == [entry(memory)]
