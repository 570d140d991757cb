"""One leaf of a scoring table."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bidkit.read.unit import Unit


@dataclass(frozen=True, slots=True)
class Leaf:
    """A scored item; ``share`` is what its group says to count; not ``sure``: read from steps, printed nowhere."""

    name: str
    points: Decimal
    criteria: str
    group: str
    unit: Unit
    sure: bool = True
    share: Decimal | None = None


def total_of(leaves: Iterable[Leaf]) -> Decimal:
    """Return the points of all leaves together."""
    return sum((leaf.points for leaf in leaves), Decimal())
