"""Certificates that end before the opening, inside the bid validity, soon after, or while the contract runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bidkit.model.library import Company, Person, Qualification
from bidkit.sheets.weak.point import WeakPoint, asked_for, clock_known, points_of, resting_on
from bidkit.words.months import first_of
from bidkit.words.names import same_certificate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.check.world import World
    from bidkit.sheets.material import Material

NEAR_MONTHS = 6
"""An end this near to the opening is asked about on its own."""


@dataclass(frozen=True, slots=True)
class Held:
    """A certificate in use, when it ends, and the record that holds its scan."""

    subject: str
    name: str
    until: date
    record_id: str


def expiring(material: Material, world: World) -> Iterator[WeakPoint]:
    """Yield each certificate that ends soon, and one point for all that end later while the contract runs.

    Nothing while the dates of the tender are not known.
    """
    if not clock_known(material):
        return
    held = sorted(_held(world), key=lambda one: (one.until, one.subject))
    near = _months_on(world.opening, NEAR_MONTHS)
    last = contract_end(world)
    later = [one for one in held if last and max(near, world.validity_end) <= one.until < last]
    for one in held:
        if one.until < max(near, world.validity_end):
            yield _one(material, world, one)
    if later and last:
        yield _later(material, later, last)


def contract_end(world: World) -> date | None:
    """Return about when our duties end: delivery and warranty counted from the end of the bid validity.

    None where the bid promises neither.
    """
    promised = world.dossier.bid.delivery
    if promised.period_days is None and promised.warranty_months is None:
        return None
    built = world.validity_end + timedelta(days=promised.period_days or 0)
    return _months_on(built, promised.warranty_months or 0)


def _held(world: World) -> Iterator[Held]:
    index = world.library.index()
    for record_id in sorted(world.used_records | world.uses.required | world.uses.scored):
        record = index.get(record_id)
        if isinstance(record, Qualification) and isinstance(record.valid_until, date):
            yield Held(record.id, record.name, record.valid_until, record.id)
        elif isinstance(record, Company) and isinstance(record.term, date):
            yield Held(record.id, "营业执照", record.term, record.id)
        elif isinstance(record, Person):
            for one in record.certificates:
                asked = any(same_certificate(name, one.name) for name in world.uses.asked)
                if asked and isinstance(one.valid_until, date):
                    subject = f"{record.id}/{one.name}"
                    yield Held(subject, f"{record.name}的{one.name}", one.valid_until, record.id)


def _one(material: Material, world: World, held: Held) -> WeakPoint:
    scores = resting_on(material.dossier, held.record_id)
    needed = asked_for(material.dossier, held.record_id)
    when, tail = _when(world, held.until)
    return WeakPoint(
        "expired" if held.until < world.opening else "expiry",
        held.subject,
        f"「{held.name}」有效期至 {held.until}，{when}",
        f"贵公司的「{held.name}」{held.until} 到期（{when}），{tail}",
        "现在就办换证或再认证，把受理证明放进标书；已经递交的，带上受理证明原件备查",
        points=points_of(scores),
        items=(*needed, *(score.criterion.id for score in scores)),
        refs=material.record_pages(held.record_id),
        source=held.record_id,
        urgent=held.until < world.opening and bool(needed),
    )


def _when(world: World, until: date) -> tuple[str, str]:
    if until < world.opening:
        return f"开标日 {world.opening} 已经失效", "凭什么认定贵公司仍然具备？"
    if until < world.validity_end:
        return f"早于投标有效期届满日 {world.validity_end}", "评审和服务期内怎样保证有效？"
    months = (until - world.opening).days // 30
    return f"开标后约 {months} 个月", "服务期内怎样保证有效？"


def _later(material: Material, held: list[Held], last: date) -> WeakPoint:
    names = "、".join(f"「{one.name}」{one.until}" for one in held)
    scores = tuple(
        dict.fromkeys(s.criterion.id for one in held for s in resting_on(material.dossier, one.record_id))
    )
    return WeakPoint(
        "later-expiry",
        "contract",
        f"合同履行期（约到 {last:%Y-%m}）内陆续到期的有 {len(held)} 项：{names}",
        f"贵公司有 {len(held)} 项证书在合同履行期内到期，怎样保证到期前续上？",
        "列出每项证书的再认证计划和负责人，到期前六个月启动",
        items=scores,
        refs=tuple(ref for one in held[:4] for ref in material.record_pages(one.record_id)),
        source="、".join(dict.fromkeys(one.record_id for one in held)),
    )


def _months_on(day: date, months: int) -> date:
    return first_of(day, months).replace(day=min(day.day, 28))
