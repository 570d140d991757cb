"""Which possible titles are titles: each is voted on by its words, number, look, what stands before and what follows.

No vote decides alone; a title needs VERDICT of them. What is open matters most: inside a form that nobody has signed
yet, a line that looks like a title is a head of the form's own text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from statistics import median
from typing import TYPE_CHECKING

from bidkit.read.text import key
from bidkit.read.titles.lines import Role
from bidkit.read.titles.lists import listed
from bidkit.read.titles.state import State
from bidkit.read.titles.words import VOLUME, is_cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bidkit.read.titles.lines import Line
    from bidkit.read.titles.series import Number

VERDICT = 4.0
AHEAD = 60
FIRST, FIRST_LONGEST = 6, 40
"""How many lines after a number that stands alone its title may come, and how long those between may be."""
PAGED = 0.5
LONG = 30
"""So many letters beside the title's own are running text."""
ASKS = re.compile(r"自拟|自行|格式(不限|由)|复印件|扫描件|粘贴|附后|提供|提交|编写|编制|包括|填写|样式")


@dataclass(frozen=True, slots=True)
class Chapter:
    """The lines of a chapter of forms with what is true of all: the names that lists print, pages, the usual size."""

    lines: Sequence[Line]
    named: frozenset[str]
    paged: bool
    usual: float


def titles_of(lines: Sequence[Line]) -> list[Line]:
    """Return the lines that are titles, groups of forms among them."""
    usual = median([line.unit.size for line in lines if line.role is Role.PROSE] or [0.0])
    chapter = Chapter(lines, frozenset(listed(lines)), _paged(lines), usual)
    state, out = State(), []
    bare = -FIRST
    for line in lines:
        waits = line.place - bare < FIRST
        if _is_taken(line, chapter, state, waits=waits):
            out += [*state.carried(line), line]
            state.opens(line)
            bare = line.place if line.role is Role.NUMBER else -FIRST
            continue
        state.goes_on(line)
        if line.role in (Role.NOTE, Role.ADDRESS, Role.TABLE) or len(line.unit.plain) > FIRST_LONGEST:
            bare = -FIRST
    return out


def _is_taken(line: Line, chapter: Chapter, state: State, *, waits: bool) -> bool:
    """Return whether a line is a title; the first after a number that stands alone is one without a vote."""
    if line.role is not Role.TITLE or state.owns(line):
        return line.role is Role.NUMBER
    return waits or score(line, chapter, state) >= VERDICT


def score(line: Line, chapter: Chapter, state: State) -> float:
    """Return the sum of the votes on one line."""
    return (
        line.likeness
        + _number(line.number, state)
        + _look(line, chapter.usual)
        + _before(line, state, paged=chapter.paged)
        + _after(line, chapter.lines)
        + _group(line, chapter.lines)
        + 2 * (key(line.words) in chapter.named)
        - _doubts(line, state)
        - 2.0 * _enumerated(line, chapter.lines)
    )


def _doubts(line: Line, state: State) -> float:
    """Return what speaks against a title: no name, running text, a bracket left open, a colon, a note's number."""
    colon = line.unit.plain.endswith(":") and not (line.number and line.number.strong)
    return (
        1.5 * (line.number is None and line.likeness == 0 and not _is_volume(line))
        + 2.0 * (len(line.unit.plain) > LONG + len(line.words))
        + 2.0 * (is_cut(line.unit.text) and not line.fresh)
        + 1.5 * (line.boxed or colon)
        + 2.5 * state.notes(line)
        + 1.0 * bool(re.search(r"[，；]", line.unit.text[len(line.words) :]))
    )


def _enumerated(line: Line, lines: Sequence[Line]) -> bool:
    """Return whether the line before or after is of the same list and ends like an item of a sentence."""
    near = (lines[place] for place in (line.place - 1, line.place + 1) if 0 <= place < len(lines))
    return line.number is not None and any(
        other.number is not None
        and other.shape == line.shape
        and abs(other.number.value - line.number.value) == 1
        and other.unit.plain.endswith((";", ","))
        for other in near
    )


def _paged(lines: Sequence[Line]) -> bool:
    """Return whether this chapter begins most of its forms on a new page, so that one that does not is doubtful."""
    likely = fresh = 0
    for before, line in zip([None, *lines], lines, strict=False):
        headed = before is not None and before.role is Role.NUMBER
        if line.role is Role.NUMBER or (line.role is Role.TITLE and line.likeness == 2 and not headed):
            likely, fresh = likely + 1, fresh + line.fresh
    return fresh >= max(1, PAGED * likely)


def _number(number: Number | None, state: State) -> float:
    if number is None:
        return 0.0
    if number.strong:
        return 2.5
    if number.above and state.counts and number.above in state.counts.values() and number.value == 1:
        return 1.5
    if not state.titled:
        return 1.0
    last = state.counts.get(number.shape)
    if last is not None and number.value == last + 1:
        return 2.0
    if number.value == 1:
        if state.body and not state.closed:
            return 0.5
        return 1.5 if state.titled and not state.body and last is None else 1.0
    return -0.5


def _group(line: Line, lines: Sequence[Line]) -> float:
    """Return what says that titles stand below this one: its words, or the number of the line that follows."""
    below = islice(lines, line.place + 1, line.place + 1 + AHEAD)
    after = next((other for other in below if other.role is not Role.ASIDE), None)
    vote = 2.0 * _is_volume(line)
    if line.number is None or after is None or after.number is None or after.role is not Role.TITLE:
        return vote
    if after.number.above == line.number.value and after.number.value == 1:
        return 3.0
    return max(vote, 1.0 * (after.number.value == 1 and after.shape != line.shape))


def _is_volume(line: Line) -> bool:
    """Return whether a line names a volume of the bid; without a number only where its last word says so."""
    if line.number is None:
        return bool(re.search(r"(部分|分册|卷)([（(].*[）)])?(格式)?$", line.words))
    return bool(VOLUME.search(line.words) or VOLUME.search(line.unit.plain))


def _look(line: Line, usual: float) -> float:
    look = line.unit.standing
    large = usual > 0 and line.unit.size >= usual + 1
    return min(
        2.0,
        1.0 * large
        + 1.0 * look.centred
        + 0.5 * look.bold
        + 0.5 * (line.unit.style.lower().startswith(("heading", "title", "标题"))),
    )


def _before(line: Line, state: State, *, paged: bool) -> float:
    if line.fresh or state.closed:
        return 2.0
    if state.titled and not state.body:
        return 1.5
    if not state.titled:
        return 1.5 if line.place == 0 else 1.0
    if state.annex:
        return 1.0
    if state.last in (Role.TABLE, Role.NOTE):
        return 0.0 if paged else 1.0
    if state.reference:
        return 1.0
    return -1.5 if state.letter else 0.0


def _after(line: Line, lines: Sequence[Line]) -> float:
    """Return what the lines up to the next possible title say: a table, a place to sign, an address, a blank."""
    vote = 0.0
    for far, other in enumerate(lines[line.place + 1 : line.place + AHEAD]):
        if far == 0 and other.fresh:
            return 1.0  # an empty place on a page of its own
        if other.role in (Role.TITLE, Role.NUMBER) or (other.fresh and far > 3):
            break
        if other.role in (Role.SIGN, Role.TABLE) or (other.role is Role.ADDRESS and far < 4):
            return 2.0
        if other.role is Role.ASIDE and ASKS.search(other.unit.plain) and far < 3:
            vote = 2.0 if far == 0 else 1.5
        elif (
            other.role in (Role.FIELD, Role.DATE) or "__" in other.unit.plain or ASKS.search(other.unit.plain)
        ):
            vote = max(vote, 1.0)
    return vote
