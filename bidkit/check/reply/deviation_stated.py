"""Every requirement says how far we deviate, and none deviates to the worse where that is not allowed."""

from __future__ import annotations

from collections.abc import Iterator

from bidkit.check.kind import Hit, Kind, fail
from bidkit.check.refusal import refusal
from bidkit.check.world import World
from bidkit.finding import Effect, Severity
from bidkit.model.bid import Reply
from bidkit.model.dossier import Binding
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.model.tender import RequirementKind

_CALLED = {"none": "无偏离", "positive": "正偏离"}


class Parameters(Record):
    """``strict`` kinds may not deviate to the worse; ``stated`` kinds stand in the deviation table."""

    strict: tuple[RequirementKind, ...] = ("qualification", "conformity", "substantive")
    stated: tuple[RequirementKind, ...] = ("substantive", "important", "technical", "commercial")


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield negative deviations, words of refusal called 无偏离, and table rows without a statement."""
    for binding in world.dossier.bindings:
        requirement, reply = binding.requirement, binding.reply
        name = f"要求 {requirement.id}「{requirement.title or requirement.text[:40]}」"
        if reply is None:
            if not requirement.answer and requirement.kind in parameters.stated:
                message = f"{name}没有写偏离说明，偏离表里这一行会是空的"
                yield fail(
                    requirement.id,
                    message,
                    requirement.span,
                    severity=Severity.WARNING,
                    effect=Effect.CLARIFY,
                )
        elif reply.deviation == "negative":
            yield from _negative(binding, name, parameters)
        elif reply.deviation in ("none", "positive") and (said := refusal(reply.reply, requirement.text)):
            yield _contradicted(
                binding, reply, f"{name}写了「{_CALLED[reply.deviation]}」，答复里却有「{said}」", parameters
            )


def _contradicted(binding: Binding, reply: Reply, message: str, parameters: Parameters) -> Hit:
    """Return the hit on words of refusal: as grave as the deviation that they are, and at least a false statement."""
    requirement = binding.requirement
    if requirement.kind in parameters.strict and not requirement.deviation_allowed:
        return fail(requirement.id, message, reply.span, related=(requirement.span,))
    return fail(requirement.id, message, reply.span, severity=Severity.ERROR, effect=Effect.CLARIFY)


def _negative(binding: Binding, name: str, parameters: Parameters) -> Iterator[Hit]:
    requirement, reply = binding.requirement, binding.reply
    if requirement.deviation_allowed or reply is None:
        return
    place = reply.span_of("deviation")
    if requirement.kind in parameters.strict:
        message = f"{name}不允许偏离，答复却是负偏离"
        yield fail(requirement.id, message, place, related=(requirement.span,))
    else:
        message = f"{name}答复为负偏离，会失分，请确认"
        yield fail(requirement.id, message, place, severity=Severity.WARNING, effect=Effect.SCORE_LOSS)


KIND = Kind("要求有没有偏离说明、有没有负偏离", Parameters, check)
