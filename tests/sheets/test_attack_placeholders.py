"""Values that only hold a place (``unread``) are never told as facts, nor is anything judged by them."""

import pytest

from bidkit.bind import bind
from bidkit.check.example import example_world
from bidkit.finding import Answer
from bidkit.sheets import decision, qa, risks, score, seals
from bidkit.sheets.printers.html import to_html
from tests.check.support import BASE
from tests.sheets.planning import material
from tests.sheets.scoring import says

HELD = """
tender:
  unread: [dates.deadline, dates.opening]
  copies: {original: 1, duplicate: 2, electronic: 1}
  dates: {deadline: 2099-12-31 09:00, opening: 2099-12-31 09:00}
  requirements: {"+": {id: X9, kind: conformity, title: 递交, text: 投标文件通过平台上传、解密, answer: person}}
  forms: {bid-letter: {seal: [company], sign: [either]}}
bid: {date: 2099-12-31, unread: [date, signer]}
"""
MAKERS = (decision.make, score.make, seals.make, risks.make, lambda seen: qa.make(seen)[0])


@pytest.fixture(scope="module")
def unread():
    return material(HELD, "2026-12-01", findings=True)


@pytest.mark.parametrize("make", MAKERS, ids=["decision", "score", "seals", "risks", "qa"])
def test_no_sheet_prints_the_day_that_only_holds_a_place(unread, make):
    assert "2099" not in to_html(make(unread), "")


def test_the_seal_plan_says_that_signer_and_date_are_still_to_come(unread):
    sheet = seals.make(unread)
    (row,) = next(table for table in sheet.tables() if table.name == "签字盖章位置").rows
    assert (row[5].text, row[8].text) == ("签字人待补", "待补")
    gaps = {gap.what for gap in sheet.gaps}
    assert {"还没有定谁签字", "落款日期还没有定", "没有读到投标截止时间、开标时间"} <= gaps


@pytest.mark.parametrize("unread", ["dates", "dates.opening"])
def test_a_certificate_is_not_judged_by_an_opening_nobody_read(unread):
    world = example_world(
        BASE, {"tender": {"unread": [unread], "dates": {"opening": "2099-12-31 09:00"}}}, bind
    )
    binding = next(one for one in world.dossier.bindings if one.requirement.id == "Q2")
    assert binding.verdict.answer is Answer.UNKNOWN
    assert "要等读到开标时间才能判断" in binding.verdict.reason


def test_nobody_is_told_to_obtain_a_certificate_that_we_hold(unread):
    assert "取得并录入" not in says(score.make(unread))
    assert "新办" not in says(decision.make(unread))


def test_the_checks_call_what_rests_on_the_opening_undecided(unread):
    codes = {one.code: one for one in unread.findings}
    assert codes["Q002"].answer is Answer.UNKNOWN
    assert "没有读到" in codes["Q002"].message
    assert codes["H105"].answer is Answer.UNKNOWN
