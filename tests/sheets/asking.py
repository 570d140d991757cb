"""A small bid with planted weak points and a small question bank, for the tests of the question sheets."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from bidkit.finding import Finding
from bidkit.flow import examine
from bidkit.flow.job import Job
from bidkit.load.workspace import find_workspace
from bidkit.load.yamlsrc import parse_mapping
from bidkit.model.anchors import record_anchor, record_end_anchor, section_anchor
from bidkit.model.document import PlacedSection
from bidkit.model.places import Places, VolumePlace
from bidkit.model.sheet import Sheet
from bidkit.sheets.material import Material
from bidkit.sheets.qa import card as desk_card
from bidkit.sheets.qa import outline as talk
from bidkit.sheets.qa import sheet as question_sheet
from bidkit.sheets.qa.questions import questions
from tests.check.support import run, shipped, world

ROOT = Path(__file__).parents[2]
RULES = cache(shipped)

PLANTED = """
library:
  qualifications: {iso27001: {valid_until: 2027-01-15}}
tender:
  requirements: {T2: {deviation_allowed: "true"}}
  criteria:
    S4: {points: 15, rule: {each: 5}}
bid:
  answers:
    T2: {reply: 支持 150 名用户同时在线, deviation: negative, note: 要求 200 名，我方 150 名}
"""
BANK = """
library:
  answers:
    - {id: card-expiry, topic: 资质, question: 证书快到期怎么办？, answer: "投标人是{{ 投标人 }}，到期前换证。",
       speaker: 项目经理, weakness: [expiry], pitfalls: 没有受理材料不要说正在办；别的也不要说}
    - {id: card-cases, topic: 业绩, question: 业绩够不够？, answer: "同类业绩 {{ 类似业绩数量 }} 个。",
       weakness: [few-cases], criteria: [业绩], minutes: "2"}
    - {id: card-plan, topic: 总体架构, question: 为什么这样设计？, answer: 按需求设计。, criteria: [技术方案]}
    - {id: card-company, topic: 公司, question: 请介绍公司。, answer: "公司 {{ 成立时间 }} 成立。", tags: [通用]}
"""


def both(*overlays: dict | str) -> dict:
    """Return several changes as one, the later above the earlier."""
    joined: dict = {}
    for one in overlays:
        _lay(joined, parse_mapping(one, "change") if isinstance(one, str) else one)
    return joined


def _lay(below: dict, above: dict) -> None:
    for key, value in above.items():
        if isinstance(value, dict) and isinstance(below.get(key), dict):
            _lay(below[key], value)
        else:
            below[key] = value


def card(answer: str, **more: object) -> dict:
    """Return a change that makes the bank one card with this answer."""
    return {
        "library": {
            "answers": [{"id": "card-one", "topic": "公司", "question": "问？", "answer": answer, **more}]
        }
    }


def material(change: dict | str = "", *, checked: bool = False, places: Places | None = None) -> Material:
    """Return the example world with a change as material, with the findings of all shipped rules if asked."""
    seen = world(change)
    found: Sequence[Finding] = run(RULES(), seen) if checked else ()
    return Material(seen.dossier, tuple(found), places, rules=RULES())


@cache
def example() -> Material:
    """Return the shipped example with the findings on its data."""
    job = Job(find_workspace(ROOT / "examples/economy-system"))
    return Material(examine.dossier(job), examine.examine(job).findings, rules=examine.rules(job))


def asked(change: dict | str = "") -> Sheet:
    """Return the question sheet of a changed example world."""
    return make(material(change))


def rows(sheet: Sheet, table: str) -> list[dict[str, str]]:
    """Return a table of a sheet as texts by column."""
    found = [one for one in sheet.tables() if one.name == table]
    return [dict(zip(one.heads, (c.text for c in row), strict=True)) for one in found for row in one.rows]


def everything(sheet: Sheet) -> str:
    """Return all words of a sheet, its gaps included."""
    told = [cell.text for cell in sheet.cells()] + [f"{gap.what} {gap.cure}" for gap in sheet.gaps]
    return "\n".join([sheet.title, sheet.lead, *told])


def gap_words(sheet: Sheet) -> str:
    """Return what is missing and how to get it."""
    return "\n".join(f"{gap.what}｜{gap.cure}" for gap in sheet.gaps)


def placed() -> Places:
    """Return a package of two volumes in which the certificate lies on pages 4 to 5."""
    main = VolumePlace(
        "main",
        "商务技术文件",
        "main.pdf",
        9,
        (PlacedSection("quality", "质量管理体系认证", 4, 2), PlacedSection("tech", "技术方案", 6, 4)),
    )
    price = VolumePlace("price", "报价文件", "price.pdf", 2, (PlacedSection("summary", "开标一览表", 1, 2),))
    anchors = {
        record_anchor("main", "iso27001"): ("main", 4),
        record_end_anchor("main", "iso27001"): ("main", 5),
        section_anchor("tech"): ("main", 6),
    }
    return Places((main, price), anchors)


def make(given: Material) -> Sheet:
    """Return the question sheet."""
    return question_sheet.make(given, questions(given))


def make_outline(given: Material) -> Sheet:
    """Return the outline of the presentation."""
    return talk.make(given, questions(given))


def make_card(given: Material) -> Sheet:
    """Return the card for the desk."""
    return desk_card.make(given, questions(given))
