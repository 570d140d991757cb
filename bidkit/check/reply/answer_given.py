"""A requirement that only a person can answer has an answer."""

from __future__ import annotations

from collections.abc import Iterator

from bidkit.check.kind import Hit, Kind, fail
from bidkit.check.world import World
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.model.tender import RequirementKind


class Parameters(Record):
    """Which requirements to look at; all when empty."""

    kinds: tuple[RequirementKind, ...] = ()


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield requirements with ``answer: person`` that nobody answered."""
    for binding in world.dossier.bindings:
        requirement, reply = binding.requirement, binding.reply
        if not requirement.answer or (parameters.kinds and requirement.kind not in parameters.kinds):
            continue
        if reply is None or not reply.reply:
            name = requirement.title or requirement.text[:40]
            message = (
                f"要求 {requirement.id}「{name}」没有人答复（bid.yaml 的 answers 里没有 {requirement.id}）"
            )
            yield fail(requirement.id, message, requirement.span)


KIND = Kind("要由人答复的要求有没有答复", Parameters, check)
