"""YAML trees kept as JSON, so that a library of thousands of records is not parsed again at every command.

A tree is found by the content of its file, whatever the file's time says. Only trees are kept; records are built anew,
so what is kept can be forged without a wrong record getting past the checks.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from bidkit.load.yamlsrc import parse_mapping, read_text, shown
from bidkit.model.record import Marked
from bidkit.source import Span
from bidkit.store.memory import Memory


class TreeCache:
    """Reads mappings through one entry of a memory; ``save`` writes it when something was new.

    ``without`` names the keys of a file that are not kept: what is only looked at where a file is new.
    """

    def __init__(self, memory: Memory, entry: str = "library", *, without: Collection[str] = ()) -> None:
        self.memory = memory
        self.entry = entry
        self.without = without
        self.known = _known(memory, entry)
        self.fresh: dict[str, Any] = {}
        self.changed = False

    def read(self, path: Path, root: Path) -> Marked:
        """Return what ``read_mapping`` returns; a recalled file without the keys that are not kept."""
        name, text = shown(path, root), read_text(path, root)
        digest = hashlib.sha256(text.encode()).hexdigest()
        tree = self._recalled(name, digest)
        if tree is not None:
            self.fresh[name] = self.known[name]
            return tree
        tree = parse_mapping(text, name)
        if self.memory.folder is not None:
            self.fresh[name] = [digest, _packed(self._lean(tree))]
            self.changed = True
        return tree

    def recalls(self, file: str) -> bool:
        """Return whether a file that was read is the one that was saved: what was judged of it then still holds."""
        return file in self.known and self.fresh.get(file) is self.known[file]

    def _recalled(self, name: str, digest: str) -> Marked | None:
        try:
            kept_digest, packed = self.known[name]
            return _mapping(packed, name, "") if kept_digest == digest else None
        except (KeyError, TypeError, ValueError, AttributeError):
            return None

    def _lean(self, tree: Marked) -> Marked:
        if not self.without:
            return tree
        lean = Marked(tree.span)
        lean.spans = {key: span for key, span in tree.spans.items() if key not in self.without}
        lean.update({key: value for key, value in tree.items() if key not in self.without})
        return lean

    def save(self) -> None:
        """Write what was read, and forget the rest."""
        if self.changed or len(self.fresh) != len(self.known):
            self.memory.put(json.dumps(self.fresh, ensure_ascii=False).encode(), self.entry)


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


def _known(memory: Memory, entry: str) -> dict[str, Any]:
    found = json.loads(memory.get(entry) or b"{}")
    return found if isinstance(found, dict) else {}


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
    whole = True
    for name, value in packed["values"].items():
        if value is None or isinstance(value, str):
            marked[name], whole = value, whole and value is not None
        else:
            marked[name] = child = _unpacked(value, file, f"{key}.{name}" if key else name)
            whole = whole and _whole(child)
    marked.whole = whole
    return marked


def _whole(value: Any) -> bool:
    if isinstance(value, Marked):
        return value.whole
    return all(map(_whole, value)) if isinstance(value, list) else True


def _unpacked(packed: Any, file: str, key: str) -> Any:
    if isinstance(packed, dict):
        return _mapping(packed, file, key)
    if isinstance(packed, list):
        return [_unpacked(item, file, f"{key}[{index}]") for index, item in enumerate(packed)]
    return packed
