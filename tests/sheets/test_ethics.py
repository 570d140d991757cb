"""No text around the bid suggests what the law forbids: such words stand only in sentences that forbid them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from bidkit.bind import bind
from bidkit.check.run import run_data
from bidkit.load.workspace import find_workspace, load
from bidkit.load.yamlsrc import read_mapping
from bidkit.model.changes import Change
from bidkit.model.sheet import Heading, Sheet
from bidkit.sheets.catalogue import MAKERS
from bidkit.sheets.material import Material
from tests.check.support import ROOT, shipped, world
from tests.sheets.sealing import PAPER, material

FORBIDDEN = re.compile(
    r"打点|送礼|礼品|礼金|宴请|请吃|红包|回扣|好处费|行贿|贿赂|给好处|公关费|疏通|勾兑|打招呼|托关系|走关系|找关系"
    r"|(?:找|联系|接触|拜访|约见|沟通|协调|说服|影响|认识|打听)(?:一下|好|了|到)?(?:本次|本项目)?(?:的)?(?:评委|评审专家|评标专家|评标委员会|评审小组|评审人员)"
    r"|(?:评委|专家)(?:名单|关系)"
    r"|围标|陪标|串标|串通|抬标|控标|内定|量身(?:定|打)|倾向性(?:参数|条款|条件)|排他(?:性)?(?:参数|条款|条件)"
    r"|(?:与|和|跟)(?:其他|别的|另外的)?(?:投标人|供应商|竞争对手|对手)[^。；，]{0,6}(?:商量|约定|协商|沟通报价|通气|分工|配合报价)"
    r"|借用?(?:他人|别人|别家)?资质|挂靠|虚报|造假|伪造|弄虚作假"
)
FORBIDS = re.compile(
    r"不得|严禁|禁止|不许|不准|不可|不能|不要(?!紧)|不会|绝不|决不|从不|不[与向给行送收接探打找约借弄串私允伪造虚]"
    r"|没有(?:与|和|跟|向|联系|接触|任何|行贿|串通|弄虚|伪造)|未(?:与|和|跟|向|联系|接触|行贿|串通)|无(?:行贿|串通|围标|弄虚)"
)
"""Counts where it stands before the word."""
CONDEMNS = re.compile(
    r"视为|属于|认定|查处|处罚|违法|违规|违反|追究|举报|反映|拒绝|报告|防止|法律责任|中标无效"
)
"""Counts anywhere in the sentence."""


def suggestions(text: str) -> list[str]:
    """Return the sentences that name something forbidden without forbidding it; a question suggests nothing."""
    sentences = (one.strip() for one in re.findall(r"[^。；;！!\n？?]+[。；;！!\n？?]?", text))
    return [one for one in sentences if one and _suggests(one)]


def _suggests(sentence: str) -> bool:
    if sentence[-1] in "？?" or CONDEMNS.search(sentence):
        return False
    return any(not FORBIDS.search(sentence, 0, hit.end()) for hit in FORBIDDEN.finditer(sentence))


# --- the search itself ---


@pytest.mark.parametrize(
    "text",
    [
        "开标前宴请相关人员。",
        "提前联系评委，介绍方案。",
        "不要紧，打点一下即可。",
        "与其他投标人商量报价。",
        "协调评审专家给高分",
        "请采购人按我方产品量身定做参数。",
        "可以找两家陪标。",
        "没有人知道的话，可以送礼。",
        "可以送礼，但不得声张。",
    ],
)
def test_a_suggestion_is_found(text: str) -> None:
    assert suggestions(text)


@pytest.mark.parametrize(
    "text",
    [
        "严禁宴请、送礼。",
        "开标到定标不得联系评委。",
        "内容异常一致的，视为串通投标。",
        "是否与其他投标人商量过报价？",
        "请评委看第 5 页。",
    ],
)
def test_a_rule_or_a_question_is_none(text: str) -> None:
    assert suggestions(text) == []


# --- the sheets ---


def told(sheet: Sheet) -> Iterator[str]:
    """Yield every text of a sheet, the words around the cells included."""
    yield from (sheet.title, sheet.lead)
    yield from (cell.text for cell in sheet.cells())
    yield from (f"{gap.what}\n{gap.cure}" for gap in sheet.gaps)
    yield from (block.text for block in sheet.blocks if isinstance(block, Heading))
    yield from (text for table in sheet.tables() for text in (table.name, table.note, *table.heads))
    yield from (extra.data.decode("utf-8", "ignore") for extra in sheet.extras)


@cache
def example() -> Material:
    """Return the example bid as it stands on a day before the deadline."""
    loaded = load(find_workspace(ROOT / "examples" / "economy-system"))
    bound = bind(loaded.library, loaded.tender, loaded.bid, loaded.price)
    return Material(bound, today=date(2026, 12, 1))


@cache
def troubled() -> Material:
    """Return the small bid with problems of many sorts, so that the rarer texts come out too."""
    change = """
      library: {qualifications: {iso9001: {valid_until: 2026-12-01}, iso27001: {valid_until: 2027-01-31}}}
      tender:
        money: {ceiling: 400万, budget: 400万, bond: {amount: 20000}, performance_percent: 5}
        category: goods
        sme: deduction
        criteria: {S2: {text: 现场演示系统，分三档打分}}
      bid:
        answers: {T2: {deviation: negative}}
        subcontract: 等保测评分包给江城安测有限公司
    """
    found = run_data(shipped(), world(change))
    return material(change, PAPER, findings=found, today=date(2026, 12, 1))


def in_regime(base: Material, regime: str) -> Material:
    later = Change(file="澄清.docx", item="dates.deadline", old="2026-12-21 09:30", new="2026-12-28 09:30")
    tender = base.dossier.tender.model_copy(update={"regime": regime, "changes": (later,)})
    return replace(base, dossier=replace(base.dossier, tender=tender))


@pytest.mark.parametrize("maker", MAKERS, ids=[maker.id for maker in MAKERS])
@pytest.mark.parametrize("regime", ["government-procurement", "tendering", "enterprise"])
@pytest.mark.parametrize("base", [example, troubled], ids=["example", "troubled"])
def test_no_sheet_suggests_what_is_forbidden(base, regime, maker) -> None:  # type: ignore[no-untyped-def]
    given = in_regime(base(), regime)
    if maker.id == "final":  # only talks have a last offer
        talks = given.dossier.tender.model_copy(update={"method": "consultation"})
        given = replace(given, dossier=replace(given.dossier, tender=talks))
    sheets = maker.make(given)
    assert sheets
    texts = [text for sheet in sheets for text in told(sheet)]
    assert [found for text in texts for found in suggestions(text)] == []


# --- what the sheets are made from ---


def strings(value: object) -> Iterator[str]:
    """Yield every text in a value read from YAML."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)


CARDS = sorted((ROOT / "library" / "answers").glob("*.yaml"))
LETTERS = sorted((ROOT / "bidkit" / "sheets").rglob("*.docx")) + sorted((ROOT / "templates").rglob("*.docx"))


def test_there_is_something_to_read() -> None:
    assert CARDS
    assert LETTERS


@pytest.mark.parametrize("path", CARDS, ids=lambda path: path.stem)
def test_no_answer_of_the_bank_suggests_what_is_forbidden(path: Path) -> None:
    found = [one for text in strings(read_mapping(path, ROOT)) for one in suggestions(text)]
    assert found == []


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: path.stem)
def test_no_letter_and_no_template_suggests_what_is_forbidden(path: Path) -> None:
    with zipfile.ZipFile(path) as parts:
        body = parts.read("word/document.xml").decode()
    plain = re.sub(r"<[^>]+>", "", re.sub(r"</w:p>", "\n", body))
    assert suggestions(plain) == []
