"""What rules look at in the bid and nobody has named there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.check.needs import criterion_leaves, leaves
from bidkit.law.regimes import by_invitation
from bidkit.model.library import Product
from bidkit.unchecked.spot import Spot, unless

if TYPE_CHECKING:
    from bidkit.check.world import World


def _price(world: World) -> str:
    quote = world.tender.money.quote
    if quote.is_rate:
        return "" if world.dossier.bid.quote.given else f"招标文件要报{quote.title}，还没有写报多少"
    return "" if world.dossier.lines else "没有报价表，或表里没有一行报价"


def _team(world: World) -> str:
    tender = world.tender
    needs = [need for one in tender.requirements for need in leaves(one.needs)]
    needs += [need for one in tender.criteria for need in criterion_leaves(one)]
    asked = any(need.person is not None for need in needs)
    return "招标文件对人员有要求，没有写派谁" if asked and not world.dossier.team else ""


def _imports(world: World) -> str:
    named = any(isinstance(world.dossier.record(one), Product) for one in world.used_records)
    return "没有写是否接受进口产品（imports）" if named and not world.tender.imports else ""


def _invited(world: World) -> str:
    asked = by_invitation(world.tender.method)
    given = world.dossier.bid.prequalification
    return "没有写是否收到邀请、通过预审（prequalification）" if asked and not given else ""


def _handing(world: World) -> str:
    handed = world.dossier.bid.submission
    lacking = [
        name
        for name, there in (
            ("数字证书有效期（ca_valid_until）", handed.ca_valid_until),
            ("解密负责人（decrypt_by）", handed.decrypt_by),
        )
        if not there
    ]
    electronic = world.tender.copies.electronic
    return f"没有写{'、'.join(lacking)}" if electronic and lacking else ""


BID = (
    Spot(
        sight="price",
        what="报价",
        why=_price,
        cure="填好 price.xlsx，在 bid.yaml 写 price；报费率、下浮率、折扣率的填 bid.yaml 的 quote",
        decides=True,
        who="报价",
    ),
    Spot(
        sight="rivals",
        what="文件里有没有其他投标人的名称",
        why=unless(lambda world: world.dossier.bid.rivals, "没有写其他投标人是谁"),
        cure="把知道的写进 bid.yaml 的 rivals",
    ),
    Spot(
        sight="team",
        what="拟派人员",
        why=_team,
        cure="填 bid.yaml 的 team",
    ),
    Spot(
        sight="imports",
        what="有没有用进口产品",
        why=_imports,
        cure="照招标文件填 tender.yaml 的 imports",
    ),
    Spot(
        what="有没有资格参加",
        why=_invited,
        cure="收到邀请书或预审结果后填 bid.yaml 的 prequalification",
        decides=True,
    ),
    Spot(
        sight="warranty",
        what="成品里的质保期",
        why=unless(lambda world: world.dossier.bid.delivery.warranty_months, "没有写承诺质保几个月"),
        cure="填 bid.yaml 的 delivery.warranty_months",
    ),
    Spot(
        sight="handing-in",
        what="电子投标能不能解密",
        why=_handing,
        cure="填 bid.yaml 的 submission；上传后再填 uploaded_at 和 receipt",
    ),
)
