"""An offered rate against the tender's own limits, and against what a rate can be at all."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from bidkit.check.kind import Hit, Kind, NoParameters, fail, of_world, unknown
from bidkit.check.world import World
from bidkit.model.quote import Quote, wrong_unit
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.model.terms import PriceLimit
from bidkit.source import Span
from bidkit.words.rates import Rate
from bidkit.words.spaces import tight

WHOLE = Decimal(100)


class Odd(Record):
    """A discount below ``least_discount`` or a reduction above ``most_reduction`` percent is asked about."""

    least_discount: Decimal = Decimal(10)
    most_reduction: Decimal = Decimal(60)


def _rates(world: World, parameters: Odd, rule: Rule) -> Iterator[Hit]:
    """Yield rates that cannot be meant."""
    quote, bid = world.tender.money.quote, world.dossier.bid
    for item, rate in bid.quote.given if quote.is_rate else ():
        yield from _sense(quote, item, rate, parameters, bid.span_of("quote"))


def _limits(world: World) -> Iterator[Hit]:
    """Yield each rate against its own limit; one without its own against the common one."""
    quote, lot = world.tender.money.quote, world.tender.project.lot
    if not quote.is_rate:
        return
    own = [
        one
        for one in world.tender.money.limits
        if (one.at_most or one.at_least) and (not one.lot or tight(one.lot) == tight(lot))
    ]
    given = {tight(item): (item, rate) for item, rate in world.dossier.bid.quote.given}
    for limit in own:
        name = limit.item or limit.group
        if name and tight(name) not in given:
            message = (
                f"招标文件给「{name}」设了{quote.title}的限，bid.yaml 的 quote.rates 没有这一项，无法判断"
            )
            yield unknown(name, message, limit.span)
    named = {tight(one.item or one.group): one for one in own}
    for key, (item, rate) in given.items():
        yield from _one(world, item, rate, named.get(key) or quote)


def _one(world: World, item: str, rate: Rate, limit: Quote | PriceLimit) -> Iterator[Hit]:
    what = f"「{item}」的{world.tender.money.quote.title}" if item else world.tender.money.quote.title
    span = world.dossier.bid.span_of("quote")
    for bound, over, words in (
        (limit.at_most, 1, "高于上限"),
        (limit.at_least, -1, "低于下限"),
    ):
        if bound is not None and (rate.percent - bound.percent) * over > 0:
            yield fail(item or "rate", f"{what} {rate}，{words} {bound}", span, related=(limit.span,))


def _sense(quote: Quote, item: str, rate: Rate, asked: Odd, span: Span) -> Iterator[Hit]:
    subject, what = item or "rate", f"{item}{quote.title} {rate}"
    wrong = wrong_unit(quote.kind, rate) or _impossible(quote, rate.percent)
    doubt = _doubtful(quote, rate.percent, asked)
    if wrong:
        yield fail(subject, f"{what}：{wrong}", span)
    elif doubt:
        yield unknown(subject, f"{what}：{doubt}", span)
    elif -int(rate.percent.as_tuple().exponent) > quote.decimals:
        yield fail(f"{subject}/decimals", f"{what} 的小数多于招标文件要求的 {quote.decimals} 位", span)


def _impossible(quote: Quote, percent: Decimal) -> str:
    """Return why a rate cannot be: nothing would be paid, or more than without it; "" where it can."""
    if quote.kind == "reduction":
        return "下浮到 100% 就一分钱不收了" if percent >= WHOLE else ""
    if percent == 0:
        return "等于一分钱不收"
    return "超过 100% 就不是打折了" if quote.kind == "discount" and percent > WHOLE else ""


def _doubtful(quote: Quote, percent: Decimal, asked: Odd) -> str:
    """Return why a rate may have been meant otherwise; "" where nothing speaks for it."""
    match quote.kind:
        case "reduction" if percent == 0:
            return "一点没有下浮，请确认"
        case "reduction" if percent > asked.most_reduction:
            return f"是不是把「付 {percent:f}%」写成了「减 {percent:f}%」？打八五折要写 15%"
        case "discount" if percent == WHOLE:
            return "一点没有打折，请确认"
        case "discount" if percent < asked.least_discount:
            return f"是不是把 {percent:f} 折写成了 {percent:f}%？八五折要写 85%"
        case "rate" if percent >= WHOLE:
            return "不低于基数本身，请确认基数和百分号"
    return ""


ABOUT = "报的费率、折扣在不在限内、说不说得通"
KINDS = {"limits": Kind(ABOUT, NoParameters, of_world(_limits)), "sense": Kind(ABOUT, Odd, _rates)}
