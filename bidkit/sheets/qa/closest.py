"""Which past contract comes closest to this purchase, why, and in what it differs: computed, never claimed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bidkit.sheets.numbers import yuan
from bidkit.sheets.qa.known import percent
from bidkit.sheets.qa.trades import shared_words, subject_of, trades_in

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from bidkit.model.dossier import Dossier
    from bidkit.model.library import Case
    from bidkit.sheets.qa.trades import Subject

_BUYERS = {
    "医疗机构": "医院|卫生院|卫生服务中心|疾病预防控制中心",
    "学校": "大学|学院|中学|小学|学校|幼儿园",
    "企业": "公司|集团|厂",
    "机关": "政府|委员会|局|厅|办公室|法院|检察院",
    "中心、院、所": "中心|院|所|馆|站",
}
"""Kinds of buyers by how their names end."""

_NEAR = (1, 2)
"""An amount of half to double the other is of the same size."""
_RECENT_YEARS = 3
_NAMED = 4


@dataclass(frozen=True, slots=True)
class Closest:
    """The contract, in what it is alike and in what it is not; each reason rests on a field of both."""

    case: Case
    alike: tuple[str, ...]
    unlike: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Weighed:
    weight: int
    alike: list[str]
    unlike: list[str]


def closest(dossier: Dossier, cases: Iterable[Case]) -> Closest | None:
    """Return the case closest by subject, then amount, buyer, region and date; None where no subject is shared."""
    subject = subject_of(dossier.tender)
    weighed = [(one, case) for case in cases if (one := _weigh(dossier, subject, case)) is not None]
    if not weighed:
        return None
    best, case = max(weighed, key=lambda pair: (pair[0].weight, str(pair[1].signed or ""), pair[1].id))
    return Closest(case, tuple(best.alike), tuple(best.unlike))


def _weigh(dossier: Dossier, subject: Subject, case: Case) -> _Weighed | None:
    said = f"{case.name}\n{case.content}"
    words = shared_words(subject.text, said)
    trades = [trade for trade in trades_in(said) if trade in subject.trades]
    if not words and not trades:
        return None
    shown = words[:_NAMED] or tuple(trades)
    found = _Weighed(0, ["名称和内容都有" + "".join(f"“{word}”" for word in shown)], [])
    weight = 3 * sum(len(word) for word in words) + 3 * len(trades)
    for fits in (_amount(dossier, case, found), _buyer(dossier, case, found), _region(dossier, case, found)):
        weight += fits
    return _Weighed(weight + _date(dossier, case, found), found.alike, found.unlike)


def _amount(dossier: Dossier, case: Case, found: _Weighed) -> int:
    """Note how the amounts compare: our price, else the ceiling or the budget."""
    name, ours = _ours(dossier)
    if ours is None or not ours or case.amount is None:
        return 0
    share = case.amount / ours
    told = f"合同金额 {yuan(case.amount)}，是本项目{name}的 {percent(share)}"
    near = _NEAR[0] <= 2 * share and share <= _NEAR[1]
    (found.alike if near else found.unlike).append(told)
    return 4 if near else 0


def _ours(dossier: Dossier) -> tuple[str, Decimal | None]:
    if dossier.price is not None and dossier.price.lines:
        return "报价", dossier.price.total
    money = dossier.tender.money
    return ("最高限价", money.ceiling) if money.ceiling is not None else ("预算", money.budget)


def _buyer(dossier: Dossier, case: Case, found: _Weighed) -> int:
    ours, theirs = _kind(dossier.tender.purchaser), _kind(case.client)
    if not ours or not theirs or not dossier.tender.is_read("purchaser"):
        return 0
    if ours == theirs:
        found.alike.append(f"委托单位按名称同是{ours}")
        return 2
    found.unlike.append(f"委托单位按名称是{theirs}，本项目采购人是{ours}")
    return 0


def _kind(name: str) -> str:
    return next((kind for kind, ends in _BUYERS.items() if re.search(f"(?:{ends})$", name)), "")


def _region(dossier: Dossier, case: Case, found: _Weighed) -> int:
    where = f"{dossier.tender.purchaser}{dossier.tender.project.name}"
    region = case.region.rstrip("市省区县")
    if len(region) > 1 and region in where:
        found.alike.append(f"同在{case.region}")
        return 2
    return 0


def _date(dossier: Dossier, case: Case, found: _Weighed) -> int:
    opening = dossier.tender.dates.opening
    if case.signed is None or opening is None:
        return 0
    recent = (opening.date() - case.signed).days <= 366 * _RECENT_YEARS
    (found.alike if recent else found.unlike).append(f"{case.signed:%Y-%m} 签订")
    return 1 if recent else 0
