"""The shape of a standard risk and how those that fit a bid become risks of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.finding import Effect
from bidkit.sheets.risks.risk import NO_LAW, Law, Likelihood, Phase, Risk

if TYPE_CHECKING:
    from bidkit.sheets.risks.situation import Owner, Situation, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """A risk that bids of a kind have.

    All names in ``when`` must hold. ``due`` counts working days before the deadline, or says the time in words.
    ``rules`` are the checks that look at the same thing: when they found something, this row is left out.
    """

    name: str
    sign: str
    effect: Effect
    measure: str
    owner: Owner
    due: int | str
    when: tuple[When, ...] = ()
    law: Law = NO_LAW
    rare: bool = False
    rules: tuple[str, ...] = ()


def fitting(phase: Phase, standards: tuple[Standard, ...], now: Situation) -> Iterator[Risk]:
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
                due=now.due(one.due) if isinstance(one.due, int) else one.due,
                law=now.law(one.law),
                source="标准风险",
            )
