"""Numbers that only a space parts from their words, 18　交货: told from a quantity by the count they stand in.

Such a space is the one that a unit keeps, so that its number is read again from its words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.read.text import clean
from bidkit.words.bare_number import QUANTITY, SIGN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bidkit.model.reading import Block

NUMBERED = re.compile(
    rf"^\s*(?P<sign>{SIGN})\s*(?P<number>\d{{1,2}})(?P<gap>[ \t\u3000\xa0]*)"
    rf"(?P<words>{SIGN}\s*[一-鿿“《（(【].*)$",
    re.DOTALL,
)
COUNTS = re.compile(QUANTITY)
FEW, SEVERAL = 2, 3


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A paragraph that begins with a bare number; ``typed``: with a space behind it."""

    place: int
    number: int
    words: str
    typed: bool


def spaced(blocks: Sequence[Block]) -> dict[int, str]:
    """Return by place the words of each paragraph whose number counts on, with one space behind the number.

    Two that count on are a list where a space was typed behind both; without one it takes three.
    """
    counted: dict[int, str] = {}
    run: list[_Numbered] = []
    for one in _numbered(blocks):
        if run and one.number != run[-1].number + 1:
            counted |= _list_of(run)
            run = []
        run.append(one)
    return counted | _list_of(run)


def _list_of(run: Sequence[_Numbered]) -> dict[int, str]:
    least = FEW if all(one.typed for one in run) else SEVERAL
    return {one.place: one.words for one in run} if len(run) >= least else {}


def _numbered(blocks: Sequence[Block]) -> Iterator[_Numbered]:
    for place, block in enumerate(blocks):
        found = None if block.label or block.kind == "table" else NUMBERED.match(block.text)
        if found and not COUNTS.match(found["words"]):
            words = f"{found['sign']}{found['number']} {clean(found['words'])}"
            yield _Numbered(place, int(found["number"]), words, bool(found["gap"]))
