"""变更影响清单: everything that depends on what a clarification changed, one line each with where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.model.sheet import Cell, Heading, Prose, Sheet, Table, cells
from bidkit.sheets.impact.lines import lines_now, moved_lines
from bidkit.sheets.impact.places import resting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bidkit.model.changes import Change
    from bidkit.sheets.impact.lines import Lines
    from bidkit.sheets.impact.places import Resting
    from bidkit.sheets.material import Material

HEADS = ("受影响的", "是什么", "在哪里", "怎么办")
WIDTHS = (12, 40, 26, 30)
_OLD = 40


def make(material: Material) -> tuple[Sheet, ...]:
    """Return the list of the changes that nobody has settled yet; no sheet where there are none."""
    waiting = [one for one in material.dossier.tender.changes if not one.settled]
    if not waiting:
        return ()
    now = lines_now(material)
    blocks = [block for change in waiting for block in _change(change, affected(material, change, now))]
    lead = f"{len(waiting)} 处改动还没有人处理。逐条核对下面列出的地方，改完再在「变更」表里签字。"
    return (Sheet("impact", "变更影响清单", tuple(blocks), lead=lead, landscape=True, workbook=True),)


def affected(material: Material, change: Change, now: Lines) -> tuple[Resting, ...]:
    """Return what depends on one change: requirements, answers, printed places, lines of sheets, plan dates."""
    return (*resting(material, change), *moved_lines(material, change, now))


def _change(change: Change, found: Sequence[Resting]) -> Sequence[Heading | Prose | Table]:
    title = f"{change.item or '对不上已有条目'}：{change.old[:_OLD]} → {change.new[:_OLD]}"
    quote = Prose(Cell(f"{change.file} {change.place}：{change.quote}", "quiet"))
    if not found:
        return (
            Heading(title),
            quote,
            Prose(Cell("没有找到受影响的地方：改动对不上已有条目，请人工通读。", "warn")),
        )
    rows = tuple(cells(one.sort, one.what, Cell(one.where, refs=one.refs), one.cure) for one in found)
    return (Heading(title), quote, Table(f"影响 {change.item or change.new[:12]}"[:31], HEADS, rows, WIDTHS))
