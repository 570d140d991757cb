"""The price table against the tender's own terms: limits below the total, prescribed lines, fixed sums, places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from bidkit.check.kind import Check, Hit, NoParameters, fail, family, of_world, unknown
from bidkit.check.world import World
from bidkit.model.bid import PriceLine
from bidkit.model.rules import Rule
from bidkit.model.terms import PriceItem, PriceLimit
from bidkit.words.spaces import tight

_PRICE_FORM = re.compile(
    r"开标一览表|投标一览表|报价一览表|报价表|报价清单|价格表|报价明细|报价函|磋商报价|最后报价"
)
_SUMMARY = re.compile(r"开标一览表|投标一览表|报价一览表|首次报价|报价函|投标函|响应函|报价表")


def _of_lines(look: Callable[[World], Iterator[Hit]]) -> Check:
    """Return the check of the lines of the price table; without any nobody can tell what the tender's terms ask."""

    def check(world: World, parameters: NoParameters, rule: Rule) -> Iterator[Hit]:
        if world.dossier.lines:
            yield from look(world)
        elif any(map(_in_yuan, world.tender.money.limits)) or world.tender.money.items:
            yield unknown("", "没有报价表，无法与招标文件的报价清单核对", world.dossier.bid.span)

    return check


def _limits(world: World) -> Iterator[Hit]:
    for limit in world.tender.money.limits:
        if _in_yuan(limit) and tight(limit.lot) in ("", tight(world.tender.project.lot)):
            yield from _limit(limit, world.dossier.lines)


def _in_yuan(limit: PriceLimit) -> bool:
    return limit.amount is not None or limit.unit_price is not None


def _limit(limit: PriceLimit, table: Sequence[PriceLine]) -> Iterator[Hit]:
    name = limit.item or limit.group or limit.lot
    lines = [
        line
        for line in table
        if limit.item in ("", line.item) and (limit.item or limit.group in ("", line.group))
    ]
    if not lines:
        yield unknown(name, f"招标文件给「{name}」设了限价，报价表里没有这一项，无法判断", limit.span)
        return
    amount = sum((line.amount for line in lines), Decimal(0))
    if limit.amount is not None and amount > limit.amount:
        message = f"「{name}」合价 {amount:,.2f} 元，超过限价 {limit.amount:,.2f} 元"
        yield fail(name, message, lines[0].span, related=(limit.span,))
    for line in lines:
        if limit.unit_price is not None and line.unit_price > limit.unit_price:
            message = (
                f"「{line.item}」单价 {line.unit_price:,.2f} 元，超过单价限价 {limit.unit_price:,.2f} 元"
            )
            yield fail(name, message, line.span, related=(limit.span,))


def _asked(world: World) -> Iterator[tuple[PriceItem, list[PriceLine]]]:
    """Yield each line that the tender prescribes with those of our table that bear its name."""
    given: dict[str, list[PriceLine]] = defaultdict(list)
    for line in world.dossier.lines:
        given[tight(line.item)].append(line)
    for item in world.tender.money.items:
        yield item, given.get(tight(item.item), [])


def _missing(world: World) -> Iterator[Hit]:
    for item, lines in _asked(world):
        if not lines:
            yield fail(item.item, f"招标文件报价清单里的「{item.item}」没有报价", item.span)


def _each(told: Callable[[PriceItem, PriceLine], str]) -> Check:
    """Return the check of each line against the prescribed one; ``told`` says in words how it differs."""

    def look(world: World) -> Iterator[Hit]:
        for item, lines in _asked(world):
            for line in lines:
                if problem := told(item, line):
                    yield fail(item.item, f"「{item.item}」{problem}", line.span, related=(item.span,))

    return _of_lines(look)


def _extra(world: World) -> Iterator[Hit]:
    wanted = {tight(item.item) for item in world.tender.money.items}
    extra = [line for line in world.dossier.lines if tight(line.item) not in wanted] if wanted else []
    if extra:
        names = "、".join(f"「{line.item}」" for line in extra[:10])
        more = f"等 {len(extra)} 项" if len(extra) > 10 else ""
        yield fail("items", f"报价表多出{names}{more}，招标文件的报价清单里没有", extra[0].span)


def _changed(item: PriceItem, line: PriceLine) -> str:
    if item.quantity is not None and line.quantity != item.quantity:
        return f"数量报了 {line.quantity}，招标文件是 {item.quantity}"
    if item.unit and line.unit != item.unit:
        return f"单位报了「{line.unit}」，招标文件是「{item.unit}」"
    return ""


def _fixed(item: PriceItem, line: PriceLine) -> str:
    if item.fixed is None or line.amount == item.fixed:
        return ""
    return f"是不得改动的金额 {item.fixed:,.2f} 元，报成了 {line.amount:,.2f} 元"


def _place(world: World) -> Iterator[Hit]:
    """Yield price forms that stand in a volume where no price may stand."""
    for volume, section in world.sections():
        form = world.tender.form(section.form) if section.form else None
        title = section.title or (form.title if form else "")
        if not volume.price and _PRICE_FORM.search(f"{title} {form.title if form else ''}"):
            message = f"「{title}」编进了不得出现报价的《{volume.title}》"
            yield fail(section.id, message, section.span, related=(volume.span,))


def _summary(world: World) -> Iterator[Hit]:
    """Yield a package with a price and no form that states it."""
    if not world.dossier.lines and not world.dossier.bid.quote.given:
        return
    titles = [section.title for volume, section in world.sections() if volume.price]
    forms = [
        world.tender.form(section.form)
        for volume, section in world.sections()
        if volume.price and section.form
    ]
    titles += [form.title for form in forms if form is not None]
    if not any(_SUMMARY.search(title) for title in titles):
        yield fail(
            "summary",
            "有报价，却没有一册编入开标一览表、投标函或其他写明总价的格式",
            world.tender.package.span,
        )


KINDS = family(
    "报价是否合乎分项限价、报价清单和放置要求",
    NoParameters,
    {
        "limits": _of_lines(_limits), "items-missing": _of_lines(_missing), "items-extra": _of_lines(_extra),
        "items-changed": _each(_changed), "fixed": _each(_fixed), "place": of_world(_place),
        "summary": of_world(_summary),
    },
)  # fmt: skip
