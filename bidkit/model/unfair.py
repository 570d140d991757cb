"""What a tender itself does wrong or leaves unclear: the words, the places, the law, the remedy, a first sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bidkit.model.place import Place


@dataclass(frozen=True, slots=True)
class Spot:
    """One place: the words of the document, and where they stand."""

    quote: str
    place: Place


@dataclass(frozen=True, slots=True)
class Unfair:
    """All places of one type in one document.

    ``fault`` is one of ``law.clause.FAULT_NAMES``; ``said`` adds what only the numbers of this document say; ``basis``
    are the articles, marked where nobody read them; ``remedy`` is 提问, 质疑 or 异议, ``until`` its last day in words.
    ``draft`` is the first sentence of the letter.
    """

    code: str
    fault: str
    title: str
    spots: tuple[Spot, ...]
    why: str
    basis: str
    ask: str
    remedy: str
    until: str
    draft: str
    said: str = ""
