"""Prepared sections kept by content, so that a section that did not change is not marked again."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from bidkit import __version__
from bidkit.disk import keep
from bidkit.word.headings import Prepared, prepare

if TYPE_CHECKING:
    from pathlib import Path

FORMAT = "1"
DEEPEST = 4
_FACTS = TypeAdapter(Prepared)


class PrepareMemory:
    """Marks sections through a folder of earlier results; ``prepare`` decides everything else."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def prepare(self, data: bytes, *, name: str, section_anchor: str) -> Prepared:
        """Return the section with its bookmarks."""
        known = "\n".join((FORMAT, __version__, section_anchor)).encode()
        key = hashlib.sha256(known + data).hexdigest()[:32]
        word, facts = self.folder / f"{key}.docx", self.folder / f"{key}.json"
        try:
            return replace(_FACTS.validate_json(facts.read_bytes()), data=word.read_bytes())
        except (OSError, ValidationError):
            made = prepare(data, name=name, section_anchor=section_anchor, section_level=1, depth=DEEPEST)
        if keep(word, made.data):
            keep(facts, _FACTS.dump_json(replace(made, data=b"")))
        return made
