"""Filled sections kept by what their template really uses, so that one changed fact fills few templates anew."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from bidkit.model.context import FUNCTIONS
from bidkit.render.filters import FILTERS
from bidkit.store.memory import Memory
from bidkit.word.template import fill

_CALLED = frozenset(name.partition("(")[0] for name in FUNCTIONS)


class FillMemory:
    """Fills templates through a memory of earlier results.

    A result is found by the template's bytes and the values of the names it uses. A template that calls a function
    (``page_of`` …) may look at anything, so its key is everything.
    """

    def __init__(self, memory: Memory, everything: str) -> None:
        self.memory = memory
        self.everything = everything

    def fill(self, data: bytes, values: Mapping[str, object], *, name: str) -> bytes:
        """Return what ``word.template.fill`` returns as data."""
        names = self.memory.get("names", data)
        kept = self.memory.get(data, self._seen(json.loads(names), values)) if names is not None else None
        if kept is not None:
            return kept
        filled = fill(data, values, FILTERS, name=name)
        self.memory.put(json.dumps(filled.names).encode(), "names", data)
        self.memory.put(filled.data, data, self._seen(filled.names, values))
        return filled.data

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
