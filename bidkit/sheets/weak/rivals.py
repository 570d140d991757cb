"""Scoring items on which rivals are expected to lead, as one question: judges compare, we only speak of ourselves."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.sheets.competitors.points import weak_against
from bidkit.sheets.numbers import marks
from bidkit.sheets.weak.point import WeakPoint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.sheets.material import Material

SHOWN = 4


def behind(material: Material) -> Iterator[WeakPoint]:
    """Yield one point for all scoring items on which some expected rival gets more than we do."""
    trailing = weak_against(material)
    if not trailing:
        return
    gap = sum((one.gap for one in trailing), Decimal(0))
    named = "、".join(f"{one.criterion}「{one.item.rpartition('：')[2]}」" for one in trailing[:SHOWN])
    more = f" 等 {len(trailing)} 项" if len(trailing) > SHOWN else ""
    yield WeakPoint(
        "behind",
        "expected",
        f"按对预计对手的估计，{named}{more}对手领先，合计 {marks(gap)} 分",
        "和其他投标人相比，贵公司的优势和不足是什么？",
        "先练落后的这几项；只讲自己，不点名、不评价其他投标人，也不打听别家的方案和价格",
        points=gap,
        items=tuple(one.criterion for one in trailing),
        source="bid.yaml expected",
    )
