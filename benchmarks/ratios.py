"""Measure builds with all rules against the usual pipeline and an earlier version (docs/performance.md).

``python -m benchmarks.ratios [text pages] [scans] [mixed]``: each build is the command line in a process of its own.
Processor seconds count the converter too and hardly depend on what else the machine does; wall seconds do.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.versions import ROOT, worktree
from benchmarks.workspace import Size, change_one_fact, make_workspace, replace_one_scan


@dataclass(frozen=True, slots=True)
class Took:
    """What one process and its children took: processor and wall seconds."""

    processor: float
    wall: float


def run(words: list[str], home: Path) -> Took:
    """Return what a Python command of the version at ``home`` takes; the modules are compiled beforehand."""
    env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", *words], cwd=home, env=env | {"PYTHONPATH": str(home)}, capture_output=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):  # 1 says that the rules found something, as they do in an invented bid
        raise SystemExit(done.stderr.decode())
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Took(spent, time.perf_counter() - start)


def builds(home: Path, tender: Path, size: Size) -> dict[str, Took]:
    """Return what a version takes cold, with one fact changed, with one scan replaced and with nothing changed."""
    words = ["bidkit", "build", str(tender), "--draft"]
    run(["bidkit", "--version"], home)
    found = {"cold": run(words, home)}
    change_one_fact(tender, size, 75)
    found["one fact"] = run(words, home)
    replace_one_scan(tender)
    return found | {"one scan": run(words, home), "nothing": run(words, home)}


def measure(size: Size) -> None:
    """Print the rows of one size."""
    root = Path(tempfile.mkdtemp(prefix="bidkit-bench-"))
    try:
        tender = make_workspace(root / "now", size)
        shutil.copytree(root / "now", root / "then")
        (root / "usual").mkdir()
        usual = run(["benchmarks.usual", str(tender), str(root / "usual")], ROOT)
        now = builds(ROOT, tender, size)
        with worktree() as earlier:
            then = builds(earlier, root / "then/tenders/bench", size)
        print(
            f"{size}, load {os.getloadavg()[0]:.1f}: usual {usual.processor:.1f} s ({usual.wall:.1f} s wall)"
        )
        for name, took in now.items():
            old = then[name]
            print(
                f"| {name} | {old.processor:.1f} s, {usual.processor / old.processor:.1f}× "
                f"| {took.processor:.1f} s, {usual.processor / took.processor:.1f}× "
                f"| {old.wall:.1f} → {took.wall:.1f} s |",
                flush=True,
            )
    finally:
        shutil.rmtree(root)


def main() -> None:
    """Measure the size that the command line names."""
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    text, scans = numbers if len(numbers) == 2 else (200, 300)
    measure(Size(text, scans, mixed="mixed" in sys.argv, rules=True))


if __name__ == "__main__":
    main()
