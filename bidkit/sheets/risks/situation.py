"""What holds for one bid, by the names that the standard risks are bound to, and who is who."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.check.calendar import workday_before
from bidkit.law.regimes import SINGLE_SOURCE, TENDERING, has_rounds, is_procurement, is_public, is_tendering
from bidkit.sheets.seals.handing import handing
from bidkit.sheets.seals.people import OPEN, people

if TYPE_CHECKING:
    from bidkit.law.by_regime import ByRegime
    from bidkit.law.risk import Owner, When
    from bidkit.model.dossier import Dossier
    from bidkit.model.uses import Topic
    from bidkit.sheets.material import Material
    from bidkit.sheets.seals.handing import Handing
    from bidkit.sheets.seals.people import People

_DESKS: dict[Owner, str] = {
    "lead": "投标项目负责人",
    "clerk": "投标文件编制",
    "price": "报价",
    "tech": "技术方案编写",
    "people": "人力资源",
    "cases": "业绩管理（市场）",
    "finance": "财务",
    "keeper": "印章保管人",
    "speaker": "主讲人",
    "contract": "商务（合同）",
    "everyone": "全体投标人员",
}


@dataclass(frozen=True, slots=True)
class Situation:
    """The bid as the risks see it."""

    material: Material
    handed: Handing
    people: People
    holds: frozenset[When]

    @property
    def dossier(self) -> Dossier:
        """Return the bound bid."""
        return self.material.dossier

    @property
    def regime(self) -> str:
        """Return the regime of the tender."""
        return self.dossier.tender.regime

    def law(self, law: ByRegime) -> str:
        """Return the article that holds here; while the regime is not read, no law is claimed."""
        return law.of(self.dossier.tender, self.material.standards.register)

    def owner(self, owner: Owner) -> str:
        """Return who it is, by name where the bid names somebody."""
        if owner == "signer":
            return self.people.titled
        return f"解密人{self.people.decrypts or OPEN}" if owner == "decrypts" else _DESKS[owner]

    def due(self, workdays: int) -> str:
        """Return the day so many full working days before the deadline, or 立即 when it has gone by."""
        deadline = self.dossier.tender.dates.deadline
        day = workday_before(deadline.date(), workdays) if deadline is not None else None
        if day is None:
            return f"投标截止前 {workdays} 个工作日"
        today = self.material.today
        return "立即" if today is not None and day < today else f"{day} 前"

    def open_codes(self) -> frozenset[str]:
        """Return the rules with something open, so that no standard risk says it again."""
        return frozenset(one.code for one in self.material.findings if not one.waived_by)

    def told(self, topic: Topic) -> bool:
        """Return whether a rule says of the tender what the risk list would say, and is open."""
        open_ones = (one for one in self.material.findings if not one.waived_by)
        return any(self.material.uses(one).topic == topic for one in open_ones)


def situation(material: Material) -> Situation:
    """Return what holds for this bid."""
    handed, who = handing(material.dossier.tender), people(material.dossier)
    judged = _procedure(material.dossier) | _handing_in(handed, who) | _content(material.dossier)
    return Situation(material, handed, who, frozenset(name for name, yes in judged.items() if yes))


def _procedure(dossier: Dossier) -> dict[When, bool]:
    tender = dossier.tender
    return {
        "procurement": is_procurement(tender.regime),
        TENDERING: is_tendering(tender.regime),
        "public": is_public(tender.regime),
        "competed": tender.method != SINGLE_SOURCE,
        "rounds": has_rounds(tender.method),
        "goods": tender.category in ("goods", ""),
        "small": tender.sme in ("set-aside", "deduction"),
    }


def _handing_in(handed: Handing, who: People) -> dict[When, bool]:
    return {
        "paper": handed.paper,
        "online": handed.online,
        "presentation": handed.presentation,
        "samples": handed.says("samples"),
        "originals": handed.says("originals"),
        "authorised": who.authorised,
    }


def _content(dossier: Dossier) -> dict[When, bool]:
    tender, bid = dossier.tender, dossier.bid
    money, volumes = tender.money, tender.package.volumes
    return {
        "bond": money.bond is not None and money.bond.amount > 0,
        "performance": bool(money.performance_percent),
        "limited": bool(money.ceiling or money.budget),
        "scored-price": tender.evaluation.price is not None,
        "blind": any(volume.blind for volume in volumes),
        "price-apart": len({volume.price for volume in volumes}) > 1,
        "size-limit": tender.package.file_limit_mb is not None,
        "joint": bid.consortium is not None,
        "subcontract": bool(bid.subcontract),
        "team": bool(bid.team),
        "cases": bool(dossier.library.cases),
        "promised": any(reply.deviation == "positive" for reply in bid.answers.values()),
    }
