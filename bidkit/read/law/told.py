"""A fault of the tender as a finding: told to people, blocking nothing, as it is the buyer's and not ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.finding import Effect, Finding, FindingClass, Severity
from bidkit.law.clause import FAULT_NAMES
from bidkit.source import Span
from bidkit.words.spaces import shortened

if TYPE_CHECKING:
    from bidkit.model.place import Place
    from bidkit.model.unfair import Unfair

QUOTED = 80


def told(one: Unfair, file: str) -> Finding:
    """Return the finding: the words, what is wrong with them, the remedy with its last day; other places beside it."""
    name = next(name for fault, name in FAULT_NAMES.items() if fault == one.fault)
    more = f"等 {len(one.spots)} 处" if len(one.spots) > 1 else ""
    said = f"；{one.said}" if one.said else ""
    first, *rest = (_span(spot.place, file) for spot in one.spots)
    return Finding(
        code=one.code,
        title=one.title,
        severity=Severity.INFO,
        kind=FindingClass.ROUGH if one.remedy == "提问" else FindingClass.WRONG,
        effect=Effect.CLARIFY,
        message=f"{name}：「{shortened(one.spots[0].quote, QUOTED)}」{more}{said}。{one.why}",
        cure=f"{one.remedy}，{one.until}。草稿：{one.draft}",
        span=first,
        related=tuple(rest),
        basis=one.basis,
        fact=f"{name}：「{shortened(one.spots[0].quote, QUOTED)}」{more}{said}",
    )


def _span(place: Place, file: str) -> Span:
    return Span(file, key=place.path if place.page is None else "", page=place.page or 0)
