"""Minutes of the presentation by what the scoring table gives for it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from bidkit.sheets.qa.scoring import Group

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bidkit.model.dossier import ScoreBinding
    from bidkit.model.tender import Tender

ASSUMED = Decimal(15)
STEP = Decimal("0.5")
FRAME = Decimal("0.05")
"""The share of the time that greeting and closing take, each."""

QUIET = Decimal("0.25")
"""How much a point counts that records decide: they need pages, not speech."""

USUAL = (
    ("需求理解与重点难点", 3),
    ("总体方案", 4),
    ("实施计划与质量", 3),
    ("团队", 2),
    ("业绩", 1),
    ("服务与培训", 2),
)
"""The parts and their weights where the tender has no scoring table."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of the presentation; ``groups`` are the main items it serves."""

    title: str
    minutes: Decimal
    groups: tuple[Group, ...] = ()


def limit(tender: Tender) -> tuple[Decimal, bool]:
    """Return the minutes for the presentation, and whether the tender says so; else fifteen are assumed."""
    said = tender.presentation.minutes
    return (said, True) if said is not None else (ASSUMED, False)


def slots(total: Decimal, groups: Sequence[Group]) -> tuple[Slot, ...]:
    """Return the stretches in the order of the tender's weights; their minutes add up to ``total``."""
    steps = int((total / STEP).to_integral_value(ROUND_FLOOR))
    frame = max(1, int(steps * FRAME)) if steps >= 4 else 0
    parts = _weighted(groups) or [(title, Decimal(weight), ()) for title, weight in USUAL]
    shared = _share(steps - 2 * frame, [weight for _, weight, _ in parts])
    middle = [
        Slot(title, STEP * count, served) for (title, _, served), count in zip(parts, shared, strict=True)
    ]
    rest = total - STEP * steps
    return (
        Slot("开场：我们是谁、一句话结论", STEP * frame),
        *middle,
        Slot("收尾：三句话总结和致谢", STEP * frame + rest),
    )


def shown_slots(total: Decimal, scores: Sequence[ScoreBinding]) -> tuple[Slot, ...]:
    """Return the stretches where judges mark what is shown: each item by its points, no time for anything else."""
    steps = int((total / STEP).to_integral_value(ROUND_FLOOR))
    frame = 1 if steps > len(scores) + 1 else 0
    shared = _share(steps - 2 * frame, [one.criterion.points for one in scores])
    middle = [
        Slot(_name(one), STEP * count, (Group(one.criterion.item, (one,), judged=True),))
        for one, count in zip(scores, shared, strict=True)
    ]
    return (
        Slot("开场：接好设备，报项目和投标人", STEP * frame),
        *middle,
        Slot("收尾：确认各项都演示完", STEP * frame + total - STEP * steps),
    )


def _name(score: ScoreBinding) -> str:
    head, _, rest = score.criterion.item.partition("：")
    return rest or head


def _weighted(groups: Sequence[Group]) -> list[tuple[str, Decimal, tuple[Group, ...]]]:
    """Return what is to be spoken about with its weight: each item of the judges, and all others together."""
    judged = [(group.head, group.points, (group,)) for group in groups if group.judged and group.points]
    others = tuple(group for group in groups if not group.judged and not group.priced)
    weight = sum((group.points for group in others), Decimal(0)) * QUIET
    return [*judged, *([("资料定分的几项，一句带过", weight, others)] if weight else [])]


def _share(steps: int, weights: Sequence[Decimal]) -> list[int]:
    """Return whole steps in proportion to the weights, the largest remainders rounded up."""
    whole = sum(weights, Decimal(0))
    if not whole or steps <= 0:
        return [0 for _ in weights]
    exact = [steps * weight / whole for weight in weights]
    given = [int(one) for one in exact]
    order = sorted(range(len(weights)), key=lambda at: (given[at] - exact[at], at))
    for at in order[: steps - sum(given)]:
        given[at] += 1
    return given
