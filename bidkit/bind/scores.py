"""How many points a scoring item earns from the library, and which records earn them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.bind.evaluate import Scene, evaluate
from bidkit.finding import Answer
from bidkit.model.dossier import ScoreBinding, Verdict

if TYPE_CHECKING:
    from bidkit.model.tender import Criterion


def score(criterion: Criterion, scene: Scene) -> ScoreBinding:
    """Return the binding of a scoring item; ``earned`` stays None where a judge or the price decides."""
    rule = criterion.rule
    if rule.price:
        return ScoreBinding(
            criterion, Verdict(Answer.UNKNOWN, "价格分，开标后按公式计算"), None, rule.section
        )
    if rule.judge:
        verdict = Verdict(Answer.UNKNOWN, f"由评委评审，见章节 {rule.judge}")
        return ScoreBinding(criterion, verdict, None, rule.judge)
    if rule.each is not None:
        return _each(criterion, rule.each, scene)
    return _ladder(criterion, scene)


def _each(criterion: Criterion, each: Decimal, scene: Scene) -> ScoreBinding:
    assert criterion.rule.needs is not None
    useful = int((criterion.points + each - 1) // each) if each else 0
    verdict = evaluate(criterion.rule.needs, scene, most=useful)
    earned = min(criterion.points, each * verdict.count)
    full = earned >= criterion.points
    reason = f"{verdict.count} 项符合，每项 {each} 分，可得 {earned} 分（满分 {criterion.points} 分）"
    answer = Answer.PASS if full else Answer.FAIL
    return ScoreBinding(criterion, replace(verdict, answer=answer, reason=reason), earned)


def _ladder(criterion: Criterion, scene: Scene) -> ScoreBinding:
    verdicts = [(step.points, evaluate(step.needs, scene)) for step in criterion.rule.ladder]
    met = [(points, verdict) for points, verdict in verdicts if verdict.answer is Answer.PASS]
    if met:
        points, verdict = max(met, key=lambda pair: pair[0])
        answer = Answer.PASS if points >= criterion.points else Answer.FAIL
        reason = f"达到 {points} 分一档（满分 {criterion.points} 分）"
        return ScoreBinding(criterion, replace(verdict, answer=answer, reason=reason), points)
    _, best = verdicts[0]
    return ScoreBinding(criterion, replace(best, answer=best.answer), Decimal(0))
