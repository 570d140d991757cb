"""What the workbench knows of the files, kept in memory for as long as they stay as they are.

Files are looked at by size and time of change; what was read of them is read again once one differs.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from bidkit.flow.confirm import review_of, rows_to_confirm
from bidkit.flow.find import find_tender, tender_names
from bidkit.load.library import load_library
from bidkit.web.errands import look_at
from bidkit.web.fault import Fault, FaultError, fault_of, refused

if TYPE_CHECKING:
    from bidkit.flow.confirm import Review
    from bidkit.flow.rows import Looked
    from bidkit.load.place import Workspace
    from bidkit.model.library import Library
    from bidkit.web.helper import Asked

PATIENCE = 8.0
"""Seconds that a page waits for a check; after that it shows what is known and asks again."""
T = TypeVar("T")
Stamp = tuple[tuple[str, int, int], ...]
_LEFT_OUT = {"out", ".bidkit", "history"}


@dataclass(frozen=True, slots=True)
class Sight:
    """A tender as last checked, whether files changed since, and why it could not be read; all empty at first."""

    looked: Looked | None = None
    stale: bool = True
    fault: Fault | None = None


class Shelf:
    """Tenders, reviews and the library of one workspace."""

    def __init__(self, root: Path, checker: Asked, patience: float = PATIENCE) -> None:
        self.root, self.checker, self.patience = root, checker, patience
        self._kept: dict[str, tuple[Stamp, Any]] = {}
        self._running: dict[str, Future[None]] = {}
        self._lock = threading.Lock()
        self._queue = ThreadPoolExecutor(1, "check")

    def names(self) -> tuple[str, ...]:
        """Return the names of the tenders."""
        return tender_names(self.root)

    def place(self, name: str) -> Workspace:
        """Return where a tender lies; FaultError 404 for a name that is not on the list."""
        if name not in self.names():
            raise refused(404, f"没有叫「{name}」的项目", "请回首页选")
        return find_tender(self.root, name)

    def review(self, name: str) -> Review:
        """Return what is to be confirmed of a tender."""
        place = self.place(name)
        stamp = _stamp(place.tender / one for one in ("tender.yaml", "reading.json"))
        rows = self._of(f"rows {name}", stamp, lambda: rows_to_confirm(place))
        stamp += _stamp(iter([place.tender / "review.json"]))
        return self._of(f"review {name}", stamp, lambda: review_of(place, rows))

    def library(self) -> Library:
        """Return the records of the library."""
        folder = self.root / "library"
        stamp = _stamp(one for one in _files(folder) if one.suffix == ".yaml")
        return self._of("library", stamp, lambda: load_library(folder, self.root))

    def sight(self, name: str, patience: float | None = None) -> Sight:
        """Return a tender as checked; where files have changed it is checked again, waiting as told."""
        place = self.place(name)
        stamp = self._stamp_of(place)
        with self._lock:
            held = self._kept.get(name)
            if held is not None and held[0] == stamp:
                return _sight(held[1], stale=False)
            running = self._running.get(name)
            if running is None or running.done():
                running = self._running[name] = self._queue.submit(self._check, name, place)
        try:
            running.result(self.patience if patience is None else patience)
        except NotYet:
            return _sight(held[1] if held else None, stale=True)
        with self._lock:
            held = self._kept[name]
        return _sight(held[1], stale=held[0] != self._stamp_of(place))

    def keep(self, name: str, looked: Looked) -> None:
        """Remember a tender as it was checked after a change."""
        stamp = self._stamp_of(self.place(name))
        with self._lock:
            self._kept[name] = (stamp, looked)

    def close(self) -> None:
        """Wait for nothing more."""
        self._queue.shutdown(wait=False, cancel_futures=True)

    def _check(self, name: str, place: Workspace) -> None:
        stamp = self._stamp_of(place)
        try:
            value: Any = self.checker.ask(look_at, place)
        except FaultError as error:
            value = error.fault
        with self._lock:
            self._kept[name] = (stamp, value)

    def _stamp_of(self, place: Workspace) -> Stamp:
        own = (self.root / name for name in ("templates", "checklists"))
        folders = (place.tender, place.library, *own)
        return _stamp(path for folder in folders for path in _files(folder))

    def _of(self, name: str, stamp: Stamp, make: Callable[[], T]) -> T:
        held = self._kept.get(name)
        if held is not None and held[0] == stamp:
            known: T = held[1]
            return known
        try:
            value = make()
        except Exception as error:
            raise FaultError(fault_of(error)) from error
        self._kept[name] = (stamp, value)
        return value


def _sight(value: Looked | Fault | None, *, stale: bool) -> Sight:
    return Sight(fault=value, stale=stale) if isinstance(value, Fault) else Sight(value, stale)


def _stamp(paths: Iterator[Path]) -> Stamp:
    found = []
    for path in paths:
        try:
            one = path.stat()
        except OSError:
            continue
        found.append((str(path), one.st_size, one.st_mtime_ns))
    return tuple(found)


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder in order, without what bidkit itself writes."""
    try:
        held = sorted(os.scandir(folder), key=lambda one: one.name)
    except OSError:
        return
    for one in held:
        if one.is_dir(follow_symlinks=False):
            if one.name not in _LEFT_OUT:
                yield from _files(Path(one.path))
        else:
            yield Path(one.path)
