import os
import signal
import sys
import threading
import time

import pytest

from bidkit.errors import ExitCode, ToolMissingError
from bidkit.tools.run import ToolStoppedError, ToolTimedOutError, run
from tests.tools.processes import gone

CHILD_THAT_STAYS = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
print(child.pid, flush=True)
time.sleep({stay})
"""


def test_output_and_code_come_back():
    done = run(
        [sys.executable, "-c", "import sys; print('好'); sys.stderr.write('坏'); sys.exit(3)"], timeout=20
    )
    assert (done.code, done.ok, done.stdout.strip(), done.stderr) == (3, False, "好", "坏")


def test_output_that_is_not_utf8_does_not_hurt():
    done = run([sys.executable, "-c", "import sys; sys.stdout.buffer.write(b'\\xff\\xfe ok')"], timeout=20)
    assert done.stdout.endswith(" ok")


def test_only_the_end_of_endless_output_is_kept():
    done = run([sys.executable, "-c", "print('x' * 300_000 + 'end')"], timeout=20)
    assert done.stdout.rstrip().endswith("end") and len(done.stdout) < 100_000


def test_variables_are_added_to_the_present_ones(monkeypatch):
    monkeypatch.setenv("BIDKIT_ONE", "1")
    code = "import os; print(os.environ['BIDKIT_ONE'] + os.environ['BIDKIT_TWO'])"
    assert run([sys.executable, "-c", code], timeout=20, env={"BIDKIT_TWO": "2"}).stdout.strip() == "12"


def test_a_missing_program_is_named_and_has_a_cure():
    with pytest.raises(ToolMissingError) as caught:
        run(["no-such-program-here"], timeout=5)
    assert "no-such-program-here" in caught.value.message and "bidkit doctor" in caught.value.cure
    assert caught.value.exit_code is ExitCode.TOOL_MISSING


def test_a_program_that_hangs_is_killed_with_its_children(tmp_path):
    note = tmp_path / "pid"
    script = CHILD_THAT_STAYS.format(stay=600).replace("print(child.pid, flush=True)", "")
    script = script.replace(
        "time.sleep(600)\n", f"open({str(note)!r}, 'w').write(str(child.pid)); time.sleep(600)\n"
    )
    began = time.monotonic()
    with pytest.raises(ToolTimedOutError, match="运行超过 1 秒"):
        run([sys.executable, "-c", script], timeout=1)
    assert time.monotonic() - began < 5
    assert gone(int(note.read_text()))


def test_a_child_left_behind_by_a_program_that_ended_is_killed_and_not_waited_for():
    began = time.monotonic()
    done = run([sys.executable, "-c", CHILD_THAT_STAYS.format(stay=0)], timeout=60)
    assert time.monotonic() - began < 10
    assert done.ok and gone(int(done.stdout))


def test_another_thread_can_stop_the_program():
    stop = threading.Event()
    threading.Timer(0.2, stop.set).start()
    began = time.monotonic()
    with pytest.raises(ToolStoppedError):
        run([sys.executable, "-c", "import time; time.sleep(600)"], timeout=60, stop=stop)
    assert time.monotonic() - began < 5


def test_ctrl_c_kills_the_program_too(tmp_path):
    note = tmp_path / "pid"
    script = f"import os, time; open({str(note)!r}, 'w').write(str(os.getpid())); time.sleep(600)"
    timer = threading.Timer(0.7, lambda: os.kill(os.getpid(), signal.SIGINT))
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        run([sys.executable, "-c", script], timeout=60)
    assert gone(int(note.read_text()))
