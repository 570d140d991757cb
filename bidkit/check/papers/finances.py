"""Audited years: the right ones, in a row, and what their figures say of the bidder's standing."""

from __future__ import annotations

from collections.abc import Iterator

from bidkit.check.kind import Hit, fail, family
from bidkit.check.needs import criterion_leaves, leaves
from bidkit.check.ours import used
from bidkit.check.world import World
from bidkit.model.library import Financial
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.source import Span


class Ready(Record):
    """Before the month ``ready`` of a year last year's audit may not be done."""

    ready: int = 6


def _asked(world: World, parameters: Ready, rule: Rule) -> Iterator[Hit]:
    """Yield demands whose years are not in a row, lie ahead, or leave out a year that is already audited."""
    places = [(one.id, one.span, leaves(one.needs)) for one in world.tender.requirements]
    places += [(one.id, one.span, criterion_leaves(one)) for one in world.tender.criteria]
    for item_id, span, needs in places:
        for need in needs:
            if need.financial is not None:
                yield from _years(world, tuple(need.financial.years), parameters.ready, item_id, span)


def _years(world: World, years: tuple[int, ...], ready: int, item_id: str, span: Span) -> Iterator[Hit]:
    newest, deadline = max(years, default=0), world.deadline
    if len(years) > 1 and sorted(years) != list(range(newest - len(years) + 1, newest + 1)):
        yield fail(item_id, f"{item_id} 要的财务年度 {_list(years)} 不连续，请与招标文件核对", span)
    elif newest >= deadline.year:
        yield fail(item_id, f"{item_id} 要 {newest} 年度，投标截止时这一年还没有过完", span)
    elif newest < deadline.year - 1 and deadline.month >= ready:
        yield fail(
            item_id,
            f"{item_id} 只要到 {newest} 年度，截止 {deadline:%Y-%m} 时 {deadline.year - 1} 年度审计应已完成",
            span,
        )


def _shown(world: World, parameters: Ready, rule: Rule) -> Iterator[Hit]:
    """Yield a gap between the years handed in, or a newest year that is too old, where nobody asked by year."""
    found = sorted(year.year for year in used(world, Financial))
    if len(found) < 2:
        return
    gaps = sorted(set(range(found[0], found[-1] + 1)) - set(found))
    if gaps:
        yield fail("years", f"提交了 {_list(found)} 年度，中间缺 {_list(gaps)} 年度")
        return
    deadline = world.deadline
    if found[-1] < deadline.year - 1 and deadline.month >= parameters.ready:
        yield fail("years", f"提交了 {_list(found)} 年度，{deadline.year - 1} 年度应已审计，却没有提交")


def _list(years: Iterator[int] | list[int] | tuple[int, ...]) -> str:
    return "、".join(str(year) for year in years)


KINDS = family("财务年度是否齐全、数字说明什么", Ready, {"years-asked": _asked, "years-shown": _shown})
