"""Filled sections kept by what their template really uses, so that one changed fact fills few templates anew."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from bidkit.model.context import FUNCTIONS
from bidkit.model.printed import PrintedText
from bidkit.render.filters import FILTERS
from bidkit.store.memory import Memory
from bidkit.word.fill.template import Filled, fill

_PRINTED = TypeAdapter(PrintedText)
_CALLED = frozenset(name.partition("(")[0] for name in FUNCTIONS)


class FillMemory:
    """Fills templates through a memory of earlier results.

    A result is found by the template's bytes and the values of the names it uses. A template that calls a function
    (``page_of`` …) may look at anything, so its key is everything.
    """

    def __init__(self, memory: Memory, everything: str) -> None:
        self.memory = memory
        self.everything = everything

    def fill(self, data: bytes, values: Mapping[str, object], *, name: str) -> Filled:
        """Return what ``word.template.fill`` returns."""
        names = self.memory.get("names", data)
        if names is not None:
            used = tuple(json.loads(names))
            kept = self._kept(data, self._seen(used, values))
            if kept is not None:
                return Filled(kept[0], used, kept[1])
        filled = fill(data, values, FILTERS, name=name)
        self.memory.put(json.dumps(filled.names).encode(), "names", data)
        seen = self._seen(filled.names, values)
        self.memory.put(filled.data, data, seen)
        self.memory.put(_PRINTED.dump_json(filled.printed), "printed", data, seen)
        return filled

    def _kept(self, data: bytes, seen: str) -> tuple[bytes, PrintedText] | None:
        word, printed = self.memory.get(data, seen), self.memory.get("printed", data, seen)
        return (word, _PRINTED.validate_json(printed)) if word is not None and printed is not None else None

    def _seen(self, used: tuple[str, ...], values: Mapping[str, object]) -> str:
        """Return the names a template uses with what it sees under them."""
        return repr([(name, self._value(values, name)) for name in used])

    def _value(self, values: Mapping[str, object], name: str) -> str:
        root, _, attribute = name.partition(".")
        if root in _CALLED:
            return self.everything
        value: Any = values.get(root)
        if attribute and not isinstance(value, dict):
            value = getattr(value, attribute, value)
        return repr(value)
