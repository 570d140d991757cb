"""The competitors' sheet: eight sides, SWOT, our differences, points item by item, what to stress.

Says nothing that was not published, and nothing of how to reach an evaluator, a buyer or another bidder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.model.sheet import Gap, Heading, Prose, Sheet
from bidkit.sheets.competitors.contest import ahead_table, behind_table, glance_table, item_tables
from bidkit.sheets.competitors.guide import conduct, sources, steps
from bidkit.sheets.competitors.known import (
    difference_tables,
    known_gaps,
    past_table,
    side_tables,
    swot_table,
)
from bidkit.sheets.competitors.ours import our_gaps
from bidkit.sheets.competitors.points import Behind, standings, weak_against
from bidkit.sheets.competitors.rivals import rival_gaps, rivals

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bidkit.model.sheet import Block
    from bidkit.sheets.competitors.points import Standing
    from bidkit.sheets.competitors.rivals import Rival
    from bidkit.sheets.material import Material

__all__ = ["Behind", "make", "weak_against"]

TITLE = "竞争对手分析"


def make(material: Material) -> Sheet:
    """Return the competitors' sheet; with nobody known, how to find out and what we look like ourselves."""
    found = rivals(material)
    scored = standings(material)
    blocks: list[Block] = [Prose(conduct())]
    if not found:
        blocks += [Heading("先查什么、怎么填"), steps()]
    if any(rival.expected for rival in found):
        blocks += _contest(material, scored)
    blocks += _known(material, found)
    blocks += [Heading("公开信息从哪里查"), sources()]
    return Sheet(
        id="competitors",
        title=TITLE,
        blocks=tuple(blocks),
        gaps=_gaps(material, found),
        lead="内部资料，不随投标文件递交。",
        landscape=True,
        workbook=True,
    )


def _contest(material: Material, scored: Sequence[Standing]) -> Iterable[Block]:
    yield Heading("这次预计的对手")
    yield glance_table(material, scored)
    behind, ahead = behind_table(material, scored), ahead_table(material, scored)
    if behind is not None:
        yield Heading("我方落后的项：答辩先准备这些")
        yield behind
    if ahead is not None:
        yield Heading("我方领先的项：述标多讲这些")
        yield ahead
    if scored:
        yield Heading("逐项得分")
        yield from item_tables(material, scored)


def _known(material: Material, found: Sequence[Rival]) -> Iterable[Block]:
    yield Heading("八个方面" if found else "我方的八个方面，比较时用")
    yield from side_tables(material, found)
    if not found:
        return
    yield Heading("优势、劣势、机会、威胁")
    yield swot_table(found)
    yield Heading("我方与他们的差异")
    yield from difference_tables(found)
    past = past_table(found)
    if past is not None:
        yield Heading("公开过的报价")
        yield past


def _gaps(material: Material, found: Sequence[Rival]) -> tuple[Gap, ...]:
    none = Gap("没有评分表，不能逐项比较", "在 tender.yaml 的 criteria 里照招标文件录入评分项")
    table = () if material.dossier.scores else (none,)
    return (*table, *rival_gaps(material), *known_gaps(material, found), *our_gaps(material))
