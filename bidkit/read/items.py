"""Making items of units: quote, place, and the same clause said twice kept once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bidkit.model.extract import Item, Kind, Place
from bidkit.read.text import key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bidkit.read.outline import Outline
    from bidkit.read.unit import Unit

LONGEST = 1_500
HEAD = 40
SHORTEST = 8


def place_of(outline: Outline, unit: Unit) -> Place:
    """Return where a unit stands."""
    return Place(unit.page, unit.path, outline.clause(unit))


def make_item(
    kind: Kind, outline: Outline, unit: Unit, *, quote: str = "", mark: str = "", words: str = ""
) -> Item:
    """Return an item of one unit; the whole paragraph is its quote unless another is given."""
    return Item(kind, (quote or unit.text)[:LONGEST], place_of(outline, unit), mark, words, unit.index)


def once(items: Iterable[Item]) -> list[Item]:
    """Return the items with what was said before left out: same first words, or one inside the other."""
    said = _Said()
    return [item for item in items if said.is_new(key(item.quote))]


@dataclass(slots=True)
class _Said:
    """What was said so far; long documents repeat themselves by the hundred, so nothing is compared pair by pair."""

    text: str = ""
    heads: set[str] = field(default_factory=set)
    short: list[str] = field(default_factory=list)

    def is_new(self, letters: str) -> bool:
        """Return whether the words were not said before, and keep them."""
        head = letters[:HEAD]
        if not head or head in self.text or any(other in letters for other in self.short):
            return False
        if any(letters[place : place + HEAD] in self.heads for place in range(len(letters) - HEAD + 1)):
            return False
        self.text += "\n" + letters
        if len(letters) >= HEAD:
            self.heads.add(head)
        elif len(letters) >= SHORTEST:
            self.short.append(letters)
        return True
