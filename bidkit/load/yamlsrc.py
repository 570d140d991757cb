"""YAML text to marked mappings: every scalar stays text, every key keeps its place.

The field that receives a scalar decides what it is; YAML's own guesses (``0123`` → 83, ``no`` → False,
``12:30`` → 750) would corrupt certificate numbers. Duplicate keys are refused, anchors and merges are not used.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bidkit.errors import UnreadableError, reason
from bidkit.load.yaml_words import full_width
from bidkit.model.record import Marked
from bidkit.source import Span

MAX_BYTES = 20_000_000
Reader = Callable[[Path, Path], Marked]
"""What reads a file of a workspace as ``read_mapping`` does, perhaps from memory."""


def shown(path: Path, root: Path) -> str:
    """Return a path as messages show it: relative to the workspace where it lies inside."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def read_text(path: Path, root: Path) -> str:
    """Return a UTF-8 file's text; a file that is missing, huge or in another encoding is an UnreadableError."""
    place = Span(shown(path, root))
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableError("文件不存在", cure="请检查文件名和所在文件夹", span=place) from None
    except OSError as error:
        raise UnreadableError(f"文件打不开：{reason(error)}", cure="请检查文件权限", span=place) from None
    if len(data) > MAX_BYTES:
        raise UnreadableError("文件超过 20 MB，不像是资料文件", cure="请检查是否放错了文件", span=place)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        cure = "请用记事本另存为，编码选 UTF-8"
        raise UnreadableError("文件不是 UTF-8 编码", cure=cure, span=place) from None


def read_mapping(path: Path, root: Path) -> Marked:
    """Return the file's top mapping; raises UnreadableError with line and column for broken YAML."""
    return parse_mapping(read_text(path, root), shown(path, root))


def parse_mapping(text: str, name: str) -> Marked:
    """Return the mapping a YAML text holds; ``name`` is the file name for messages."""
    from bidkit.load.yaml_tree import parse  # brings yaml, which a remembered file does without

    value = parse(text, name)
    if not isinstance(value, Marked):
        if isinstance(value, str) and (sign := full_width(text, name, len(text.splitlines()) - 1)):
            raise sign
        cure = "顶层应是「字段: 值」的形式，请对照 docs/formats.md"
        raise UnreadableError("文件内容不是「字段: 值」", cure=cure, span=Span(name, 1, 1))
    return value
