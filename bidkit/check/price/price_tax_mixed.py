"""The tax rates of a small and of a general taxpayer in one price table."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from bidkit.check.kind import Hit, Kind, NoParameters
from bidkit.check.price_line import of_line
from bidkit.check.world import World
from bidkit.model.rules import Rule

SMALL = frozenset({Decimal("0.01"), Decimal("0.03")})
GENERAL = frozenset({Decimal("0.06"), Decimal("0.09"), Decimal("0.13")})


def check(world: World, parameters: NoParameters, rule: Rule) -> Iterator[Hit]:
    """Yield the lines in the minority where one bidder pays as a small and as a general taxpayer."""
    lines = list(enumerate(world.dossier.lines, 1))
    small = [(n, line) for n, line in lines if line.tax_rate in SMALL]
    general = [(n, line) for n, line in lines if line.tax_rate in GENERAL]
    if small and general:
        fewer, more = sorted((small, general), key=len)
        number, line = fewer[0]
        other = more[0][1]
        problem = (
            f"税率 {line.tax_rate * 100:f}%，其他项是 {other.tax_rate * 100:f}%：小规模和一般纳税人的税率混用"
        )
        yield of_line(number, line, problem)


KIND = Kind("报价表有没有混用两种纳税人的税率", NoParameters, check)
