"""law/data/texts.yaml, and a workspace's own laid over it → the register of legal texts."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bidkit.law.register import Register, TextsFile
from bidkit.load.overlaid import FOLDER, overlaid

if TYPE_CHECKING:
    from pathlib import Path


@cache
def shipped_register() -> Register:
    """Return the register of legal texts as it ships."""
    return load_register(None)


def load_register(root: Path | None) -> Register:
    """Return the register of legal texts with what the workspace adds; raises UnreadableError."""
    if root is not None and not (root / FOLDER / "texts.yaml").is_file():
        return shipped_register()
    return Register(overlaid(TextsFile, "texts.yaml", root).texts)
