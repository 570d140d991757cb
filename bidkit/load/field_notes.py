"""What each field of the YAML files means in Chinese: the words of docs/formats.md and of the workbooks' columns."""

from __future__ import annotations

from functools import cache
from typing import Any

from bidkit.load.yamlsrc import read_mapping
from bidkit.store.code import PACKAGE

NOTES = PACKAGE / "model" / "field_notes.yaml"


@cache
def field_notes() -> dict[str, dict[str, Any]]:
    """Return the note of each field by the name of its record."""
    return dict(read_mapping(NOTES, NOTES.parent))
