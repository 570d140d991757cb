"""A LibreOffice that stays awake saves starts; where it hangs, dies or lies the work is done again without it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bidkit.tools import warm
from bidkit.tools.soffice import Patience, Soffice, to_pdf
from tests.tools.processes import gone

INSTALLED = Soffice(str(Path(__file__).parent.parent / "fakes/awake/soffice"), "7.4")
HASTE = Patience(start=0.5, per_document=0.0, per_megabyte=0.0)
CODE = f"""
import os, signal
from pathlib import Path
from bidkit.tools.soffice import Soffice, to_pdf
to_pdf({{"a": b"1"}}, Path("out"), soffice=Soffice({INSTALLED.path!r}, "7.4"), home=Path("home"))
"""


@pytest.fixture
def office(tmp_path, monkeypatch):
    """Return a function that converts beside a pretended one that is awake; ``office.said`` is what happened."""
    log = tmp_path / "calls.txt"
    monkeypatch.setenv("FAKE_LOG", str(log))
    monkeypatch.setenv("HOME", str(tmp_path))  # no desk of another test stands ready

    def convert(*names, home="home"):
        documents = {name: name.encode() for name in names}
        return to_pdf(documents, tmp_path / "out", soffice=INSTALLED, home=tmp_path / home, patience=HASTE)

    convert.said = lambda: [line.split()[0] for line in log.read_text().splitlines()]
    convert.awake = lambda: [
        int(line.split()[1]) for line in log.read_text().splitlines() if line[:5] == "awake"
    ]
    yield convert
    warm.end_all()


def test_the_second_call_finds_the_one_that_is_awake(office):
    office("a")
    office("b", home="another")
    assert office.said() == ["awake", "call", "served", "call", "served"]


@pytest.mark.parametrize("lie", ["hangs", "dies", "is-dumb", "answers-another", "renames"])
def test_what_it_does_not_do_is_done_again_without_it(office, monkeypatch, lie):
    monkeypatch.setenv("FAKE_AWAKE", lie)
    made = office("甲", "乙")
    assert list(made) == ["甲", "乙"] and all(path.read_bytes()[:5] == b"%PDF-" for path in made.values())
    assert office.said() == ["awake", "call", "served", "call", "alone"]
    assert all(gone(pid) for pid in office.awake())


def test_one_that_does_not_come_up_is_done_without(office, monkeypatch):
    monkeypatch.setenv("FAKE_AWAKE", "never")
    assert list(office("a")) == ["a"]
    assert office.said() == ["awake", "call", "alone"]


def test_one_that_died_between_two_calls_is_started_again(office):
    office("a")
    os.kill(office.awake()[0], signal.SIGKILL)
    assert gone(office.awake()[0])
    office("b")
    assert office.said() == ["awake", "call", "served", "awake", "call", "served"]


def test_one_that_has_done_much_is_started_again(office, monkeypatch):
    monkeypatch.setattr(warm, "MOST_SERVED", 2)
    office("a", "b")
    assert all(gone(pid) for pid in office.awake())


def test_one_without_work_goes_to_sleep(office, monkeypatch):
    monkeypatch.setattr(warm, "IDLE_SECONDS", 0.05)
    office("a")
    assert gone(office.awake()[0])


@pytest.mark.parametrize(
    "end", ["", "os.kill(os.getpid(), signal.SIGKILL)", "os.kill(os.getpid(), signal.SIGINT)"]
)
def test_none_outlives_the_process_it_works_for(office, tmp_path, end):
    subprocess.run([sys.executable, "-c", CODE + end], cwd=tmp_path, capture_output=True, check=False)
    assert len(office.awake()) == 1 and gone(office.awake()[0])


def test_a_call_that_is_broken_off_ends_it(office, monkeypatch):
    monkeypatch.setattr("bidkit.tools.soffice.run", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        office("a")
    assert all(gone(pid) for pid in office.awake())


def test_pretended_ones_of_one_file_are_never_kept_awake(tmp_path):
    alone = Path(__file__).parent.parent / "fakes/soffice-good"
    assert warm._stays_awake(str(alone)) is None
