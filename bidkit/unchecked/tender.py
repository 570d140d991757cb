"""What rules look at in the tender and nobody has read there; ``absent`` says that it truly has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.unchecked.spot import Spot, unless

if TYPE_CHECKING:
    from bidkit.check.world import World

SHOWN = 6


def _seals(world: World) -> str:
    """Return the planned forms of which nobody has said who signs and seals; an empty list in the file says nobody."""
    planned = {section.form for _, section in world.sections()}
    forms = [form for form in world.tender.forms if form.id in planned]
    bare = [form.title for form in forms if not {"seal", "sign"} & form.model_fields_set]
    names = "、".join(f"《{title}》" for title in bare[:SHOWN])
    more = f"等 {len(bare)} 份" if len(bare) > SHOWN else ""
    return f"{names}{more}没有写谁签字、盖什么章" if bare else ""


def _limit(world: World) -> str:
    """Return what was not read of the limits of the offer: of a rate, of unit prices or of the total."""
    money = world.tender.money
    if money.quote.is_rate:
        limited = bool(money.quote.at_most or money.quote.at_least)
        limited = limited or any(one.at_most or one.at_least for one in money.limits)
        return "" if limited else f"没有读到{money.quote.title}的上限或下限"
    if money.quote.kind == "unit":
        return "" if any(one.unit_price for one in money.limits) else "没有读到单价的最高限价"
    return "" if money.ceiling or money.budget else "没有读到最高限价，也没有读到预算"


def _public(world: World) -> bool:
    return any("public" in volume.model_fields_set for volume in world.tender.package.volumes)


def _formula(world: World) -> str:
    scored = "综合评" in world.tender.evaluation.method
    return "没有写价格分的公式和分值" if scored and world.tender.evaluation.price is None else ""


def _buyer(world: World) -> str:
    tender = world.tender
    read = {
        "履约保证金比例（money.performance_percent）": tender.money.performance_percent is not None,
        "文件提供截止（dates.documents_until）": tender.dates.documents_until,
        "提问截止（dates.questions_until）": tender.dates.questions_until,
        "发出日期（dates.issued）": tender.dates.issued,
    }
    lacking = [name for name, there in read.items() if not there]
    return f"没有写{'、'.join(lacking)}" if lacking else ""


TENDER = (
    Spot(
        sight="seals",
        what="各格式的签字盖章",
        why=_seals,
        cure="照原件填 forms 的 seal、sign（这份不用的写 []）；全都不用的，absent 写 forms.seal",
        absent="forms.seal",
        decides=True,
    ),
    Spot(
        sight="forms",
        what="规定格式齐不齐",
        why=unless(lambda world: world.tender.forms, "没有摘录一份规定格式"),
        cure="照招标文件补 forms；招标文件没有规定格式的，absent 写 forms",
        absent="forms",
        decides=True,
    ),
    Spot(
        sight="limit",
        what="报价超没超限价",
        why=_limit,
        cure="填 money.ceiling 或 money.budget，报率的填 money.quote 的 at_most、at_least，报单价的填 money.limits；"
        "招标文件都没有的，absent 写 money.ceiling",
        absent="money.ceiling",
        decides=True,
    ),
    Spot(
        sight="bond",
        what="投标保证金",
        why=unless(lambda world: world.tender.money.bond, "没有读到要不要交、交多少"),
        cure="填 money.bond；不收的写 amount: 0，招标文件没有提的，absent 写 money.bond",
        absent="money.bond",
        decides=True,
    ),
    Spot(
        sight="price-list",
        what="报价清单的漏项、改量和分项限价",
        why=unless(
            lambda world: world.tender.money.items or world.tender.money.limits,
            "没有写招标文件的清单和分项限价",
        ),
        cure="填 money.items、money.limits；没有清单的，absent 写 money.items",
        absent="money.items",
    ),
    Spot(
        sight="lot",
        what="包号、标段写得对不对",
        why=unless(lambda world: world.tender.project.lot, "没有写是第几包、哪个标段"),
        cure="填 project.lot；不分包的，absent 写 project.lot",
        absent="project.lot",
    ),
    Spot(
        sight="page-limit",
        what="各册的页数上限",
        why=unless(
            lambda world: any(one.page_limit for one in world.tender.package.volumes), "没有写限多少页"
        ),
        cure="填分册的 page_limit；不限的，absent 写 package.page_limit",
        absent="package.page_limit",
    ),
    Spot(
        sight="file-limit",
        what="上传文件的大小上限",
        why=unless(lambda world: world.tender.package.file_limit_mb, "没有写平台限多大"),
        cure="填 package.file_limit_mb；不限的，absent 写 package.file_limit_mb",
        absent="package.file_limit_mb",
    ),
    Spot(
        sight="public",
        what="会公开的分册里有没有个人信息",
        why=unless(_public, "没有写哪一册中标后要公开"),
        cure="在分册上写 public: true 或 false；都不公开的，absent 写 package.public",
        absent="package.public",
    ),
    Spot(
        sight="delivery",
        what="交付期限",
        why=unless(lambda world: world.tender.delivery_days, "没有写要求几天交付"),
        cure="填 delivery_days；招标文件没有的，absent 写 delivery_days",
        absent="delivery_days",
    ),
    Spot(
        sight="formula",
        what="价格分怎么算",
        why=_formula,
        cure="照评标办法填 evaluation.price",
    ),
    Spot(
        sight="sme-industry",
        what="中小企业声明函的所属行业",
        why=unless(
            lambda world: world.tender.sme_industry or world.tender.sme not in ("set-aside", "deduction"),
            "没有写采购标的属于哪个行业，声明函要与它逐字一致",
        ),
        cure="照招标文件填 sme_industry",
    ),
    Spot(
        sight="buyer-terms",
        what="采购人给的期限和条件合不合法",
        why=_buyer,
        cure="照招标文件补；只关系到要不要质疑、异议，不影响我方文件",
    ),
)
