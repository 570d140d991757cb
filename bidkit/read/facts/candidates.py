"""Possible values of a fact, and how one of them wins: several sources that agree, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.read.text import key as letters
from bidkit.read.unit import Zone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bidkit.read.unit import Unit

# A notice and the table of particulars are written for this tender; forms and contracts are copied from the last one.
TRUST = {
    Zone.COVER: 4.0,
    Zone.NOTICE: 4.0,
    Zone.INSTRUCTIONS: 3.0,
    Zone.QUALIFICATION: 2.0,
    Zone.REQUIREMENTS: 2.0,
    Zone.EVALUATION: 1.5,
    Zone.OTHER: 1.5,
    Zone.CONTRACT: 0.4,
    Zone.FORMS: 0.3,
    Zone.CONTENTS: 0.1,
}
AHEAD = 1.5
NEAR = 0.5
OPEN_ENDED = ("evaluation", "opening_place", "agency", "project_name")


@dataclass(frozen=True, slots=True)
class Candidate:
    """One possible value; ``weight`` says how surely its wording means this fact."""

    key: str
    value: str
    unit: Unit
    weight: float = 1.0

    @property
    def trust(self) -> float:
        """Return how much this place counts."""
        return self.weight * TRUST[self.unit.zone]


@dataclass(frozen=True, slots=True)
class Choice:
    """The value that won with its best place, or no value; ``against`` holds the best place of another value."""

    key: str
    value: str
    unit: Unit
    against: Candidate | None = None


def choose(key: str, candidates: Sequence[Candidate]) -> Choice | None:
    """Return what the candidates come to; None where there is nothing to go by."""
    groups: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        groups.setdefault(letters(candidate.value), []).append(candidate)
    if key in OPEN_ENDED:
        groups = _nested(groups)
    scored = sorted(groups.values(), key=lambda group: (-_score(group), group[0].unit.index))
    if not scored or _score(scored[0]) < 1.0:
        return None
    best = _witness(scored[0])
    if len(scored) == 1:
        return Choice(key, best.value, best.unit)
    other = max(scored[1], key=lambda candidate: candidate.trust)
    if _score(scored[0]) < AHEAD * _score(scored[1]):
        return Choice(key, "", best.unit, other)
    serious = other.trust >= 2.0
    return Choice(key, best.value, best.unit, other if serious else None)


def _witness(group: Sequence[Candidate]) -> Candidate:
    """Return the best place of a value; of places about as good, one whose own words show it."""
    best = max(group, key=lambda candidate: candidate.trust)
    near = [candidate for candidate in group if candidate.trust >= NEAR * best.trust]
    shown = [one for one in near if _shows(one)]
    return best if not shown or best in shown else max(shown, key=lambda candidate: candidate.trust)


def _shows(candidate: Candidate) -> bool:
    """A lone digit stands everywhere; it is shown where it is a percent."""
    if len(candidate.value) == 1:
        return f"{candidate.value}%" in candidate.unit.plain
    return letters(candidate.value) in letters(candidate.unit.plain)


def _nested(groups: dict[str, list[Candidate]]) -> dict[str, list[Candidate]]:
    """Return the groups with longer wordings of one value put together with the shorter."""
    out: dict[str, list[Candidate]] = {}
    for name in sorted(groups, key=len):
        home = next((other for other in out if other and other in name), name)
        out.setdefault(home, []).extend(groups[name])
    return out


def _score(group: Sequence[Candidate]) -> float:
    """The same words in one zone say it once; each further zone adds its own trust."""
    zones: dict[Zone, float] = {}
    for candidate in group:
        zones[candidate.unit.zone] = max(zones.get(candidate.unit.zone, 0.0), candidate.trust)
    return sum(zones.values()) + 0.05 * len(group)
