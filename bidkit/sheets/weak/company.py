"""What a judge may hold against the company as such: losses, its size, its age, partners and subcontractors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bidkit.sheets.weak.point import WeakPoint, clock_known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bidkit.model.library import Financial
    from bidkit.sheets.material import Material

YOUNG_YEARS = 3
SMALL = ("小型", "微型")


def standing(material: Material) -> Iterator[WeakPoint]:
    """Yield the weak points of the company and of how it bids."""
    for year in sorted(material.dossier.library.financials, key=lambda one: one.year)[-3:]:
        yield from _losses(material, year)
    yield from _together(material)
    yield from _itself(material)


def _losses(material: Material, year: Financial) -> Iterator[WeakPoint]:
    facts = []
    if year.net_profit is not None and year.net_profit < 0:
        facts.append(f"{year.year} 年净利润 {year.net_profit:,.2f} 元")
    if year.assets is not None and year.liabilities is not None and year.liabilities > year.assets:
        facts.append(f"{year.year} 年末负债大于资产")
    if facts:
        yield WeakPoint(
            "loss",
            year.id,
            "，".join(facts),
            f"贵公司{'，'.join(facts)}，资金上怎样保证本项目做完？",
            "准备亏损原因、现金和授信情况、已签合同额，数字与审计报告一致",
            refs=material.record_pages(year.id),
            source=year.id,
        )


def _together(material: Material) -> Iterator[WeakPoint]:
    bid = material.dossier.bid
    if bid.consortium is not None:
        members = "、".join(bid.consortium.members)
        yield WeakPoint(
            "consortium",
            "consortium",
            f"以联合体投标，成员：{members}",
            f"贵方是联合体（{members}），各方怎样分工，出了问题找谁？",
            "按联合体协议讲分工、比例和连带责任，由牵头方一人回答",
            refs=material.record_pages(bid.consortium.agreement) if bid.consortium.agreement else (),
            source="bid.yaml consortium",
        )
    if bid.subcontract:
        yield WeakPoint(
            "subcontract",
            "subcontract",
            f"有分包：{bid.subcontract}",
            f"贵公司把一部分工作分包（{bid.subcontract}），质量和保密怎样管？",
            "按标书里的分包说明回答：分包内容、承担主体、资质；不临时增加分包",
            source="bid.yaml subcontract",
        )


def _itself(material: Material) -> Iterator[WeakPoint]:
    company = material.dossier.library.company
    opening = material.dossier.tender.dates.opening
    pages = material.record_pages(company.id)
    if company.size in SMALL:
        staff = f"，员工 {company.staff.total} 人" if company.staff else ""
        yield WeakPoint(
            "small-company",
            company.id,
            f"投标人是{company.size}企业{staff}",
            f"贵公司是{company.size}企业{staff}，凭什么做得了这个项目？",
            "用团队、业绩和自有产品说话，人数与标书一致",
            refs=pages,
            source=company.id,
        )
    founded = company.founded
    if (
        clock_known(material)
        and opening is not None
        and founded
        and founded.replace(year=founded.year + YOUNG_YEARS, day=min(founded.day, 28)) > opening.date()
    ):
        yield WeakPoint(
            "new-company",
            f"{company.id}/founded",
            f"投标人 {founded} 成立，到开标日不满 {YOUNG_YEARS} 年",
            f"贵公司 {founded} 才成立，经验和稳定性怎样保证？",
            "讲团队成员的从业年限和已验收项目，不拿别家公司的业绩",
            refs=pages,
            source=company.id,
        )
