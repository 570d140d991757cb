"""The cache forgets what was used longest ago, closes itself to others, and is done without where it must be."""

import errno
import os

import pytest

from bidkit.errors import NotWritableError
from bidkit.store import cache as module
from bidkit.store.cache import Cache, keep_within, open_cache


def test_what_was_used_longest_ago_is_forgotten_first(tmp_path):
    memory = Cache(tmp_path).memory("kind")
    for number, key in enumerate("abc"):
        memory.put(b"x" * 1000, key)
        os.utime(memory.folder / memory._name((key,)), (number + 1, number + 1))
    assert memory.get("a")
    keep_within(tmp_path / "kept", 2500)
    assert [key for key in "abc" if memory.get(key)] == ["a", "c"]


def test_all_kinds_count_together_at_the_end_of_a_run(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "keep_within", lambda kept: keep_within(kept, 3000))
    for number in range(20):
        with open_cache(tmp_path / "c") as cache:
            cache.memory(f"kind{number % 4}").put(b"x" * 900, str(number))
    sizes = [path.stat().st_size for path in (tmp_path / "c").rglob("*") if path.is_file()]
    assert 900 <= sum(sizes) <= 3000


def test_a_cache_open_to_others_is_closed(tmp_path):
    (tmp_path / "c").mkdir(mode=0o755)
    with open_cache(tmp_path / "c"):
        pass
    assert (tmp_path / "c").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT])
def test_where_the_cache_cannot_be_written_a_folder_that_goes_away_stands_in(tmp_path, monkeypatch, number):
    def refused(_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(module, "_prepared", refused)
    said = []
    with open_cache(tmp_path / "c", say=said.append) as cache:
        cache.memory("kind").put(b"x", "key")
        assert cache.memory("kind").get("key") == b"x" and cache.own("pdf").is_dir()
    assert not (tmp_path / "c").exists() and not cache.folder.exists()
    assert len(said) == 1 and "这次不用缓存" in said[0]


def test_a_file_where_the_cache_belongs_is_told(tmp_path):
    (tmp_path / "c").write_text("")
    with pytest.raises(NotWritableError, match=r"缓存「c」[\s\S]*移走"), open_cache(tmp_path / "c"):
        pass


def test_what_older_versions_and_killed_conversions_left_goes_away(tmp_path):
    for name in (
        "pdf/.soffice-1/d0000.docx",
        "filled/a.docx",
        "read/a.json",
        "scans/a.png",
        "work/0a/b.docx",
    ):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "library.json").write_text("[]")
    (tmp_path / "defects").mkdir()
    with open_cache(tmp_path):
        pass
    assert {path.name for path in tmp_path.iterdir()} == {"defects", "work"}
    assert list((tmp_path / "work").iterdir()) == []
