"""Findings that say the same in many places, said once with the list of places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.finding import Severity
from bidkit.model.duty import desk, place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bidkit.finding import Finding
    from bidkit.model.report import Report

FEW = 3
"""So many of one shape are still told one by one."""
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Item:
    """A finding that speaks for ``count`` of its shape; ``places`` are its own and theirs."""

    first: Finding
    places: tuple[str, ...]
    desk: str
    count: int


def items(findings: Sequence[Finding]) -> tuple[Item, ...]:
    """Return the findings of one batch with those of one shape gathered: equal words, but for numbers.

    What is fatal is gathered only where the words are equal: there every number may decide.
    """
    shapes: dict[tuple[str, ...], list[Finding]] = {}
    for one in findings:
        shapes.setdefault(_shape(one), []).append(one)
    found: list[Item] = []
    for alike in shapes.values():
        same = len({one.message for one in alike}) == 1
        found += [_item(alike)] if same or len(alike) > FEW else [_item([one]) for one in alike]
    return tuple(found)


def _shape(one: Finding) -> tuple[str, ...]:
    words = one.message if one.severity is Severity.FATAL else re.sub(r"\d[\d,.]*", "#", one.message)
    return (words, one.answer.value, desk(one))


def _item(alike: Sequence[Finding]) -> Item:
    places = tuple(dict.fromkeys(map(place, alike)))
    return Item(alike[0], places, desk(alike[0]), len(alike))


def places_words(item: Item) -> str:
    """Return the places as a list; of very many the first ones and how many there are."""
    shown = "；".join(item.places[:SHOWN])
    return f"{shown}；等 {len(item.places)} 处" if len(item.places) > SHOWN else shown


def needs_waiver(finding: Finding) -> bool:
    """Return whether the bid stays shut without a cure or a waiver, so that what a waiver quotes must be said."""
    return finding.severity is Severity.FATAL and bool(finding.covers)


def bases(report: Report) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what the open errors stand on, each text once with its codes.

    What blocks says its own; of the rest ``bidkit explain`` tells.
    """
    found: dict[str, dict[str, None]] = {}
    for one in report.findings:
        if one.basis and one.severity is Severity.ERROR and not one.waived_by:
            found.setdefault(one.basis, {})[one.code] = None
    return tuple((basis, tuple(codes)) for basis, codes in found.items())
