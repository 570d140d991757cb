"""YAML trees kept as JSON, so that a library of thousands of records is not parsed again at every command.

A file is taken from the cache when its size and time are those it was read with. Only trees are kept; records are
built anew, so a cache can be old or forged without a wrong record getting past the checks.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bidkit.disk import keep
from bidkit.load.yamlsrc import read_mapping, shown
from bidkit.model.record import Marked
from bidkit.source import Span

FORMAT = "1"


class TreeCache:
    """Reads mappings through one JSON file; ``save`` writes it when something was new."""

    def __init__(self, place: Path | None) -> None:
        self.place = place
        self.known = _known(place)
        self.fresh: dict[str, Any] = {}
        self.changed = False

    def read(self, path: Path, root: Path) -> Marked:
        """Return what ``read_mapping`` returns."""
        if self.place is None:
            return read_mapping(path, root)
        name = shown(path, root)
        try:
            facts = path.stat()
        except OSError:
            return read_mapping(path, root)
        stamp = [facts.st_size, facts.st_mtime_ns]
        tree = self._recalled(name, stamp)
        if tree is not None:
            self.fresh[name] = self.known[name]
            return tree
        tree = read_mapping(path, root)
        self.fresh[name] = [stamp, _packed(tree)]
        self.changed = True
        return tree

    def _recalled(self, name: str, stamp: list[int]) -> Marked | None:
        try:
            kept_stamp, packed = self.known[name]
            return _mapping(packed, name, "") if kept_stamp == stamp else None
        except (KeyError, TypeError, ValueError, AttributeError):
            return None

    def save(self) -> None:
        """Write what was read, and forget the rest; a cache that cannot be written is done without."""
        if self.place is None or not (self.changed or len(self.fresh) != len(self.known)):
            return
        keep(self.place, json.dumps([FORMAT, self.fresh], ensure_ascii=False).encode())


class _Places(Mapping[str, Span]):
    """The places of a mapping's keys, made when somebody asks."""

    __slots__ = ("file", "key", "table")

    def __init__(self, file: str, key: str, table: dict[str, list[int]]) -> None:
        self.file, self.key, self.table = file, key, table

    def __getitem__(self, name: str) -> Span:
        line, column = self.table[name]
        return Span(self.file, line, column, f"{self.key}.{name}" if self.key else name)

    def __iter__(self) -> Iterator[str]:
        return iter(self.table)

    def __len__(self) -> int:
        return len(self.table)


def _known(place: Path | None) -> dict[str, Any]:
    try:
        found = json.loads(place.read_text(encoding="utf-8")) if place is not None else None
    except (OSError, ValueError):
        return {}
    if isinstance(found, list) and len(found) == 2 and found[0] == FORMAT and isinstance(found[1], dict):
        return found[1]
    return {}


def _packed(value: Any) -> Any:
    """Return a tree as JSON: a mapping is ``{"at": [line, column], "places": …, "values": …}``."""
    if isinstance(value, Marked):
        places = {name: [span.line, span.column] for name, span in value.spans.items()}
        values = {name: _packed(item) for name, item in value.items()}
        return {"at": [value.span.line, value.span.column], "places": places, "values": values}
    return [_packed(item) for item in value] if isinstance(value, list) else value


def _mapping(packed: Any, file: str, key: str) -> Marked:
    line, column = packed["at"]
    marked = Marked(Span(file, line, column, key))
    marked.spans = _Places(file, key, packed["places"])
    for name, value in packed["values"].items():
        plain = value is None or isinstance(value, str)
        marked[name] = value if plain else _unpacked(value, file, f"{key}.{name}" if key else name)
    return marked


def _unpacked(packed: Any, file: str, key: str) -> Any:
    if isinstance(packed, dict):
        return _mapping(packed, file, key)
    if isinstance(packed, list):
        return [_unpacked(item, file, f"{key}[{index}]") for index, item in enumerate(packed)]
    return packed
