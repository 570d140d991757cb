"""What the rules of a run had nothing to look at: because nobody read it, named it or switched it on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bidkit.check.override import adjusted
from bidkit.model.unchecked import Unchecked
from bidkit.unchecked.bid import BID
from bidkit.unchecked.eyes import EYES
from bidkit.unchecked.library import LIBRARY
from bidkit.unchecked.packs import packs
from bidkit.unchecked.reading import READING
from bidkit.unchecked.tender import TENDER

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from bidkit.check.world import World
    from bidkit.model.bid import Looked
    from bidkit.model.rules import Checklist, Stage
    from bidkit.unchecked.spot import Spot

_STAGES: dict[Stage, tuple[str, str, str]] = {
    "data": ("资料、要求和报价", "只看了给出的文件", "运行 bidkit check"),
    "document": ("成品文件", "还没有生成", "运行 bidkit build"),
}
SPOTS: tuple[Spot, ...] = (*READING, *TENDER, *BID, *LIBRARY, *EYES)


def unchecked(checklist: Checklist, world: World, stages: Collection[Stage]) -> tuple[Unchecked, ...]:
    """Return what was not looked at, what decides first, each in the order a person closes them.

    What the tender does not have, and a person has said so (``absent``), is not listed; nor is what only rules look at
    that are not run for this purchase. ``stages`` are those that were run.
    """
    found = (*_spots(checklist, world), *packs(checklist, world), *_stages(checklist, stages))
    return tuple(sorted(found, key=lambda one: not one.decides))


def _stages(checklist: Checklist, stages: Collection[Stage]) -> Iterator[Unchecked]:
    """Yield the rules of a stage that this run does not have: the data behind given files, files not yet made."""
    for stage, (what, why, cure) in _STAGES.items():
        codes = tuple(rule.code for rule in checklist.rules if rule.stage == stage)
        if codes and stage not in stages:
            yield Unchecked(what=what, why=f"{why}，{len(codes)} 条规则没有运行", cure=cure, codes=codes)


def _spots(checklist: Checklist, world: World) -> Iterator[Unchecked]:
    tender = world.tender
    run = [
        rule
        for rule in adjusted(checklist, tender).rules
        if rule.binds(tender.regime, tender.method, tender.issue_day)
    ]
    for spot in SPOTS:
        codes = tuple(rule.code for rule in run if spot.sight in rule.sight)
        if spot.absent in tender.absent or (spot.sight and not codes):
            continue
        why = spot.why(world)
        if why:
            one = Unchecked(
                what=spot.what,
                why=why,
                cure=spot.cure,
                who=spot.who,
                decides=spot.decides,
                codes=codes,
                absent=spot.absent,
            )
            yield one if spot.pages is None else _looked_at(one, spot.pages(world), world.dossier.bid.seen)


def _looked_at(one: Unchecked, pages: str, seen: Sequence[Looked]) -> Unchecked:
    """Return it with who has looked at these very pages; a look at other pages counts no more and is told."""
    looks = [look for look in seen if look.what == one.what]
    same = next((look for look in looks if pages and look.of == pages), None)
    if same is not None:
        return replace(one, of=pages, seen_by=f"{same.by}（{same.on}）")
    if looks and pages:
        old = "、".join(f"{look.by}（{look.on}）" for look in looks)
        return replace(one, of=pages, why=f"{one.why}。{old}看的是以前的页面，页面后来变了，要重新看")
    return replace(one, of=pages)
