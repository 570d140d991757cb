"""A LibreOffice that stays awake between the calls of one process: a start costs a second, a document a tenth.

LibreOffice hands its work to a running one of the same profile, through a pipe of its own. So nothing of a call
changes: it finds the one that is awake, or, where that has died, does the work itself; what it wrote is proven as ever.
On any doubt the one that was awake is ended, and the work is done again by a call of its own. It is ended with this
process, however that ends, and after a while without work. Its profile stays locked; no second process sees it.
"""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import threading
import time
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from signal import SIGKILL
from typing import TYPE_CHECKING

from bidkit.store.write import private_folder, write_private
from bidkit.tools.profile import Profile, borrow_profile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PROGRAM, LAUNCHER = "soffice.bin", "oosplash"
MOST_SERVED = 400
IDLE_SECONDS = 120.0
START_SECONDS = 20.0
GRACE_SECONDS = 2.0
_HOLDER = "awake.txt"
_DECIDING = ("FONTCONFIG_FILE", "HOME", "LANG", "LC_ALL", "PATH", "TMPDIR", "TZ")
# The pipe's other end is in our hand alone: it closes when this process ends, also by kill -9. 79 and 81 ask for
# another start, as the first one with a new profile does.
_GUARD = """
exec 3<&0
while :; do
    "$@" </dev/null >/dev/null 2>&1 3<&- & made=$!
    (read _ <&3; kill -9 $made; sleep 1; kill -9 0) & watch=$!
    wait $made
    case $? in 79 | 81) kill $watch ;; *) kill -9 0 ;; esac
done
"""
Key = tuple[str, ...]


@dataclass(slots=True)
class Desk:
    """A profile that is ours, and the LibreOffice that is awake with it, if any."""

    profile: Profile
    held: ExitStack
    guard: subprocess.Popen[bytes] | None = None
    served: int = 0

    @property
    def awake(self) -> bool:
        """Return whether a LibreOffice waits for work."""
        return self.guard is not None and self.guard.poll() is None

    def wake(self, program: Path, env: Mapping[str, str]) -> None:
        """Start a LibreOffice that waits for work; where that fails, calls do their work themselves."""
        folder = self.profile.folder / "awake"
        argv = [str(program), self.profile.argument, "--headless", "--norestore", "--nologo", "--nolockcheck"]
        shutil.rmtree(folder, ignore_errors=True)
        with suppress(OSError):
            private_folder(folder)
            write_private(folder / _HOLDER, b"x")
            self.guard = subprocess.Popen(
                ["/bin/sh", "-c", _GUARD, "sh", *argv, str(folder / _HOLDER)],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={**os.environ, **env},
                start_new_session=True,
                umask=0o077,
            )
            if not _appears(folder / f".~lock.{_HOLDER}#", self.guard):
                self.sleep()

    def sleep(self) -> None:
        """End the one that is awake, with all it started."""
        guard, self.guard = self.guard, None
        if guard is None:
            return
        assert guard.stdin is not None
        guard.stdin.close()
        with suppress(subprocess.TimeoutExpired):
            guard.wait(GRACE_SECONDS)
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(guard.pid, SIGKILL)
        guard.wait()

    def renew(self) -> None:
        """End what is awake and start from a new profile: one of the two may be at fault."""
        self.sleep()
        self.profile.renew()

    def close(self) -> None:
        """End everything and give the profile back."""
        self.sleep()
        self.held.close()


@dataclass(slots=True)
class _Waiting:
    """The desks nobody uses now, by what they were started with; those of a process that forked us are not ours."""

    desks: list[tuple[Key, Desk, threading.Timer]] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)
    owner: int = field(default_factory=os.getpid)

    def take(self, key: Key) -> Desk | None:
        with self.lock:
            if self.owner != os.getpid():
                self.desks, self.owner = [], os.getpid()
            for place, (known, desk, timer) in enumerate(self.desks):
                if known == key:
                    del self.desks[place]
                    timer.cancel()
                    return desk
        return None

    def put(self, key: Key, desk: Desk) -> None:
        timer = threading.Timer(IDLE_SECONDS, self._end, [desk])
        timer.daemon = True
        with self.lock:
            self.desks.append((key, desk, timer))
        timer.start()

    def _end(self, desk: Desk) -> None:
        with self.lock:
            ours = [one for one in self.desks if one[1] is desk]
            self.desks = [one for one in self.desks if one[1] is not desk]
        for _, idle, _timer in ours:
            idle.close()

    def end_all(self) -> None:
        """End every LibreOffice that waits for work."""
        while self.owner == os.getpid() and self.desks:
            self._end(self.desks[0][1])


_WAITING = _Waiting()
end_all = _WAITING.end_all
atexit.register(end_all)


@contextmanager
def borrow_desk(soffice: str, home: Path, env: Mapping[str, str]) -> Iterator[Desk]:
    """Give a desk whose profile is nobody else's, with a LibreOffice awake where this installation can stay so.

    Args:
        soffice: the program that is called; fakes and other systems' are never kept awake.
        home: where profiles lie; the desk that waits may have its own from another home.
        env: what the program is started with on top of the present variables.
    """
    program = _stays_awake(soffice)
    key = (soffice, *(f"{name}={os.environ.get(name, '')}" for name in _DECIDING))
    desk = _WAITING.take(key) if program is not None else None
    if desk is not None and not (desk.awake and desk.profile.folder.is_dir()):
        desk.close()
        desk = None
    if desk is None:
        held = ExitStack()
        desk = Desk(held.enter_context(borrow_profile(home)), held)
    try:
        if program is not None and not desk.awake:
            desk.wake(program, env)
        yield desk
    except BaseException:  # also on Ctrl-C: whatever it was doing is not wanted any more
        desk.close()
        raise
    if desk.awake and desk.served < MOST_SERVED:
        _WAITING.put(key, desk)
    else:
        desk.close()


def _stays_awake(soffice: str) -> Path | None:
    """Return the program itself, where a LibreOffice with the launcher that finds a running one is installed."""
    folder = Path(os.path.realpath(soffice)).parent
    there = os.name == "posix" and (folder / PROGRAM).is_file() and (folder / LAUNCHER).is_file()
    return folder / PROGRAM if there else None


def _appears(path: Path, guard: subprocess.Popen[bytes]) -> bool:
    """Return whether the file is there in time: the document that keeps LibreOffice awake is open then."""
    end = time.monotonic() + START_SECONDS
    while guard.poll() is None and time.monotonic() < end:
        if path.exists():
            return True
        time.sleep(0.02)
    return False
