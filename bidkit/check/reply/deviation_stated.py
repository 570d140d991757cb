"""Every requirement says how far we deviate, and none deviates to the worse where that is not allowed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bidkit.check.kind import Hit, Kind, fail
from bidkit.check.world import World
from bidkit.finding import Effect, Severity
from bidkit.model.dossier import Binding
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.model.tender import RequirementKind

_NO = re.compile(
    r"(?:无法|不能|难以)(?:满足|提供|响应|达到|实现|承诺|保证|接受)|不予响应|不具备条件|做不到|达不到"
    r"|我[方司](?:目前|现|暂|尚)?(?:不接受|不同意|不具备|不支持|不提供|不承诺)|[暂尚]不(?:支持|具备|接受|提供|响应)"
    r"|(?<!无)(?<!没有)(?<!不存在)(?<!不得)负偏离"
)


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
        elif _NO.search(reply.reply) and reply.deviation == "none":
            message = f"{name}写了「无偏离」，答复里却有「{_NO.findall(reply.reply)[0]}」"
            yield fail(requirement.id, message, reply.span, severity=Severity.WARNING, effect=Effect.CLARIFY)


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
