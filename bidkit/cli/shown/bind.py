"""What the bid rests on, printed as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.cli.console import Sheet, write_table
from bidkit.finding import Answer
from bidkit.report.binding import (
    ANSWER_NAMES,
    RequirementRow,
    ScoreRow,
    requirement_rows,
    score_rows,
    totals,
)
from bidkit.words.decimals import plain_decimal

if TYPE_CHECKING:
    from bidkit.model.dossier import Dossier

SHORT = 60


def print_tables(dossier: Dossier) -> None:
    """Print requirements and scoring items with their proof, gaps first."""
    rows = requirement_rows(dossier)
    short = [row for row in rows if row.answer is not Answer.PASS]
    title = f"要求 {len(rows)} 条，缺口 {len(short)} 条"
    heads = ("编号", "结论", "要求", "证明或答复", "理由")
    write_table(Sheet(title, heads, [_requirement(row) for row in rows]))
    scores = score_rows(dossier)
    earned, lost, undecided = totals(scores)
    title = (
        f"评分项 {len(scores)} 个：可得 {plain_decimal(earned)} 分，失 {plain_decimal(lost)} 分，"
        f"评委或价格定 {plain_decimal(undecided)} 分"
    )
    heads = ("编号", "评分项", "得分", "证明", "理由")
    write_table(Sheet(title, heads, [_score(row) for row in scores]))


def _requirement(row: RequirementRow) -> tuple[str, ...]:
    reason = "；".join((row.reason, *row.gaps[:3]))
    return (row.id, ANSWER_NAMES[row.answer], _cut(row.text), _cut("；".join(row.evidence)), reason)


def _score(row: ScoreRow) -> tuple[str, ...]:
    points = f"{'—' if row.earned is None else plain_decimal(row.earned)}/{plain_decimal(row.points)}"
    return (row.id, row.item, points, _cut("；".join(row.evidence) or row.where), row.reason)


def _cut(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[: SHORT - 1]}…"
