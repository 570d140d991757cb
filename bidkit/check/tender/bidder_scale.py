"""Demands on the size of the bidder, which the law forbids as a condition and for points."""

from __future__ import annotations

from collections.abc import Iterator

from bidkit.check.kind import Hit, Kind, against_the_buyer
from bidkit.check.needs import criterion_leaves, leaves
from bidkit.check.remedies import Remedy, remedy
from bidkit.check.world import World
from bidkit.model.needs import Need
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.source import Span


class Parameters(Record):
    """The remedy of the regime."""

    remedy: Remedy


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield each demand, with what the bidder can do."""
    for subject, problem, span in _scale(world):
        cure = remedy(world, parameters.remedy, world.tender.dates.issued)
        yield against_the_buyer(subject, problem, cure, span)


def _scale(world: World) -> Iterator[tuple[str, str, Span]]:
    """Yield demands on the size of the bidder, as a condition or for points."""
    places = [(one.id, one.span, list(leaves(one.needs))) for one in world.tender.requirements]
    places += [(one.id, one.span, list(criterion_leaves(one))) for one in world.tender.criteria]
    for item_id, span, needs in places:
        name = next((name for need in needs if (name := _scale_of(need))), "")
        if name:
            yield item_id, f"{item_id} 以{name}作为资格条件或评审因素，对供应商实行差别待遇", span


def _scale_of(need: Need) -> str:
    if need.company is not None and need.company.registered_capital_min is not None:
        return "注册资本"
    if need.financial is not None and need.financial.revenue_min is not None:
        return "营业收入"
    return "利润" if need.financial is not None and need.financial.profit else ""


KIND = Kind("招标文件有没有以企业规模作为条件或评分", Parameters, check)
