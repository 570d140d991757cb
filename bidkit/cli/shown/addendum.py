"""What a clarification changes, printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bidkit.errors import typed
from bidkit.flow.addendum import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bidkit.flow.addendum import TakenAddendum
    from bidkit.model.sheet import Sheet


def as_dict(taken: TakenAddendum) -> dict[str, Any]:
    """Return the proposed changes, the withdrawn waivers and the doubts."""
    shown = [{name: getattr(change, name) for name in FIELDS} for change in taken.changes]
    doubts = [{"code": one.code, "what": one.what, "place": one.place} for one in taken.doubts]
    return {"schema": 1, "changes": shown, "withdrawn": list(taken.withdrawn), "doubts": doubts}


def as_lines(taken: TakenAddendum, tender: str) -> list[str]:
    """Return the same in words, and the next step."""
    open_ = [f"  {one.what}{f'（{one.place}）' if one.place else ''}。{one.cure}" for one in taken.doubts]
    if open_:
        open_.insert(
            0,
            f"读的时候有 {len(taken.doubts)} 处疑问，记在 tender.yaml 的 doubts 里，处理完才会是「可以交」：",
        )
    if not taken.changes:
        return [f"{taken.file} 里没有读出改动。请人工再看一遍；没有改动也不用处理", *open_]
    lines = [f"{taken.file} 提出 {len(taken.changes)} 处改动，已记在 tender.yaml 的 changes 里，原内容保留："]
    for change in taken.changes:
        where = change.item or "对不上已有条目"
        words = f"{change.old[:40]} → {change.new[:60]}" if change.new else change.quote[:80]
        lines.append(f"  {where}：{words}")
    if taken.withdrawn:
        lines.append(f"撤销的豁免：{'、'.join(taken.withdrawn)}")
    return [
        *lines,
        *open_,
        f"确认已撤销。下一步：bidkit review {typed(tender)}，在「变更」表里逐条处理；"
        f"受影响的要求、应答、页、表和日期列成一张：bidkit sheets {typed(tender)} --only impact",
    ]


def impact_lines(sheets: Iterable[Sheet]) -> Iterator[str]:
    """Yield every requirement, answer, place, line of a sheet and date that the changes touch."""
    for table in (table for sheet in sheets for table in sheet.tables()):
        yield f"{table.name}：{len(table.rows)} 处"
        for row in table.rows:
            yield f"  {' | '.join(cell.text for cell in row if cell.text)}"
