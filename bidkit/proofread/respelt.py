"""Where a cell stands in the letters of a page in another spelling: 三十六个月 for 36 个月, 3 年 for 36 个月.

The letters of a page run on from cell to cell, so that the next cell's 月 would be found inside 三十六个月: a cell that
holds a value is looked for by what it means before anything shorter may take its letters.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.proofread.fold import core, is_open, meaning, means
from bidkit.words.numerals import NUMERALS

if TYPE_CHECKING:
    from collections.abc import Iterator

FAR = 80
"""How far behind the cell before it a cell may stand: the head of a table comes between on a new page."""
LONGER = 12
_VALUE = re.compile(r"[DPMRZ]\d")
_TWICE = re.compile(rf"(\d+)([{NUMERALS}]+)")
_NUMBER = re.compile(rf"[\d半¥{NUMERALS}]")


def respelt(whole: str, text: str, at: int, end: int) -> tuple[int, int] | None:
    """Return from where to where, between two places of the text, a cell stands in other words; None where it does not.

    Args:
        whole: the cell as filled; one with open places or without a value is not looked for.
        text: letters as ``core`` writes them.
        at: where the cell before it ends.
        end: where the search ends.
    """
    wanted, plain = meaning(whole), core(whole)
    if wanted == plain or not _VALUE.search(wanted) or is_open(whole):
        return None
    for start in _starts(plain, text, at, min(end, at + FAR)):
        for stop in range(start + 1, min(end, start + 2 * len(plain) + LONGER) + 1):
            alike = text[stop - 1].isdigit() == plain[-1].isdigit()
            said = text[start:stop]
            if alike and (means(wanted, meaning(said)) or wanted == meaning(_bracketed(said))):
                return start, stop
    return None


def _bracketed(letters: str) -> str:
    """Return 36三十六个月 as 36(三十六)个月: the letters of a page have lost their brackets."""
    return _TWICE.sub(r"\1(\2)", letters)


def _starts(plain: str, text: str, at: int, end: int) -> Iterator[int]:
    """Yield where a spelling may begin: with the same letter, or with a number that is no part of a longer one."""
    number = bool(_NUMBER.match(plain))
    for place in range(at, end):
        begins = place == at or not _NUMBER.match(text[place - 1])
        if (begins and _NUMBER.match(text[place])) if number else text[place] == plain[0]:
            yield place
