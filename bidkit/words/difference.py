"""What changed between two texts, said in one line."""

from __future__ import annotations

import re

SIDE = 10
LONGEST = 120


def difference(before: str, after: str) -> str:
    """Return what was replaced by what, with a little of the text around the first place.

    A number is shown whole or not at all, so that a printer knows what it must hide.
    """
    shorter = min(len(before), len(after))
    start = next((n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), shorter)
    while start and before[start - 1].isdigit():
        start -= 1
    end = 0
    while end < shorter - start and before[-1 - end] == after[-1 - end]:
        end += 1
    while end and before[len(before) - end].isdigit():
        end -= 1
    lead = re.sub(r"^\d+", "", before[_side(before, start) : start])
    trail = re.sub(r"\d+$", "", before[len(before) - end :][:SIDE]) if end else ""
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    return f"「{lead}【{cut(old)}】{trail}」→「{lead}【{cut(new)}】{trail}」"


def _side(text: str, start: int) -> int:
    """Return where the text beside a difference begins: not inside a name of letters and figures (RK-2016-XM-05513)."""
    side = max(0, start - SIDE)
    return len(re.sub(r"[A-Za-z\d-]+$", "", text[:side]))


def cut(text: str) -> str:
    """Return a text short enough to be quoted; it does not end in half a number."""
    return text if len(text) <= LONGEST else re.sub(r"\d+$", "", text[:LONGEST]) + "…"
