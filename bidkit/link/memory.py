"""Prepared sections kept by content, so that a section that did not change is not marked again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from bidkit.word.pages.headings import Prepared, prepare

if TYPE_CHECKING:
    from bidkit.store.memory import Memory

DEEPEST = 4
_FACTS = TypeAdapter(Prepared)


class PrepareMemory:
    """Marks sections through a memory of earlier results; ``prepare`` decides everything else."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory

    def prepare(self, data: bytes, *, name: str, section_anchor: str) -> Prepared:
        """Return the section with its bookmarks."""
        facts, _, word = (self.memory.get(name, section_anchor, data) or b"").partition(b"\n")
        try:
            return replace(_FACTS.validate_json(facts), data=word)
        except ValidationError:
            made = prepare(data, name=name, section_anchor=section_anchor, section_level=1, depth=DEEPEST)
        facts = _FACTS.dump_json(replace(made, data=b""))
        self.memory.put(facts + b"\n" + made.data, name, section_anchor, data)
        return made
