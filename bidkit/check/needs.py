"""Walks the queries of requirements and scoring items."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.model.needs import Need
    from bidkit.model.score_rule import Way
    from bidkit.model.tender import Criterion


def leaves(need: Need | None) -> Iterator[Need]:
    """Yield the single queries that a need joins with ``all`` and ``any``; itself when it joins none."""
    if need is None:
        return
    if not (need.all or need.any):
        yield need
    for part in (*need.all, *need.any):
        yield from leaves(part)


def criterion_leaves(criterion: Criterion) -> Iterator[Need]:
    """Yield the single queries of a scoring item, those of every step and part included."""
    yield from _way_leaves(criterion.rule)


def _way_leaves(way: Way) -> Iterator[Need]:
    yield from leaves(way.needs)
    for step in way.ladder:
        yield from leaves(step.needs)
    for part in way.parts:
        yield from _way_leaves(part)


def certificate_names(need: Need) -> frozenset[str]:
    """Return the names of the personal certificates that a single query asks for."""
    if need.person is None:
        return frozenset()
    return frozenset(wanted.name for wanted in (*need.person.certificates, *need.person.certificates_any))
