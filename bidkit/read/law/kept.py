"""What a reading found against the buyer, told again where the bid is checked, with the days that people confirmed."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from bidkit.law.clause import FAULT_NAMES
from bidkit.law.of_buyer import PREFIX
from bidkit.load.clauses import shipped_clauses
from bidkit.model.place import Place
from bidkit.model.unfair import Spot, Unfair
from bidkit.read.law.remedy import Days, again
from bidkit.read.law.told import told

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from bidkit.finding import Finding
    from bidkit.model.tender import Tender

WORDS = tuple(one.name for one in fields(Unfair) if one.name != "spots")


def kept_unfair(reading: Mapping[str, Any], tender: Tender, found: Collection[str]) -> tuple[Finding, ...]:
    """Return what ``reading.json`` holds against the buyer, but for what a rule that found something says itself.

    Args:
        reading: what was read when the tender was begun; {} where nothing is kept.
        tender: the tender as it is now.
        found: the codes of what the rules found.
    """
    kept = tuple(_whole(reading))
    if not kept:  # the sixty types are YAML that takes its time
        return ()
    file = str(reading.get("file", ""))
    days = _days(tender)
    types = {one.code: one for one in shipped_clauses().values()}
    return tuple(
        told(replace(one, until=again(one.remedy, days).until), file)
        for one in kept
        if one.code in types and not set(types[one.code].said_by) & set(found)
    )


def _days(tender: Tender) -> Days:
    def read(name: str) -> bool:
        return tender.is_read(f"dates.{name}")

    dates = tender.dates
    return Days(
        dates.issued if read("issued") else None,
        dates.questions_until if read("questions_until") else None,
        dates.deadline if read("deadline") else None,
    )


def _whole(reading: Mapping[str, Any]) -> Iterator[Unfair]:
    """Yield what is whole; a file that people have broken says nothing."""
    kept = reading.get("unfair")
    for one in kept if isinstance(kept, list) else ():
        if not isinstance(one, dict) or not all(isinstance(one.get(name), str) for name in WORDS):
            continue
        spots = tuple(_spots(one.get("spots")))
        if spots and one["fault"] in FAULT_NAMES and one["code"].startswith(PREFIX):
            yield Unfair(spots=spots, **{name: one[name] for name in WORDS})


def _spots(kept: Any) -> Iterator[Spot]:
    for one in kept if isinstance(kept, list) else ():
        place = one.get("place") if isinstance(one, dict) else None
        if isinstance(place, dict) and isinstance(one.get("quote"), str):
            page = place.get("page")
            yield Spot(
                one["quote"],
                Place(
                    page if isinstance(page, int) else None,
                    str(place.get("path", "")),
                    str(place.get("clause", "")),
                ),
            )
