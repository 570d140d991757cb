"""Other versions of bidkit to measure against, each in a worktree of its own while it is needed."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
EARLIER = "139b9b5"
"""What the speed of today is measured against."""


@contextmanager
def worktree(commit: str = EARLIER) -> Iterator[Path]:
    """Give the folder of an earlier version; it is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="bidkit-bench-") as folder:
        place = Path(folder) / "earlier"
        _git("worktree", "add", "--detach", "--quiet", str(place), commit)
        try:
            yield place
        finally:
            _git("worktree", "remove", "--force", str(place))


def _git(*words: str) -> None:
    subprocess.run(["git", *words], cwd=ROOT, check=True)
