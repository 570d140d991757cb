"""Figures of the price stand in the unit that is named beside them: 元 is not 万元, and yuan is not dollars."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from bidkit.check.kind import Hit, Kind, NoParameters, fail, gather
from bidkit.check.labels import forms_of
from bidkit.check.money import total_label
from bidkit.check.text import Line, around, lines
from bidkit.check.world import World
from bidkit.model.document import FinishedVolume
from bidkit.model.rules import Rule
from bidkit.words.money import figures

_NAMED = re.compile(
    r"(?:(?:货币|金额|报价|计价|计量)?单位\s*[：:]\s*(?:人民币)?\s*(万元|元))|[（(](?:人民币)?(万元|元)[)）]\s*$"
)
_TEN_THOUSAND = Decimal(10_000)

Sizes = tuple[set[Decimal], set[Decimal]]
"""The amounts of the price in yuan, and the same in 万元."""


def check(world: World, parameters: NoParameters, rule: Rule) -> Iterator[Hit]:
    """Yield amounts ten thousand times too large or too small for their unit."""
    price = world.dossier.price
    if price is None:
        return
    amounts = {line.amount for line in price.lines if line.amount >= 100} | {price.total}
    for volume in world.volumes:
        yield from gather(_written(volume, price.total))
        if volume.price:
            yield from gather(_tables(volume, amounts))


def _written(volume: FinishedVolume, total: Decimal) -> Iterator[Hit]:
    """Yield totals whose own unit is wrong, as in 1,860,000.00 万元."""
    for line in lines(volume):
        for figure in figures(line.text):
            told = bool(figure.unit) and total_label(line.text[: figure.start])
            if figure.value == total * _TEN_THOUSAND or (told and figure.value == total / _TEN_THOUSAND):
                said = around(line.text, figure.start, figure.end)
                message = f"《{volume.title}》总价的单位写错了「{said}」，应为 {total:,.2f} 元"
                yield fail(f"{volume.id}/{figure.unit}", message, line.span)


def _tables(volume: FinishedVolume, amounts: set[Decimal]) -> Iterator[Hit]:
    """Yield bare amounts below a unit that they are not written in."""
    unit, section = "", ""
    forms = forms_of(volume)
    small = {amount / _TEN_THOUSAND for amount in amounts}
    for line in lines(volume):
        if line.section != section:
            unit, section = "", line.section
        named = _NAMED.search(line.text)
        unit = (named[1] or named[2]) if named else unit
        if unit and line.section in forms:
            yield from _cells(volume, line, unit, (amounts, small))


def _cells(volume: FinishedVolume, line: Line, unit: str, sizes: Sizes) -> Iterator[Hit]:
    amounts, small = sizes
    right, wrong, other = (amounts, small, "万元") if unit == "元" else (small, amounts, "元")
    for figure in figures(line.text):
        named = figure.unit or "¥" in line.text or "￥" in line.text
        if not named and figure.number in wrong and figure.number not in right:
            message = f"《{volume.title}》表上的单位是「{unit}」，却按{other}写了「{line.text.strip()}」"
            yield fail(f"{volume.id}/{unit}", message, line.span)


KIND = Kind("报价的单位是不是写错了", NoParameters, check)
