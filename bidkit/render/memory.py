"""Filled sections kept by what their template really uses, so that one changed fact fills few templates anew."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from bidkit.disk import keep
from bidkit.model.context import FUNCTIONS
from bidkit.render.filters import FILTERS
from bidkit.word.template import fill

_CALLED = frozenset(name.partition("(")[0] for name in FUNCTIONS)
_CODE = (
    "filters.py", "memory.py", "../model/template_words.py",
    *(f"../word/{name}.py" for name in ("template", "sandbox", "contain", "growing", "budget", "views")),
)  # fmt: skip


class FillMemory:
    """Fills templates through a folder of earlier results.

    A result is found by the template's bytes and the values of the names it uses. A template that calls a function
    (``page_of`` …) may look at anything, so its key is everything.
    """

    def __init__(self, folder: Path, everything: str) -> None:
        self.folder = folder
        self.everything = everything

    def fill(self, data: bytes, values: Mapping[str, object], *, name: str) -> bytes:
        """Return what ``word.template.fill`` returns as data."""
        template = hashlib.sha256(self._code + data).hexdigest()[:32]
        used = self._used(template)
        kept = self._place(template, used, values) if used is not None else None
        if kept is not None and kept.is_file():
            return kept.read_bytes()
        filled = fill(data, values, FILTERS, name=name)
        keep(self.folder / f"{template}.json", json.dumps(filled.names).encode())
        keep(self._place(template, filled.names, values), filled.data)
        return filled.data

    def _used(self, template: str) -> tuple[str, ...] | None:
        """Return the names a template uses, None for a template not met before."""
        try:
            return tuple(json.loads((self.folder / f"{template}.json").read_text(encoding="utf-8")))
        except (OSError, ValueError):
            return None

    def _place(self, template: str, used: tuple[str, ...], values: Mapping[str, object]) -> Path:
        seen = [(name, self._value(values, name)) for name in used]
        key = hashlib.sha256(repr((template, seen)).encode()).hexdigest()[:32]
        return self.folder / f"{key}.docx"

    def _value(self, values: Mapping[str, object], name: str) -> str:
        root, _, attribute = name.partition(".")
        if root in _CALLED:
            return self.everything
        value: Any = values.get(root)
        if attribute and not isinstance(value, dict):
            value = getattr(value, attribute, value)
        return repr(value)

    @cached_property
    def _code(self) -> bytes:
        """Return the code that decides how a template is filled: a new bidkit fills anew."""
        return b"".join((Path(__file__).parent / part).read_bytes() for part in _CODE)
