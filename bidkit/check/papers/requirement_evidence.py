"""A requirement that the library can prove has its proof."""

from __future__ import annotations

from collections.abc import Iterator

from bidkit.check.kind import Hit, Kind, fail, unknown
from bidkit.check.world import World
from bidkit.finding import Answer
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.model.tender import RequirementKind


class Parameters(Record):
    """Which requirements to look at; all when empty."""

    kinds: tuple[RequirementKind, ...] = ()


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield requirements whose query fails, cannot be judged, or is met without a page to show."""
    for binding in world.dossier.bindings:
        requirement, verdict = binding.requirement, binding.verdict
        if requirement.needs is None or (parameters.kinds and requirement.kind not in parameters.kinds):
            continue
        name = f"要求 {requirement.id}「{requirement.title or requirement.text[:40]}」"
        if verdict.answer is Answer.FAIL:
            yield fail(requirement.id, f"{name}没有证明材料：{verdict.reason}", requirement.span)
        elif verdict.answer is Answer.UNKNOWN:
            yield unknown(requirement.id, f"{name}无法判断：{verdict.reason}", requirement.span)
        elif not verdict.proofs:
            yield fail(requirement.id, f"{name}判为符合，却没有可以附上的材料", requirement.span)


KIND = Kind("要求有没有证明材料", Parameters, check)
