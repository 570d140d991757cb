"""Who is told how far a run has come, and how a run is asked to end."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from bidkit.errors import StoppedError


@dataclass(frozen=True, slots=True)
class Step:
    """What a run does now: the ``number``-th of ``of`` steps, ``part`` of ``parts`` of it done; 0 if nobody counts."""

    words: str
    number: int = 0
    of: int = 0
    part: int = 0
    parts: int = 0


class Stop:
    """The wish that a run may end; any thread and any signal may utter it, and it is never taken back."""

    def __init__(self) -> None:
        self._asked = threading.Event()

    def ask(self) -> None:
        """Ask the run to end at its next step, and its converter at once."""
        self._asked.set()

    def is_set(self) -> bool:
        """Return whether the run was asked to end."""
        return self._asked.is_set()

    def check(self) -> None:
        """Raise StoppedError once the run was asked to end."""
        if self.is_set():
            raise StoppedError("已停止", cure="没有写完的成品不会留下，上一次的成品保持原样；需要时重新运行")


def _silent(_: Step) -> None:
    return


@dataclass(frozen=True, slots=True)
class Watch:
    """The one who is told and the wish to stop; ``steps`` are the words of a run's steps in their order."""

    tell: Callable[[Step], None] = _silent
    stop: Stop = field(default_factory=Stop)
    steps: tuple[str, ...] = ()

    def through(self, *steps: str) -> Watch:
        """Return the same for a run that goes through these steps."""
        return replace(self, steps=steps)

    def say(self, words: str, part: int = 0, parts: int = 0) -> None:
        """Tell of a step, counted if it is one of the run's; raises StoppedError instead once the run shall end."""
        self.stop.check()
        number = self.steps.index(words) + 1 if words in self.steps else 0
        self.tell(Step(words, number, len(self.steps) if number else 0, part, parts))
