"""Packs that do not run: switched off by somebody, or never asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.model.packs import BY_REGIME, packs_of, switched_off
from bidkit.model.unchecked import Unchecked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.check.world import World
    from bidkit.model.rules import Checklist

INTEGRITY = "integrity"


def packs(checklist: Checklist, world: World) -> Iterator[Unchecked]:
    """Yield the packs that were switched off, with who and why, then what no pack looks at."""
    tender = world.tender
    for one in switched_off(tender):
        day = f" {one.on}" if one.on else ""
        yield Unchecked(
            what=f"规则包 {one.pack}",
            why=f"{one.by}{day} 关掉了它：{one.reason}",
            cure=f"从 tender.yaml 的 packs_off 里删掉 {one.pack}",
            decides=True,
        )
    if INTEGRITY not in packs_of(tender) and not any(one.pack == INTEGRITY for one in switched_off(tender)):
        yield Unchecked(
            what="会被认作串标、混装的痕迹",
            why="诚信规则没有开",
            cure="在 tender.yaml 的 checklists 里加 integrity，并在 bid.yaml 的 rivals 写其他投标人",
        )
    if tender.is_read("regime") and tender.regime not in BY_REGIME:
        yield Unchecked(
            what="这种采购特有的规定",
            why="企业自主采购、军队采购没有专门的规则包，只查了基本规则",
            cure="由人对照采购文件和采购人的制度看一遍",
        )
