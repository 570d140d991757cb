"""The totals of the sheet against the lines above them: a sheet that contradicts itself is not read.

Which sum a total row means depends on where it stands, so the sums that it may mean are laid out and one must fit. The
last total of all must be the sum of all lines, or rows were added below it that nobody counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING

from bidkit.errors import UnreadableError
from bidkit.load.prices.labels import Basis, Label, Reach
from bidkit.model.bid import PriceLine
from bidkit.model.price_sheet import rows_said

if TYPE_CHECKING:
    from bidkit.load.prices.cells import Sheet
    from bidkit.load.prices.stated import Stated

CURE = (
    "请核对这一行和它合计的每一行：有没有漏加、多加，公式的区域有没有包住后来插入的行；"
    "优惠、下浮请写成单价为负数的一行。改对后保存再运行"
)
IF_A_LINE = "；这一行若不是合计而是一个报价项，请把名称改成具体内容"


@dataclass(frozen=True, slots=True)
class Line:
    """A price line with the number of its row."""

    row: int
    line: PriceLine


@dataclass(frozen=True, slots=True)
class Total:
    """A total row: what it calls itself and states; ``every`` amount must fit or ``any``; ``full`` like a line."""

    row: int
    label: Label
    stated: tuple[Stated, ...]
    every: bool
    full: bool = False


Entry = Line | Total
Run = tuple[int, int]
"""The first line of a run and the one after its last, counted among the lines."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A total row after the check: what to say of it, and the fault if it fits no sum."""

    row: int
    said: str
    fault: UnreadableError | None = None


class Totals:
    """Checks the total rows of one sheet; ``entries`` are its lines and totals in the order of the sheet."""

    def __init__(self, sheet: Sheet, entries: Sequence[Entry]) -> None:
        self.sheet = sheet
        self.entries = entries
        self.lines = [one for one in entries if isinstance(one, Line)]
        zero = Decimal(0)
        self.gross = list(accumulate((one.line.amount for one in self.lines), initial=zero))
        self.tax = list(accumulate((one.line.tax for one in self.lines), initial=zero))
        self.last = {
            one.label.basis: at
            for at, one in enumerate(entries)
            if isinstance(one, Total) and one.label.reach is not Reach.PART
        }

    def check(self) -> list[Checked]:
        """Return every total row with what it came to, in one pass over the sheet."""
        found: list[Checked] = []
        everything = (0, len(self.lines))
        mark = whole = group = now = 0
        below = self._runs_below()
        for at, one in enumerate(self.entries):
            if isinstance(one, Line):
                if now and self.lines[now - 1].line.group != one.line.group:
                    group = now
                now += 1
                continue
            parts = [(mark if mark < now else whole, now), (group, now), *below.get(at, ())]
            last = self.last.get(one.label.basis) == at
            found.append(
                self._judged(one, parts, [everything] if last else [everything, (0, now), (whole, now)])
            )
            mark = now
            if one.label.reach is not Reach.PART:
                whole = group = now
        return found

    def _runs_below(self) -> dict[int, list[Run]]:
        """Return the lines after each total up to the next, for a sheet whose totals stand above their parts."""
        found: dict[int, list[Run]] = {}
        if not self.entries or isinstance(self.entries[0], Line):
            return found
        end = start = len(self.lines)
        for at in reversed(range(len(self.entries))):
            if isinstance(self.entries[at], Line):
                start -= 1
            else:
                found[at] = [(start, end)]
                end = start
        return found

    def amount(self, run: Run, basis: Basis) -> Decimal:
        """Return what a run of lines comes to with tax, without it, or the tax alone, each rounded to the cent."""
        gross = self.gross[run[1]] - self.gross[run[0]]
        tax = self.tax[run[1]] - self.tax[run[0]]
        return {Basis.GROSS: gross, Basis.NET: gross - tax, Basis.TAX: tax}[basis]

    def _judged(self, total: Total, parts: list[Run], wholes: list[Run]) -> Checked:
        runs = {Reach.PART: parts, Reach.WHOLE: wholes, Reach.EITHER: [*parts, *wholes]}[total.label.reach]
        name = f"合计行「{total.label.written.strip()[:20]}」"
        given = [one for one in total.stated if one.amount is not None]
        if not given:
            why = "公式还没有算出结果" if total.stated else "没有写金额"
            where = f"（{'、'.join(one.cell.at for one in total.stated)}）" if total.stated else ""
            return Checked(total.row, f"{name}，{why}{where}，没有核对")
        fits = [self._fitting(one, runs) for one in given]
        told = next(((one, fit) for one, fit in zip(given, fits, strict=True) if fit is not None), None)
        if told is not None and (not total.every or None not in fits):
            return Checked(total.row, f"{name}，{_said(*told)}")
        wrong = next(one for one, fit in zip(given, fits, strict=True) if fit is None)
        return Checked(total.row, name, self._fault(total, wrong, runs))

    def _fitting(self, stated: Stated, runs: list[Run]) -> Decimal | None:
        for run in runs:
            right = self.amount(run, stated.basis)
            if run[0] < run[1] and stated.says(right, run[1] - run[0]):
                return right
        return None

    def _fault(self, total: Total, wrong: Stated, runs: list[Run]) -> UnreadableError:
        run = next((run for run in runs if run[0] < run[1]), (0, 0))
        right, given = self.amount(run, wrong.basis), wrong.amount or Decimal(0)
        what = "" if wrong.basis is Basis.GROSS else f"（{wrong.basis}）"
        message = (
            f"{wrong.cell.at} 的「{total.label.written.strip()[:20]}」{what}写的是 {given:,.2f} 元，"
            f"{self._rows(run) or '它上面没有报价，'}加起来是 {right:,.2f} 元，差 {abs(given - right):,.2f} 元"
        )
        above = (0, sum(one.row < total.row for one in self.lines))
        if run == (0, len(self.lines)) != above and self._fitting(wrong, [above]) is not None:
            late = (above[1], len(self.lines))
            message += f"：它只合计了上面的行，{self._rows(late)}在它后面，没有加进去"
        cure = CURE + (IF_A_LINE if total.full else "")
        return UnreadableError(message, cure=cure, span=self.sheet.at(wrong.cell.at))

    def _rows(self, run: Run) -> str:
        return rows_said([one.row for one in self.lines[run[0] : run[1]]])


def _said(stated: Stated, right: Decimal) -> str:
    given = stated.amount or Decimal(0)
    off = abs(given - right)
    rest = f"，与逐行四舍五入的和差 {off.normalize():f} 元" if off else ""
    return f"{stated.cell.at} {given:,.2f} 元，核对相符{rest}"
