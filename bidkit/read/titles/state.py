"""What is open at a line of the chapter of forms: a form, signed or not, a letter, notes, lists of numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bidkit.read.titles.lines import Role
from bidkit.read.titles.words import REFERENCE

if TYPE_CHECKING:
    from bidkit.read.titles.lines import Line

SPOKEN = re.compile(r"我方|我司|我公司|我单位|本公司|本单位|本人|兹|贵方|郑重|甲方|乙方|本协议|本保函|__")
"""Words of a letter, which somebody signs at its foot."""
NOTE_NUMBER = re.compile(r"^[^\d]{1,8}(\d{1,2})")
ANNEX = re.compile(r"^附件?:?$")


@dataclass(slots=True)
class State:
    """What is open at a line: whether a form, whether it has words of its own, whether it is signed."""

    titled: bool = False
    body: bool = False
    closed: bool = False
    last: Role | None = None
    annex: bool = False
    letter: bool = False
    note: int = -1
    sheets: set[tuple[str, int]] = field(default_factory=set)
    counts: dict[str, int] = field(default_factory=dict)
    reference: bool = False
    passed: list[Line] = field(default_factory=list)

    @property
    def spoken(self) -> bool:
        """Return whether a letter is open that nobody has signed yet."""
        return self.letter and not self.closed

    def owns(self, line: Line) -> bool:
        """Return whether the open form has named this line as a sheet of its own."""
        return line.number is not None and (line.shape, line.number.value) in self.sheets

    def opens(self, line: Line) -> None:
        """A title was taken."""
        self.titled, self.body, self.closed, self.letter, self.note = True, False, False, False, -1
        self.reference = bool(REFERENCE.search(line.words))
        self.passed = []
        if line.number is None:
            return
        shape = line.number.shape
        if shape in self.counts:
            shapes = list(self.counts)
            self.counts = {kept: self.counts[kept] for kept in shapes[: shapes.index(shape)]}
        self.counts[shape] = line.number.value

    def goes_on(self, line: Line) -> None:
        """A line of the open form."""
        if line.role is Role.TITLE and line.number is not None and (not self.spoken or self._counts_on(line)):
            self.passed.append(line)
        self._counts_notes(line)
        self.last, self.annex = line.role, bool(ANNEX.match(line.unit.plain))
        if line.role in (Role.SIGN, Role.DATE) or line.signed:
            self.closed = True
        if self.titled and line.number and line.role is Role.LISTED and line.shape.startswith("附表"):
            self.sheets.add((line.shape, line.number.value))
        self.letter = self.letter or line.role is Role.ADDRESS or bool(SPOKEN.search(line.unit.plain))
        if line.role not in (Role.ASIDE, Role.NOTE, Role.LISTED, Role.NUMBER):
            self.body = True

    def _counts_on(self, line: Line) -> bool:
        """Return whether a line's number goes on from the titles: 四 after the form 三, which nobody has to sign."""
        before = self.passed[-1].number if self.passed else None
        number = line.number
        last = (
            self.counts.get(line.shape, 0) if before is None or before.shape != line.shape else before.value
        )
        return number is not None and last > 0 and number.value == last + 1 and bool(line.likeness)

    def carried(self, line: Line) -> list[Line]:
        """Return the lines passed over that the number of a title counts on from: 3 and 4 between 2 and 5."""
        if line.number is None:
            return []
        chain: list[Line] = []
        wanted = line.number.value - 1
        for other in reversed(self.passed):
            if other.number and other.shape == line.shape and other.number.value == wanted:
                chain.insert(0, other)
                wanted -= 1
        before = self.counts.get(line.shape, 0)
        begun = before > 0 or all(other.likeness for other in chain)
        return chain if wanted == before and begun else []

    def _counts_notes(self, line: Line) -> None:
        if line.role is Role.NOTE:
            first = NOTE_NUMBER.search(line.unit.plain)
            self.note = int(first[1]) if first else 0
        elif self.notes(line) and line.number:
            self.note = line.number.value
        elif line.role in (Role.SIGN, Role.TABLE, Role.DATE):
            self.note = -1

    def notes(self, line: Line) -> bool:
        """Return whether a line is the next of the notes that stand below a form."""
        return self.note >= 0 and line.number is not None and line.number.value == self.note + 1
