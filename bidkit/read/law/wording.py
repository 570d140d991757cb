"""Types of clauses that their words show: one sentence, its role, no negation, no lawful neighbour."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from bidkit.read.law.scene import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bidkit.law.clause import ClauseType, Found
    from bidkit.read.law.pieces import Piece
    from bidkit.read.law.scene import Scene

NEGATED = re.compile(
    r"不得(?:以|将|要求|设|限|指定|因|把|对|作为|强制)|不(?:作为|作(?:要求|限制)|以|要求|强制|限(?!于)|设|再要求|需(?:要)?|必|影响)|无(?:需|须)|均可|不论|自愿|严禁|禁止.{0,6}(?:以|将|要求|设)"
)


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording, ready to be looked for."""

    id: str
    roles: frozenset[str]
    all: tuple[re.Pattern[str], ...]
    none: re.Pattern[str] | None
    own_negation: bool
    whole: bool
    unless_object: re.Pattern[str] | None
    kind: str

    def holds(self, piece: Piece, purchase: str) -> bool:
        """Return whether a sentence says it of such a purchase."""
        found = [pattern.search(piece.text) for pattern in self.all]
        told = piece.unit.plain if self.whole else piece.text
        if not all(found) or (self.none is not None and self.none.search(told)):
            return False
        if not self.own_negation and NEGATED.search(piece.text):
            return False
        own = next((one["own"] for one in found if one is not None and "own" in one.re.groupindex), None)
        return own is None or own not in purchase


def said(scene: Scene, types: Mapping[str, ClauseType]) -> Iterator[Hit]:
    """Yield what the words of the sentences show."""
    for id, one in types.items():
        if one.kind(scene.binding, scene.method) is None:
            continue
        for at, found in enumerate(one.found):
            wording = _wording(id, at, found)
            if wording.unless_object is not None and wording.unless_object.search(scene.object):
                continue
            for piece in scene.of(*wording.roles):
                if wording.holds(piece, scene.object):
                    yield Hit(id, piece.unit, piece.quote, kind=wording.kind)


@cache
def _wording(id: str, at: int, found: Found) -> Wording:
    return Wording(
        id,
        frozenset(found.roles),
        tuple(map(re.compile, found.all)),
        re.compile("|".join(found.none)) if found.none else None,
        found.own_negation,
        found.whole,
        re.compile(found.unless_object) if found.unless_object else None,
        found.kind or "",
    )
