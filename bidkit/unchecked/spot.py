"""One thing that rules look at and that may not be there to look at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.model.duty import LEAD
from bidkit.model.unchecked import Sight

if TYPE_CHECKING:
    from bidkit.check.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """What would not be looked at, and ``why``: empty where it can be seen.

    The rules that name its ``sight`` go quiet then; without one it is looked at whatever rules run. ``absent`` is the
    name under which tender.yaml may say that the tender has no such thing. ``pages`` gives the digest of the finished
    pages that a person looks at instead: who has looked is written beside it (``seen`` in bid.yaml).
    """

    what: str
    why: Callable[[World], str]
    cure: str
    sight: Sight | None = None
    absent: str = ""
    decides: bool = False
    pages: Callable[[World], str] | None = None
    who: str = LEAD


def unless(seen: Callable[[World], object], words: str) -> Callable[[World], str]:
    """Return a ``why`` that says ``words`` where there is nothing to see."""
    return lambda world: "" if seen(world) else words
