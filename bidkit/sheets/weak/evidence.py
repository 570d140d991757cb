"""Weak points of the answers: negative deviations, scoring items short of full points, requirements unproved."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal
from typing import TYPE_CHECKING

from bidkit.check.needs import criterion_leaves, leaves
from bidkit.finding import Answer
from bidkit.sheets.numbers import marks
from bidkit.sheets.weak.point import WeakPoint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.model.dossier import Binding, ScoreBinding
    from bidkit.model.gap import Gap
    from bidkit.model.needs import Need
    from bidkit.sheets.material import Material

_NAMED = 2
GRAVE = ("qualification", "conformity", "substantive")


def deviations(material: Material) -> Iterator[WeakPoint]:
    """Yield every requirement that we answered with a negative deviation."""
    for binding in material.dossier.bindings:
        asked, reply = binding.requirement, binding.reply
        if reply is None or reply.deviation != "negative":
            continue
        ours = reply.note or reply.reply
        out = not asked.deviation_allowed and asked.kind in GRAVE
        yield WeakPoint(
            "negative-deviation",
            asked.id,
            f"{asked.id}「{_title(binding)}」是负偏离：要求「{asked.text}」，我方「{ours}」",
            f"招标文件要求「{_title(binding)}」，贵公司是负偏离（{ours}），对项目有什么影响，怎样弥补？",
            "不允许偏离的要么满足、要么不投；允许的准备好影响和补偿措施，口径与偏离表一字不差",
            items=(asked.id,),
            refs=material.section_pages(reply.where) if reply.where else (),
            source=f"bid.yaml answers.{asked.id}",
            urgent=out,
        )


def short_cases(material: Material) -> Iterator[WeakPoint]:
    """Yield scoring items on cases that do not earn full points, and demands for cases that are not met."""
    for score in material.dossier.scores:
        if _short(score) and _on_cases(criterion_leaves(score.criterion)):
            yield _thin(material, score)
    for binding in material.dossier.bindings:
        if _unproved(binding) and _on_cases(leaves(binding.requirement.needs)):
            yield _requirement(material, binding, "few-cases")


def missing_proof(material: Material) -> Iterator[WeakPoint]:
    """Yield other scoring items short of full points, and other demands without proof."""
    groups: dict[str, list[ScoreBinding]] = {}
    for score in material.dossier.scores:
        if _short(score) and not _on_cases(criterion_leaves(score.criterion)):
            groups.setdefault(score.criterion.item.partition("：")[0], []).append(score)
    for head, scores in groups.items():
        yield _unearned(material, head, tuple(scores))
    for binding in material.dossier.bindings:
        if _unproved(binding) and not _on_cases(leaves(binding.requirement.needs)):
            yield _requirement(material, binding, "missing-proof")


def unanswered(material: Material) -> Iterator[WeakPoint]:
    """Yield requirements that wait for a person's words."""
    for binding in material.dossier.bindings:
        asked, reply = binding.requirement, binding.reply
        if asked.answer != "person" or (reply is not None and reply.reply):
            continue
        title = _title(binding)
        yield WeakPoint(
            "unanswered",
            asked.id,
            f"{asked.id}「{title}」没有答复，投标文件里看不出是否满足",
            f"招标文件要求「{title}」，投标文件里没有看到响应，贵公司是否满足？",
            f"递交前在 bid.yaml 的 answers 写 {asked.id}；递交后不能补，只能照标书已有内容回答",
            items=(asked.id,),
            source=f"tender.yaml {asked.id}",
            urgent=asked.kind in GRAVE,
        )


def _thin(material: Material, score: ScoreBinding) -> WeakPoint:
    item, verdict = score.criterion, score.verdict
    lost = _lost(score)
    each = item.rule.each
    lacking = int((lost / each).to_integral_value(ROUND_CEILING)) if each else 0
    short = f"，离满分还差 {lacking} 个" if lacking else ""
    rule = f"每个 {marks(each)} 分、" if each else ""
    has = f"只有 {verdict.count} 个业绩符合" if verdict.count else "没有业绩符合"
    return WeakPoint(
        "few-cases",
        item.id,
        f"{item.id}「{item.item}」{rule}满分 {marks(item.points)} 分，符合的业绩 {verdict.count} 个{short}，"
        f"少得 {marks(lost)} 分{_why(verdict.gaps)}",
        f"评分项「{item.item}」贵公司{has}{short}，同类经验够不够做好本项目？",
        "递交前找已签订、已验收的同类合同补上；递交后只讲标书里已有的业绩，不现场另报",
        points=lost,
        items=(item.id,),
        refs=material.proof_pages(verdict.proofs),
        source=f"tender.yaml {item.id}",
    )


def _unearned(material: Material, head: str, scores: tuple[ScoreBinding, ...]) -> WeakPoint:
    lost = sum((_lost(score) for score in scores), Decimal(0))
    ids = tuple(score.criterion.id for score in scores)
    names = "、".join(_leaf(score) for score in scores)
    lacking = names if len(scores) <= _NAMED else f"有 {len(scores)} 个小项"
    gaps = tuple(gap for score in scores for gap in score.verdict.gaps)
    return WeakPoint(
        "missing-proof",
        ids[0],
        f"「{head}」少得 {marks(lost)} 分：{_short_of(scores)}{_why(gaps)}",
        f"「{head}」里，{lacking}没有拿出足够的证明材料，这方面的能力怎样保证？",
        "递交前补齐证明材料；确实没有的不编不借，准备好用别的已提交材料说明能力",
        points=lost,
        items=ids,
        refs=tuple(
            dict.fromkeys(
                ref for one in scores if one.earned for ref in material.proof_pages(one.verdict.proofs)
            )
        ),
        source="、".join(f"tender.yaml {one}" for one in ids),
    )


def _leaf(score: ScoreBinding) -> str:
    head, _, leaf = score.criterion.item.partition("：")
    return f"「{leaf or head}」"


def _short_of(scores: tuple[ScoreBinding, ...]) -> str:
    """Return what earns nothing, then what earns less than its points."""
    nothing = [
        f"{one.criterion.id} {_leaf(one)}（{marks(_lost(one))} 分）" for one in scores if not one.earned
    ]
    less = [
        f"{one.criterion.id} {_leaf(one)}符合 {one.verdict.count} 项，满分 {marks(one.criterion.points)} 分得"
        f" {marks(one.earned)} 分"
        for one in scores
        if one.earned
    ]
    none = f"没有符合的 {'、'.join(nothing)}" if nothing else ""
    return "；".join(part for part in (none, *less) if part)


def _requirement(material: Material, binding: Binding, kind: str) -> WeakPoint:
    asked, verdict = binding.requirement, binding.verdict
    title = _title(binding)
    return WeakPoint(
        kind,
        asked.id,
        f"{asked.id}「{title}」没有证明满足：{verdict.reason}",
        f"招标文件要求「{title}」，证明材料在哪里？",
        "递交前补齐证明材料；递交后只能指出标书里已有的材料，不能补交",
        items=(asked.id,),
        refs=material.proof_pages(verdict.proofs) if kind == "few-cases" else (),
        source=f"tender.yaml {asked.id}",
        urgent=asked.kind in GRAVE,
    )


def _short(score: ScoreBinding) -> bool:
    return score.earned is not None and score.earned < score.criterion.points


def _lost(score: ScoreBinding) -> Decimal:
    return score.criterion.points - (score.earned or Decimal(0))


def _unproved(binding: Binding) -> bool:
    return binding.requirement.needs is not None and binding.verdict.answer is not Answer.PASS


def _on_cases(queries: Iterator[Need]) -> bool:
    return any(need.case is not None for need in queries)


def _why(gaps: tuple[Gap, ...]) -> str:
    return f"；差在{'、'.join(gap.shown for gap in gaps[:2])}" if gaps else ""


def _title(binding: Binding) -> str:
    return binding.requirement.title or binding.requirement.text[:30]
