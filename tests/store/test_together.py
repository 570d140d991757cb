"""Several files as one step: all new or all old, whatever fails or dies in between."""

import multiprocessing
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from bidkit.errors import NotWritableError
from bidkit.store import together, write
from bidkit.store.together import UNDO, Change, change, left_over, settle, write_together

OLD = {"tender.yaml": b"old tender", "bid.yaml": b"old bid"}
NEW = {"tender.yaml": b"new tender", "bid.yaml": b"new bid", "review.json": b"new review"}


@pytest.fixture
def home(tmp_path):
    for name, data in OLD.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def there(home):
    """Return every file there is, hidden ones and leftovers too."""
    return {str(p.relative_to(home)): p.read_bytes() for p in home.rglob("*") if p.is_file()}


def changes(home):
    return [change(home / name, data) for name, data in NEW.items()]


def refuse(monkeypatch, number, error=None):
    """Let the ``number``-th file that takes its place fail."""
    real, count = os.replace, iter(range(1, 100))

    def replace(source, target):
        if next(count) == number:
            raise error or OSError(28, "no room")
        real(source, target)

    monkeypatch.setattr(write.os, "replace", replace)


def test_all_files_are_new_and_nothing_else_is_left(home):
    write_together(home, changes(home))
    assert there(home) == NEW


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_failure_in_between_restores_them_all(home, monkeypatch, number):
    refuse(monkeypatch, number)
    with pytest.raises(NotWritableError, match="磁盘满了") as told:
        write_together(home, changes(home))
    assert there(home) == OLD and "全部没有写" in told.value.cure


@pytest.mark.parametrize("number", [1, 2, 3])
def test_an_interruption_in_between_restores_them_all(home, monkeypatch, number):
    refuse(monkeypatch, number, KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        write_together(home, changes(home))
    assert there(home) == OLD


def die_at(home, number):
    real, count = os.replace, iter(range(1, 100))
    write.os.replace = lambda a, b: os._exit(9) if next(count) == number else real(a, b)
    write_together(home, changes(home))


@pytest.mark.parametrize("number", [1, 2, 3])
def test_what_a_killed_run_left_is_undone_by_the_next(home, number):
    run = multiprocessing.get_context("fork").Process(target=die_at, args=(home, number))
    run.start()
    run.join()
    assert run.exitcode == 9 and left_over(home)
    assert len(settle(home)) == number - 1
    for part in home.glob(".bidkit-*.part"):  # staged by the killed run, swept by whoever writes next
        part.unlink()
    assert there(home) == OLD and not left_over(home)


def test_what_a_person_changed_after_the_kill_is_not_undone(home, monkeypatch):
    refuse(monkeypatch, 3, KeyboardInterrupt())
    monkeypatch.setattr(together, "settle", lambda home: ())
    with pytest.raises(KeyboardInterrupt):
        write_together(home, changes(home))
    monkeypatch.undo()
    replaced = [name for name in OLD if (home / name).read_bytes() == NEW[name]]
    assert left_over(home) and replaced
    (home / replaced[0]).write_bytes(b"by hand")
    settle(home)
    assert there(home) == OLD | {replaced[0]: b"by hand"}


def test_a_file_that_was_changed_since_it_was_read_is_not_written_over(home):
    wanted = changes(home)
    (home / "bid.yaml").write_bytes(b"by hand")
    with pytest.raises(NotWritableError, match=r"bid\.yaml 在这期间被别处改过"):
        write_together(home, wanted)
    assert there(home) == OLD | {"bid.yaml": b"by hand"}


def test_one_file_alone_is_held_to_what_it_was_as_well(home):
    with pytest.raises(NotWritableError, match="被别处改过"):
        write_together(home, [Change(home / "bid.yaml", b"something else", b"new")])
    write_together(home, [change(home / "bid.yaml", b"new bid")])
    assert there(home) == OLD | {"bid.yaml": b"new bid"}


def test_what_stays_as_it_is_is_not_touched(home):
    before = (home / "bid.yaml").stat()
    write_together(home, [change(home / "bid.yaml", OLD["bid.yaml"])])
    assert (home / "bid.yaml").stat() == before and there(home) == OLD


def test_a_list_that_leads_out_of_the_workspace_is_not_followed(home, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "kept.txt"
    outside.write_bytes(b"")
    (home / UNDO).mkdir()
    entry = f'[{{"path": "{os.path.relpath(outside, home)}", "old": false, "after": "{together._digest(outside)}"}}]'
    (home / UNDO / "list.json").write_text(entry, encoding="utf-8")
    assert settle(home) == () and outside.exists() and there(home) == OLD


FILES = some.dictionaries(some.sampled_from("abcd"), some.binary(max_size=4), max_size=4)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(old=FILES, new=FILES, number=some.integers(1, 5))
def test_all_or_nothing_for_any_files(tmp_path_factory, old, new, number):
    home = tmp_path_factory.mktemp("any")
    for name, data in old.items():
        (home / name).write_bytes(data)
    with pytest.MonkeyPatch.context() as patch:
        refuse(patch, number)
        try:
            write_together(home, [change(home / name, data) for name, data in new.items()])
        except NotWritableError:
            assert there(home) == old
        else:
            assert there(home) == old | new
