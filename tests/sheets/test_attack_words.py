"""Small words that a bid manager would stumble over, and money that cannot be."""

import pytest
from pydantic import ValidationError

from bidkit.finding import Effect, Finding, FindingClass, Severity
from bidkit.load.yamlsrc import read_mapping
from bidkit.sheets import qa
from bidkit.sheets.score import make as score
from tests.check.support import ROOT, world
from tests.sheets.asking import asked, card, everything, gap_words
from tests.sheets.planning import material
from tests.sheets.scoring import material as scored
from tests.sheets.scoring import says

ABOVE = """
library: {competitors: [{id: comp-far, name: 远大公司}]}
bid: {expected: [{competitor: comp-far, price: 99999万, why: 公开过的报价, by: 张维}]}
"""
PLANTED_NEGATIVE = {
    "tender": {"requirements": {"T2": {"deviation_allowed": "true"}}},
    "bid": {"answers": {"T2": {"reply": "支持 150 名用户", "deviation": "negative", "note": "少 50 名"}}},
}
OLD = Finding(
    code="H105",
    title="人员社保证明过旧",
    severity=Severity.WARNING,
    kind=FindingClass.ROUGH,
    effect=Effect.CLARIFY,
    message="张维的社保只缴到 2026-06",
    cure="重新打印社保证明。",
    subject="zhang-wei",
)


def test_a_cure_that_ends_a_sentence_gets_no_second_full_stop():
    assert "。。" not in everything(qa.make(scored(findings=(OLD,)))[0])


@pytest.mark.parametrize("field", ["ceiling", "budget"])
def test_a_limit_of_zero_is_refused_instead_of_rejecting_every_price(field):
    with pytest.raises(ValidationError, match="要大于零"):
        world(f"tender: {{money: {{{field}: 0}}}}")


def test_a_rival_above_the_limit_does_not_make_our_price_abnormally_low():
    lines = [line for line in says(score(scored(ABOVE))).splitlines() if "50%" in line]
    assert lines
    assert not any(line.startswith(("触发", "低于全部通过")) and "要书面说明" in line for line in lines)
    assert "触发，要在评审中书面说明" not in says(score(scored(ABOVE)))


def test_a_question_with_braces_is_a_fault_of_the_card():
    sheet = asked(card("按需求设计。", question="贵公司{{ 投标人 }}行不行？", tags=["通用"]))
    assert "卡片 card-one 的 question 里有花括号" in gap_words(sheet)


@pytest.mark.parametrize("method", ["inquiry", "single-source", "consultation", "negotiation"])
def test_outside_tenders_the_question_sheet_does_not_quote_the_decree_on_tenders(method):
    for sheet in qa.make(material(f"tender: {{method: {method}}}")):
        assert "87号" not in everything(sheet)


def test_no_shipped_answer_says_that_all_is_met_whatever_the_replies_are():
    cards = read_mapping(ROOT / "library/answers/answer-deviation-substantive.yaml", ROOT)
    told = everything(asked({"library": {"answers": [cards]}, **PLANTED_NEGATIVE}))
    assert "没有负偏离" not in told
    assert "全部满足，" not in told
    assert "负偏离 1 项" in told
