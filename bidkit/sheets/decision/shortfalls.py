"""What still stands between us and a complete bid: requirements, fatal findings, unread fields, missed points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.bind.clock import clock_of
from bidkit.bind.match import match_person
from bidkit.check.needs import criterion_leaves
from bidkit.finding import Answer
from bidkit.model.gap import Lack
from bidkit.sheets.numbers import marks

if TYPE_CHECKING:
    from bidkit.finding import Finding
    from bidkit.law.lead import LeadTime
    from bidkit.model.dossier import Binding, Verdict
    from bidkit.model.needs import Need, PersonNeed
    from bidkit.sheets.material import Material

FATAL_KINDS = ("qualification", "conformity", "substantive")
_SOCIAL = ("social_security", "files.social-security")


@dataclass(frozen=True, slots=True)
class Shortfall:
    """One gap: ``blocking`` where it may cost the bid, ``points`` where it costs points.

    ``binding`` is the requirement it is about, where it is about one.
    """

    what: str
    effect: str
    lead: LeadTime | None
    blocking: bool
    count: int = 1
    points: Decimal = Decimal(0)
    binding: Binding | None = None

    @property
    def qualifies(self) -> bool:
        """Return whether it is about being qualified to bid at all."""
        return self.binding is not None and self.binding.requirement.kind == "qualification"

    def closable(self, days_left: int | None) -> bool | None:
        """Return whether it can be closed in so many working days; None where nobody can tell."""
        if self.lead is None or days_left is None:
            return None
        return self.lead.needed(self.count) <= days_left


def shortfalls(material: Material) -> tuple[Shortfall, ...]:
    """Return every gap: what may cost the bid first and the slowest of it on top, then points by their number."""
    found = (
        *_requirements(material),
        *_unanswered(material),
        *_findings(material),
        *_unread(material),
        *_points(material),
    )
    return tuple(sorted(found, key=_order))


def _order(one: Shortfall) -> tuple[bool, int, Decimal, str]:
    days = one.lead.needed(one.count) if one.lead is not None else 10**6
    return (not one.blocking, -days if one.blocking else 0, -one.points, one.what)


def unanswered(binding: Binding) -> bool:
    """Return whether a requirement waits for a person's words."""
    return binding.requirement.needs is None and (binding.reply is None or not binding.reply.reply)


def _requirements(material: Material) -> Iterator[Shortfall]:
    for one in material.dossier.bindings:
        requirement = one.requirement
        if one.verdict.answer is Answer.PASS or (unanswered(one) and requirement.kind != "qualification"):
            continue
        fatal = requirement.kind in FATAL_KINDS
        lead = (
            _time("answer", material) if unanswered(one) else _lead(requirement.needs, one.verdict, material)
        )
        what = f"{requirement.id} {requirement.title or requirement.text}"
        yield Shortfall(what, "可能投标无效" if fatal else "可能失分", lead, fatal, binding=one)


def _unanswered(material: Material) -> Iterator[Shortfall]:
    """Yield the requirements that wait for words as one gap: they are written in one go."""
    waiting = [
        one
        for one in material.dossier.bindings
        if unanswered(one) and one.requirement.kind != "qualification"
    ]
    fatal = sum(one.requirement.kind in FATAL_KINDS for one in waiting)
    told = f"，★等 {fatal} 项" if 0 < fatal < len(waiting) else ""
    if waiting:
        effect = "可能投标无效" if fatal else "可能失分"
        what = f"{len(waiting)} 项{'★等' if fatal == len(waiting) else ''}要求没人答复{told}"
        yield Shortfall(what, effect, _time("answer", material), fatal > 0, len(waiting))


def _findings(material: Material) -> Iterator[Shortfall]:
    told = {one.requirement.id for one in material.dossier.bindings if one.verdict.answer is not Answer.PASS}
    kept = [one for one in material.findings if one.blocks and _new(material, one, told)]
    first = {one.code: one for one in reversed(kept)}
    for code, count in sorted(Counter(one.code for one in kept).items()):
        lead = material.uses(first[code]).lead
        times = f"（{count} 处）" if count > 1 else ""
        time = material.standards.lead_times.get(lead) if lead is not None else None
        yield Shortfall(f"{code} {first[code].title}{times}", "可能投标无效", time, True, count)


def _new(material: Material, finding: Finding, told: set[str]) -> bool:
    return material.uses(finding).own_gap and finding.subject not in told


def _unread(material: Material) -> Iterator[Shortfall]:
    tender, bid = material.dossier.tender, material.dossier.bid
    if tender.confirmed is None:
        yield Shortfall("招标要求没人对着原文核对", "结论可能改变", _time("reading", material), True)
    unread = (*tender.not_read, *(f"bid.{name}" for name in bid.not_given))
    if unread:
        what = f"{len(unread)} 个字段没有读到或没有定：{'、'.join(unread)}"
        yield Shortfall(what, "结论可能改变", _time("reading", material), True, len(unread))


def _points(material: Material) -> Iterator[Shortfall]:
    for one in material.dossier.scores:
        rule, criterion = one.criterion.rule, one.criterion
        if one.earned is None or one.earned >= criterion.points:
            continue
        need = next(criterion_leaves(criterion), None) if rule.parts else rule.needs
        need = rule.ladder[0].needs if rule.ladder else need
        lost = criterion.points - one.earned
        lead = _lead(need, one.verdict, material)
        named = criterion.item.rpartition("：")[2] or criterion.item
        yield Shortfall(f"{criterion.id} {named}", f"少 {marks(lost)} 分", lead, False, points=lost)


def _lead(need: Need | None, verdict: Verdict, material: Material) -> LeadTime | None:
    """Return how long a need that is not met usually takes, judged by what its best record lacks."""
    if need is None:
        return _time("text", material)
    if need.all or need.any:
        parts = [_lead(part, verdict, material) for part in (*need.all, *need.any)]
        known = [part for part in parts if part is not None]
        # The verdict does not say which part failed: the slowest one is the safe answer.
        return max(known, key=lambda part: part.days) if len(known) == len(parts) else None
    if any(gap.only(Lack.UNREAD) for gap in verdict.gaps):
        return _time("reading", material)
    if any(gap.only(Lack.FIELD) for gap in verdict.gaps):
        return _time("data", material)
    if any(gap.only(Lack.PAPER) for gap in verdict.gaps):
        return _time("contract", material) if need.case is not None else _time("scan", material)
    return _of_kind(need, verdict, material)


def _time(name: str, material: Material) -> LeadTime:
    return material.standards.lead_times[name]


def _of_kind(need: Need, verdict: Verdict, material: Material) -> LeadTime | None:
    library = material.dossier.library
    if not (library.qualifications or library.cases or library.people):
        return None  # nothing was entered yet: what the bidder holds is not known
    if need.person is not None:
        if not material.dossier.team or _somebody_free(need.person, material):
            return _time("team", material)
        return (
            _time("social", material)
            if any(one.field in _SOCIAL for gap in verdict.gaps for one in gap.reasons)
            else _time("personal", material)
        )
    kinds = (
        (need.qualification, _time("certificate", material)),
        (need.case, _time("new-case", material)),
        (need.financial, _time("audit", material)),
        (need.company, _time("change", material)),
        (need.product, _time("product", material)),
        (need.form, _time("document", material)),
    )
    return next((lead for asked, lead in kinds if asked), None)


def _somebody_free(need: PersonNeed, material: Material) -> bool:
    """Return whether somebody on file who has no seat yet answers the need, so that naming them would do."""
    seated = {seat.person.id for seat in material.dossier.team}
    company, clock = material.dossier.library.company, clock_of(material.dossier.tender)
    free = (one for one in material.dossier.library.people if one.id not in seated)
    return any(match_person(need, one, company, clock).answer is Answer.PASS for one in free)
