"""Where this bid is weak, as its own records show: what a judge will ask about and a risk list must name.

Owns the record, the order and the joining of what the finders in ``weak/`` saw with what the checks found. It must
not judge a requirement again: verdicts come from bind, problems from the checks.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.check.world import World
from bidkit.sheets.weak.certificates import expiring
from bidkit.sheets.weak.company import standing
from bidkit.sheets.weak.evidence import deviations, missing_proof, short_cases, unanswered
from bidkit.sheets.weak.found import from_findings, names
from bidkit.sheets.weak.people import single_points
from bidkit.sheets.weak.point import KINDS, WeakPoint, clock_known
from bidkit.sheets.weak.price import low_price
from bidkit.sheets.weak.rivals import behind

if TYPE_CHECKING:
    from bidkit.sheets.material import Material

__all__ = ["KINDS", "WeakPoint", "weak_points"]


def weak_points(material: Material) -> tuple[WeakPoint, ...]:
    """Return every weak point once, by kind in the order of ``KINDS``, the most points at stake first."""
    world = World(material.dossier)
    finders = (deviations, short_cases, missing_proof, unanswered, low_price, behind, standing)
    seen = [point for find in finders for point in find(material)]
    seen += [*expiring(material, world), *single_points(material)]
    known = [_waived(material, point) for point in seen]
    known += from_findings(material, known)
    dated = () if clock_known(material) else ("expired", "expiry")
    return tuple(sorted((point for point in known if point.kind not in dated), key=_rank))


def _waived(material: Material, point: WeakPoint) -> WeakPoint:
    """Return the point with the name of whoever took responsibility for what the checks said about it."""
    waived = (one for one in material.findings if one.waived_by and names(material, one, point))
    first = next(waived, None)
    return point if first is None else replace(point, waived_by=first.waived_by)


def _rank(point: WeakPoint) -> tuple[int, bool, Decimal]:
    return (list(KINDS).index(point.kind), not point.urgent, -point.points)
