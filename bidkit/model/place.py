"""Where words stand in a document that was read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: page (None when the file does not say), path in the file, numbers of the clauses above."""

    page: int | None = None
    path: str = ""
    clause: str = ""
