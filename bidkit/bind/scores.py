"""How many points a scoring item earns from the library and from what people told, and which records earn them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.bind.deductions import Register, deducted
from bidkit.bind.evaluate import TOLD, Scene, evaluate
from bidkit.finding import Answer
from bidkit.model.dossier import ScoreBinding, Verdict
from bidkit.model.score_rule import step_keys

if TYPE_CHECKING:
    from bidkit.model.bid import Bid
    from bidkit.model.score_rule import Ladder, Way
    from bidkit.model.tender import Criterion


@dataclass(frozen=True, slots=True)
class _Item:
    """An item or a part of one: ``key`` is how bid.yaml names it, S3 or S3.2, ``most`` its full points."""

    key: str
    most: Decimal
    scene: Scene
    bid: Bid
    register: Register

    def of(self, key: str) -> Scene:
        """Return the scene with what bid.yaml says of this very key; records named for the whole stay the choice."""
        named = self.bid.evidence.get(key)
        told = self.bid.told.get(key)
        chosen = named if named is not None else self.bid.evidence.get(key.partition(".")[0])
        return replace(
            self.scene,
            chosen=chosen,
            named=named is not None,
            item=key,
            told=told.value if told else None,
        )


def score(criterion: Criterion, scene: Scene, bid: Bid, register: Register) -> ScoreBinding:
    """Return the binding of a scoring item.

    ``earned`` stays None where a judge or the price decides, or where a person must tell something first.
    """
    rule = criterion.rule
    if rule.price:
        return ScoreBinding(
            criterion, Verdict(Answer.UNKNOWN, "价格分，开标后按公式计算"), None, rule.section
        )
    if rule.judge:
        verdict = Verdict(Answer.UNKNOWN, f"由评委评审，见章节 {rule.judge}")
        return ScoreBinding(criterion, verdict, None, rule.judge)
    item = _Item(criterion.id, criterion.points, scene, bid, register)
    return ScoreBinding(criterion, *_way(rule, item))


def _way(way: Way, item: _Item) -> tuple[Verdict, Decimal | None]:
    if way.parts:
        return _parts(way, item)
    if way.deduct:
        told = {key: one.value for key, one in item.bid.told.items()}
        return deducted(way.deduct, item.key, item.most, item.register, told)
    if way.each is not None:
        return _each(way, way.each, item)
    return _ladder(way.ladder, item)


def _each(way: Way, each: Decimal, item: _Item) -> tuple[Verdict, Decimal | None]:
    assert way.needs is not None
    useful = int((item.most + each - 1) // each) if each else 0
    verdict = evaluate(way.needs, item.of(item.key), most=useful)
    if _unanswered(verdict):
        return verdict, None
    earned = min(item.most, each * verdict.count)
    reason = f"{verdict.count} 项符合，每项 {each} 分，可得 {earned} 分（满分 {item.most} 分）"
    return replace(verdict, answer=_full(earned, item), reason=reason), earned


def _ladder(ladder: tuple[Ladder, ...], item: _Item) -> tuple[Verdict, Decimal | None]:
    keys = step_keys(ladder, item.key)
    verdicts = [
        (step.points, evaluate(step.needs, item.of(key))) for step, key in zip(ladder, keys, strict=True)
    ]
    met = [(points, verdict) for points, verdict in verdicts if verdict.answer is Answer.PASS]
    if met:
        points, verdict = max(met, key=lambda pair: pair[0])
        reason = f"达到 {points} 分一档（满分 {item.most} 分）"
        return replace(verdict, answer=_full(points, item), reason=reason), points
    open_ = next((verdict for _, verdict in verdicts if _unanswered(verdict)), None)
    return (open_, None) if open_ is not None else (verdicts[0][1], Decimal(0))


def _parts(way: Way, item: _Item) -> tuple[Verdict, Decimal | None]:
    """Return the sum of the parts, at most the full points; None while a part waits for a person."""
    found = [
        _way(part, replace(item, key=f"{item.key}.{number}", most=part.points))
        for number, part in enumerate(way.parts, start=1)
    ]
    proofs = tuple(dict.fromkeys(proof for verdict, _ in found for proof in verdict.proofs))
    gaps = tuple(dict.fromkeys(gap for verdict, _ in found for gap in verdict.gaps))
    count = sum(verdict.count for verdict, _ in found)
    waiting = [verdict for verdict, earned in found if earned is None]
    if waiting:
        reason = "；".join(verdict.reason for verdict in waiting)
        return Verdict(Answer.UNKNOWN, reason, proofs, gaps, count), None
    earned = min(item.most, sum((earned for _, earned in found if earned is not None), Decimal(0)))
    told = "、".join(f"第 {number} 部分 {earned} 分" for number, (_, earned) in enumerate(found, start=1))
    reason = f"{told}，可得 {earned} 分（满分 {item.most} 分）"
    return Verdict(_full(earned, item), reason, proofs, gaps, count), earned


def _full(earned: Decimal, item: _Item) -> Answer:
    return Answer.PASS if earned >= item.most else Answer.FAIL


def _unanswered(verdict: Verdict) -> bool:
    return verdict.answer is Answer.UNKNOWN and any(
        reason.field == TOLD for gap in verdict.gaps for reason in gap.reasons
    )
