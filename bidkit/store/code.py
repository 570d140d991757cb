"""A stamp over the code that makes what is remembered: mended code never serves what the old code made."""

from __future__ import annotations

import hashlib
import os
import secrets
import sys
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).parent.parent
_BEGAN = time.time()


@cache
def code_stamp() -> str:
    """Return a hash over bidkit's own files, the names and versions of all installed libraries, and Python."""
    digest = hashlib.sha256(sys.version.encode())
    newest = 0.0
    for path in _files(str(PACKAGE)):
        with open(path, "rb") as file:  # noqa: PTH123 - five hundred files at every start
            digest.update(f"{path[len(str(PACKAGE)) :]}\0".encode() + hashlib.sha256(file.read()).digest())
            newest = max(newest, os.fstat(file.fileno()).st_ctime)
    digest.update("\n".join(_libraries()).encode())
    # Files changed under a running program say nothing about the code it runs: share nothing.
    return digest.hexdigest() + (secrets.token_hex(8) if newest > _BEGAN else "")


def _files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry.path)
        elif entry.is_file():
            yield entry.path


def _libraries() -> list[str]:
    """Return the names of the installed distributions; each says its version."""
    ends = (".dist-info", ".egg-info")
    folders = [folder for folder in dict.fromkeys(sys.path) if os.path.isdir(folder)]  # noqa: PTH112
    return sorted({name for folder in folders for name in os.listdir(folder) if name.endswith(ends)})  # noqa: PTH208
