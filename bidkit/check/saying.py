"""What a rule says, with blanks for fields: ``保证金交了 {bid.bond.amount:money} 元``."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from bidkit.check.condition import term
from bidkit.check.path import Item
from bidkit.model.choices import meaning

if TYPE_CHECKING:
    from bidkit.check.world import World

_BLANK = re.compile(r"\{([^{}]+?)(?::([a-z0-9]+))?\}")
SHAPES: dict[str, Callable[[Any], str]] = {
    "money": lambda yuan: f"{yuan:,.2f}",
    "whole": lambda number: f"{number:,.0f}",
    "p1": lambda number: f"{number:.1f}",
    "p2": lambda number: f"{number:.2f}",
    "plain": lambda number: f"{number:f}",
    "day": lambda day: f"{day:%Y-%m-%d}",
    "time": lambda moment: f"{moment:%Y-%m-%d %H:%M}",
    "word": lambda word: meaning("", str(word)) or str(word),
    "head": lambda text: text[:30],
}
"""How a value is written; what has no shape is written as it is, several with 、 between them."""


def checked_blanks(text: str, each: str = "") -> str:
    """Return the text; raises ValueError for a blank that names no field or no shape."""
    for inner, shape in _BLANK.findall(text):
        term(inner, each)
        if shape and shape not in SHAPES:
            raise ValueError(f"「{{{inner}:{shape}}}」的写法没有，可用：{'、'.join(SHAPES)}")
    return text


def filled(text: str, each: str, world: World, item: Item | None) -> str:
    """Return the text with its blanks filled; what stands empty is said to."""

    def fill(blank: re.Match[str]) -> str:
        found = term(blank[1], each).value(world, item)
        many = found if isinstance(found, tuple) else (found,)
        return "、".join(_shown(one, blank[2]) for one in many)

    return _BLANK.sub(fill, text)


def _shown(found: Any, shape: str | None) -> str:
    if found is None:
        return "（空）"
    if shape:
        return SHAPES[shape](found)
    return found.isoformat() if type(found) is date else str(found)
