"""Which scan is drawn from which facts; the drawing may use nothing else, so their hash stands for the scan."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from scans import audit, certificates, company, contracts, personal, screens
from scans.facts import Facts
from scans.words import number_of

if TYPE_CHECKING:
    from bidkit.model.library import (
        Attachment,
        Case,
        Company,
        Financial,
        Library,
        Person,
        Product,
        Qualification,
    )
    from scans.paper import Sheet


DRAWINGS: dict[str, Callable[[Facts], list[Sheet]]] = {
    "licence": certificates.licence,
    "certificate": certificates.certificate,
    "plaque": certificates.plaque,
    "copyright": certificates.copyright_,
    "patent": certificates.patent,
    "trademark": certificates.trademark,
    "id-card": personal.id_card,
    "degree": personal.degree,
    "professional": personal.professional,
    "social-security": personal.social_security,
    "award": contracts.award,
    "contract": contracts.contract,
    "acceptance": contracts.acceptance,
    "bank": company.bank,
    "name-change": company.name_change,
    "tax": company.tax,
    "insured": company.insured,
    "credit-check": company.credit_check,
    "screen": screens.screen,
    "audit": audit.audit,
}
_PLAQUES = {"high-tech", "specialised-sme", "good-case-award", "credit-aaa", "cmmi-3", "software-enterprise"}
_TINTS = {
    "iso9001": "blue", "iso14001": "green", "iso45001": "wine", "iso20000": "teal", "iso27001": "violet",
    "itss-3": "blue",
    "dcmm-3": "teal", "security-service-3": "violet", "cmmi-3": "blue", "credit-aaa": "gold", "high-tech": "wine",
    "specialised-sme": "wine", "software-enterprise": "teal", "good-case-award": "wine",
}  # fmt: skip
_LEADS = {
    "high-tech": "经认定为高新技术企业", "specialised-sme": "经认定为专精特新中小企业",
    "credit-aaa": "经评定企业信用等级为",
    "cmmi-3": "软件开发过程经评估达到", "software-enterprise": "经评估符合软件企业评估标准",
    "good-case-award": "报送的案例获评",
}  # fmt: skip
_INVENTORS = {
    "patent-quality": "何天宇；刘思远",
    "patent-indicator": "陈一帆；邓睿",
    "patent-report": "孙佳琪；陈一帆",
}
_COMPANY_FILES = {
    "basic-account": "bank", "name-change": "name-change", "tax-payment": "tax", "social-security": "insured",
    "credit-check": "credit-check",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scan:
    """One file to draw: where it goes, how it is drawn, from what."""

    path: str
    title: str
    drawing: str
    facts: Facts

    def draw(self) -> list[Sheet]:
        """Return the pages."""
        return DRAWINGS[self.drawing](self.facts)

    def digest(self) -> str:
        """Return the hash of everything the pages are drawn from."""
        text = json.dumps(
            [self.path, self.title, self.drawing, self.facts], ensure_ascii=False, sort_keys=True
        )
        return hashlib.sha256(text.encode()).hexdigest()


def plan(library: Library) -> list[Scan]:
    """Return every scan the records name, by path, each file once."""
    scans = [*_company(library.company), *_financials(library)]
    for qualification in library.qualifications:
        scans += _qualification(qualification, library.company)
    for person in library.people:
        scans += _person(person, library.company)
    for case in library.cases:
        scans += _case(case, library.company)
    for product in library.products:
        scans += _product(product)
    return [scan for _, scan in sorted({scan.path: scan for scan in scans}.items())]


def _plain(record: Any, *names: str) -> Facts:
    values = {name: getattr(record, name) for name in names}
    return {name: "" if value is None else str(value) for name, value in values.items()}


def _base(owner: Company) -> Facts:
    return {"holder": owner.name, **_plain(owner, "credit_code", "address", "legal_person", "founded")}


def _account(owner: Company) -> Facts:
    basic = next(account for account in owner.banks if account.basic)
    return {"bank": basic.bank, "account": basic.account}


def _stem(attachment: Attachment) -> str:
    return attachment.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def _company(owner: Company) -> Iterator[Scan]:
    facts = {
        **_base(owner), **_account(owner), "name": owner.name, "former": owner.former_names[0],
        "people": str(owner.staff.total if owner.staff else 0), "printed": str(owner.reviewed),
        "first": "2025-11", "last": "2026-10",
    }  # fmt: skip
    for attachment in owner.files:
        drawing = _COMPANY_FILES.get(_stem(attachment))
        if drawing:
            yield Scan(attachment.path, attachment.title, drawing, facts)


def _qualification(record: Qualification, owner: Company) -> Iterator[Scan]:
    own = _plain(
        record,
        "name",
        "standard",
        "grade",
        "scope",
        "holder",
        "number",
        "issuer",
        "issued",
        "valid_until",
        "note",
    )
    facts = {**_base(owner), **own}
    facts |= {
        "tint": _TINTS.get(record.id, "blue"),
        "lead": _LEADS.get(record.id, ""),
        "inventors": _INVENTORS.get(record.id, ""),
    }
    facts["english"] = "2" if record.files[0].pages == "1-2" else ""
    if record.kind == "licence":
        facts |= {"type": owner.kind, "capital": f"人民币{_wan(owner)}万元整", "term": "长期"}
    yield Scan(record.files[0].path, record.files[0].title, _family(record), facts)


def _wan(owner: Company) -> str:
    return f"{(owner.registered_capital or Decimal(0)) / 10_000:.0f}"


def _family(record: Qualification) -> str:
    if record.kind == "licence":
        return "licence"
    by_tag = {"软件著作权": "copyright", "发明专利": "patent", "商标": "trademark"}
    for tag in record.tags:
        if tag in by_tag:
            return by_tag[tag]
    return "plaque" if record.id in _PLAQUES else "certificate"


def _person(record: Person, owner: Company) -> Iterator[Scan]:
    who = _plain(record, "name", "gender", "born", "id_number", "employer", "joined")
    for attachment in record.files:
        if attachment.kind == "id-card":
            yield Scan(
                attachment.path,
                attachment.title,
                "id-card",
                {**who, "address": "江城市临江区（虚构住址）样本路1号"},
            )
    for education in record.education:
        facts = {**who, **_plain(education, "school", "degree", "major", "graduated")}
        yield from (Scan(a.path, a.title, "degree", facts) for a in education.files)
    for held in record.certificates:
        facts = {
            **who,
            **_plain(held, "grade", "major", "number", "issuer", "issued", "valid_until"),
            "certificate": held.name,
        }
        yield from (Scan(a.path, a.title, "professional", {**facts, "kind": a.kind}) for a in held.files)
    paid = record.social_security
    if paid:
        facts = {
            **who,
            "payer": paid.payer,
            "credit_code": owner.credit_code,
            "printed": str(record.reviewed),
        }
        facts |= {"first": f"{paid.first:%Y-%m}", "last": f"{paid.last:%Y-%m}"}
        facts["missing"] = [f"{month:%Y-%m}" for month in paid.missing]
        yield from (Scan(a.path, a.title, "social-security", facts) for a in paid.files)


def _case(record: Case, owner: Company) -> Iterator[Scan]:
    dates = _plain(record, "signed", "started", "accepted")
    names = ("name", "client", "contractor", "contact", "phone", "region", "amount", "manager", "content")
    facts = {**_base(owner), **_account(owner), **_plain(record, *names), **dates}
    facts["number"] = f"HX-{str(record.signed)[:4]}-{number_of(record.id, 900) + 100}"
    for attachment in record.files:
        yield Scan(attachment.path, f"{record.name}{attachment.title}", attachment.kind, facts)


def _product(record: Product) -> Iterator[Scan]:
    facts = _plain(record, "name", "brand", "model", "content")
    for attachment in record.files:
        window = attachment.title.rsplit("（", 1)[-1].rstrip("）")
        yield Scan(attachment.path, attachment.title, "screen", {**facts, "window": window})


def _financials(library: Library) -> Iterator[Scan]:
    surplus = Decimal("667369.16")
    before: Facts | None = None
    for record in sorted(library.financials, key=lambda one: one.year):
        surplus += (_profit(record) / 10).quantize(Decimal("0.01"))
        facts = _plain(
            record,
            "year",
            "revenue",
            "net_profit",
            "assets",
            "liabilities",
            "employees",
            "auditor",
            "opinion",
        )
        facts |= {**_base(library.company), "scope": library.company.scope, "surplus": str(surplus)}
        yield from (Scan(a.path, a.title, "audit", {**facts, "before": before}) for a in record.files)
        before = facts


def _profit(record: Financial) -> Decimal:
    return record.net_profit or Decimal(0)
