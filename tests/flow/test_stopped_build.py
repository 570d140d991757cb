"""A build that is asked to end leaves the last package, no half of a new one, and a lock that is free."""

import threading
import time

import pytest

from bidkit.errors import StoppedError, ToolFailedError
from bidkit.flow.build import BUILDING, build
from bidkit.flow.job import Job
from bidkit.load.workspace import find_workspace
from bidkit.watch import Stop, Watch
from tests.bad_input.small import FAKES, add_scans, edit, halves, make, package


@pytest.fixture
def built(tmp_path):
    """Return a workspace built with a pretended converter that is never asked: Word files alone are made."""
    root = add_scans(make(tmp_path / "ws"))
    out = root / "tenders/demo/out/package"
    out.mkdir(parents=True)
    (out / "last.pdf").write_bytes(b"the last package")
    return root


def job(root, watch, soffice="soffice-hang"):
    return Job(find_workspace(root / "tenders/demo"), soffice=str(FAKES / soffice), watch=watch)


def test_a_build_counts_its_steps_and_the_sections_of_a_round(built):
    heard = []
    with pytest.raises(ToolFailedError):  # the crashing converter ends it in the fourth step
        build(job(built, Watch(heard.append), "soffice-crash"))
    counted = [(step.words, step.number, step.of) for step in heard if step.number]
    assert counted == [(words, n, 6) for n, words in enumerate(BUILDING[:4], 1)]
    (round_,) = [step for step in heard if step.words == "排版第 1 轮"]
    assert round_.part == 0 < round_.parts
    filled = [(step.part, step.parts) for step in heard if step.words.startswith("填写《")]
    assert filled == [(n, round_.parts) for n in range(round_.parts)]


def test_a_build_stopped_between_two_sections_is_no_broken_template(built):
    stop = Stop()
    watch = Watch(lambda step: stop.ask() if step.words.startswith("填写《") else None, stop)
    with pytest.raises(StoppedError):
        build(job(built, watch))


@pytest.mark.parametrize("at", range(4))
def test_a_build_stopped_at_a_step_leaves_everything_as_it_was(built, at):
    stop, before = Stop(), package(built)
    watch = Watch(lambda step: stop.ask() if step.words == BUILDING[at] else None, stop)
    with pytest.raises(StoppedError):
        build(job(built, watch))
    assert package(built) == before and halves(built) == []
    assert sorted(p.name for p in (built / "tenders/demo/out").iterdir()) == [".lock", "package"]


def test_a_stop_ends_the_converter_at_once(built):
    stop, before = Stop(), package(built)
    watch = Watch(lambda step: threading.Timer(0.5, stop.ask).start() if step.parts else None, stop)
    began = time.monotonic()
    with pytest.raises(StoppedError):
        build(job(built, watch))
    assert time.monotonic() - began < 30 and package(built) == before and halves(built) == []


def test_after_a_stop_the_lock_is_free(built):
    stop = Stop()
    stop.ask()
    with pytest.raises(StoppedError):
        build(job(built, Watch(stop=stop)))
    edit(built / "tenders/demo/bid.yaml", "period_days: 60", "period_days: 61")
    with pytest.raises(ToolFailedError):
        build(job(built, Watch(), "soffice-crash"))
