"""Drafts of letters from Word templates; what no fact fills stays visible as 【待填：…】.

A draft never says more than tender, bid and checks hold; whether it is sent is for people to decide.
"""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from bidkit.model.bid import cents
from bidkit.model.rules import SEEN_NAMES
from bidkit.model.sheet import Extra
from bidkit.sheets.plan.breach import Breach, breaches
from bidkit.sheets.plan.conditions import procurement
from bidkit.sheets.plan.points import is_read, moments
from bidkit.sheets.plan.questions import Question, questions
from bidkit.word.fill.template import fill
from bidkit.word.package import package_bytes, read_package

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bidkit.sheets.material import Material

TEMPLATES = Path(__file__).parents[1] / "letters"
QUESTIONS = "草稿_澄清提问函.docx"
CHALLENGE = "草稿_质疑函.docx"
OBJECTION = "草稿_异议函.docx"
LOW_PRICE = "草稿_异常低价说明.docx"
LETTER_NOTES = {
    QUESTIONS: "没有读到或前后不一致的事项；发出前先人工再找一遍，别问文件里已写明的，别写我方方案和报价",
    CHALLENGE: "只列检查发现的违反法定下限的事项；只能由参加采购的供应商提，授权书、事实依据附后，一次提全",
    OBJECTION: "只列检查发现的违反法定下限的事项；截止 10 日前送达",
    LOW_PRICE: "成本三项由报价人填；被要求说明时在时限内提交，时间不少于 30 分钟",
}
BASIS_PROCUREMENT = "财库〔2026〕2号和财政部令第87号第六十条"
BASIS_TENDERING = "评标委员会"
LACKING = "【待填：{}】"
UNSURE = re.compile("〔(?:" + "|".join(map(re.escape, filter(None, SEEN_NAMES.values()))) + ")〕")


def letters(material: Material) -> tuple[Extra, ...]:
    """Return the drafts that this bid may need, as finished Word files."""
    found = []
    asked = questions(material)
    if asked:
        found.append(filled_letter(QUESTIONS, "clarification", _asking(material, asked)))
    broken = [one for one in breaches(material, moments(material)) if one.sure]
    challenged = [one for one in broken if one.remedy == "质疑"]
    objected = [one for one in broken if one.remedy == "异议"]
    if challenged:
        found.append(filled_letter(CHALLENGE, "challenge", _pointing(material, challenged)))
    if objected:
        found.append(filled_letter(OBJECTION, "objection", _pointing(material, objected)))
    found.append(filled_letter(LOW_PRICE, "low-price", _costs(material)))
    return tuple(found)


def lacking(what: str) -> str:
    """Return a blank that nobody can overlook."""
    return LACKING.format(what)


def filled_letter(name: str, template: str, values: Mapping[str, object]) -> Extra:
    """Return a template of ``letters/`` filled, as a finished Word file whose bytes know no clock."""
    data = (TEMPLATES / f"{template}.docx").read_bytes()
    filled = fill(data, values, {}, name=f"{template}.docx").data
    return Extra(name, package_bytes(read_package(filled, name=name)))  # the filler writes the clock


def common_values(material: Material) -> dict[str, object]:
    """Return what every letter says of the parties and the project; what nobody filled in is a visible blank."""
    tender, company = material.dossier.tender, material.dossier.library.company
    buyers = [tender.purchaser if is_read(material, "purchaser") else lacking("采购人"), tender.agency]
    return {
        "to": "、".join(filter(None, buyers)),
        "purchaser": buyers[0],
        "agency": tender.agency,
        "project": tender.project.name if is_read(material, "project.name") else lacking("项目名称"),
        "number": tender.project.number if is_read(material, "project.number") else lacking("项目编号"),
        "lot": tender.project.lot,
        "bidder": company.name,
        "address": company.address,
        "postcode": company.postcode or lacking("邮编"),
        "phone": company.phone or lacking("联系电话"),
        "contact": lacking("联系人"),
        "signer": _signer(material),
        "sent_on": lacking("发出日期"),
        "received_on": lacking("获取日期"),
        "document_name": "采购文件" if procurement(material) else "招标文件",
    }


def _signer(material: Material) -> str:
    bid = material.dossier.bid
    record = None if "signer" in bid.unread else material.dossier.record(bid.signer.person)
    return str(getattr(record, "name", "")) or lacking("授权代表")


def _asking(material: Material, asked: Sequence[Question]) -> dict[str, object]:
    rows = [
        {"n": number, "place": one.place or lacking("页码、条款号"), "fact": one.fact, "ask": one.ask}
        for number, one in enumerate(asked, start=1)
    ]
    return {**common_values(material), "questions": rows}


def _pointing(material: Material, broken: Sequence[Breach]) -> dict[str, object]:
    titles = {finding.code: finding.title for finding in material.findings}
    rows = [
        {
            "n": number,
            "title": titles[one.code],
            "fact": f"{one.fact}。{lacking('采购文件页码和原文')}",
            "basis": UNSURE.sub(lacking("核对原文"), one.basis) or lacking("法律依据"),
            "ask": one.ask,
        }
        for number, one in enumerate(broken, start=1)
    ]
    return {**common_values(material), "points": rows}


def _costs(material: Material) -> dict[str, object]:
    money, price = material.dossier.tender.money, material.dossier.price
    limit = money.ceiling or money.budget
    total = price.total if price is not None else None
    share = f"{cents(total / limit * 100)}%" if total and limit else ""
    return {
        **common_values(material),
        "total": f"{total:,.2f}" if total is not None else lacking("投标报价"),
        "limit": f"{limit:,.2f}" if limit and share else "",
        "share": share,
        "basis": BASIS_PROCUREMENT if procurement(material) else BASIS_TENDERING,
        "lines": _groups(material),
        "proofs": lacking("成本证明材料清单"),
    }


def _groups(material: Material) -> list[dict[str, object]]:
    """Return a row a group of our price, and blanks for the parts of its costs."""
    price = material.dossier.price
    sums: dict[str, Decimal] = {}
    for line in price.lines if price is not None else ():
        name = line.group or line.item
        sums[name] = sums.get(name, Decimal(0)) + line.amount
    amounts = {name: f"{amount:,.2f}" for name, amount in sums.items()} or {lacking("分组"): lacking("金额")}
    parts = ("material", "labour", "making", "other")
    return [
        {"n": number, "group": name, "amount": amount, **dict.fromkeys(parts, lacking("金额"))}
        for number, (name, amount) in enumerate(amounts.items(), start=1)
    ]
