"""The abnormal-low self-test: our own price against the ceiling, before the committee does it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from bidkit.check.kind import Hit, Kind, fail
from bidkit.check.world import World
from bidkit.model.record import Record
from bidkit.model.rules import Rule


class Parameters(Record):
    """The price is found where it is below ``below`` of the ceiling and not below ``down_to`` of it."""

    below: Decimal
    down_to: Decimal = Decimal(0)


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield a price in the band; the budget stands in where the tender sets no ceiling."""
    price, money = world.dossier.price, world.tender.money
    limit = money.ceiling or money.budget
    if price is None or not limit:
        return
    share = price.total / limit
    if parameters.down_to <= share < parameters.below:
        name, field = ("最高限价", "ceiling") if money.ceiling else ("预算", "budget")
        line = parameters.below * limit
        message = (
            f"投标总价 {price.total:,.2f} 元，是{name} {limit:,.2f} 元的 {share * 100:.1f}%，"
            f"低于 {parameters.below * 100:.0f}%（{line:,.2f} 元）"
        )
        yield fail("total", message, world.dossier.bid.span_of("price"), related=(money.span_of(field),))


KIND = Kind("报价是否低到会被启动异常低价审查", Parameters, check)
