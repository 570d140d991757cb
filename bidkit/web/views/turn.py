"""Which row stands before or behind the one that is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def beside(keys: Sequence[str], here: str, step: int) -> str:
    """Return the key so many steps from a row, "" where there is none or the row is not among them."""
    place = keys.index(here) + step if here in keys else -1
    return keys[place] if 0 <= place < len(keys) else ""
