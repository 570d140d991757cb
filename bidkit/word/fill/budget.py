"""How much one filling may do, counted in steps and characters, so that every machine stops at the same place.

The clock is only the last resort, for single operations that the steps cannot see into.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import GeneratorType
from typing import Any, TypeVar

STEPS = 2_000_000
OUTPUT = 20_000_000
TEXT = 1_000_000
DEPTH = 40
SECONDS = 120.0
"""Far above what a section needs: a table of 5000 rows takes some 300,000 steps and 10,000,000 characters."""
_LETTERS_A_STEP = 32
_STEPS_A_CALL = 10
_LOOK_AT_CLOCK = 256
_LOOPS = "请减少循环的次数，不要让大的循环一层套一层"
_HOLDERS = (list, tuple, dict, range)
T = TypeVar("T")


class TooMuch(RuntimeError):
    """The template goes beyond a limit; ``cure`` says what to change."""

    def __init__(self, what: str, cure: str) -> None:
        super().__init__(what)
        self.cure = cure


class Budget:
    """What one filling has used up; every method raises TooMuch at its limit."""

    def __init__(self) -> None:
        self._steps = 0
        self._output = 0
        self._depth = 0
        self._looked = 0
        self._end = time.monotonic() + SECONDS

    def step(self, count: int = 1) -> None:
        """Count some work."""
        self._steps += count
        if self._steps > STEPS:
            raise TooMuch(f"模板要做的事超过 {STEPS // 10_000} 万步", _LOOPS)
        self._looked += 1
        if self._looked % _LOOK_AT_CLOCK == 0 and time.monotonic() > self._end:
            raise TooMuch(f"模板填了 {SECONDS:.0f} 秒还没有填完", _LOOPS)

    def text(self, length: int) -> None:
        """Count a text that is about to be made."""
        if length > TEXT:
            raise TooMuch(
                f"模板拼出的一段文字超过 {TEXT // 10_000} 万字", "请检查是不是把文字一遍遍接在自己后面"
            )
        self.step(length // _LETTERS_A_STEP)

    def made(self, value: Any) -> Any:
        """Return a value that an expression has made, paid for by all that it holds.

        A list that holds another list twice costs it twice: printing or comparing it would take that long.
        """
        if isinstance(value, Iterator):
            return self.each(value, whole=True)
        if isinstance(value, str):
            self.text(len(value))
        elif isinstance(value, _HOLDERS):
            self.step(self._weight(value, 0))
        return value

    def each(self, items: Iterable[T], *, whole: bool = False) -> Iterator[T]:
        """Yield the items, each a step; ``whole`` pays for all that an item holds."""
        for item in items:
            self.step()
            yield self.made(item) if whole else item

    @contextmanager
    def deeper(self) -> Iterator[None]:
        """Count the call of a macro or of a loop from within itself, and how deep it is."""
        self.step(_STEPS_A_CALL)
        self._depth += 1
        if self._depth > DEPTH:
            raise TooMuch(
                f"模板里的宏或循环自己调用自己超过 {DEPTH} 层", "请检查宏（macro）有没有停下来的条件"
            )
        try:
            yield
        finally:
            self._depth -= 1

    def joined(self, pieces: Iterable[str]) -> str:
        """Return the pieces as one text; output that grows too long is an error of the place that wrote it."""
        kept = []
        for piece in pieces:
            self._output += len(piece)
            if self._output > OUTPUT:
                error = TooMuch(f"模板填出来的内容超过 {OUTPUT // 10_000} 万字符（含格式）", _LOOPS)
                if isinstance(pieces, GeneratorType):
                    pieces.throw(error)
                raise error
            kept.append(piece)
        return "".join(kept)

    def _weight(self, value: Any, depth: int) -> int:
        if depth > DEPTH:
            raise TooMuch(f"模板里的列表一层套一层超过 {DEPTH} 层", "请把列表写得平一些")
        if isinstance(value, range):
            return len(value)
        total = 1
        for one in value if not isinstance(value, dict) else (*value.keys(), *value.values()):
            if isinstance(one, str):
                total += 1 + len(one) // _LETTERS_A_STEP
            else:
                total += self._weight(one, depth + 1) if isinstance(one, _HOLDERS) else 1
            if total > STEPS:
                break
        return total
