"""Types of clauses that their words show: one sentence, its role, no negation, no lawful neighbour."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from bidkit.read.law.scene import Hit
from bidkit.words.late import late

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bidkit.law.clause import ClauseType, Found
    from bidkit.read.law.pieces import Piece
    from bidkit.read.law.scene import Scene

NEGATED = re.compile(
    r"不得(?:以|将|要求|设|限|指定|因|把|对|作为|强制)|不(?:作为|作(?:要求|限制)|以|要求|强制|限(?!于)|设|再要求|需(?:要)?|必|影响)|无(?:需|须)|均可|不论|自愿|严禁|禁止.{0,6}(?:以|将|要求|设)"
)

BETWEEN = ";\n"
"""No pattern reaches over the end of a sentence."""


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
    texts: dict[frozenset[str], _Text] = {}
    for id, one in types.items():
        if one.kind(scene.binding, scene.method) is None:
            continue
        if any(scene.value(name) == value for name, value in one.unless_fact.items()):
            continue
        for at, found in enumerate(one.found):
            wording = _wording(id, at, found)
            if wording.unless_object is not None and wording.unless_object.search(scene.object):
                continue
            if wording.roles not in texts:
                texts[wording.roles] = _Text.of(scene.of(*wording.roles))
            for piece in texts[wording.roles].near(wording.all[0]):
                if wording.holds(piece, scene.object):
                    yield Hit(id, piece.unit, piece.quote, kind=wording.kind)


@dataclass(frozen=True, slots=True)
class _Text:
    """Sentences as one text, so that a pattern that stands nowhere is passed over in one search."""

    pieces: tuple[Piece, ...]
    joined: str
    starts: tuple[int, ...]

    @classmethod
    def of(cls, pieces: Sequence[Piece]) -> _Text:
        lengths = (len(piece.text) + len(BETWEEN) for piece in pieces)
        return cls(
            tuple(pieces), BETWEEN.join(piece.text for piece in pieces), tuple(accumulate(lengths, initial=0))
        )

    def near(self, pattern: re.Pattern[str]) -> Iterator[Piece]:
        """Yield the sentences in which the pattern begins, each once."""
        last = -1
        for match in pattern.finditer(self.joined):
            at = bisect_right(self.starts, match.start()) - 1
            if last != at < len(self.pieces):
                last = at
                yield self.pieces[at]


@cache
def _wording(id: str, at: int, found: Found) -> Wording:
    return Wording(
        id,
        frozenset(found.roles),
        tuple(late(one, re.MULTILINE) for one in found.all),
        late("|".join(found.none)) if found.none else None,
        found.own_negation,
        found.whole,
        re.compile(found.unless_object) if found.unless_object else None,
        found.kind or "",
    )
