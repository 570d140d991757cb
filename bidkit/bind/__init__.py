"""Bind every requirement, scoring item and form to its evidence or answer, or to a gap; pure."""

from __future__ import annotations

from dataclasses import replace

from bidkit.bind.clock import clock_of
from bidkit.bind.deductions import register_of
from bidkit.bind.evaluate import Scene, evaluate
from bidkit.bind.scores import score
from bidkit.finding import Answer
from bidkit.model.bid import Bid, Price, Reply
from bidkit.model.dossier import Binding, Dossier, Proof, TeamSeat, Verdict
from bidkit.model.library import Library
from bidkit.model.tender import Requirement, Tender

__all__ = ["bind"]


def bind(library: Library, tender: Tender, bid: Bid, price: Price | None) -> Dossier:
    """Return the dossier: every requirement and scoring item with its verdict, reason and proof.

    Where the tender asks for unit prices, the sum of the price table is no price.
    """
    people = {person.id: person for person in library.people}
    team = tuple(
        TeamSeat(people[member.person], member.role, member.duty)
        for member in bid.team
        if member.person in people
    )
    forms = frozenset(section.form for volume in tender.package.volumes for section in volume.sections)
    scene = Scene(library, clock_of(tender), team, forms)
    bindings = tuple(_bind(requirement, bid, scene) for requirement in tender.requirements)
    register = register_of(tender, bid)
    scores = tuple(score(item, scene, bid, register) for item in tender.criteria)
    by_unit = tender.money.quote.kind == "unit"
    whole, parts = (None, price) if by_unit else (price, None)
    return Dossier(library, tender, bid, whole, bindings, scores, team, parts)


def _bind(requirement: Requirement, bid: Bid, scene: Scene) -> Binding:
    reply = bid.answers.get(requirement.id)
    if requirement.needs is not None:
        verdict = evaluate(requirement.needs, _scene_of(requirement.id, bid, scene))
    else:
        verdict = _answered(requirement, reply, scene.library)
    return Binding(requirement, verdict, reply)


def _scene_of(name: str, bid: Bid, scene: Scene) -> Scene:
    chosen, told = bid.evidence.get(name), bid.told.get(name)
    value = told.value if told else None
    return replace(scene, chosen=chosen, named=chosen is not None, item=name, told=value)


def _answered(requirement: Requirement, reply: Reply | None, library: Library) -> Verdict:
    """Return the verdict on a requirement that a person answers; silence is never a yes."""
    if reply is None or not reply.reply:
        return Verdict(Answer.FAIL, f"尚未答复，请在 bid.yaml 的 answers 写 {requirement.id}")
    index = library.index()
    records = [index[record_id] for record_id in reply.evidence if record_id in index]
    proofs = tuple(Proof(record.id, record.label, record.papers()) for record in records)
    if reply.deviation == "negative" and not requirement.deviation_allowed:
        return Verdict(Answer.FAIL, "答复为负偏离", proofs)
    return Verdict(Answer.PASS, "已由人答复", proofs)
