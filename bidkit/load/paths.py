"""Paths written in YAML: relative, and never out of the folder they belong to."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from bidkit.errors import UnreadableError
from bidkit.source import Span


def inside(base: Path, written: str, span: Span) -> Path:
    """Return the file a YAML path names; one that leaves ``base`` is refused, symlinks included."""
    pure = PurePosixPath(written.replace("\\", "/"))
    windows_drive = len(written) > 1 and written[1] == ":"
    if pure.is_absolute() or windows_drive or ".." in pure.parts or not written:
        raise _outside(written, span)
    path = base / Path(*pure.parts)
    if path.exists() and not path.resolve().is_relative_to(base.resolve()):
        raise _outside(written, span)
    return path


def _outside(written: str, span: Span) -> UnreadableError:
    cure = "请把文件放进工作区，写成相对路径，例如 files/iso9001.pdf"
    return UnreadableError(f"路径「{written}」跑出了工作区", cure=cure, span=span)
