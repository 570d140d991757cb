"""The price table against the tender's own terms: limits below the total, prescribed lines, fixed sums, places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal

from bidkit.check.kind import Hit, Kind, fail, unknown
from bidkit.check.world import World
from bidkit.model.bid import PriceLine
from bidkit.model.record import Record
from bidkit.model.rules import Rule
from bidkit.model.terms import PriceItem, PriceLimit
from bidkit.words.spaces import tight

_PRICE_FORM = re.compile(
    r"开标一览表|投标一览表|报价一览表|报价表|报价清单|价格表|报价明细|报价函|磋商报价|最后报价"
)
_SUMMARY = re.compile(r"开标一览表|投标一览表|报价一览表|首次报价|报价函|投标函|响应函|报价表")


class Parameters(Record):
    """What to look at."""

    look: Literal["limits", "items-missing", "items-changed", "items-extra", "fixed", "place", "summary"]


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield where the price table leaves the tender's terms."""
    if parameters.look == "place":
        yield from _place(world)
    elif parameters.look == "summary":
        yield from _summary(world)
    elif not world.dossier.lines:
        if any(map(_in_yuan, world.tender.money.limits)) or world.tender.money.items:
            yield unknown("", "没有报价表，无法与招标文件的报价清单核对", world.dossier.bid.span)
    elif parameters.look == "limits":
        for limit in world.tender.money.limits:
            if _in_yuan(limit) and tight(limit.lot) in ("", tight(world.tender.project.lot)):
                yield from _limit(limit, world.dossier.lines)
    else:
        yield from _items(world, parameters.look)


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


def _items(world: World, look: str) -> Iterator[Hit]:
    wanted = world.tender.money.items
    given: dict[str, list[PriceLine]] = defaultdict(list)
    for line in world.dossier.lines:
        given[_plain(line.item)].append(line)
    for item in wanted:
        lines = given.get(_plain(item.item), [])
        if not lines and look == "items-missing":
            yield fail(item.item, f"招标文件报价清单里的「{item.item}」没有报价", item.span)
        for line in lines:
            problem = _fixed(item, line) if look == "fixed" else _changed(item, line)
            if problem and look in ("fixed", "items-changed"):
                yield fail(item.item, f"「{item.item}」{problem}", line.span, related=(item.span,))
    if wanted and look == "items-extra":
        known = {_plain(item.item) for item in wanted}
        extra = [line for line in world.dossier.lines if _plain(line.item) not in known]
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


def _plain(name: str) -> str:
    return tight(name)


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


KIND = Kind("报价是否合乎分项限价、报价清单和放置要求", Parameters, check)
