"""Putting a draft on disk: whole or not at all, and never over a file that is there and says something else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bidkit.store.write import write_whole

if TYPE_CHECKING:
    from pathlib import Path

NAME = "tender.yaml"
READING = "reading.json"
BESIDE = "tender.draft.yaml"


def write_draft(text: str, folder: Path) -> Path:
    """Return the file written: tender.yaml, or where there is one tender.draft.yaml (draft2, draft3 …) beside it."""
    target = folder / NAME if not (folder / NAME).exists() else _free(folder / BESIDE, text)
    write_whole(target, text.encode())
    return target


def _free(path: Path, text: str) -> Path:
    """Return the first name that is free or whose file says the same: somebody may be working in the others."""
    number, free = 1, path
    while free.exists() and not _says(free, text):
        number += 1
        free = path.with_name(BESIDE.replace("draft", f"draft{number}"))
    return free


def _says(path: Path, text: str) -> bool:
    try:
        return path.read_text(encoding="utf-8") == text
    except (OSError, ValueError):
        return False


def kept_reading(folder: Path) -> dict[str, Any]:
    """Return what the reader said of the buyer's document, as it lies in the tender's folder; {} where it does not."""
    try:
        found = json.loads((folder / READING).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
