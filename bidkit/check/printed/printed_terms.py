"""Printed promises that are no single number: how often, shares of the payment, limits of single items."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.check.kind import Hit, fail
from bidkit.check.reply.promised_numbers import OTHERS
from bidkit.check.rhythm import has_rhythm, slower, slower_elsewhere
from bidkit.check.shares import allowed_shares, other_shares, unknown_share
from bidkit.check.text import lines
from bidkit.finding import Effect, Severity
from bidkit.words.late import late
from bidkit.words.money import figures
from bidkit.words.rates import rates
from bidkit.words.spaces import squeeze, tight

if TYPE_CHECKING:
    from bidkit.check.printed.readings import Reading
    from bidkit.check.world import World
    from bidkit.model.document import FinishedVolume
    from bidkit.model.dossier import Binding
    from bidkit.model.tender import RequirementKind
    from bidkit.model.terms import PriceLimit

_UNIT, _AMOUNT, _RATE = late(r"unit_price$"), late(r"(?:amount|subtotal)$"), late(r"quote\..*rate|^rate")
_OURS = late(r"我方(?:采购|与)|供货商|下游|合作方")


def row_terms(reading: Reading, binding: Binding | None) -> Iterator[Hit]:
    """Yield what the answer in a requirement's row says less often, for less of the day or in other shares."""
    if binding is None or not (reading.paths or reading.changed):
        return
    asked = binding.requirement
    if (binding.reply and binding.reply.deviation == "negative") or squeeze(reading.text) == squeeze(
        asked.text
    ):
        return
    less = slower(asked.text, reading.text)
    share = other_shares(asked.text, reading.text, asked.title)
    for said, unmet in (
        (less and less[0], f"少于要求 {asked.id} 的「{less[1]}」" if less else ""),
        (share, f"与要求 {asked.id} 的付款比例不同"),
    ):
        if said:
            message = f"{reading.file} 章节「{reading.section}」印的是「{said}」，{unmet}"
            yield fail(f"{reading.section}/{asked.id}/{said}", message, reading.span, related=(asked.span,))


def payment_elsewhere(
    world: World, volume: FinishedVolume, strict: Collection[RequirementKind]
) -> Iterator[Hit]:
    """Yield shares of the payment in chapters that people wrote which no demand on payment knows.

    Where the demand is none of the ``strict`` kinds it is an error: points are lost, or it must be clarified.
    """
    asked = {
        one.requirement.id: (one.requirement, found)
        for one in world.dossier.bindings
        if (found := allowed_shares(one.requirement.text, one.requirement.title))
    }
    known = frozenset(value for _, found in asked.values() for value in found)
    forms = {one.id for one in volume.sections if one.form_id}
    for line in lines(volume) if known else ():
        if line.contents or line.section in forms or OTHERS.search(line.plain) or _OURS.search(line.plain):
            continue
        if said := unknown_share(line.text, known):
            first = next(iter(asked.values()))[0]
            firm = any(one.kind in strict for one, _ in asked.values())
            message = f"《{volume.title}》写着「{said}」，与要求 {'、'.join(asked)} 的付款比例不同"
            yield fail(
                f"{volume.id}/payment/{said}", message, line.span, related=(first.span,),
                severity=None if firm else Severity.ERROR, effect=None if firm else Effect.CLARIFY,
            )  # fmt: skip


def seldom_elsewhere(
    world: World, volume: FinishedVolume, strict: Collection[RequirementKind]
) -> Iterator[Hit]:
    """Yield what chapters that people wrote promise less often or for less of the day; an error where not strict."""
    forms = {one.id for one in volume.sections if one.form_id}
    story = [
        line for line in lines(volume)
        if not (line.contents or line.cell or line.section in forms or OTHERS.search(line.plain))
    ]  # fmt: skip
    for binding in world.dossier.bindings:
        asked = binding.requirement
        if binding.reply and binding.reply.deviation == "negative":
            continue
        for line in story if has_rhythm(asked.text) else ():
            if less := slower_elsewhere(asked.text, line.text):
                message = f"《{volume.title}》写着「{less[0]}」，少于要求 {asked.id} 的「{less[1]}」"
                firm = asked.kind in strict
                yield fail(
                    f"{volume.id}/{asked.id}/{less[0]}", message, line.span, related=(asked.span,),
                    severity=None if firm else Severity.ERROR, effect=None if firm else Effect.CLARIFY,
                )  # fmt: skip


def item_limits(world: World, reading: Reading) -> Iterator[Hit]:
    """Yield a printed unit price, amount or rate of one item beyond the tender's limit for it."""
    row = {tight(cell) for cell in reading.row}
    for limit in world.tender.money.limits:
        name = limit.item or limit.group
        if (
            not name
            or tight(limit.lot) not in ("", tight(world.tender.project.lot))
            or tight(name) not in row
        ):
            continue
        for said, bound in _beyond(reading, limit):
            message = (
                f"{reading.file} 章节「{reading.section}」印的是「{name}」{said}，超出招标文件的限 {bound}"
            )
            yield fail(f"{reading.section}/limit/{name}/{said}", message, reading.span, related=(limit.span,))


def _beyond(reading: Reading, limit: PriceLimit) -> Iterator[tuple[str, str]]:
    """Yield what lies beyond a limit, with the limit; a cell is known by where its value comes from."""
    for path in reading.paths:
        bound = limit.unit_price if _UNIT.search(path) else limit.amount if _AMOUNT.search(path) else None
        if bound is not None:
            yield from ((said, f"{bound:,.2f} 元") for value, said in _sums(reading.text) if value > bound)
        elif _RATE.search(path):
            yield from _rates_beyond(reading.text, limit)


def _rates_beyond(text: str, limit: PriceLimit) -> Iterator[tuple[str, str]]:
    plain = squeeze(text)
    for one in rates(plain):
        for bound, over in ((limit.at_most, 1), (limit.at_least, -1)):
            if bound is not None and (one.rate.percent - bound.percent) * over > 0:
                yield plain[one.start : one.end], str(bound)


def _sums(text: str) -> Iterator[tuple[Decimal, str]]:
    """Yield the amounts of a cell; the whole cell may be a bare number."""
    plain = squeeze(text)
    bare = re.fullmatch(r"[¥￥]?([\d,]+(?:\.\d+)?)元?", plain)
    if bare:
        yield Decimal(bare[1].replace(",", "")), plain
        return
    yield from ((one.value, plain[one.start : one.end]) for one in figures(plain) if one.money)
