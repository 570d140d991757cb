"""``bidkit bind``: what each requirement and scoring item rests on, gaps first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bidkit.cli.commands.sheets import DayOption, write_sheets
from bidkit.cli.console import Sheet, write_out, write_table
from bidkit.cli.options import HERE, JsonOption, TenderArgument, WorkspaceOption, find_tender
from bidkit.finding import Answer
from bidkit.flow import build as pipeline
from bidkit.report.asjson import dump
from bidkit.report.binding import (
    ANSWER_NAMES,
    RequirementRow,
    ScoreRow,
    binding_dict,
    requirement_rows,
    score_rows,
    totals,
)
from bidkit.sheets.catalogue import maker
from bidkit.words.decimals import plain_decimal

if TYPE_CHECKING:
    from bidkit.model.dossier import Dossier

SHORT = 60


def bind(
    tender: TenderArgument,
    workspace: WorkspaceOption = HERE,
    decision: Annotated[
        bool,
        typer.Option("--decision", help="改写一页投标决策单：够不够资格、缺口能不能补、预计得分、硬性条件"),
    ] = False,
    day: DayOption = "",
    as_json: JsonOption = False,
) -> None:
    """Print what every requirement and scoring item rests on, gaps first; or write the decision sheet."""
    place = find_tender(workspace, tender)
    if decision:
        write_sheets(place, (maker("decision"),), day=day, fresh=False, as_json=as_json)
        return
    dossier = pipeline.dossier(pipeline.Job(place))
    if as_json:
        write_out(dump(binding_dict(dossier)))
    else:
        _tables(dossier)


def _tables(dossier: Dossier) -> None:
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
