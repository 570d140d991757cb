"""A period we promise in bid.yaml is long enough, or short enough, for the tender."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from bidkit.check.kind import Hit, Kind, fail, unknown
from bidkit.check.world import World
from bidkit.model.record import Record
from bidkit.model.rules import Rule


class Parameters(Record):
    """Which promise: the bid validity period, or the delivery period."""

    promise: Literal["validity", "delivery"]


def check(world: World, parameters: Parameters, rule: Rule) -> Iterator[Hit]:
    """Yield a promise that falls short of the tender, or none where the tender wants one."""
    delivery, tender = world.dossier.bid.delivery, world.tender
    if parameters.promise == "validity":
        name, field, given, wanted = (
            "投标有效期",
            "validity_days",
            delivery.validity_days,
            world.validity_days,
        )
        place, short = tender.dates.span_of("validity_days"), given is not None and given < wanted
    elif tender.delivery_days is None:
        return
    else:
        name, field, given, wanted = "交付期限", "period_days", delivery.period_days, tender.delivery_days
        place, short = tender.span_of("delivery_days"), given is not None and given > wanted
    if given is None:
        message = f"bid.yaml 没有写{name}（delivery.{field}），招标文件要求 {wanted} 天"
        yield unknown(field, message, delivery.span)
    elif short:
        relation = "短于" if parameters.promise == "validity" else "长于"
        message = f"{name}承诺 {given} 天，{relation}招标文件要求的 {wanted} 天"
        yield fail(field, message, delivery.span_of(field), related=(place,))


KIND = Kind("承诺的期限是否满足招标文件", Parameters, check)
