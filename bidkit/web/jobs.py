"""What takes longer than a page waits: each in a process of its own that tells how far it is and can be stopped."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bidkit.watch import Step, Stop, Watch
from bidkit.web.fault import Fault, fault_of
from bidkit.web.helper import SPAWN

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

MOST_KEPT = 50
Errand = Callable[..., dict[str, Any]]
"""Takes its words and ``watch``; what comes back has ``words`` for people and ``to``, where to go on."""


@dataclass(slots=True)
class Job:
    """One run: what it is, for which tender, and everything it told, in order; the last event ends it."""

    number: int
    what: str
    tender: str
    events: list[dict[str, Any]] = field(default_factory=list)
    pipe: Connection | None = None
    news: threading.Condition = field(default_factory=threading.Condition)

    @property
    def over(self) -> bool:
        """Return whether it has ended, however it did."""
        return bool(self.events) and self.events[-1]["kind"] in ("done", "failed")

    def tell(self, event: dict[str, Any]) -> None:
        """Keep an event and wake whoever waits for one."""
        with self.news:
            self.events.append(event)
            self.news.notify_all()

    def wait(self, seen: int, seconds: float) -> list[dict[str, Any]]:
        """Return the events after so many, once there are any or the seconds have passed."""
        with self.news:
            if len(self.events) <= seen and not self.over:
                self.news.wait(seconds)
            return self.events[seen:]


class Jobs:
    """The runs of this workbench."""

    def __init__(self) -> None:
        self._jobs: dict[int, Job] = {}
        self._lock = threading.Lock()

    def start(self, what: str, tender: str, errand: Errand, *words: Any) -> Job:
        """Return the job that was started; the one that is under way for the same tender instead of a second."""
        with self._lock:
            running = next(
                (one for one in self._jobs.values() if one.tender == tender and not one.over), None
            )
            if running is not None:
                return running
            number = max(self._jobs, default=0) + 1
            job = self._jobs[number] = Job(number, what, tender)
            for old in [one for one in self._jobs.values() if one.over][
                : max(0, len(self._jobs) - MOST_KEPT)
            ]:
                del self._jobs[old.number]
        ours, theirs = SPAWN.Pipe()
        job.pipe = ours
        process = SPAWN.Process(target=_run, args=(theirs, errand, words), daemon=False)
        process.start()
        theirs.close()
        threading.Thread(target=_listen, args=(job, ours, process), daemon=True).start()
        return job

    def all(self) -> list[Job]:
        """Return the jobs, the last first."""
        return sorted(self._jobs.values(), key=lambda one: -one.number)

    def get(self, number: int) -> Job | None:
        """Return a job; None where there is none of that number."""
        return self._jobs.get(number)

    def stop(self, number: int) -> None:
        """Ask a job to end; it ends at its next step and leaves nothing half-written."""
        job = self._jobs.get(number)
        if job is not None and job.pipe is not None and not job.over:
            with suppress(OSError):
                job.pipe.send("stop")

    def close(self) -> None:
        """Ask every job to end; a process that hears nothing more ends by itself too."""
        for job in self._jobs.values():
            self.stop(job.number)


def _listen(job: Job, pipe: Connection, process: Any) -> None:
    """Keep what a process tells until it ends; one that ends without a word has failed."""
    with suppress(EOFError, OSError):
        while not job.over:
            job.tell(pipe.recv())
    process.join()
    if not job.over:
        lost = Fault("Lost", "做到一半中断了", "上一次的成品保持原样；请再试一次", status=503)
        job.tell({"kind": "failed", "fault": lost.as_dict()})


def _run(pipe: Connection, errand: Errand, words: tuple[Any, ...]) -> None:
    """Do an errand and tell of it: what the process of a job runs."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    stop = Stop()

    def hear() -> None:
        with suppress(EOFError, OSError):
            pipe.recv()
        stop.ask()  # also when nobody is there any more

    def tell(step: Step) -> None:
        told = {"words": step.words, "n": step.number, "of": step.of, "part": step.part, "parts": step.parts}
        with suppress(OSError):
            pipe.send({"kind": "step", **told})

    threading.Thread(target=hear, daemon=True).start()
    try:
        last = {"kind": "done", **errand(*words, watch=Watch(tell, stop))}
    except Exception as error:
        last = {"kind": "failed", "fault": fault_of(error).as_dict()}
    with suppress(OSError):
        pipe.send(last)
