"""The rivals' price points, from the same contest that the score sheet works ours out in."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.sheets.score.field import field, rival_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bidkit.model.dossier import Dossier
    from bidkit.model.tender import Criterion
    from bidkit.sheets.score.field import Field


def price_points(dossier: Dossier, criterion: Criterion) -> Mapping[str, Decimal]:
    """Return the price points of every rival by name at the prices expected; empty where they cannot be told."""
    contest = field(dossier, criterion.points)
    if contest is None or contest.unread or not contest.expected or contest.price is None:
        return {}
    names = [rival_name(dossier, rival) for rival in dossier.bid.expected]
    held = {name: _mean(contest, contest.price, name) for name in names if names.count(name) == 1}
    return {name: points for name, points in held.items() if points is not None}


def _mean(contest: Field, ours: Decimal, name: str) -> Decimal | None:
    """Return a rival's points at the likely prices, averaged over the numbers that may be drawn."""
    likely = contest.cases[len(contest.cases) // 2]
    if all(offer.name != name for offer in likely.others):
        return None
    each = [contest.result(ours, likely, x).of(name).points for x in contest.draws()]
    known = [points for points in each if points is not None]
    return sum(known, Decimal(0)) / len(known) if known and len(known) == len(each) else None
