"""Scores in two levels: tables or groups of 100 points each, that count by a weight; and points nobody printed."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.read.score_leaf import total_of
from bidkit.read.score_text import composition

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bidkit.read.outline import Outline
    from bidkit.read.score_leaf import Leaf

FULL = Decimal(100)
WEIGHT = re.compile(r"(?:权重|比重|占比|占)[^\d%。;]{0,6}(\d{1,3}(?:\.\d+)?)%")
STEM = 2
"""So many characters tell 商务, 技术 and 价格 apart."""


def weighted(outline: Outline, tables: Sequence[tuple[Sequence[str], list[Leaf]]]) -> list[list[Leaf]]:
    """Return the leaves of each table, made smaller by its weight where every table gives 100 of its own.

    A table comes with the lines above it. Unchanged unless all weights
    are known; what they lack for 100 is the part in a sentence.
    """
    plain = [leaves for _, leaves in tables]
    if len(tables) < 2 or any(total_of(leaves) != FULL for leaves in plain):
        return [_by_group(leaves) for leaves in plain]
    parts = {name[:STEM]: points for name, points, _ in composition(outline)}
    weights = [_weight(lines, parts) for lines, _ in tables]
    if not all(weights) or sum((weight or Decimal() for weight in weights), Decimal()) > FULL:
        return plain
    return [[_scaled(leaf, weight) for leaf in leaves] for leaves, weight in zip(plain, weights, strict=True)]


def _weight(lines: Iterable[str], parts: dict[str, Decimal]) -> Decimal | None:
    for line in lines:
        found = WEIGHT.search(line)
        if found:
            return Decimal(found[1])
        named = next((share for stem, share in parts.items() if stem in line), None)
        if named is not None:
            return named
    return None


def _by_group(leaves: list[Leaf]) -> list[Leaf]:
    """Groups of one table that come to 100 each, and whose shares come to 100, are weights too."""
    groups: dict[str, list[Leaf]] = {}
    for leaf in leaves:
        groups.setdefault(leaf.group, []).append(leaf)
    shares = {name: inside[0].share for name, inside in groups.items()}
    known = [share for share in shares.values() if share is not None]
    if len(known) < 2 or len(known) < len(groups) or sum(known, Decimal()) != FULL:
        return leaves
    totals = {name: total_of(inside) for name, inside in groups.items()}
    if any(totals[name] not in (FULL, shares[name]) for name in groups):
        return leaves
    return [_scaled(leaf, shares[leaf.group]) if totals[leaf.group] == FULL else leaf for leaf in leaves]


def _scaled(leaf: Leaf, weight: Decimal | None) -> Leaf:
    return replace(leaf, points=leaf.points * weight / FULL) if weight else leaf


def without_guesses(leaves: list[Leaf]) -> list[Leaf]:
    """Return the leaves less those whose points nobody printed, where the others come to 100 or all to more."""
    sure = [leaf for leaf in leaves if leaf.sure]
    return sure if total_of(sure) == FULL or total_of(leaves) > FULL else leaves
