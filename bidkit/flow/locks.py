"""The locks of a workspace: one for making files of a tender, one for changing what people wrote."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from bidkit.errors import NotWritableError, reason
from bidkit.store.lock import only_one
from bidkit.store.together import left_over, settle
from bidkit.store.write import private_folder
from bidkit.tools.run import ToolStoppedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bidkit.load.place import Workspace
    from bidkit.watch import Watch

PATIENCE = 10.0
"""Seconds to wait for another change; one takes milliseconds."""


@contextmanager
def making(place: Workspace, what: str = "生成") -> Iterator[None]:
    """Hold the tender's output folder for the block; raises NotWritableError when another run holds it."""
    settled(place.root)
    with only_one(place.out / ".lock", what):
        _settle(place.out)
        yield


@contextmanager
def editing(root: Path) -> Iterator[None]:
    """Hold what people wrote in a workspace for the block: read, change, write; what a killed run left is undone first.

    Raises:
        NotWritableError: another run did not let go of it in time.
    """
    with only_one(_lock(root), "改动", PATIENCE):
        _settle(root)
        yield


def _settle(home: Path) -> None:
    try:
        settle(home)
    except OSError as error:
        message = f"上一次没有写完的改动收不回来：{reason(error)}"
        raise NotWritableError(message, cure="请检查磁盘空间和写权限，并关闭正在打开的文件") from None


def _lock(root: Path) -> Path:
    try:
        return private_folder(root / ".bidkit") / "edit.lock"
    except OSError as error:
        cure = "请检查磁盘空间和写权限"
        raise NotWritableError(f"「.bidkit」写不进去：{reason(error)}", cure=cure) from None


def settled(root: Path) -> None:
    """Undo what a killed run left half-written before anything is read; costs one look where nothing is left."""
    if left_over(root):
        with editing(root):
            pass


@contextmanager
def or_stopped(watch: Watch) -> Iterator[None]:
    """Let a converter that was ended because somebody asked for it count as that, not as a fault of its own."""
    try:
        yield
    except ToolStoppedError:
        watch.stop.check()
        raise
