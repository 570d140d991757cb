"""Each line of the price table by itself: no blank, gift, second price, odd decimals or tax rate."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Literal

from bidkit.check.kind import Hit, Kind, Words, fail
from bidkit.check.world import World
from bidkit.finding import Severity
from bidkit.model.bid import Price, PriceLine
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.words.spaces import tight

RATES = ("0", "0.01", "0.03", "0.05", "0.06", "0.09", "0.13")
SMALL = frozenset({Decimal("0.01"), Decimal("0.03")})
GENERAL = frozenset({Decimal("0.06"), Decimal("0.09"), Decimal("0.13")})


class Parameters(Record):
    """What to look at; ``words`` may not stand in a line, ``rates`` are the tax rates there are."""

    look: Literal["zero", "symbolic", "words", "blank", "decimals", "tax-rate", "tax-mixed", "twice"]
    words: Words = ()
    rates: tuple[Decimal, ...] = tuple(map(Decimal, RATES))
    least: Decimal = Decimal(1)


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield lines that a judge would stop at; no price table is the ceiling rule's to report."""
    price = world.dossier.price
    if price is None:
        return
    if parameters.look == "tax-mixed":
        yield from _mixed(price)
    elif parameters.look == "twice":
        yield from _twice(price)
    else:
        look = _LOOKS[parameters.look]
        for number, line in enumerate(price.lines, 1):
            problem = look(line, parameters, world)
            if problem:
                yield _hit(number, line, problem)


def _hit(number: int, line: PriceLine, problem: str) -> Hit:
    return fail(f"{number}/{line.item}", f"报价表第 {number} 项「{line.item}」{problem}", line.span)


def _zero(line: PriceLine, parameters: Parameters, world: World) -> str:
    if line.quantity <= 0:
        return f"数量是 {line.quantity}"
    return f"单价是 {line.unit_price} 元" if line.unit_price <= 0 else ""


def _symbolic(line: PriceLine, parameters: Parameters, world: World) -> str:
    tiny = 0 < line.unit_price <= parameters.least
    return f"单价只有 {line.unit_price} 元，像是变相赠送" if tiny else ""


def _words(line: PriceLine, parameters: Parameters, world: World) -> str:
    for field, name in (("item", "名称"), ("spec", "规格"), ("note", "备注")):
        for word in parameters.words:
            for match in re.finditer(re.escape(word), getattr(line, field)):
                before = getattr(line, field)[: match.start()]
                if not re.search(r"(?:不|无|没有|非|不得|不再|不含)(?:任何|另行)?$", before):
                    return f"的{name}里有「{word}」"
    return ""


def _blank(line: PriceLine, parameters: Parameters, world: World) -> str:
    lacking = [name for name, text in (("名称", line.item), ("单位", line.unit)) if not text]
    return f"没有填{'、'.join(lacking)}" if lacking else ""


def _decimals(line: PriceLine, parameters: Parameters, world: World) -> str:
    most = world.tender.money.decimals
    given = -int(line.unit_price.normalize().as_tuple().exponent)
    return f"单价 {line.unit_price} 有 {given} 位小数，最多 {most} 位" if given > most else ""


def _rate(line: PriceLine, parameters: Parameters, world: World) -> str:
    known = {rate.normalize() for rate in parameters.rates}
    return f"税率 {line.tax_rate * 100:f}% 不是现行税率" if line.tax_rate.normalize() not in known else ""


_LOOKS: dict[str, Callable[[PriceLine, Parameters, World], str]] = {
    "zero": _zero, "symbolic": _symbolic, "words": _words, "blank": _blank, "decimals": _decimals,
    "tax-rate": _rate,
}  # fmt: skip


def _mixed(price: Price) -> Iterator[Hit]:
    """Yield the lines in the minority where one bidder pays as a small and as a general taxpayer."""
    small = [(n, line) for n, line in enumerate(price.lines, 1) if line.tax_rate in SMALL]
    general = [(n, line) for n, line in enumerate(price.lines, 1) if line.tax_rate in GENERAL]
    if small and general:
        fewer, more = sorted((small, general), key=len)
        number, line = fewer[0]
        other = more[0][1]
        problem = (
            f"税率 {line.tax_rate * 100:f}%，其他项是 {other.tax_rate * 100:f}%：小规模和一般纳税人的税率混用"
        )
        yield _hit(number, line, problem)


def _twice(price: Price) -> Iterator[Hit]:
    """Yield an item that is priced again: two prices for one thing is grave, the same price only a slip."""
    seen: dict[tuple[str, str, str], tuple[int, PriceLine]] = {}
    for number, line in enumerate(price.lines, 1):
        key = (line.group, tight(line.item), tight(line.spec))
        at, first = seen.setdefault(key, (number, line))
        if first is line:
            continue
        if first.unit_price != line.unit_price:
            problem = f"与第 {at} 项相同，单价却不同（{first.unit_price} 元、{line.unit_price} 元）"
            yield _hit(number, line, problem)
        else:
            slip = fail(
                f"{number}/{line.item}",
                f"报价表第 {number} 项「{line.item}」与第 {at} 项重复",
                line.span,
                severity=Severity.WARNING,
            )
            yield slip


KIND = Kind("报价表逐行有没有毛病", Parameters, check)
