"""law/data/texts.yaml, and a workspace's own laid over it → the register of legal texts."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bidkit.law.register import Register, TextsFile
from bidkit.load.overlaid import FOLDER, overlaid

if TYPE_CHECKING:
    from pathlib import Path

    from bidkit.load.yamlsrc import Reader


@cache
def shipped_register() -> Register:
    """Return the register of legal texts as it ships."""
    return Register(overlaid(TextsFile, "texts.yaml", None).texts)


def load_register(root: Path | None, read: Reader | None = None) -> Register:
    """Return the legal texts with what the workspace adds, perhaps recalled by ``read``; raises UnreadableError."""
    if root is not None and not (root / FOLDER / "texts.yaml").is_file():
        root = None
    if root is None and read is None:
        return shipped_register()
    return Register(overlaid(TextsFile, "texts.yaml", root, read).texts)
