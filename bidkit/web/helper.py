"""A process of its own that is asked one thing at a time: what it does can neither hang nor end the workbench.

It is asked over a pipe, killed when it does not answer in time, and started again when it is next needed.
"""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, ParamSpec, Protocol, TypeVar

from bidkit.web.fault import Fault, FaultError, fault_of

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

START_SECONDS = 60.0
"""A process imports before it answers; on a busy computer that takes longer than any errand may."""
P = ParamSpec("P")
T = TypeVar("T")
SPAWN = multiprocessing.get_context("spawn")
"""A fork would take the server's threads and open sockets along."""


def answering(pipe: Connection, _: Callable[..., object]) -> None:
    """Answer whatever is asked until nobody asks any more: what the process runs."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it ends it
    with suppress(EOFError, OSError):
        pipe.send("ready")
        while True:
            errand, words, named = pipe.recv()
            try:
                answer = (True, errand(*words, **named))
            except Exception as error:
                answer = (False, fault_of(error))
            pipe.send(answer)


class Asked(Protocol):
    """Somebody who is given errands: the process, or whoever stands in for it."""

    def ask(self, errand: Callable[P, T], *words: P.args, **named: P.kwargs) -> T:
        """Return what an errand gives; raises FaultError."""

    def close(self) -> None:
        """Take no more errands."""


class Helper:
    """The process, started when first asked; any thread may ask, one after the other."""

    def __init__(self, limit: float, first: Callable[..., object]) -> None:
        """Make one whose errands may take ``limit`` seconds; what ``first`` imports is there before any is given."""
        self.limit, self.first = limit, first
        self._lock = threading.Lock()
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None

    @property
    def pid(self) -> int | None:
        """Return the number of the process; None while there is none."""
        return self._process.pid if self._process is not None else None

    def ask(self, errand: Callable[P, T], *words: P.args, **named: P.kwargs) -> T:
        """Return what an errand gives; it and its words must be known by name in another process.

        Raises:
            FaultError: the errand failed, did not end in time, or took the process with it.
        """
        with self._lock:
            try:
                pipe = self._alive()
                pipe.send((errand, words, named))
                if not pipe.poll(self.limit):
                    self._kill()
                    raise _lost(f"{self.limit:g} 秒没有做完，已经停下")
                done, value = pipe.recv()
            except (EOFError, OSError):
                self._kill()
                raise _lost("做到一半中断了") from None
        if not done:
            raise FaultError(value)
        found: T = value
        return found

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._kill()

    def _alive(self) -> Connection:
        if self._process is not None and self._pipe is not None and self._process.is_alive():
            return self._pipe
        self._kill()
        ours, theirs = SPAWN.Pipe()
        self._process = SPAWN.Process(target=answering, args=(theirs, self.first), daemon=True)
        self._process.start()
        theirs.close()
        self._pipe = ours
        if not ours.poll(START_SECONDS):
            self._kill()
            raise _lost(f"{START_SECONDS:g} 秒没有启动")
        ours.recv()
        return ours

    def _kill(self) -> None:
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._process = self._pipe = None


def _lost(how: str) -> FaultError:
    return FaultError(Fault("Lost", how, "请再试一次；总是这样的，请看是哪一个文件引起的", status=503))
