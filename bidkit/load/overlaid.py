"""A standard file of ``bidkit/law/data``, with a workspace's file of the same name laid over it key by key."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, TypeVar

from bidkit.load.structure import build
from bidkit.load.yamlsrc import read_mapping
from bidkit.model.record import Marked, Record
from bidkit.store.code import PACKAGE

if TYPE_CHECKING:
    from pathlib import Path

    from bidkit.load.yamlsrc import Reader

R = TypeVar("R", bound=Record)

DATA = PACKAGE / "law" / "data"
FOLDER = "law"
LEFT_OUT = "（删去）"


def overlaid(shape: type[R], name: str, root: Path | None, read: Reader | None = None) -> R:
    """Return one file as a record: the shipped one, with what the workspace ``root`` says laid over it.

    ``read`` reads both, perhaps from memory.
    """
    data = shipped_file(name) if read is None else read(DATA / name, DATA)
    read = read or read_mapping
    own = root / FOLDER / name if root is not None else None
    if own is not None and root is not None and own.is_file():
        data = _laid(data, read(own, root))
    return build(shape, data)


@cache
def shipped_file(name: str) -> Marked:
    """Return a file as it ships."""
    return read_mapping(DATA / name, DATA)


def _laid(below: Marked, above: Marked) -> Marked:
    """Return ``below`` with the values of ``above``: mappings key by key, all else replaced, ``（删去）`` left out."""
    merged = Marked(above.span)
    merged.update(below)
    merged.spans = {**below.spans, **above.spans}
    for key, value in above.items():
        old = below.get(key)
        merged[key] = _laid(old, value) if isinstance(old, Marked) and isinstance(value, Marked) else value
        if value == LEFT_OUT:
            del merged[key]
    return merged
