"""Records that bid.yaml chooses for a requirement or scoring item and that do not count there: said, never dropped."""

from __future__ import annotations

from collections.abc import Iterator

from bidkit.check.kind import Hit, Kind, NoParameters, fail
from bidkit.check.world import World
from bidkit.finding import Answer
from bidkit.model.dossier import Verdict
from bidkit.model.rules import Rule


def check(world: World, parameters: NoParameters, rule: Rule) -> Iterator[Hit]:
    """Yield each chosen record that does not count; a requirement that nothing meets is said elsewhere."""
    verdicts = [(one.requirement.id, one.requirement.title, one.verdict) for one in world.dossier.bindings]
    verdicts = [one for one in verdicts if one[2].answer is Answer.PASS]
    verdicts += [(one.criterion.id, one.criterion.item, one.verdict) for one in world.dossier.scores]
    for item, name, verdict in verdicts:
        yield from _uncounted(world, item, name, verdict)


def _uncounted(world: World, item: str, name: str, verdict: Verdict) -> Iterator[Hit]:
    bid = world.dossier.bid
    chosen = bid.evidence.get(item, ())
    proven = {proof.record_id for proof in verdict.proofs}
    for gap in verdict.gaps:
        if gap.record_id in chosen and gap.record_id not in proven:
            message = f"为「{name or item}」选用的{gap}，不计入"
            yield fail(f"{item}/{gap.record_id}", message, bid.span_of("evidence"))


KIND = Kind("选用的资料是否都算数", NoParameters, check)
