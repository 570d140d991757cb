"""What the tender demands in numbers, by subject: of its requirements, and of its terms on validity and delivery."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.check.demand import Claim, titled_claims
from bidkit.model.tender import RequirementKind

if TYPE_CHECKING:
    from bidkit.check.world import World
    from bidkit.source import Span

WHOLE = ("有效期", "服务期", "交付")
"""Subjects that a bid says once for the whole: several requirements that name other numbers speak of parts."""
_DAY = Decimal(86400)


@dataclass(frozen=True, slots=True)
class Demand:
    """One number that is demanded: ``by`` names the requirement or the field for a message, ``id`` tells it apart."""

    claim: Claim
    id: str
    by: str
    span: Span | None

    def missed_by(self, promise: Claim) -> bool:
        """Return whether a number says less of the same; 超过 2 天 is no promise to be there within some time."""
        same = promise.subject == self.claim.subject and promise.least == self.claim.least
        return same and promise.short_of(self.claim)

    @property
    def unmet(self) -> str:
        """Return the end of the sentence that tells of a promise of less."""
        return f"达不到{self.by}的「{self.claim.said}」"


def demands(world: World, kinds: Collection[RequirementKind]) -> tuple[Demand, ...]:
    """Return every demand of one number; what is a stated deviation is said elsewhere."""
    terms = tuple(_terms(world))
    known = {one.claim.subject for one in terms}
    listed = [one for one in _listed(world, kinds) if one.claim.subject not in known]
    for subject in WHOLE:
        said = {(one.claim.value, one.claim.months) for one in listed if one.claim.subject == subject}
        if len(said) > 1:
            listed = [one for one in listed if one.claim.subject != subject]
    return (*terms, *listed)


def _terms(world: World) -> Iterator[Demand]:
    """Yield what the tender's own fields demand."""
    tender = world.tender
    days = tender.dates.validity_days
    if days is not None:
        claim = Claim("有效期", days * _DAY, least=True, said=f"投标有效期 {days} 天", bound=True)
        yield Demand(claim, "validity_days", "招标文件要求", tender.dates.span_of("validity_days"))
    if tender.delivery_days is not None:
        claim = Claim("交付", tender.delivery_days * _DAY, False, f"交付期限 {tender.delivery_days} 天", True)
        yield Demand(claim, "delivery_days", "招标文件要求", tender.span_of("delivery_days"))


def _listed(world: World, kinds: Collection[RequirementKind]) -> Iterator[Demand]:
    """Yield the subjects of which a requirement demands one number."""
    for binding in world.dossier.bindings:
        wanted = binding.requirement
        if wanted.kind in kinds and not (binding.reply and binding.reply.deviation == "negative"):
            found = titled_claims(wanted.text, wanted.title)
            for claim in found:
                if sum(one.subject == claim.subject for one in found) == 1:
                    name = wanted.title or wanted.text[:30]
                    yield Demand(claim, wanted.id, f"要求 {wanted.id}「{name}」", wanted.span)
