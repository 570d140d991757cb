"""Run one external program and give back what it said.

Owns the time limit, the captured output and the clean end of the program with all its children. It must not
know what any program is for.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from bidkit.errors import ToolFailedError, ToolMissingError, reason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Wish(Protocol):
    """Something that can be asked whether a program is no longer wanted, such as an event of another thread."""

    def is_set(self) -> bool:
        """Return whether it is to end."""


OUTPUT_LIMIT = 64 * 1024
GRACE_SECONDS = 2.0
TICK_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class Completed:
    """A program that ended by itself; a code other than 0 is the caller's to judge."""

    argv: tuple[str, ...]
    code: int
    stdout: str
    stderr: str
    seconds: float

    @property
    def ok(self) -> bool:
        """Return whether the program says it succeeded."""
        return self.code == 0

    @property
    def said(self) -> str:
        """Return the last lines of the output, for an error message."""
        lines = (self.stderr.strip() or self.stdout.strip()).splitlines()
        return "；".join(line.strip() for line in lines[-3:])


class ToolTimedOutError(ToolFailedError):
    """An external program was still running at the end of its time."""


class ToolStoppedError(ToolFailedError):
    """An external program was stopped because the work it belonged to had already failed."""


def run(
    argv: Sequence[str | Path],
    *,
    timeout: float,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    stop: Wish | None = None,
) -> Completed:
    """Return what the program said once it ended; it and its children are gone when this returns or raises.

    Args:
        argv: The program and its arguments; never a shell line.
        timeout: Seconds after which the program and its children are killed.
        cwd: The folder to run in.
        env: Variables set on top of the present ones.
        stop: Kills the program early once it is set.

    Raises:
        ToolMissingError: The program does not exist or may not be started.
        ToolTimedOutError: It was still running after ``timeout`` seconds.
        ToolStoppedError: ``stop`` was set.
    """
    words = tuple(str(word) for word in argv)
    began = time.monotonic()
    # Files, not pipes: a grandchild that keeps a pipe open would make us wait for it.
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = _start(words, cwd, {**os.environ, **(env or {})}, (out, err))
        try:
            code = _wait(process, words[0], timeout, stop)
        finally:
            _kill_tree(process)
        return Completed(words, code, _tail(out), _tail(err), time.monotonic() - began)


def _start(
    words: tuple[str, ...], cwd: Path | None, env: Mapping[str, str], streams: tuple[Any, Any]
) -> subprocess.Popen[bytes]:
    # What a converter writes beside its result holds the words of the bid: its owner's alone.
    options: dict[str, Any] = {"start_new_session": True, "umask": 0o077}
    if sys.platform == "win32":
        options = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    try:
        return subprocess.Popen(
            words, cwd=cwd, env=env, stdin=subprocess.DEVNULL, stdout=streams[0], stderr=streams[1], **options
        )
    except OSError as fault:
        raise ToolMissingError(
            f"无法启动外部程序 {words[0]}：{reason(fault)}",
            cure="运行 bidkit doctor 查看缺少的程序和安装命令",
        ) from fault


def _wait(process: subprocess.Popen[bytes], name: str, timeout: float, stop: Wish | None) -> int:
    end = time.monotonic() + timeout
    while True:
        left = end - time.monotonic()
        with suppress(subprocess.TimeoutExpired):
            return process.wait(timeout=max(0.0, min(left, TICK_SECONDS)))
        if stop is not None and stop.is_set():
            raise ToolStoppedError(f"外部程序 {Path(name).name} 已被停止")
        if left <= 0:
            raise ToolTimedOutError(
                f"外部程序 {Path(name).name} 运行超过 {timeout:g} 秒没有结束，已强行停止",
                cure="检查文档是否异常庞大；若机器繁忙，稍后重试",
            )


def _kill_tree(process: subprocess.Popen[bytes]) -> None:
    """Leave no process of the tree behind, even when the first one ended by itself."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(
                ["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False
            )
            process.wait()
        return
    if process.poll() is None:
        _signal_group(process, signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=GRACE_SECONDS)
    _signal_group(process, signal.SIGKILL)
    process.wait()


def _signal_group(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, number)


def _tail(stream: Any) -> str:
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, size - OUTPUT_LIMIT))
    return str(stream.read().decode("utf-8", errors="replace"))
