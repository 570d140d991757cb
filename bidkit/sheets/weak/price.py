"""A price so low that the committee may ask for an explanation."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.sheets.weak.point import WeakPoint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.sheets.material import Material

WATCH = Decimal("0.65")
"""The highest share of the ceiling that a buyer of government procurement may set as abnormally low."""


def low_price(material: Material) -> Iterator[WeakPoint]:
    """Yield our price where it lies below the tender's line or below the highest line a buyer may draw."""
    dossier = material.dossier
    money, price, rule = dossier.tender.money, dossier.price, dossier.tender.evaluation.price
    limit = money.ceiling or money.budget
    if price is None or not limit:
        return
    share = price.total / limit
    line = rule.abnormal.ceiling / 100 if rule else Decimal("0.45")
    if share >= max(WATCH, line):
        return
    below = (
        f"低于异常低价审查线 {line * 100:.0f}%"
        if share < line
        else f"低于 {WATCH * 100:.0f}%，可能被要求说明"
    )
    name = "最高限价" if money.ceiling else "预算"
    priced = tuple(one for one in dossier.scores if one.criterion.rule.price)
    yield WeakPoint(
        "low-price",
        "total",
        f"{dossier.tender.offer_name} {price.total:,.2f} 元是{name} {limit:,.2f} 元的 {share * 100:.1f}%，{below}",
        f"贵公司报价只有{name}的 {share * 100:.1f}%，是否低于成本，怎样保证质量和诚信履约？",
        "按分项备好成本测算和凭证，安排人在线，在评审委员会给的时间内书面说明；不改报价",
        points=sum((one.criterion.points for one in priced), Decimal(0)),
        items=tuple(one.criterion.id for one in priced),
        refs=tuple(ref for one in priced for ref in material.section_pages(one.where) if one.where),
        source=dossier.bid.price,
        urgent=share < line,
    )
