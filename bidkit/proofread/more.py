"""What stands on the pages of a section beside everything that was filled: a clause that somebody put in.

The heads of tables, which a long table repeats on each page, and what a hand writes in a blank are none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from bidkit.proofread.fold import is_open
from bidkit.words.late import late

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

LEAST = 6
_HAN = late(r"[\u4e00-\u9fff]")


class Piece(Protocol):
    """A piece of a filled cell; ``at`` is where it was found, -1 where it was not."""

    text: str
    whole: str
    at: int


def more(text: str, pieces: Sequence[Piece], heads: Collection[str]) -> Iterator[tuple[int, str]]:
    """Yield the place and the letters of each stretch that nobody filled; one that stands twice is a running head."""
    known = sorted({one.text for one in pieces if len(one.text) > 1}, key=len, reverse=True)
    lost = any(one.at < 0 for one in pieces)
    found = [] if lost else list(_left(text, pieces))
    bare = [(at, _without(words, known)) for at, words in found]
    shapes = [re.sub(r"\d+", "", words) for _, words in bare]
    for (at, words), shape in zip(bare, shapes, strict=True):
        head = any(words in head for head in heads)  # its line breaks may be others on a page
        if len(_HAN.findall(words)) >= LEAST and shapes.count(shape) == 1 and not head:
            yield at, words


def _left(text: str, pieces: Sequence[Piece]) -> Iterator[tuple[int, str]]:
    at, hand = 0, False
    for one in sorted(pieces, key=lambda piece: piece.at):
        if one.at > at and not hand:
            yield at, text[at : one.at]
        if one.at + len(one.text) > at:
            at, hand = one.at + len(one.text), is_open(one.whole)
    if at < len(text) and not hand:
        yield at, text[at:]


def _without(words: str, known: Sequence[str]) -> str:
    for one in known:
        words = words.replace(one, "")
    return words
