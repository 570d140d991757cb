"""Every evidence file is there and can be opened; what a record is used for decides how grave a fault is."""

from __future__ import annotations

from collections.abc import Iterator

from bidkit.check.kind import Hit, NoParameters, fail
from bidkit.check.world import World
from bidkit.finding import Effect, Severity
from bidkit.model.rules import Rule


def check(world: World, parameters: NoParameters, rule: Rule) -> Iterator[Hit]:
    """Yield every evidence fault; one of a record this bid does not use is only a warning."""
    for fault in world.faults:
        record = world.dossier.record(fault.record_id)
        message = f"资料 {fault.record_id} 的文件 {fault.path}：{fault.problem}。{fault.cure}"
        span = record.span_of("files") if record is not None else None
        if record is None or fault.record_id in world.used_records:
            yield fail(fault.record_id, message, span)
        else:
            yield fail(fault.record_id, message, span, severity=Severity.WARNING, effect=Effect.CLARIFY)
