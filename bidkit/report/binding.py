"""What each requirement and scoring item is bound to, as rows with the gaps first.

Owns the order and the words of the table; it judges nothing itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from bidkit.finding import Answer
from bidkit.report.asjson import place_dict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bidkit.model.dossier import Binding, Dossier, Proof, ScoreBinding
    from bidkit.source import Span

ANSWER_NAMES = {Answer.PASS: "满足", Answer.FAIL: "不满足", Answer.UNKNOWN: "无法判断"}
_ORDER = {Answer.FAIL: 0, Answer.UNKNOWN: 1, Answer.PASS: 2}


@dataclass(frozen=True, slots=True)
class RequirementRow:
    """One requirement, what we answer and why."""

    id: str
    kind: str
    text: str
    answer: Answer
    reason: str
    evidence: tuple[str, ...]
    gaps: tuple[str, ...]
    span: Span | None


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One scoring item; ``earned`` is None where a judge or the other bidders decide."""

    id: str
    item: str
    points: Decimal
    earned: Decimal | None
    answer: Answer
    reason: str
    evidence: tuple[str, ...]
    where: str


def requirement_rows(dossier: Dossier) -> tuple[RequirementRow, ...]:
    """Return every requirement: failed first, then unknown, then met, each in the tender's order."""
    rows = [_requirement(binding) for binding in dossier.bindings]
    return tuple(sorted(rows, key=lambda row: _ORDER[row.answer]))


def score_rows(dossier: Dossier) -> tuple[ScoreRow, ...]:
    """Return every scoring item: lost points first, then what a judge decides, then full marks."""
    return tuple(sorted(map(_score, dossier.scores), key=_score_order))


def _requirement(binding: Binding) -> RequirementRow:
    asked, verdict, span = binding.requirement, binding.verdict, binding.requirement.span_of("id")
    reply = (f"答复：{binding.reply.reply}",) if binding.reply else ()
    return RequirementRow(
        id=asked.id,
        kind=asked.kind,
        text=asked.title or asked.text,
        answer=verdict.answer,
        reason=verdict.reason,
        evidence=(*_titles(verdict.proofs), *reply),
        gaps=tuple(map(str, verdict.gaps)),
        span=span if span.file else None,
    )


def _score(score: ScoreBinding) -> ScoreRow:
    item, verdict = score.criterion, score.verdict
    return ScoreRow(
        id=item.id,
        item=item.item,
        points=item.points,
        earned=score.earned,
        answer=verdict.answer,
        reason=verdict.reason,
        evidence=_titles(verdict.proofs),
        where=score.where,
    )


def _titles(proofs: Sequence[Proof]) -> tuple[str, ...]:
    return tuple(f"{proof.title}（{proof.record_id}）" for proof in proofs)


def _score_order(row: ScoreRow) -> int:
    if row.earned is None:
        return 1
    return 0 if row.earned < row.points else 2


def totals(rows: Sequence[ScoreRow]) -> tuple[Decimal, Decimal, Decimal]:
    """Return points earned, points lost, and points that a judge or the other bids decide."""
    earned = sum((row.earned for row in rows if row.earned is not None), Decimal(0))
    open_points = sum((row.points for row in rows if row.earned is None), Decimal(0))
    return earned, sum((row.points for row in rows), Decimal(0)) - earned - open_points, open_points


def binding_dict(dossier: Dossier) -> dict[str, Any]:
    """Return both tables as plain values for JSON."""
    scores = score_rows(dossier)
    earned, lost, undecided = totals(scores)
    return {
        "schema": 1,
        "project": dossier.tender.project.name,
        "requirements": [_requirement_dict(row) for row in requirement_rows(dossier)],
        "criteria": [_score_dict(row) for row in scores],
        "points": {"earned": _number(earned), "lost": _number(lost), "undecided": _number(undecided)},
    }


def _requirement_dict(row: RequirementRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "kind": row.kind,
        "text": row.text,
        "answer": row.answer.value,
        "reason": row.reason,
        "evidence": list(row.evidence),
        "gaps": list(row.gaps),
        "place": place_dict(row.span),
    }


def _score_dict(row: ScoreRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "item": row.item,
        "points": _number(row.points),
        "earned": None if row.earned is None else _number(row.earned),
        "answer": row.answer.value,
        "reason": row.reason,
        "evidence": list(row.evidence),
        "where": row.where,
    }


def _number(value: Decimal) -> float | int:
    return int(value) if value == value.to_integral_value() else float(value)
