"""bidkit.yaml in a workspace says which format its files have, so that an older bidkit does not misread a newer one.

A workspace without it is of the first format: all that were made before the file existed are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.errors import UnreadableError
from bidkit.load.yamlsrc import read_mapping
from bidkit.source import Span

if TYPE_CHECKING:
    from pathlib import Path

NAME = "bidkit.yaml"
KEY = "workspace"
FORMAT = 1
"""Raise it when a file that people write changes its meaning, and say here how the older one is read."""


def check_format(root: Path) -> None:
    """Raise UnreadableError when a workspace has a format that this bidkit does not know."""
    path = root / NAME
    if not path.exists():
        return
    content = read_mapping(path, root)
    written = content.get(KEY)
    span = content.spans.get(KEY, Span(NAME))
    if not isinstance(written, str) or not re.fullmatch(r"[1-9][0-9]{0,3}", written):
        cure = f"请写回「{KEY}: {FORMAT}」，或从备份取回这个文件"
        raise UnreadableError(f"{NAME} 里没有写明工作区的格式版本（{KEY}）", cure=cure, span=span)
    if int(written) > FORMAT:
        message = f"工作区是较新的 bidkit 建的（格式 {written}，这个程序只认识到 {FORMAT}）"
        cure = "请升级 bidkit 后再运行；不要改小这个数字，旧程序会把资料读错"
        raise UnreadableError(message, cure=cure, span=span)
