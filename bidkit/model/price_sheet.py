"""What was read of a price workbook and what was not, so that a person can compare it with the sheet."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Skipped:
    """Rows that are no price line, and why; ``rows`` is said as people say it, such as 第 5–7 行."""

    rows: str
    why: str


@dataclass(frozen=True, slots=True)
class PriceSheet:
    """The account of one price sheet: how many lines from which rows, which rows were not counted, and what else.

    ``total`` is "" where the lines are unit prices, whose sum means nothing.
    """

    file: str
    sheet: str
    lines: int
    rows: str
    total: str
    skipped: tuple[Skipped, ...] = ()
    notes: tuple[str, ...] = ()


def rows_said(numbers: list[int]) -> str:
    """Return row numbers as people say them: 第 2–4、6 行; empty without any."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    said = "、".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)
    return f"第 {said} 行" if said else ""
