"""Every evidence file is there and can be opened; what a record is used for decides how grave a fault is."""

from __future__ import annotations

from collections.abc import Iterator

from bidkit.check.kind import Hit, Kind, NoParameters, fail
from bidkit.check.world import World
from bidkit.finding import Effect, Severity
from bidkit.model.rules import Rule


def check(world: World, parameters: NoParameters, rule: Rule) -> Iterator[Hit]:
    """Yield every evidence fault; one of a record this bid does not use is only a warning."""
    for fault in world.faults:
        record = world.dossier.record(fault.record_id)
        used_for = _used_for(world, fault.record_id)
        message = f"资料 {fault.record_id}{used_for}的文件 {fault.path}：{fault.problem}。{fault.cure}"
        span = record.span_of("files") if record is not None else None
        if record is None or fault.record_id in world.used_records:
            yield fail(fault.record_id, message, span)
        else:
            yield fail(fault.record_id, message, span, severity=Severity.WARNING, effect=Effect.CLARIFY)


def _used_for(world: World, record_id: str) -> str:
    """Return the requirements and scoring items that rest on a record, in brackets."""
    dossier = world.dossier
    named = [
        f"要求 {b.requirement.id}「{b.requirement.title or b.requirement.text[:40]}」"
        for b in dossier.bindings
        if any(proof.record_id == record_id for proof in b.verdict.proofs)
    ]
    named += [
        f"评分项 {s.criterion.id}「{s.criterion.item}」"
        for s in dossier.scores
        if any(proof.record_id == record_id for proof in s.verdict.proofs)
    ]
    return f"（用于{'、'.join(named)}）" if named else ""


KIND = Kind("证明材料的文件在不在、能不能打开", NoParameters, check)
