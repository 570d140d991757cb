"""Putting a draft on disk: whole or not at all, and never over a tender.yaml that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.errors import NotWritableError

if TYPE_CHECKING:
    from pathlib import Path

NAME = "tender.yaml"
BESIDE = "tender.draft.yaml"


def write_draft(text: str, folder: Path) -> Path:
    """Return the file written: tender.yaml where there is none, else tender.draft.yaml beside it."""
    target = folder / (BESIDE if (folder / NAME).exists() else NAME)
    half = target.with_name(target.name + ".part")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        half.write_text(text, encoding="utf-8")
        half.replace(target)
    except OSError as error:
        half.unlink(missing_ok=True)
        raise NotWritableError(
            f"{target} 写不进去：{error.strerror or error}", cure="请检查磁盘空间和文件夹权限"
        ) from error
    return target
