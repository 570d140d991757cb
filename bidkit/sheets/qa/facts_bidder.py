"""Facts about the bidder, from the library: company, certificates, products, cases, audited figures.

Only records that this bid hands in count: a case that lies in the library alone is not in front of the judges.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from bidkit.check.needs import criterion_leaves, leaves
from bidkit.check.world import World
from bidkit.model.library import Case, Fact, Product, Qualification
from bidkit.sheets.numbers import yuan
from bidkit.sheets.qa.known import OPENING_OPEN, Known, day, missing, pages_of_template, percent, wan

if TYPE_CHECKING:
    from decimal import Decimal

    from bidkit.model.library import Company, Financial
    from bidkit.model.sheet import PageRef
    from bidkit.sheets.material import Material

F = TypeVar("F", bound=Fact)
Maker = Callable[["Material"], Known]
COMPANY = "library/company.yaml"
SHOWN = 6


def used(material: Material, sort: type[F]) -> tuple[F, ...]:
    """Return the records of one sort that this bid hands in, by id."""
    ids = World(material.dossier).used_records
    return tuple(one for one in material.dossier.library.facts() if isinstance(one, sort) and one.id in ids)


def _company(material: Material) -> Company:
    return material.dossier.library.company


def _of_company(material: Material, text: str, field: str) -> Known:
    if not text:
        return missing(f"在 library/company.yaml 填 {field}")
    refs = pages_of_template(material, "company-profile") or material.record_pages(_company(material).id)
    return Known(text, COMPANY, refs)


def _name(material: Material) -> Known:
    return _of_company(material, _company(material).name, "name")


def _short_name(material: Material) -> Known:
    return _of_company(material, next(iter(_company(material).short_names), ""), "short_names")


def _founded(material: Material) -> Known:
    founded = _company(material).founded
    return _of_company(material, day(founded) if founded else "", "founded")


def _capital(material: Material) -> Known:
    capital = _company(material).registered_capital
    return _of_company(material, wan(capital) if capital is not None else "", "registered_capital")


def _staff(material: Material) -> Known:
    staff = _company(material).staff
    return _of_company(material, str(staff.total) if staff else "", "staff.total")


def _size(material: Material) -> Known:
    size = _company(material).size
    return _of_company(material, f"{size}企业" if size else "", "size")


def counted_cases(material: Material) -> tuple[Case, ...]:
    """Return the cases that met a demand or earned points; where nothing asks for cases, those handed in."""
    dossier = material.dossier
    asking = [b.verdict for b in dossier.bindings if any(n.case for n in leaves(b.requirement.needs))]
    asking += [s.verdict for s in dossier.scores if any(n.case for n in criterion_leaves(s.criterion))]
    if not asking:
        return used(material, Case)
    met = {proof.record_id for verdict in asking for proof in verdict.proofs}
    return tuple(case for case in dossier.library.cases if case.id in met)


def _case_count(material: Material) -> Known:
    cases = counted_cases(material)
    if not cases:
        return missing("没有业绩符合要求：在 bid.yaml 的 evidence 选业绩，库里没有的先补 library/cases")
    return Known(str(len(cases)), ids_of(cases), pages_of(material, cases))


def _newest_case(material: Material) -> Known:
    signed = [case for case in counted_cases(material) if case.signed is not None]
    if not signed:
        return missing("选用的业绩里没有填签订日期 signed 的，补 library/cases")
    return case_told(material, max(signed, key=lambda case: (str(case.signed), case.id)))


def _largest_case(material: Material) -> Known:
    priced = [case for case in counted_cases(material) if case.amount is not None]
    if not priced:
        return missing("选用的业绩里没有填合同金额 amount 的，补 library/cases")
    return case_told(material, max(priced, key=lambda case: (case.amount or 0, case.id)))


def case_told(material: Material, case: Case) -> Known:
    """Return a contract in one line: name, client, date, amount."""
    told = [case.client, f"{case.signed:%Y-%m} 签订" if case.signed else ""]
    told.append(yuan(case.amount) if case.amount is not None else "")
    text = f"{case.name}（{'，'.join(part for part in told if part)}）"
    return Known(text, case.id, material.record_pages(case.id))


def _is_system(item: Qualification) -> bool:
    return item.kind == "certification" and "体系" in item.name


def _certificates(material: Material) -> Known:
    held = [q for q in used(material, Qualification) if q.kind in ("certification", "permit")]
    return _held(material, [q for q in held if not _is_system(q)], "资质证书")


def _systems(material: Material) -> Known:
    return _held(material, [q for q in used(material, Qualification) if _is_system(q)], "体系认证")


def system_certificates(material: Material) -> list[Qualification]:
    """Return the certificates of management systems that this bid hands in and that hold at the opening."""
    opening = material.dossier.tender.dates.opening
    held = [one for one in used(material, Qualification) if _is_system(one)]
    return _valid(held, opening.date()) if opening is not None else []


def _valid(items: list[Qualification], opening: date) -> list[Qualification]:
    return [q for q in items if not isinstance(q.valid_until, date) or q.valid_until >= opening]


def _held(material: Material, items: list[Qualification], what: str) -> Known:
    opening = material.dossier.tender.dates.opening
    if opening is None:
        return missing(OPENING_OPEN)
    valid = _valid(items, opening.date())
    if not valid:
        return missing(f"这次投标没有用到开标日有效的{what}；有的话补 library/qualifications 并编入章节")
    names = "、".join(f"{q.name}（{q.grade}）" if q.grade else q.name for q in valid)
    return Known(names, ids_of(valid), pages_of(material, valid))


def _rights(material: Material) -> Known:
    rights = [q for q in used(material, Qualification) if q.kind == "intellectual-property"]
    if not rights:
        return missing("这次投标没有编入知识产权证书；有的话补 library/qualifications 并编入章节")
    return Known(str(len(rights)), ids_of(rights), pages_of(material, rights))


def _products(material: Material) -> Known:
    company = _company(material)
    own = [p for p in used(material, Product) if p.maker in ("", company.name, *company.former_names)]
    if not own:
        return missing("这次投标没有编入自有产品；有的话补 library/products，并写进 bid.yaml 的 evidence")
    return Known("、".join(p.name for p in own), ids_of(own), pages_of(material, own))


def _years(material: Material) -> tuple[Financial, ...]:
    return tuple(sorted(material.dossier.library.financials, key=lambda year: year.year))[-3:]


def _revenues(material: Material) -> Known:
    years = [year for year in _years(material) if year.revenue is not None]
    if not years:
        return missing("补 library/financials 各年的 revenue")
    text = "、".join(f"{year.year}年 {wan(year.revenue)}" for year in years if year.revenue is not None)
    return Known(text, ids_of(years), pages_of(material, years))


def _last_year(material: Material) -> Financial | None:
    """Return the figures of the year before the opening; an older year is not 上年."""
    opening = material.dossier.tender.dates.opening
    before = opening.year - 1 if opening is not None else None
    return next((year for year in _years(material) if year.year == before), None)


def _ask_for(material: Material, fields: str) -> Known:
    """Return what to add for the year before the opening; while that is not read, nobody knows which year."""
    opening = material.dossier.tender.dates.opening
    return missing(
        OPENING_OPEN if opening is None else f"补 library/financials 里 {opening.year - 1} 年的 {fields}"
    )


def _figure(material: Material, field: str, amount: Callable[[Financial], Decimal | None]) -> Known:
    year = _last_year(material)
    value = amount(year) if year is not None else None
    if year is None or value is None:
        return _ask_for(material, field)
    return Known(wan(value), year.id, material.record_pages(year.id))


def _revenue(material: Material) -> Known:
    return _figure(material, "revenue", lambda year: year.revenue)


def _profit(material: Material) -> Known:
    return _figure(material, "net_profit", lambda year: year.net_profit)


def _debt(material: Material) -> Known:
    year = _last_year(material)
    if year is None or not year.assets or year.liabilities is None:
        return _ask_for(material, "assets 和 liabilities")
    text = f"{percent(year.liabilities / year.assets)}（{year.year}年末）"
    return Known(text, year.id, material.record_pages(year.id))


def ids_of(records: Iterable[Fact]) -> str:
    """Return the ids of records, as the source of a fact."""
    return "、".join(record.id for record in records)


def pages_of(material: Material, records: Iterable[Fact]) -> tuple[PageRef, ...]:
    """Return where the papers of the first few records lie."""
    return tuple(ref for record in list(records)[:SHOWN] for ref in material.record_pages(record.id))


BIDDER_FACTS: dict[str, Maker] = {
    "投标人": _name, "简称": _short_name, "成立时间": _founded, "注册资本": _capital, "员工总数": _staff,
    "企业规模": _size, "类似业绩数量": _case_count, "最近类似业绩": _newest_case, "最大类似业绩": _largest_case,
    "资质证书": _certificates, "体系认证": _systems, "知识产权数量": _rights, "自有产品": _products,
    "近年营业收入": _revenues, "上年营业收入": _revenue, "上年净利润": _profit, "资产负债率": _debt,
}  # fmt: skip
