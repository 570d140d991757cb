"""Build the example cold again and again, in other batches and with other workers, and compare every byte.

``python -m scripts.same_bytes [times]`` (ten unless told), then once warm, once after a change and once after its
undoing. Minutes of work: for a person who has touched the converting or the writing, not for every run of the tests.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from bidkit.flow.build import build
from bidkit.flow.job import Job
from bidkit.load.workspace import find_workspace
from bidkit.tools import shelf
from tests.build.batches import turned
from tests.build.copies import copy_workspace

TIMES = 10
MOST_WORKERS = 3
CHANGE = ("duty: 总体架构、", "duty: 总体结构、")


def hashes(root: Path) -> dict[str, str]:
    """Return the hash of every file of the package and of every converted section."""
    files = [
        *(root / "examples/economy-system/out/package").rglob("*"),
        *(root / ".bidkit/kept/pdf").iterdir(),
    ]
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files if path.is_file()}


def run(root: str, turn: int) -> dict[str, str]:
    """Build in a process of its own, the sections handed over in this turn's order."""
    shelf.to_pdf = turned(turn, 1 + turn % MOST_WORKERS)
    report = build(Job(find_workspace(Path(root) / "examples/economy-system")))
    if report.status != "packed":
        raise SystemExit(f"the build ended as {report.status}")
    return hashes(Path(root))


def in_a_process(root: Path, turn: int) -> dict[str, str]:
    """Return what ``run`` gives, with a memory and a hash seed of its own."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(run, str(root), turn).result()


def compare(what: str, first: dict[str, str], now: dict[str, str]) -> bool:
    """Say which files differ; files of sections that only the later build needed do not count."""
    other = sorted(name for name, value in first.items() if now.get(name) != value)
    print(f"{what}: {'equal' if not other else 'DIFFERS in ' + ', '.join(other)}", flush=True)
    return not other


def main(times: int) -> int:
    """Return the exit code: 0 when all builds gave equal bytes."""
    with tempfile.TemporaryDirectory() as temporary:
        roots = [copy_workspace(Path(temporary) / f"build {number}") for number in range(max(1, times))]
        first = in_a_process(roots[0], 0)
        print(f"{len(first)} files", flush=True)
        good = [compare(f"cold {n}", first, in_a_process(roots[n], n)) for n in range(1, len(roots))]
        good.append(compare("warm", first, in_a_process(roots[0], 1)))
        bid = roots[0] / "examples/economy-system/bid.yaml"
        text = bid.read_text("utf-8")
        bid.write_text(text.replace(*CHANGE, 1), "utf-8")
        if in_a_process(roots[0], 2) == first:
            raise SystemExit("the change changed nothing")
        bid.write_text(text, "utf-8")
        good.append(compare("a change and back", first, in_a_process(roots[0], 3)))
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else TIMES))
