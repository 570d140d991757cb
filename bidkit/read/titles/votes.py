"""Which possible titles are titles: each is voted on by its words, number, look, what stands before and what follows.

No vote decides alone; a title needs VERDICT of them. What is open matters most: inside a form that nobody has signed
yet, a line that looks like a title is a head of the form's own text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING

from bidkit.read.text import key
from bidkit.read.titles.lines import Role
from bidkit.read.titles.lists import listed
from bidkit.read.titles.words import REFERENCE, VOLUME, is_cut

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
SPOKEN = re.compile(r"我方|我司|我公司|我单位|本公司|本单位|本人|兹|贵方|郑重|甲方|乙方|本协议|本保函|__")
"""Words of a letter, which somebody signs at its foot."""
ANNEX = re.compile(r"^附件?:?$")
ASKS = re.compile(r"自拟|自行|格式(不限|由)|复印件|扫描件|粘贴|附后|提供|提交|编写|编制|包括|填写|样式")


@dataclass(slots=True)
class State:
    """What is open at a line: whether a form, whether it has words of its own, whether it is signed."""

    titled: bool = False
    body: bool = False
    closed: bool = False
    last: Role | None = None
    annex: bool = False
    letter: bool = False
    sheets: set[tuple[str, int]] = field(default_factory=set)
    counts: dict[str, int] = field(default_factory=dict)
    reference: bool = False

    def owns(self, line: Line) -> bool:
        """Return whether the open form has named this line as a sheet of its own."""
        return line.number is not None and (line.shape, line.number.value) in self.sheets

    def opens(self, line: Line) -> None:
        """A title was taken."""
        self.titled, self.body, self.closed, self.letter = True, False, False, False
        self.reference = bool(REFERENCE.search(line.words))
        if line.number is None:
            return
        shape = line.number.shape
        if shape in self.counts:
            shapes = list(self.counts)
            self.counts = {kept: self.counts[kept] for kept in shapes[: shapes.index(shape)]}
        self.counts[shape] = line.number.value

    def goes_on(self, line: Line) -> None:
        """A line of the open form."""
        self.last, self.annex = line.role, bool(ANNEX.match(line.unit.plain))
        if line.role in (Role.SIGN, Role.DATE) or line.signed:
            self.closed = True
        if self.titled and line.number and line.role is Role.LISTED and line.shape.startswith("附表"):
            self.sheets.add((line.shape, line.number.value))
        self.letter = self.letter or line.role is Role.ADDRESS or bool(SPOKEN.search(line.unit.plain))
        if line.role not in (Role.ASIDE, Role.NOTE, Role.LISTED, Role.NUMBER):
            self.body = True


def titles_of(lines: Sequence[Line]) -> list[Line]:
    """Return the lines that are titles, groups of forms among them."""
    state, out = State(), []
    named, paged = listed(lines), _paged(lines)
    usual = median([line.unit.size for line in lines if line.role is Role.PROSE] or [0.0])
    bare = -FIRST
    for line in lines:
        waits = line.place - bare < FIRST
        taken = line.role is Role.NUMBER or (
            line.role is Role.TITLE
            and not state.owns(line)
            and (waits or score(line, lines, state, named=named, paged=paged, usual=usual) >= VERDICT)
        )
        if taken:
            out.append(line)
            state.opens(line)
            bare = line.place if line.role is Role.NUMBER else -FIRST
            continue
        state.goes_on(line)
        if line.role in (Role.NOTE, Role.ADDRESS, Role.TABLE) or len(line.unit.plain) > FIRST_LONGEST:
            bare = -FIRST
    return out


def score(
    line: Line, lines: Sequence[Line], state: State, *, named: set[str], paged: bool, usual: float
) -> float:
    """Return the sum of the votes on one line."""
    number = _number(line.number, state)
    return (
        line.likeness
        + number
        + _look(line, usual)
        + _before(line, state, paged=paged)
        + _after(line, lines)
        + _group(line, lines)
        + 2 * (key(line.words) in named)
        - 1.5 * (line.number is None and line.likeness == 0 and not _is_volume(line))
        - 2.0 * (len(line.unit.plain) > LONG + len(line.words))
        - 1.5 * (is_cut(line.unit.text) and not line.fresh)
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
    last = state.counts.get(number.shape)
    if last is not None and number.value == last + 1:
        return 2.0
    if number.value == 1:
        return 0.5 if state.body and not state.closed else 1.0
    return -0.5


def _group(line: Line, lines: Sequence[Line]) -> float:
    """Return what says that titles stand below this one: its words, or the number of the line that follows."""
    after = next((other for other in lines[line.place + 1 :] if other.role is not Role.ASIDE), None)
    vote = 2.0 * _is_volume(line)
    if line.number is None or after is None or after.number is None or after.role is not Role.TITLE:
        return vote
    if after.number.above == line.number.value and after.number.value == 1:
        return max(vote, 2.0)
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
        return 1.0
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
            vote = 1.5
        elif (
            other.role in (Role.FIELD, Role.DATE) or "__" in other.unit.plain or ASKS.search(other.unit.plain)
        ):
            vote = max(vote, 1.0)
    return vote
