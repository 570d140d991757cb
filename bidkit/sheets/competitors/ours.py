"""Ourselves from the same eight sides, from the library and nothing else."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from bidkit.model.competitors import DIMENSIONS
from bidkit.model.sheet import Cell, Gap
from bidkit.sheets.numbers import MISSING, short_yuan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bidkit.model.library import Case, Fact, Financial
    from bidkit.sheets.material import Material

MOST_REFS = 3
"""A cell names the pages of so many records at most: it is looked at, not searched."""


_CURES = {
    DIMENSIONS["head_count"]: "人数补在 company.yaml 的 staff",
    DIMENSIONS["revenue_by_line"]: "分业务收入请财务按审计附注给数，写进 library/financials 最近一年的 note",
}


def our_side(material: Material, dimension: str) -> Cell:
    """Return our own facts on one dimension, with the pages that prove them; 待补 where the library has none."""
    return _SIDES[dimension](material)


def our_gaps(material: Material) -> tuple[Gap, ...]:
    """Return the dimensions on which the library says nothing of ourselves."""
    silent = [title for name, title in DIMENSIONS.items() if MISSING in our_side(material, name).text]
    if not silent:
        return ()
    cures = [cure for title, cure in _CURES.items() if title in silent]
    return (Gap(f"我方资料里没有：{'、'.join(silent)}", "；".join(cures) or "补进资料库"),)


def _size_fame(material: Material) -> Cell:
    company = material.dossier.library.company
    parts = [
        f"{company.founded.year} 年成立" if company.founded else "",
        f"注册资本 {short_yuan(company.registered_capital)}" if company.registered_capital else "",
        f"{company.size}企业" if company.size else "",
    ]
    honours = [one for one in material.dossier.library.qualifications if one.kind == "honour"]
    parts += [one.name for one in honours[:MOST_REFS]]
    return _cell(material, parts, (company, *honours))


def _product_technology(material: Material) -> Cell:
    library = material.dossier.library
    rights = [one for one in library.qualifications if one.kind == "intellectual-property"]
    patents = [one for one in rights if "发明专利" in one.tags]
    works = [one for one in rights if "软件著作权" in one.tags]
    parts = ["、".join(one.name for one in library.products)]
    parts += [f"发明专利 {len(patents)} 项"] if patents else []
    parts += [f"软件著作权 {len(works)} 项"] if works else []
    return _cell(material, parts, (*patents, *works, *library.products))


def _revenue(material: Material) -> Cell:
    year = _latest(material)
    if year is None or year.revenue is None:
        return Cell(MISSING)
    whole = f"{year.year} 年营业收入 {short_yuan(year.revenue)}"
    return _cell(material, [whole, year.note or f"分业务{MISSING}"], (year,))


def _head_count(material: Material) -> Cell:
    company, year = material.dossier.library.company, _latest(material)
    if company.staff is not None:
        return _cell(material, [f"{company.staff.total} 人"], (company,))
    if year is not None and year.employees is not None:
        return _cell(material, [f"{year.employees} 人（{year.year} 年）"], (year,))
    return Cell(MISSING)


def _people_ability(material: Material) -> Cell:
    staff = material.dossier.library.company.staff
    parts = []
    if staff is not None:
        counts = {
            "高级职称": staff.senior_titles,
            "中级职称": staff.middle_titles,
            "注册类": staff.registered,
        }
        parts = [f"{name} {count} 人" for name, count in counts.items() if count]
    seats = material.dossier.team
    if seats:
        held = sum(1 for seat in seats if seat.person.certificates)
        parts.append(f"本次列名 {len(seats)} 人，{held} 人持证")
    return _cell(material, parts, tuple(seat.person for seat in seats))


def _results(material: Material) -> Cell:
    cases = material.dossier.library.cases
    if not cases:
        return Cell(MISSING)
    dated = [case for case in cases if case.accepted is not None]
    priced = sorted((case for case in cases if case.amount is not None), key=_by_amount, reverse=True)
    parts = [f"在库 {len(cases)} 项，已验收 {len(dated)} 项"]
    if priced:
        parts.append(f"最大一项「{priced[0].name}」{short_yuan(priced[0].amount)}")
    return _cell(material, parts, priced or cases)


def _market_spending(material: Material) -> Cell:
    return Cell("资料库不记这项；要比时向财务要销售费用", "quiet")


def _public_relations(material: Material) -> Cell:
    purchaser = material.dossier.tender.purchaser
    with_buyer = [case for case in material.dossier.library.cases if purchaser and case.client == purchaser]
    if not with_buyer:
        return Cell("资料库里没有与本次采购人签过的合同", source="library/cases")
    return _cell(material, [case.name for case in with_buyer], with_buyer)


_SIDES: dict[str, Callable[[Material], Cell]] = {
    "size_fame": _size_fame,
    "product_technology": _product_technology,
    "revenue_by_line": _revenue,
    "head_count": _head_count,
    "people_ability": _people_ability,
    "results": _results,
    "market_spending": _market_spending,
    "public_relations": _public_relations,
}


def _by_amount(case: Case) -> tuple[Decimal, str]:
    return (case.amount or Decimal(0), case.id)


def _latest(material: Material) -> Financial | None:
    return max(material.dossier.library.financials, key=lambda one: one.year, default=None)


def _cell(material: Material, parts: Iterable[str], facts: Sequence[Fact]) -> Cell:
    text = "；".join(part for part in parts if part)
    if not text:
        return Cell(MISSING)
    shown = [fact for fact in facts if material.record_pages(fact.id)][:MOST_REFS]
    refs = tuple(ref for fact in shown for ref in material.record_pages(fact.id))
    named = shown or list(facts)
    return Cell(text, refs=refs, source="、".join(fact.span.file or fact.id for fact in named[:MOST_REFS]))
