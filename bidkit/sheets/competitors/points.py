"""Points item by item, ours against each rival's: where we lead and where we lag.

Only items that are known on both sides are compared; what one side does not know is never counted as zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.sheets.competitors.price import price_points
from bidkit.sheets.competitors.rivals import rivals
from bidkit.sheets.score import expected_points

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bidkit.model.dossier import ScoreBinding
    from bidkit.model.tender import Criterion
    from bidkit.sheets.competitors.rivals import Rival
    from bidkit.sheets.material import Material
    from bidkit.sheets.score import ItemForecast

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Standing:
    """One scoring item: our range, and what we expect of each rival in the order of the rivals."""

    own: ItemForecast
    theirs: tuple[Decimal | None, ...]

    @property
    def binding(self) -> ScoreBinding:
        """Return the item with what earns its points."""
        return self.own.binding

    def ahead_of(self, number: int) -> Decimal | None:
        """Return by how many points we lead one rival, negative where it leads; None where either is unknown."""
        given = self.theirs[number]
        return None if given is None or self.own.likely is None else self.own.likely - given

    @property
    def best_rival(self) -> Decimal | None:
        """Return the most that any rival is expected to get."""
        return max((one for one in self.theirs if one is not None), default=None)

    @property
    def margin(self) -> Decimal | None:
        """Return by how many points we lead the best rival, negative where we lag."""
        best = self.best_rival
        return None if best is None or self.own.likely is None else self.own.likely - best


@dataclass(frozen=True, slots=True)
class Behind:
    """A scoring item on which rivals lead: for whom answers to questions are prepared, worst first."""

    criterion: str
    item: str
    points: Decimal
    ours: Decimal
    theirs: Decimal
    rivals: tuple[str, ...]

    @property
    def gap(self) -> Decimal:
        """Return how many points the best rival is ahead."""
        return self.theirs - self.ours


@dataclass(frozen=True, slots=True)
class Balance:
    """Two bidders over the items known on both sides: the points of each, and how many items those are."""

    ours: Decimal
    theirs: Decimal
    items: int
    weight: Decimal

    @property
    def lead(self) -> Decimal:
        """Return by how many points we lead, negative where we lag."""
        return self.ours - self.theirs


def expected_rivals(material: Material) -> tuple[Rival, ...]:
    """Return the rivals that the bid expects, in its order."""
    return tuple(rival for rival in rivals(material) if rival.expected is not None)


def standings(material: Material) -> tuple[Standing, ...]:
    """Return every scoring item in the order of the tender with our points and those of the expected rivals."""
    return tuple(
        Standing(own, _theirs(material, own.binding.criterion)) for own in expected_points(material).items
    )


def _theirs(material: Material, criterion: Criterion) -> tuple[Decimal | None, ...]:
    """Return each rival's points: as the bid estimates them, for the price as the formula gives them."""
    against = expected_rivals(material)
    given = [rival.points(criterion) for rival in against]
    if not criterion.rule.price:
        return tuple(given)
    computed = price_points(material.dossier, criterion)
    return tuple(
        points if points is not None else computed.get(rival.short)
        for points, rival in zip(given, against, strict=True)
    )


def balance(found: Sequence[Standing], number: int) -> Balance:
    """Return how we stand against one rival over the items that are known on both sides."""
    both = [one for one in found if one.ahead_of(number) is not None]
    return Balance(
        ours=sum((one.own.likely or NOTHING for one in both), NOTHING),
        theirs=sum((one.theirs[number] or NOTHING for one in both), NOTHING),
        items=len(both),
        weight=sum((one.binding.criterion.points for one in both), NOTHING),
    )


def weak_against(material: Material) -> tuple[Behind, ...]:
    """Return the scoring items on which some rival is expected to get more than we, the widest gap first."""
    names = tuple(rival.short for rival in expected_rivals(material))
    found = [weak for one in standings(material) if (weak := _weak(one, names)) is not None]
    return tuple(sorted(found, key=lambda weak: (-weak.gap, weak.criterion)))


def _weak(one: Standing, names: Sequence[str]) -> Behind | None:
    margin, best, ours = one.margin, one.best_rival, one.own.likely
    if margin is None or best is None or ours is None or margin >= 0:
        return None
    leading = tuple(name for number, name in enumerate(names) if (one.ahead_of(number) or NOTHING) < 0)
    criterion = one.binding.criterion
    return Behind(criterion.id, criterion.item, criterion.points, ours, best, leading)
