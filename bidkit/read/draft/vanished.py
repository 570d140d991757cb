"""Doubts of the reading that stand no longer in tender.yaml: nobody has said what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bidkit.codes.read import GONE, HINTS
from bidkit.finding import Answer
from bidkit.law.of_buyer import of_buyer
from bidkit.model.doubt import Doubt

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bidkit.finding import Finding
    from bidkit.model.tender import Tender


def vanished(reading: Mapping[str, Any], tender: Tender) -> tuple[Finding, ...]:
    """Return a finding for each doubt that the kept reading has and tender.yaml has not.

    Args:
        reading: what was read when the tender was begun, as ``reading.json`` keeps it; {} where nothing is kept.
        tender: the tender as it is now.
    """
    kept = {one.key for one in tender.doubts}
    gone = {one.key: one for one in _doubts(reading) if one.key not in kept}
    return tuple(_finding(key, one, tender) for key, one in gone.items())


def _finding(key: str, doubt: Doubt, tender: Tender) -> Finding:
    place = f"（{doubt.place}）" if doubt.place else ""
    said = f"读招标文件时有过疑问「{doubt.what}」{place}，tender.yaml 里没有了，也没有写是怎么处理的"
    at = tender.span_of("doubts")
    return GONE.finding(said, subject=f"doubts/{key}", span=at, answer=Answer.UNKNOWN)


def _doubts(reading: Mapping[str, Any]) -> Iterator[Doubt]:
    """Yield the doubts; a file that people have broken says nothing."""
    found = reading.get("findings")
    for one in found if isinstance(found, list) else ():
        code = str(one.get("code", "")) if isinstance(one, dict) else ""
        if isinstance(one, dict) and isinstance(one.get("message"), str) and not _told_only(code):
            places = one.get("places")
            place = "；".join(map(str, places)) if isinstance(places, list) else ""
            yield Doubt(code=code, what=one["message"], place=place)


def _told_only(code: str) -> bool:
    """Return whether nothing waits for a person to settle it: hints, and what the buyer did wrong."""
    return code in HINTS or of_buyer(code)
