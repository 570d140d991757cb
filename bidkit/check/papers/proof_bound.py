"""What proves a requirement is bound in a volume: in the library alone no judge sees it."""

from __future__ import annotations

from collections.abc import Iterator

from bidkit.check.kind import Hit, Kind, fail
from bidkit.check.world import World
from bidkit.finding import Answer
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.model.tender import RequirementKind


class Parameters(Record):
    """Which requirements to look at; all when empty."""

    kinds: tuple[RequirementKind, ...] = ()


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield requirements that are met by papers which stand in no volume."""
    bound = {proof.record_id for proof in world.bound}
    for binding in world.dossier.bindings:
        requirement, verdict = binding.requirement, binding.verdict
        if parameters.kinds and requirement.kind not in parameters.kinds:
            continue
        if verdict.answer is not Answer.PASS:
            continue
        missing = [
            proof.title for proof in verdict.proofs if proof.attachments and proof.record_id not in bound
        ]
        if missing:
            name = f"要求 {requirement.id}「{requirement.title or requirement.text[:40]}」"
            papers = "、".join(f"「{title}」" for title in missing)
            yield fail(requirement.id, f"{name}靠{papers}证明，这些材料没有装进任何一册", requirement.span)


KIND = Kind("证明材料是否装进了分册", Parameters, check)
