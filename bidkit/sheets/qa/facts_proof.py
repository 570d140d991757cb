"""Facts that decide what an answer claims of our papers: scopes, closeness, who employs whom, what is bound.

Each is the outcome of comparing fields of records with the tender; where a field is empty, nobody knows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.model.library import Financial, Person, Qualification
from bidkit.sheets.qa.closest import closest
from bidkit.sheets.qa.facts_bidder import (
    SHOWN,
    case_told,
    counted_cases,
    ids_of,
    pages_of,
    system_certificates,
    used,
)
from bidkit.sheets.qa.known import OPENING_OPEN, Known, missing
from bidkit.sheets.qa.trades import shared_words, subject_of, trades_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bidkit.model.filed import Fact
    from bidkit.sheets.material import Material
    from bidkit.sheets.qa.closest import Closest

_WORDS = 3


def bound(material: Material, record: Fact) -> bool:
    """Return whether a record's scans lie in the finished package; before there is one, whether it is used."""
    return material.places is None or bool(material.record_pages(record.id))


def _scopes(material: Material, wanted: str) -> Known:
    """Return the system certificates whose scope fits the purchase, does not, or says nothing that decides."""
    if material.dossier.tender.dates.opening is None:
        return missing(OPENING_OPEN)
    told = [(one, _fit(material, one)) for one in system_certificates(material)]
    fitting = [(one, words) for one, (how, words) in told if how == wanted]
    if not fitting:
        return missing("照证书原文填 library/qualifications 的 scope，再和采购内容对一遍")
    text = "、".join(f"{one.name}（范围写有{words}）" if words else one.name for one, words in fitting)
    return Known(text, ids_of(one for one, _ in fitting), pages_of(material, (one for one, _ in fitting)))


def _fit(material: Material, held: Qualification) -> tuple[str, str]:
    """Return 相符, 不符 or 待核 with the words of the scope that decide it."""
    subject, scope = subject_of(material.dossier.tender), trades_in(held.scope)
    common = [word for trade, words in scope.items() if trade in subject.trades for word in words]
    common = common or list(shared_words(subject.text, held.scope))
    if common:
        return "相符", _quoted(common)
    if scope and subject.trades:
        return "不符", _quoted(word for words in scope.values() for word in words)
    return "待核", ""


def _quoted(words: Iterable[str]) -> str:
    return "".join(f"“{word}”" for word in list(dict.fromkeys(words))[:_WORDS])


def _closest(material: Material) -> Closest | None:
    return closest(material.dossier, counted_cases(material))


def _closest_case(material: Material) -> Known:
    found = _closest(material)
    return case_told(material, found.case) if found is not None else missing(_NOT_ALIKE)


def _closeness(material: Material, which: Callable[[Closest], tuple[str, ...]]) -> Known:
    found = _closest(material)
    if found is None or not which(found):
        return missing(_NOT_ALIKE)
    return Known("；".join(which(found)), found.case.id, material.record_pages(found.case.id))


_NOT_ALIKE = "选用的业绩里没有一个与本项目名称有相同的词：换业绩，或在 library/cases 照合同填 content"


def _with_papers(material: Material, kind: str) -> Known:
    """Return how many of the counted cases have a paper of one kind in the bid; an acceptance after it is none."""
    opening = material.dossier.tender.dates.opening
    cases = [
        case
        for case in counted_cases(material)
        if any(file.kind == kind for file in case.files) and bound(material, case)
    ]
    if kind == "acceptance":
        cases = [one for one in cases if one.accepted and opening and one.accepted <= opening.date()]
    if not cases:
        return missing(
            f"选用的业绩没有附{'验收材料' if kind == 'acceptance' else '合同'}：补 library/cases 的 files"
        )
    return Known(str(len(cases)), ids_of(cases), pages_of(material, cases))


def _audits(material: Material) -> Known:
    years = [
        year
        for year in used(material, Financial)
        if any(file.kind == "audit" for file in year.files) and bound(material, year)
    ]
    if not years:
        return missing("投标文件没有编入审计报告；有的话补 library/financials 的 files 并编入章节")
    text = f"{'、'.join(str(year.year) for year in sorted(years, key=lambda one: one.year))} 年审计报告"
    return Known(text, ids_of(years), pages_of(material, years))


def _own_staff(material: Material) -> Known:
    """Return the head-count where the company employs everybody named and pays everybody's social security."""
    people = _team(material)
    other = [one.name for one in people if not _is_ours(material, one)]
    if not people or other:
        who = f"：{'、'.join(other[:SHOWN])}" if other else ""
        return missing(f"有人的单位 employer 或社保缴费单位不是投标人，或没有填{who}，核对 library/people")
    return Known(str(len(people)), ids_of(people), pages_of(material, people))


def _paid_papers(material: Material) -> Known:
    people = _team(material)
    lacking = [one.name for one in people if one.social_security is None or not one.social_security.files]
    if not people or lacking or not all(bound(material, one) for one in people):
        return missing(f"有人没有社保缴费证明编入投标文件：{'、'.join(lacking[:SHOWN])}，补 library/people")
    return Known(f"{len(people)} 人的社会保险缴费证明", ids_of(people), pages_of(material, people))


def _team(material: Material) -> list[Person]:
    return list({seat.person.id: seat.person for seat in material.dossier.team}.values())


def _is_ours(material: Material, person: Person) -> bool:
    names = _names(material)
    paid = person.social_security
    return person.employer in names and paid is not None and paid.payer in names


def _names(material: Material) -> tuple[str, ...]:
    company = material.dossier.library.company
    return (company.name, *company.former_names)


def _one_seat_each(material: Material) -> Known:
    team = material.dossier.team
    if not team or len(_team(material)) < len(team):
        return missing("有人担任两个岗位，或没有写 team：见 bid.yaml 的 team")
    return Known("一人一岗", "bid.yaml team")


def _rights_ours(material: Material) -> Known:
    rights = [one for one in used(material, Qualification) if one.kind == "intellectual-property"]
    foreign = [one.name for one in rights if one.holder not in _names(material)]
    if not rights or foreign:
        return missing(f"没有编入知识产权证书，或权利人不是投标人：{'、'.join(foreign)}")
    return Known(
        "、".join(dict.fromkeys(one.holder for one in rights)), ids_of(rights), pages_of(material, rights)
    )


def _renamed(material: Material) -> Known:
    company = material.dossier.library.company
    papers = [file for file in company.files if "变更" in file.title]
    if not company.former_names or not papers:
        return missing("没有曾用名，或没有变更登记的材料：补 library/company.yaml 的 former_names 和 files")
    return Known(f"{papers[0].title}（曾用名{'、'.join(company.former_names)}）", company.id)


def _answered(material: Material) -> Known:
    """Return how many demands got an answer, where none was left out."""
    asked = [one for one in material.dossier.bindings if one.requirement.answer == "person"]
    if not asked or any(one.reply is None or not one.reply.reply for one in asked):
        return missing("还有要求没有答复，先在 bid.yaml 答完")
    return Known(str(len(asked)), "bid.yaml answers")


def _better(material: Material) -> Known:
    better = [
        one.requirement.title or one.requirement.text[:20]
        for one in material.dossier.bindings
        if one.reply is not None and one.reply.deviation == "positive"
    ]
    return Known("、".join(better[:SHOWN]), "bid.yaml answers") if better else missing("没有填正偏离")


def _within_ceiling(material: Material) -> Known:
    price, ceiling = material.dossier.price, material.dossier.tender.money.ceiling
    if price is None or ceiling is None or price.total > ceiling:
        return missing("没有报价或最高限价，或报价超过限价")
    return Known("没有超过最高限价", material.dossier.bid.price)


PROOF_FACTS: dict[str, Callable[[Material], Known]] = {
    "认证范围相符": lambda material: _scopes(material, "相符"),
    "认证范围不符": lambda material: _scopes(material, "不符"),
    "认证范围待核": lambda material: _scopes(material, "待核"),
    "最接近业绩": _closest_case,
    "接近之处": lambda material: _closeness(material, lambda found: found.alike),
    "业绩差别": lambda material: _closeness(material, lambda found: found.unlike),
    "附合同业绩数量": lambda material: _with_papers(material, "contract"),
    "附验收业绩数量": lambda material: _with_papers(material, "acceptance"),
    "审计报告": _audits,
    "本单位人数": _own_staff,
    "社保材料": _paid_papers,
    "一人一岗": _one_seat_each,
    "权利人": _rights_ours,
    "更名材料": _renamed,
    "已答要求数量": _answered,
    "正偏离清单": _better,
    "限价以内": _within_ceiling,
}
