"""The facts of a tender, one family a file; a wrong fact is worse than none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.read.facts import bond, clock, identity, manner, money, places, policy, quote, terms, windows
from bidkit.read.facts.candidates import Candidate, Choice, choose
from bidkit.read.facts.pairs import find_pairs
from bidkit.read.facts.settle import settled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.read.facts.pairs import Pair
    from bidkit.read.outline import Outline

FAMILIES = (identity, manner, money, clock, places, terms, bond, policy, quote, windows)


def find_facts(outline: Outline) -> list[Choice]:
    """Return what each fact comes to: a value, or the two places that contradict one another."""
    pairs = find_pairs(outline)
    by_key: dict[str, list[Candidate]] = {}
    for candidate in _all(outline, pairs):
        by_key.setdefault(candidate.key, []).append(candidate)
    choices = [choice for key in by_key if (choice := choose(key, by_key[key])) is not None]
    return list(settled(choices))


def _all(outline: Outline, pairs: list[Pair]) -> Iterator[Candidate]:
    for family in FAMILIES:
        yield from family.candidates(outline, pairs)
