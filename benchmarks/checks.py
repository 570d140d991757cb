"""Measure the checks against reading the same text once with pypdf; writes docs/benchmarks-checks.md.

``python -m benchmarks.checks`` builds the example if it must, then reads and checks its finished files.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pypdf

from bidkit.bind import bind
from bidkit.check.run import run_data
from bidkit.check.world import World
from bidkit.flow.build import build
from bidkit.flow.job import Job
from bidkit.load.checklist import load_checklist
from bidkit.load.library import load_library
from bidkit.load.workspace import find_workspace, load
from bidkit.pdf.seen.inspect import inspect_pdf
from bidkit.store.cache import Cache

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples/economy-system"
PACKS = ("base", "government-procurement", "tendering", "blind", "integrity")
RECORDS = 5000


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """Return the best of a few runs: what disturbs a run only ever makes it slower."""
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def many_records(root: Path) -> None:
    """Write a library of 5,000 records, copies of the demonstration's under other ids."""
    library = root / "library"
    library.mkdir()
    shutil.copy(ROOT / "library/company.yaml", library)
    for name, share in (("qualifications", 0.3), ("people", 0.2), ("cases", 0.5)):
        (library / name).mkdir()
        sources = [
            path.read_text(encoding="utf-8") for path in sorted((ROOT / "library" / name).glob("*.yaml"))
        ]
        for number in range(int(RECORDS * share)):
            head, _, rest = sources[number % len(sources)].partition("\n")
            (library / name / f"r{number}.yaml").write_text(f"{head}-{number}\n{rest}", encoding="utf-8")


def main() -> None:
    """Measure and write the page."""
    report = build(Job(find_workspace(EXAMPLE)))
    files = [ROOT / report.folder / file.name for file in report.files if file.name.endswith(".pdf")]
    pages = sum(file.pages for file in report.files if file.name.endswith(".pdf"))
    loaded = load(find_workspace(EXAMPLE))
    world = World(bind(loaded.library, loaded.tender, loaded.bid, loaded.price))
    checklist = load_checklist([ROOT / "checklists"], PACKS, root=ROOT)
    plain = seconds(
        lambda: [page.extract_text() for file in files for page in pypdf.PdfReader(file).pages], 1
    )
    rows = [
        (f"reading {pages} pages once with pypdf", plain),
        (
            "reading the same PDFs for the checks, nothing kept",
            seconds(lambda: [inspect_pdf(f, {}) for f in files], 1),
        ),
        (
            f"{len(checklist.rules)} rules, the data stage, on the example",
            seconds(lambda: run_data(checklist, world)),
        ),
    ]
    root = Path(tempfile.mkdtemp(prefix="bidkit-bench-"))
    try:
        many_records(root)
        cache = Cache(root).memory("trees")
        rows.append(
            (
                f"a library of {RECORDS} records, no cache",
                seconds(lambda: load_library(root / "library", root), 1),
            )
        )
        load_library(root / "library", root, cache)
        rows.append(("the same from its cache", seconds(lambda: load_library(root / "library", root, cache))))
    finally:
        shutil.rmtree(root)
    lines = [
        "# Benchmarks of the checks",
        "",
        "Written by `python -m benchmarks.checks`; one run on one machine.",
        "",
    ]
    lines += ["| what | seconds | against pypdf |", "|---|---|---|"]
    lines += [f"| {what} | {took:.2f} | {took / plain:.2f}× |" for what, took in rows]
    text = "\n".join(lines) + "\n"
    (ROOT / "docs/benchmarks-checks.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
