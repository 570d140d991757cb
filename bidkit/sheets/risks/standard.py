"""How the standard risks that fit a bid become risks of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bidkit.sheets.risks.risk import Likelihood, Phase, Risk

if TYPE_CHECKING:
    from bidkit.law.risk import StandardRisk
    from bidkit.sheets.risks.situation import Situation


def fitting(phase: Phase, standards: tuple[StandardRisk, ...], now: Situation) -> Iterator[Risk]:
    """Yield the standard risks whose conditions hold and that no finding already states."""
    found = now.open_codes()
    for one in standards:
        if now.holds.issuperset(one.when) and found.isdisjoint(one.rules):
            yield Risk(
                phase=phase,
                name=one.name,
                sign=one.sign,
                likelihood=Likelihood.RARE if one.rare else Likelihood.COMMON,
                effect=one.effect,
                measure=one.measure,
                owner=now.owner(one.owner),
                due=now.due(one.days) if one.days is not None else one.time,
                law=now.law(one.law),
                source="标准风险",
            )
