"""One thing is priced once."""

from __future__ import annotations

from collections.abc import Iterator

from bidkit.check.kind import Hit, Kind, NoParameters, fail
from bidkit.check.price_line import of_line
from bidkit.check.world import World
from bidkit.finding import Severity
from bidkit.model.bid import PriceLine
from bidkit.model.rules import Rule
from bidkit.words.spaces import tight


def check(world: World, parameters: NoParameters, rule: Rule) -> Iterator[Hit]:
    """Yield an item that is priced again: two prices for one thing is grave, the same price only a slip."""
    seen: dict[tuple[str, str, str], tuple[int, PriceLine]] = {}
    for number, line in enumerate(world.dossier.lines, 1):
        key = (line.group, tight(line.item), tight(line.spec))
        at, first = seen.setdefault(key, (number, line))
        if first is line:
            continue
        if first.unit_price != line.unit_price:
            problem = f"与第 {at} 项相同，单价却不同（{first.unit_price} 元、{line.unit_price} 元）"
            yield of_line(number, line, problem)
        else:
            slip = fail(
                f"{number}/{line.item}",
                f"报价表第 {number} 项「{line.item}」与第 {at} 项重复",
                line.span,
                severity=Severity.WARNING,
            )
            yield slip


KIND = Kind("报价表有没有把同一项报两次", NoParameters, check)
