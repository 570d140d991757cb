"""A process of its own: what it does can fail, hang or die, and the next errand is done all the same."""

import multiprocessing
import os
import signal
import time

import pytest

from bidkit.web.fault import FaultError
from bidkit.web.helper import Helper


@pytest.fixture(scope="module")
def helper():
    found = Helper(60, os.getpid)
    yield found
    found.close()


def test_it_answers_fails_dies_and_answers_again(helper):
    assert helper.ask(os.path.basename, "a/b") == "b"
    with pytest.raises(FaultError, match="程序内部错误"):
        helper.ask(os.listdir, "no such folder")
    child = next(one for one in multiprocessing.active_children() if one.pid == helper.pid)
    os.kill(child.pid, signal.SIGKILL)
    child.join()
    assert helper.ask(os.path.basename, "c/d") == "d"
    with pytest.raises(FaultError, match="中断"):
        helper.ask(os._exit, 3)
    assert helper.ask(os.path.basename, "e/f") == "f"


def test_what_hangs_is_ended(helper):
    helper.ask(os.getpid)
    helper.limit, before = 0.2, time.monotonic()
    with pytest.raises(FaultError, match="没有做完"):
        helper.ask(time.sleep, 60)
    helper.limit = 60
    assert time.monotonic() - before < 10 and helper.pid is None
    assert helper.ask(os.path.basename, "g/h") == "h"
