"""The example bid on a real tender: complete, consistent, and true to the numbers of the document."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path

import docx
import pytest

from bidkit.load.library import load_library
from bidkit.load.price import load_price
from bidkit.load.tender import check_names, load_bid, load_tender
from bidkit.model.bid import Bid, Price
from bidkit.model.library import Library
from bidkit.model.tender import Criterion, SectionPlan, Tender

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "examples" / "economy-system"

TOP_LEVEL_POINTS = {
    "价格": 10,
    "实施方案评价": 15,
    "项目重点难点分析、应对措施及相关的合理化建议": 15,
    "质量（完成时间、安全、环保）保障措施及方案": 4,
    "项目完成（服务期满）后的服务承诺": 3,
    "系统演示": 17,
    "拟安排的项目负责人情况（仅限一人）": 4,
    "拟安排的项目团队成员情况（项目负责人除外）": 8,
    "项目经验情况": 5,
    "认证情况评价": 4,
    "投标人自主知识产权产品（创新、设计）情况": 10,
    "诚信情况": 5,
}
OPEN_PART = [
    "bid-letter", "commitment", "licence", "sme-statement", "price-list", "experience",
    "certification-scans", "patents", "qualification-statement",
]  # fmt: skip
CLOSED_PART = [
    "legal-person", "authority", "deviation", "architecture", "key-points",
    "quality-plan", "secrecy", "manager", "staff", "staff-table",
]  # fmt: skip


@pytest.fixture(scope="module")
def tender() -> Tender:
    return load_tender(FOLDER, ROOT)


@pytest.fixture(scope="module")
def bid() -> Bid:
    return load_bid(FOLDER, ROOT)


@pytest.fixture(scope="module")
def price() -> Price:
    return load_price(FOLDER / "price.xlsx", ROOT)


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(ROOT / "library", ROOT)


def sections_of(tender: Tender) -> dict[str, SectionPlan]:
    return {section.id: section for volume in tender.package.volumes for section in volume.sections}


def headings_of(path: Path) -> list[str]:
    paragraphs = docx.Document(str(path)).paragraphs
    return [p.text for p in paragraphs if p.style is not None and str(p.style.name).startswith("Heading")]


def scored_together(criterion: Criterion) -> str:
    return criterion.item.split("：")[0]


def test_the_facts_are_those_of_the_document(tender: Tender) -> None:
    assert tender.project.name == "深圳市宝安区信息中心经济分析系统采购"
    assert (tender.project.number, tender.project.lot) == ("BACG2024000060", "A")
    assert tender.purchaser == "深圳市宝安区信息中心"
    assert (tender.regime, tender.method, tender.consortium) == (
        "government-procurement",
        "open",
        "not-allowed",
    )
    assert tender.money.budget == tender.money.ceiling == Decimal(8_041_800) + Decimal(8_170_000)
    assert tender.money.bond is not None and tender.money.bond.amount == 0
    assert tender.dates.validity_days == 120
    assert tender.package.file_limit_mb == 100
    assert (tender.copies.original, tender.copies.duplicate, tender.copies.electronic) == (0, 0, 1)


def test_every_id_stands_once(tender: Tender) -> None:
    ids = [x.id for x in tender.requirements] + [x.id for x in tender.criteria]
    ids += [x.id for x in tender.invalidity] + [x.id for x in tender.forms]
    assert [name for name, count in Counter(ids).items() if count > 1] == []


def test_the_scoring_table_adds_up_as_the_tender_weighs_it(tender: Tender) -> None:
    totals: dict[str, Decimal] = {}
    for criterion in tender.criteria:
        name = scored_together(criterion)
        totals[name] = totals.get(name, Decimal(0)) + criterion.points
    assert totals == TOP_LEVEL_POINTS
    assert sum(criterion.points for criterion in tender.criteria) == 100
    assert tender.evaluation.price is not None
    assert (tender.evaluation.price.formula, tender.evaluation.price.points) == (
        "lowest-price-first",
        Decimal(10),
    )


def test_all_thirteen_starred_sections_are_broken_down(tender: Tender) -> None:
    starred = [item for item in tender.requirements if item.kind == "substantive"]
    assert {item.id.split("-")[0] for item in starred} == {f"M{n}" for n in range(1, 15)}
    assert sum(item.kind == "qualification" for item in tender.requirements) == 8


def test_the_function_table_is_covered_from_1_to_150(tender: Tender) -> None:
    covered: list[int] = []
    for item in tender.requirements:
        if "功能表 " in item.source.clause:
            first, last = item.source.clause.split("功能表 ")[1].split("—")
            covered += range(int(first), int(last) + 1)
    assert covered == list(range(1, 151))


def test_quotes_stay_short_and_every_clause_has_a_page(tender: Tender) -> None:
    assert [x.id for x in tender.invalidity if len(x.quote) > 20 or not x.quote] == []
    assert [x.id for x in tender.requirements if len(x.source.quote) > 20] == []
    sources = [x.source for x in tender.requirements]
    sources += [x.source for x in tender.criteria]
    sources += [x.source for x in tender.invalidity]
    assert [str(s) for s in sources if s.page not in range(1, 86) or not s.clause] == []


def test_invalidity_points_at_requirements_that_exist(tender: Tender) -> None:
    known = {item.id for item in tender.requirements}
    assert [x.id for x in tender.invalidity if not set(x.bound) <= known] == []
    assert len(tender.invalidity) == 52


def test_each_thing_stands_in_the_part_the_tender_assigns_in_its_order(tender: Tender) -> None:
    parts = {volume.id: [section.id for section in volume.sections] for volume in tender.package.volumes}
    assert [name for name in parts["open"] if name in OPEN_PART] == OPEN_PART
    assert [name for name in parts["annex"] if name in CLOSED_PART] == CLOSED_PART


def test_every_volume_begins_with_cover_and_contents(tender: Tender) -> None:
    for volume in tender.package.volumes:
        first, second = volume.sections[:2]
        assert (first.template, second.template) == ("cover", "contents")
        assert not first.in_contents and not second.in_contents
    assert len(sections_of(tender)) >= 30


def test_every_required_form_stands_in_a_volume_and_has_its_word_file(tender: Tender) -> None:
    used = {section.form for section in sections_of(tender).values() if section.form}
    assert [form.id for form in tender.forms if form.required and form.id not in used] == []
    templates = ROOT / "templates" / tender.package.set
    for form in tender.forms:
        own = form.template.endswith(".docx")
        path = FOLDER / form.template if own else templates / f"{form.template}.docx"
        assert path.is_file(), form.template


def test_only_the_risk_notice_asks_for_seal_and_signature(tender: Tender) -> None:
    signed = [form for form in tender.forms if form.seal or form.sign]
    assert [(form.id, form.seal, form.sign, form.join) for form in signed] == [
        ("risk-notice", ("company",), ("either",), "and")
    ]


def test_every_section_source_exists(tender: Tender, bid: Bid, library: Library) -> None:
    templates = ROOT / "templates" / tender.package.set
    texts = {text.id: ROOT / "library" / text.file for text in library.texts}
    for section in sections_of(tender).values():
        if section.template:
            assert (templates / f"{section.template}.docx").is_file(), section.template
        if section.text:
            own = bid.sections.get(section.text)
            path = FOLDER / own if own else texts[section.text]
            assert path.is_file(), section.text


def test_every_name_in_bid_and_tender_is_known(tender: Tender, bid: Bid, library: Library) -> None:
    check_names(bid, tender, library)


def test_exactly_the_requirements_that_need_words_are_answered(tender: Tender, bid: Bid) -> None:
    assert set(bid.answers) == {item.id for item in tender.requirements if item.answer == "person"}


def test_every_answer_says_where_and_its_heading_is_in_the_text(tender: Tender, bid: Bid) -> None:
    sections = sections_of(tender)
    headings = {name: headings_of(FOLDER / file) for name, file in bid.sections.items()}
    for item_id, reply in bid.answers.items():
        section, _, heading = reply.where.partition("#")
        assert section in sections, item_id
        if heading:
            assert any(heading in title for title in headings[sections[section].text]), (item_id, heading)


def test_one_answer_is_better_than_asked_and_none_is_worse(bid: Bid) -> None:
    assert [name for name, reply in bid.answers.items() if reply.deviation == "positive"] == ["M3-05"]
    assert [name for name, reply in bid.answers.items() if reply.deviation == "negative"] == []


def test_no_answer_is_said_twice(bid: Bid) -> None:
    replies = Counter(reply.reply for reply in bid.answers.values())
    assert [reply for reply, count in replies.items() if count > 1] == []


def test_the_team_has_the_posts_the_tender_counts(bid: Bid) -> None:
    posts = Counter(member.role for member in bid.team)
    wanted = {
        "项目经理": 1,
        "系统架构设计师": 2,
        "系统分析师": 1,
        "高级软件开发工程师": 2,
        "信息安全工程师": 2,
    }
    assert {role: posts[role] for role in wanted} == wanted
    assert len({member.person for member in bid.team}) == len(bid.team) >= 9


def test_the_price_stays_under_the_ceiling_and_both_plan_budgets(tender: Tender, price: Price) -> None:
    assert tender.money.ceiling is not None
    assert Decimal("0.85") < price.total / tender.money.ceiling < Decimal("0.92")
    software = sum(line.amount for line in price.lines if line.group[0] in "一二三")
    assert software < 8_041_800 and price.total - software < 8_170_000
    assert {line.tax_rate for line in price.lines} == {Decimal("0.06")}
    assert len(price.lines) >= 25


def test_the_promises_meet_the_tender(tender: Tender, bid: Bid) -> None:
    assert bid.delivery.validity_days is not None and bid.delivery.validity_days >= tender.dates.validity_days
    assert (bid.delivery.period_days, bid.delivery.warranty_months) == (90, 24)
    assert bid.date < tender.dates.opening.date()
