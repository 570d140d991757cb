"""Ties that shut a bidder out: to the buyer or its agent, a former role in the project, imported products."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bidkit.check.kind import Hit, NoParameters, fail, family, of_world, unknown
from bidkit.check.world import World
from bidkit.finding import Severity
from bidkit.law.regimes import is_procurement
from bidkit.words.names import same_company

_FORMER = re.compile(r"整体设计|规范编制|项目管理服务|监理|检测|可行性研究|招标代理|代建")


def _buyer(world: World) -> Iterator[Hit]:
    company, tender = world.library.company, world.tender
    grave = Severity.ERROR if is_procurement(tender.regime) else None
    for role, name in (("采购人", tender.purchaser), ("代理机构", tender.agency)):
        if not name:
            continue
        for field, ties in (("shareholders", company.shareholders), ("related", company.related)):
            for tie in ties:
                if name in tie:
                    message = f"{role}「{name}」在公司的{'股东' if field == 'shareholders' else '关联单位'}里：{tie}"
                    yield fail(name, message, company.span_of(field), severity=grave)
        if same_company(name, company.name, *company.former_names):
            yield fail(name, f"{role}就是投标人自己「{name}」", tender.span_of("purchaser"))


def _former_role(world: World) -> Iterator[Hit]:
    """Yield contracts with this buyer that look like design, supervision or testing of this very project."""
    project = _core(world.tender.project.name)
    for case in world.library.cases:
        work = _FORMER.search(f"{case.name} {case.role} {case.content}")
        same = bool(project) and (project in case.name or project in case.content)
        if work and same and case.client == world.tender.purchaser:
            message = (
                f"业绩「{case.name}」（{case.id}）为本项目做过{work[0]}，请确认是否属于不得参加的前期服务"
            )
            yield unknown(case.id, message, case.span)


def _core(name: str) -> str:
    """Return what is left of a project name without the words for buying and building it."""
    return re.sub(r"(?:采购|建设|服务|升级|改造)?(?:项目|工程|采购)?$", "", name)


KINDS = family(
    "有没有不得参加投标的关联关系",
    NoParameters,
    {
        "buyer": of_world(_buyer),
        "former-role": of_world(_former_role),
    },
)
