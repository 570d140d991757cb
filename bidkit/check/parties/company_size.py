"""Whether the size a bidder claims follows from its people and revenue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from bidkit.check.kind import Hit, Kind, NoParameters, fail, unknown
from bidkit.check.world import World
from bidkit.model.library import Company, Financial
from bidkit.model.rules import Rule

_FORM = re.compile(r"(?:中小企业|小微企业|残疾人福利性单位)声明函|监狱企业")
SIZES = ("大型", "中型", "小型", "微型")
WAN = Decimal(10_000)
# Each industry: people and revenue in 万元 from which a company is 大型, 中型, 小型 (工信部联企业〔2011〕300号).
STEPS: dict[str, tuple[tuple[int, int], tuple[int, int], tuple[int, int]]] = {
    "软件和信息技术服务业": ((300, 10_000), (100, 1_000), (10, 50)),
    "信息传输业": ((2_000, 100_000), (100, 1_000), (10, 100)),
    "工业": ((1_000, 40_000), (300, 2_000), (20, 300)),
    "批发业": ((200, 40_000), (20, 5_000), (5, 1_000)),
    "零售业": ((300, 20_000), (50, 500), (10, 100)),
    "交通运输业": ((1_000, 30_000), (300, 3_000), (20, 200)),
    "仓储业": ((200, 30_000), (100, 1_000), (20, 100)),
    "邮政业": ((1_000, 30_000), (300, 2_000), (20, 100)),
    "住宿业": ((300, 10_000), (100, 2_000), (10, 100)),
    "餐饮业": ((300, 10_000), (100, 2_000), (10, 100)),
    "物业管理": ((1_000, 5_000), (300, 1_000), (100, 500)),
}


def _planned(world: World) -> bool:
    """Return whether a statement of size stands in the bid."""
    forms = {section.form for _, section in world.sections()} | {s.template for _, s in world.sections()}
    titles = [section.title for _, section in world.sections()]
    titles += [form.title for form in world.tender.forms if form.id in forms]
    return any(_FORM.search(title) for title in titles)


def check(world: World, parameters: NoParameters, rule: Rule) -> Iterator[Hit]:
    """Yield a size that does not follow from people and revenue of the last year."""
    company = world.library.company
    industry = world.dossier.bid.values.get("sme_industry", company.industry)
    steps = STEPS.get(industry)
    year = max(world.library.financials, key=lambda one: one.year, default=None)
    if not _planned(world) or not company.size or steps is None or year is None:
        return
    people = (
        year.employees if year.employees is not None else (company.staff.total if company.staff else None)
    )
    if people is None or year.revenue is None:
        yield unknown("figures", f"{year.year} 年度没有填从业人员或营业收入，企业规模无法核对", year.span)
        return
    right = size_of(people, year.revenue, steps)
    if right != company.size:
        yield fail(
            "figures",
            _differs(company, year, people, industry, right),
            company.span_of("size"),
            related=(year.span,),
        )


def _differs(company: Company, year: Financial, people: int, industry: str, right: str) -> str:
    revenue = (year.revenue or Decimal(0)) / WAN
    facts = f"{industry}，从业人员 {people} 人、{year.year} 年营业收入 {revenue:,.2f} 万元"
    return f"按{facts}应是{right}企业，company.yaml 写的是{company.size}"


def size_of(
    people: int, revenue: Decimal, steps: tuple[tuple[int, int], tuple[int, int], tuple[int, int]]
) -> str:
    """Return the size by the industry's steps: a size is reached only with people and revenue both."""
    for size, (least_people, least_revenue) in zip(SIZES, steps, strict=False):
        if people >= least_people and revenue >= least_revenue * WAN:
            return size
    return SIZES[-1]


KIND = Kind("企业规模与从业人员、营业收入是否相符", NoParameters, check)
