"""Build one tender and print seconds and peak memory of this process, start-up included."""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

START = time.perf_counter()

from bidkit.flow.build import pack  # noqa: E402 - the import is part of what is measured
from bidkit.flow.job import Job  # noqa: E402
from bidkit.load.workspace import find_workspace  # noqa: E402
from bidkit.watch import Watch  # noqa: E402


def main() -> None:
    """Print ``status seconds kilobytes`` and the seconds of each step."""
    marks: list[tuple[float, str]] = []
    watch = Watch(lambda step: marks.append((time.perf_counter(), step.words)))
    report = pack(Job(find_workspace(Path(sys.argv[1])), watch=watch)).report
    end = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(report.status, f"{end - START:.3f}", peak)
    times = [moment for moment, _ in marks] + [end]
    for (moment, step), after in zip(marks, times[1:], strict=True):
        print(f"  {after - moment:7.3f} {step}", file=sys.stderr)


if __name__ == "__main__":
    main()
