"""What rules look at in the library and nobody has recorded there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.model.library import Financial
from bidkit.unchecked.spot import Spot, unless

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bidkit.check.world import World

SHOWN = 4
STAFF, OFFICE, MONEY = "人力资源", "综合管理（公司资料）", "财务"


def _some(names: Iterable[str]) -> str:
    found = list(dict.fromkeys(names))
    return "、".join(found[:SHOWN]) + (f"等 {len(found)} 人" if len(found) > SHOWN else "")


def _people(world: World) -> str:
    team = [seat.person for seat in world.dossier.team]
    unborn = _some(one.name for one in team if one.born is None)
    nameless = _some(one.name for one in team if not one.id_number)
    said = [f"{unborn}没有出生日期"] if unborn else []
    said += [f"{nameless}没有身份证号"] if nameless else []
    return "；".join(said)


def _opinions(world: World) -> str:
    years = [world.dossier.record(one) for one in sorted(world.used_records)]
    bare = [str(one.year) for one in years if isinstance(one, Financial) and not one.opinion]
    return f"{'、'.join(bare)} 年度没有写审计意见" if bare else ""


def _wordless(world: World) -> str:
    """Return which bound papers nobody can read: pictures, and PDF pages without a text layer."""
    read = {one.path for one in world.told if one.words}
    bound = {paper.path: proof.title for proof in world.bound for paper in proof.attachments}
    silent = {path: title for path, title in bound.items() if path not in read}
    names = "、".join(list(dict.fromkeys(silent.values()))[:SHOWN])
    said = "持证人、编号、到期日是不是和资料里写的一样，系统看不到"
    return f"{len(silent)} 份扫描件没有文字层（{names}等），{said}" if silent else ""


LIBRARY = (
    Spot(
        sight="paper-words",
        what="扫描件上写的和资料是否一致",
        why=_wordless,
        cure="对着扫描件逐份核对资料库里的持证人、编号和日期；扫描时选「可搜索的 PDF」，下次系统就能核对",
        who="资质管理",
    ),
    Spot(
        sight="size",
        what="企业规模",
        why=unless(lambda world: world.library.company.size, "company.yaml 没有写大型、中型、小型还是微型"),
        cure="填 company.yaml 的 size",
        who=OFFICE,
    ),
    Spot(
        sight="ties",
        what="与采购人、代理机构有没有关联",
        why=unless(
            lambda world: world.library.company.shareholders or world.library.company.related,
            "company.yaml 没有写股东和关联单位",
        ),
        cure="填 company.yaml 的 shareholders、related",
        who=OFFICE,
    ),
    Spot(
        sight="past-tenders",
        what="有没有串用以前的标书",
        why=unless(
            lambda world: world.library.past_tenders, "没有登记以前投过的项目，只能查本项目的名称和编号"
        ),
        cure="在 library/past-tenders.yaml 登记投过的项目",
        who=OFFICE,
    ),
    Spot(
        sight="accounts",
        what="文件里我方的账号",
        why=unless(lambda world: world.library.company.banks, "company.yaml 没有写开户银行和账号"),
        cure="填 company.yaml 的 banks，基本户写 basic: true",
        who=OFFICE,
    ),
    Spot(
        sight="people",
        what="拟派人员的年龄和身份证号",
        why=_people,
        cure="补 library/people 的 born、id_number",
        who=STAFF,
    ),
    Spot(
        sight="opinions",
        what="审计意见",
        why=_opinions,
        cure="补 library/financials 的 opinion",
        who=MONEY,
    ),
)
