"""Audited years: the right ones, in a row, and what their figures say of the bidder's standing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from bidkit.check.kind import Hit, Kind, fail
from bidkit.check.needs import criterion_leaves, leaves
from bidkit.check.ours import graded, used
from bidkit.check.world import World
from bidkit.model.library import Financial
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.source import Span

_NOT_CLEAN = re.compile(r"(?<!无)保留|无法表示|否定|带强调")


class Parameters(Record):
    """What to look at; before ``ready`` of a year last year's audit may not be done."""

    look: Literal["loss", "insolvent", "opinion", "years-asked", "years-shown"]
    ready: int = 6


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield audited years, or demands for them, that do not hold."""
    if parameters.look == "years-asked":
        yield from _asked(world, parameters.ready)
    elif parameters.look == "years-shown":
        yield from _shown(world, parameters.ready)
    else:
        for year in used(world, Financial):
            problem, field = _problem(year, parameters.look)
            if problem:
                message = f"{year.year} 年度（{year.id}）{problem}"
                yield graded(world, fail(year.id, message, year.span_of(field)), year.id)


def _problem(year: Financial, look: str) -> tuple[str, str]:
    if look == "loss" and year.net_profit is not None and year.net_profit < 0:
        return f"净利润 {year.net_profit:,.2f} 元，是亏损", "net_profit"
    assets, owed = year.assets, year.liabilities
    if look == "insolvent" and assets is not None and owed is not None and assets < owed:
        return f"资产 {assets:,.2f} 元少于负债 {owed:,.2f} 元，资不抵债", "liabilities"
    if look == "opinion" and _NOT_CLEAN.search(year.opinion):
        return f"审计意见是「{year.opinion}」，不是标准无保留意见", "opinion"
    return "", "year"


def _asked(world: World, ready: int) -> Iterator[Hit]:
    """Yield demands whose years are not in a row, lie ahead, or leave out a year that is already audited."""
    places = [(one.id, one.span, leaves(one.needs)) for one in world.tender.requirements]
    places += [(one.id, one.span, criterion_leaves(one)) for one in world.tender.criteria]
    for item_id, span, needs in places:
        for need in needs:
            if need.financial is not None:
                yield from _years(world, tuple(need.financial.years), ready, item_id, span)


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


def _shown(world: World, ready: int) -> Iterator[Hit]:
    """Yield a gap between the years handed in, or a newest year that is too old, where nobody asked by year."""
    found = sorted(year.year for year in used(world, Financial))
    if len(found) < 2:
        return
    gaps = sorted(set(range(found[0], found[-1] + 1)) - set(found))
    if gaps:
        yield fail("years", f"提交了 {_list(found)} 年度，中间缺 {_list(gaps)} 年度")
        return
    deadline = world.deadline
    if found[-1] < deadline.year - 1 and deadline.month >= ready:
        yield fail("years", f"提交了 {_list(found)} 年度，{deadline.year - 1} 年度应已审计，却没有提交")


def _list(years: Iterator[int] | list[int] | tuple[int, ...]) -> str:
    return "、".join(str(year) for year in years)


KIND = Kind("财务年度是否齐全、数字说明什么", Parameters, check)
