"""One workspace under test: what is built, what people have laid there, what must be found afterwards."""

from __future__ import annotations

import hashlib
import os
import re
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.bad_input import small

ROOT = Path(__file__).parents[2]
DEADLINE = 180
MARKS = (".part", ".old", ".tmp", ".soffice-")


@dataclass
class Site:
    """A small workspace, the works of people in it, how often a fact was changed, and how long a build of it takes."""

    root: Path
    works: dict[str, str] = field(default_factory=dict)
    edits: int = 0
    seconds: float = 0.0

    @property
    def out(self) -> Path:
        """Return where packages appear."""
        return self.root / "tenders/demo/out"

    def change_fact(self) -> None:
        """Change the promised period, which the letter prints, so that the next build has work to do."""
        self.edits += 1
        path = self.root / "tenders/demo/bid.yaml"
        text = re.sub(r"period_days: \d+", f"period_days: {self.period}", path.read_text("utf-8"))
        path.write_text(text, "utf-8")

    @property
    def period(self) -> int:
        """Return the number of days that is promised now."""
        return 100 + self.edits

    def work_in_package(self) -> None:
        """Edit a Word file of the package and lay a signed scan beside it, as people do."""
        package = self.out / "package"
        scan = package / f"签字盖章扫描件{self.edits}.pdf"
        scan.write_bytes(b"%PDF-1.4 signed " + str(self.edits).encode())
        word = next(package.glob("*.docx"))
        word.write_bytes(word.read_bytes() + b"\0" * (self.edits % 7 + 1))
        for path in (scan, word):
            self.works[path.name + str(self.edits)] = digest(path)

    def lost(self) -> list[str]:
        """Return the works of people that lie nowhere below the output folder any more."""
        there = {digest(path) for path in self.out.rglob("*") if path.is_file()}
        return [name for name, wanted in self.works.items() if wanted not in there]

    def leftovers(self) -> list[str]:
        """Return the half-written files and folders that lie about."""
        marked = [path for path in self.root.rglob("*") if any(mark in path.name for mark in MARKS)]
        return [
            str(path.relative_to(self.root)) for path in marked + list((self.root / ".bidkit/work").glob("*"))
        ]

    def run(self, *words: str, **options: object) -> subprocess.CompletedProcess[str]:
        """Run a command of bidkit to its end and return it."""
        process = self.start(*words, **options)
        out, err = process.communicate(timeout=DEADLINE)
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    def start(self, *words: str, env: dict[str, str] | None = None) -> subprocess.Popen[str]:
        """Start a command of bidkit in a session of its own; ``env`` adds to the environment."""
        argv = [sys.executable, "-m", "scripts.soak.child", *words, "-C", str(self.root)]
        everything = {**os.environ, **(env or {})}
        pipe = subprocess.PIPE
        return subprocess.Popen(
            argv, cwd=ROOT, env=everything, stdout=pipe, stderr=pipe, text=True, start_new_session=True
        )

    def is_whole(self) -> bool:
        """Return whether the package on disk is exactly what its manifest says, works of people left aside."""
        return self.run("verify", str(self.out / "package")).returncode == 0


def new_site(folder: Path) -> Site:
    """Return a workspace with one good package in it."""
    site = Site(small.add_scans(small.make(folder)))
    for _ in range(2):  # the second one tells how long a build takes once the machine is warm
        site.change_fact()
        start = time.monotonic()
        done = site.run("build", "demo")
        site.seconds = time.monotonic() - start
        assert done.returncode == 0, done.stdout + done.stderr
    return site


def digest(path: Path) -> str:
    """Return the SHA-256 of a small file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def kill(process: subprocess.Popen[str]) -> None:
    """Kill a command and everything it started, as a power cut would."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def left_running(root: Path) -> list[int]:
    """Return the processes whose command line names the workspace, soffice with its profile among them."""
    found = subprocess.run(["pgrep", "-f", str(root)], capture_output=True, text=True).stdout
    return [int(pid) for pid in found.split()]
