"""Paths written in YAML: relative, and never out of the folder they belong to."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path

from bidkit.errors import UnreadableError
from bidkit.source import Span

# What every system can store under one name, in bytes.
LONGEST = 255
_UNSEEN = re.compile(r"[\x00-\x1f]")


def inside(base: Path, written: str, span: Span) -> Path:
    """Return the file a YAML path names; one that leaves ``base`` is refused, symbolic links included."""
    parts = written.replace("\\", "/").split("/")
    windows_drive = len(written) > 1 and written[1] == ":"
    if not parts[0] or ".." in parts or windows_drive or "\0" in written:
        raise _outside(written, span)
    if any(len(part.encode()) > LONGEST for part in parts) or _UNSEEN.search(written):
        raise _no_name(written, span)
    home = str(base)
    path = f"{home}/{'/'.join(parts)}"
    folder = os.path.dirname(path)  # noqa: PTH120 - ten thousand scans: strings are ten times faster
    if not _within(home, folder) or (os.path.islink(path) and not _within(home, path)):  # noqa: PTH114
        raise _outside(written, span)
    return Path(path)


def plain_name(name: str) -> bool:
    """Return whether a name can be the name of one folder: no separator, no drive, not ``..``."""
    return name not in ("", ".", "..") and not any(sign in name for sign in "/\\:\0")


@lru_cache(maxsize=4096)
def _within(home: str, path: str) -> bool:
    """Return whether a path really lies below a folder; asked once for each folder of scans."""
    real = os.path.realpath(home)
    return os.path.commonpath((real, os.path.realpath(path))) == real


def _no_name(written: str, span: Span) -> UnreadableError:
    shown = _UNSEEN.sub("�", written[:60])
    cure = "文件名不要超过 80 个字，不要含看不见的控制字符"
    return UnreadableError(f"路径「{shown}」不能用作文件名", cure=cure, span=span)


def _outside(written: str, span: Span) -> UnreadableError:
    cure = "请把文件放进工作区，写成相对路径，例如 files/iso9001.pdf"
    return UnreadableError(f"路径「{written}」跑出了工作区", cure=cure, span=span)
