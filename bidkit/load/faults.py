"""Gather the faults of several files, so that one run shows them all."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from bidkit.errors import BidkitError, UnreadableError

T = TypeVar("T")


class Faults:
    """Runs readers, keeps what they refuse, and raises it all at the end."""

    def __init__(self) -> None:
        self.found: list[BidkitError] = []

    def take(self, read: Callable[[], T]) -> T | None:
        """Return what the reader returns, or None and remember why."""
        try:
            return read()
        except UnreadableError as error:
            self.add(error)
            return None

    def add(self, error: BidkitError) -> None:
        """Remember a fault; a bundle of faults is unpacked."""
        self.found.extend(error.faults or (error,))

    def raise_any(self) -> None:
        """Raise one UnreadableError holding everything found, if anything was."""
        if len(self.found) == 1:
            raise self.found[0]
        if self.found:
            raise UnreadableError(f"资料中有 {len(self.found)} 处错误", faults=self.found)
