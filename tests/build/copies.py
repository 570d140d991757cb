"""Copies of the repository's own workspace, so that a test can change it."""

import shutil
from pathlib import Path

from bidkit.flow.build import build
from bidkit.flow.job import Job
from bidkit.load.workspace import find_workspace

ROOT = Path(__file__).parents[2]


def copy_workspace(target):
    """Return a folder with the library and the example, without anything built."""
    target.mkdir(parents=True, exist_ok=True)
    for name in ("library", "examples"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("out", ".bidkit"))
    return target


def build_copy(target):
    """Build the example in a copy of its own; return the report and the package folder."""
    tender = copy_workspace(Path(target)) / "examples/economy-system"
    return build(Job(find_workspace(tender))), tender / "out/package"
