"""Subcontracting: only where allowed, and named on the form that the tender has for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from bidkit.check.kind import Hit, Kind, fail, unknown
from bidkit.check.world import World
from bidkit.model.record import Record
from bidkit.model.rules import Rule

_FORM = re.compile(r"分包")
_NAMED = re.compile(r"公司|厂|院|所|中心|集团|合作社|事务所")


class Parameters(Record):
    """What to look at."""

    look: Literal["allowed", "stated"]


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield subcontracting that the tender forbids, or that no form states; none at all is silent."""
    bid, tender = world.dossier.bid, world.tender
    if not bid.subcontract:
        return
    place = bid.span_of("subcontract")
    if parameters.look == "allowed":
        if tender.subcontract == "not-allowed":
            message = f"招标文件不允许分包，bid.yaml 写了「{bid.subcontract}」"
            yield fail("subcontract", message, place, related=(tender.span_of("subcontract"),))
        elif not tender.subcontract:
            yield unknown("subcontract", "tender.yaml 没有写是否允许分包，无法判断", place)
        return
    titles = [section.title for _, section in world.sections()]
    titles += [form.title for form in tender.forms if any(form.id == s.form for _, s in world.sections())]
    if not any(_FORM.search(title) for title in titles):
        yield fail("subcontract/form", f"要分包（{bid.subcontract}），却没有编入拟分包情况说明", place)
    if not _NAMED.search(bid.subcontract):
        yield fail("subcontract/name", f"分包说明「{bid.subcontract}」没有写明分包给哪一家", place)


KIND = Kind("分包是否允许、是否写明", Parameters, check)
