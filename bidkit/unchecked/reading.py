"""Whether the tender itself was read and confirmed: everything else rests on it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bidkit.unchecked.spot import Spot, unless

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.check.world import World

SHOWN = 4
_BLIND = re.compile(r"暗标|暗评|盲评")


def _confirmed(world: World) -> str:
    confirmed, dates = world.tender.confirmed, world.tender.dates
    if confirmed is None:
        return "没有人对着招标文件逐条核对过（confirmed 空着），机器读的会漏、会错"
    late = [one.on for one in dates.addenda if one.on > confirmed.on]
    return f"{confirmed.by} {confirmed.on} 核对以后，又有 {late[-1]} 的澄清修改" if late else ""


def _blind(world: World) -> str:
    """Return where the tender speaks of a blind part while no volume is one."""
    if world.tender.package.blind is not None or any(one.blind for one in world.tender.package.volumes):
        return ""
    said = next((name for name, text in _texts(world) if _BLIND.search(text)), "")
    return f"{said} 说到暗标，却没有一册写着 blind: true" if said else ""


def _doubts(world: World) -> str:
    """Return the planned forms whose templates differ from the original or have blanks that nobody filled."""
    planned = {section.form for _, section in world.sections()}
    open_forms = [form for form in world.tender.forms if form.id in planned and (form.notes or form.blanks)]
    names = "、".join(f"《{form.title}》" for form in open_forms[:SHOWN])
    more = f"等 {len(open_forms)} 份" if len(open_forms) > SHOWN else ""
    return f"{names}{more}和原件有出入，或有空没有填" if open_forms else ""


def _texts(world: World) -> Iterator[tuple[str, str]]:
    tender = world.tender
    yield from ((one.id, f"{one.title} {one.text}") for one in tender.requirements)
    yield from ((one.id, f"{one.item} {one.text}") for one in tender.criteria)
    yield from ((one.id, one.quote) for one in tender.invalidity)


READING = (
    Spot(
        what="招标要求读得对不对",
        why=_confirmed,
        cure="运行 bidkit review，逐条对过原文，收回后写上 confirmed",
        decides=True,
    ),
    Spot(
        what="规定格式取得对不对",
        why=_doubts,
        cure="对照原件改好模板，再删掉 forms 里的 notes、blanks",
        decides=True,
    ),
    Spot(
        what="投标截止时间",
        why=unless(
            lambda world: world.tender.dates.deadline, "没有读到，不知道过没过期，证书、社保也没有日子可比"
        ),
        cure="查招标公告，填 tender.yaml 的 dates.deadline",
        decides=True,
    ),
    Spot(
        what="适用哪一套规则",
        why=unless(
            lambda world: world.tender.is_read("regime"),
            "没有读到法律体系，政府采购、招标投标的规则包都没有跟着开",
        ),
        cure="填 tender.yaml 的 regime，再把它从 unread 里删掉",
        decides=True,
    ),
    Spot(
        sight="requirements",
        what="要求和评分项",
        why=unless(
            lambda world: (
                {one.kind for one in world.tender.requirements}
                & {"qualification", "conformity", "substantive"}
            ),
            "没有摘录一条资格、符合性或★要求",
        ),
        cure="照招标文件补 tender.yaml 的 requirements",
        decides=True,
    ),
    Spot(
        what="暗标",
        why=_blind,
        cure="在 tender.yaml 里把暗标那一册写 blind: true，要求写进 package.blind；规则包会自己打开",
        decides=True,
    ),
)
