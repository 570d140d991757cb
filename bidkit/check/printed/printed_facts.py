"""What the finished files say where bidkit printed from the data: the same value, row and clause, in Word and PDF."""

from __future__ import annotations

from collections.abc import Iterator

from bidkit.check.kind import Hit, Kind, fail, unknown
from bidkit.check.world import World
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.proofread.sorts import Sort


class Parameters(Record):
    """Which differences the rule tells; beyond ``shown`` of one section they are counted."""

    sort: Sort
    shown: int = 12


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield the differences of one sort, section by section."""
    told: dict[str, int] = {}
    for one in world.misprints:
        if one.sort != parameters.sort:
            continue
        count = told[one.section] = told.get(one.section, 0) + 1
        if count <= parameters.shown:
            hit = unknown if one.unsure else fail
            yield hit(one.subject, one.message, one.span)
    for section, count in told.items():
        if count > parameters.shown:
            yield fail(f"{section}/more", f"章节「{section}」还有 {count - parameters.shown} 处同类的不同")


KIND = Kind("成品里印的与数据是否一致", Parameters, check)
