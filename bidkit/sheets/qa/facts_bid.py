"""Facts about this bid: project, price, promises, people, deviations, partners."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bidkit.check.people.team_seats import LEADERS
from bidkit.model.library import Person
from bidkit.sheets.numbers import yuan
from bidkit.sheets.offer import offer_said
from bidkit.sheets.qa.known import OPENING_OPEN, Known, missing, pages_of_template, percent
from bidkit.words.capitals import emit

if TYPE_CHECKING:
    from datetime import date

    from bidkit.model.dossier import TeamSeat
    from bidkit.model.library import Certificate
    from bidkit.model.sheet import PageRef
    from bidkit.sheets.material import Material

Maker = Callable[["Material"], Known]
LETTER = ("bid-letter", "price-summary")
PRICE = ("price-summary", "bid-letter", "price-table")
TEAM = ("staff-table", "staff")
NO_PRICE = "填好 price.xlsx，并在 bid.yaml 写 price: price.xlsx"


def _project(material: Material) -> Known:
    return Known(material.dossier.tender.project.name, "tender.yaml project.name")


def _number(material: Material) -> Known:
    return Known(material.dossier.tender.project.number, "tender.yaml project.number")


def _buyer(material: Material) -> Known:
    return Known(material.dossier.tender.purchaser, "tender.yaml purchaser")


def _total(material: Material) -> Known:
    price, quote = material.dossier.price, material.dossier.tender.money.quote
    other = offer_said(material.dossier) if quote.kind != "total" else ""
    if price is None:
        return _priced(material, other) if other else missing(NO_PRICE)
    return _priced(material, yuan(price.total))


def _words(material: Material) -> Known:
    price = material.dossier.price
    return _priced(material, emit(price.total)) if price is not None else missing(NO_PRICE)


def _priced(material: Material, text: str) -> Known:
    return Known(text, material.dossier.bid.price, pages_of_template(material, *PRICE))


def _ceiling(material: Material) -> Known:
    money = material.dossier.tender.money
    if money.ceiling is None:
        return missing("招标文件写了最高限价的，填到 tender.yaml 的 money.ceiling；没有设的，这一句不讲")
    return Known(yuan(money.ceiling), "tender.yaml money.ceiling")


def _share(material: Material) -> Known:
    price, ceiling = material.dossier.price, material.dossier.tender.money.ceiling
    if price is None or not ceiling:
        return missing(NO_PRICE if price is None else "填 tender.yaml 的 money.ceiling")
    return _priced(material, percent(price.total / ceiling))


def _period(material: Material) -> Known:
    days = material.dossier.bid.delivery.period_days
    return _promise(material, "period", "period_days", f"{days} 个日历日" if days is not None else "")


def _warranty(material: Material) -> Known:
    months = material.dossier.bid.delivery.warranty_months
    return _promise(material, "warranty", "warranty_months", f"{months} 个月" if months is not None else "")


def _validity(material: Material) -> Known:
    days = material.dossier.bid.delivery.validity_days
    text = f"自投标截止之日起 {days} 个日历日" if days is not None else ""
    return _promise(material, "", "validity_days", text)


def _promise(material: Material, own_words: str, field: str, text: str) -> Known:
    """Return a promise in the words of ``values`` where the bid has its own, as the forms do, else the number."""
    said = material.dossier.bid.values.get(own_words, "")
    if not said and not text:
        return missing(f"在 bid.yaml 的 delivery 填 {field}")
    source = f"bid.yaml values.{own_words}" if said else f"bid.yaml delivery.{field}"
    return Known(said or text, source, pages_of_template(material, *LETTER))


def leader(material: Material) -> TeamSeat | None:
    """Return the seat of the person who leads the project: the first role with one of the usual words."""
    return next((s for s in material.dossier.team if any(word in s.role for word in LEADERS)), None)


def _leader(material: Material) -> Known:
    seat = leader(material)
    if seat is None:
        return missing("在 bid.yaml 的 team 写项目经理或项目负责人")
    return Known(seat.person.name, seat.person.id, _pages_of_person(material, seat.person))


def _leader_papers(material: Material) -> Known:
    seat = leader(material)
    if seat is None:
        return missing("在 bid.yaml 的 team 写项目经理或项目负责人")
    opening = material.dossier.tender.dates.opening
    if opening is None:
        return missing(OPENING_OPEN)
    held = [
        one
        for one in seat.person.certificates
        if _valid(one, opening.date()) and one.name != seat.person.title
    ]
    titles = [seat.person.title, *(f"{one.name}（{one.grade}）" if one.grade else one.name for one in held)]
    text = "、".join(title for title in titles if title)
    if not text:
        return missing(f"在 library/people 给 {seat.person.name} 填职称 title 和证书 certificates")
    return Known(text, seat.person.id, _pages_of_person(material, seat.person))


def _valid(one: Certificate, opening: date) -> bool:
    return one.valid_until is None or isinstance(one.valid_until, str) or one.valid_until >= opening


def _pages_of_person(material: Material, person: Person) -> tuple[PageRef, ...]:
    return material.record_pages(person.id)[:2] or pages_of_template(material, *TEAM)


def _team(material: Material) -> dict[str, list[str]]:
    """Return the roles of everybody named in the team."""
    people: dict[str, list[str]] = {}
    for seat in material.dossier.team:
        people.setdefault(seat.person.name, []).append(seat.role)
    return people


def _team_count(material: Material) -> Known:
    return _of_team(material, str(len(_team(material))))


def _team_list(material: Material) -> Known:
    listed = (f"{name}（{'、'.join(roles)}）" for name, roles in _team(material).items())
    return _of_team(material, "、".join(listed))


def _of_team(material: Material, text: str) -> Known:
    if not material.dossier.team:
        return missing("在 bid.yaml 的 team 写项目团队")
    return Known(text, "bid.yaml team", pages_of_template(material, *TEAM))


def _negative(material: Material) -> list[str]:
    bindings = material.dossier.bindings
    replied = ((b.requirement, b.reply) for b in bindings if b.reply is not None)
    return [
        f"{asked.title or asked.text[:20]}（{reply.note or reply.reply}）"
        for asked, reply in replied
        if reply.deviation == "negative"
    ]


def _unanswered(material: Material) -> str:
    """Return what to do first, while a requirement waits for a person; until then nobody may say 没有负偏离."""
    waiting = [
        b.requirement.id
        for b in material.dossier.bindings
        if b.requirement.answer == "person" and (b.reply is None or not b.reply.reply)
    ]
    return (
        f"还有 {len(waiting)} 条要求没有答复（{'、'.join(waiting[:5])}），先在 bid.yaml 答完"
        if waiting
        else ""
    )


def _deviation_count(material: Material) -> Known:
    cure, found = _unanswered(material), _negative(material)
    return missing(cure) if cure else _deviated(material, str(len(found)))


def _deviation_list(material: Material) -> Known:
    cure, found = _unanswered(material), _negative(material)
    return missing(cure) if cure and not found else _deviated(material, "；".join(found) or "没有负偏离")


def _deviated(material: Material, text: str) -> Known:
    pages = pages_of_template(material, "deviation-technical", "deviation-commercial", "response-substantive")
    return Known(text, "bid.yaml answers", pages)


def _subcontract(material: Material) -> Known:
    dossier = material.dossier
    if dossier.bid.subcontract:
        return Known(dossier.bid.subcontract, "bid.yaml subcontract")
    return Known("没有分包", "bid.yaml subcontract")


def _consortium(material: Material) -> Known:
    joint = material.dossier.bid.consortium
    if joint is None:
        return Known("独立投标，没有组成联合体", "bid.yaml consortium")
    pages = material.record_pages(joint.agreement) if joint.agreement else ()
    return Known(f"联合体投标，成员：{'、'.join(joint.members)}", "bid.yaml consortium", pages)


def _signer(material: Material) -> Known:
    signer = material.dossier.bid.signer
    person = material.dossier.record(signer.person)
    if not isinstance(person, Person):
        return missing(f"资料库里没有 {signer.person}，补 library/people 或改 bid.yaml 的 signer")
    if signer.as_ == "legal-person":
        return Known(
            f"法定代表人{person.name}", person.id, pages_of_template(material, "legal-person-certificate")
        )
    return Known(f"授权代表{person.name}", person.id, pages_of_template(material, "authority"))


BID_FACTS: dict[str, Maker] = {
    "项目名称": _project, "项目编号": _number, "采购人": _buyer, "投标报价": _total, "投标报价大写": _words,
    "最高限价": _ceiling, "报价占限价比例": _share, "交付期": _period, "质保期": _warranty, "投标有效期": _validity,
    "项目负责人": _leader, "项目负责人资格": _leader_papers, "团队人数": _team_count, "团队名单": _team_list,
    "负偏离数量": _deviation_count, "负偏离清单": _deviation_list, "分包情况": _subcontract,
    "联合体情况": _consortium, "签署人": _signer,
}  # fmt: skip
