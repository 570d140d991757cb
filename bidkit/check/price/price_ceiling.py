"""The computed bid price stays within the ceiling and the budget."""

from __future__ import annotations

from collections.abc import Iterator

from bidkit.check.kind import Hit, Kind, NoParameters, fail, unknown
from bidkit.check.world import World
from bidkit.model.rules import Rule


def check(world: World, parameters: NoParameters, rule: Rule) -> Iterator[Hit]:
    """Yield a price above a limit; without a price a limit cannot be judged."""
    price, money = world.dossier.price, world.tender.money
    limits = (("最高限价", "ceiling", money.ceiling), ("预算", "budget", money.budget))
    for name, field, limit in limits:
        if limit is None:
            continue
        if price is None:
            yield unknown(field, f"没有报价表，无法判断是否超过{name} {limit:,.2f} 元", money.span_of(field))
        elif price.total > limit:
            over = price.total - limit
            message = f"投标总价 {price.total:,.2f} 元，超过{name} {limit:,.2f} 元（多出 {over:,.2f} 元）"
            place = world.dossier.bid.span_of("price")
            yield fail(field, message, place, related=(money.span_of(field),))


KIND = Kind("报价是否超过最高限价和预算", NoParameters, check)
