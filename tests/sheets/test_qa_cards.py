"""Cards are text from files: only names of facts are read in them, and whatever else is there is named."""

from dataclasses import replace

import pytest

from bidkit.model.dossier import TeamSeat
from bidkit.sheets.qa.speakers import Speakers
from tests.sheets.asking import BANK, asked, both, card, everything, example, gap_words, material, rows

TRICKS = [
    "{{ 投标人.__class__.__mro__ }}",
    "{{ 投标人['__class__'] }}",
    "{{ ''.join(['a', 'b']) }}",
    "{{ 投标人() }}",
    "{{ 投标人 | upper }}",
    "{% for i in range(10) %}x{% endfor %}",
    "{% set x = 投标人 %}{{ x }}",
    "{% include 'company.yaml' %}",
    "{{ 1 + 1 }}",
]


def the_card(answer, **more):
    sheet = asked(card(answer, **more))
    return rows(sheet, "通用问题")[0]["回答要点"], gap_words(sheet)


@pytest.mark.parametrize("trick", TRICKS)
def test_anything_but_a_name_is_shown_as_written_and_the_card_is_named(trick):
    answer, gaps = the_card(trick)
    assert answer == trick
    assert "卡片 card-one 用了不允许的写法" in gaps


@pytest.mark.parametrize("broken", ["{{ 投标人", "{% if 分包情况 %}有", "{{ }}"])
def test_a_card_that_cannot_be_read_is_named_and_nothing_crashes(broken):
    answer, gaps = the_card(broken)
    assert answer == broken
    assert "卡片 card-one 花括号或 if 没有写完整" in gaps


def test_an_unknown_name_is_a_gap_that_names_the_card():
    answer, gaps = the_card("利润率 {{ 利润率 }}，{{ 简称 }}。")
    assert answer == "利润率 【待补：利润率】，衡信数据。"
    assert "卡片 card-one 用了不认识的事实名称「利润率」" in gaps


def test_a_condition_on_a_fact_leaves_out_what_does_not_apply():
    text = "{% if 成立时间 %}成立于{{ 成立时间 }}。{% else %}看营业执照。{% endif %}"
    answer, gaps = the_card(text)
    assert answer == "看营业执照。"
    assert "成立时间" not in gaps


def test_blanks_that_a_speaker_must_fill_are_listed():
    _, gaps = the_card("难点是【按方案念】。")
    assert "题的回答里有【】要由答的人填" in gaps


def test_an_unknown_weakness_is_named_with_those_there_are():
    _, gaps = the_card("答。", weakness=["expirey"])
    assert "「expirey」" in gaps and "expiry" in gaps


def test_a_card_for_a_weakness_we_do_not_have_is_not_asked():
    sheet = asked(card("答。", weakness=["consortium"], tags=["通用", "有则问"]))
    assert rows(sheet, "通用问题") == []
    assert "另有 1 张卡片" in sheet.lead


def test_a_card_for_another_sort_of_purchase_is_not_asked():
    assert rows(asked(card("答。", tags=["货物"])), "通用问题") == []
    assert len(rows(asked(card("答。", tags=["货物", "服务"])), "通用问题")) == 1


def test_a_sort_of_weakness_without_a_card_is_told_by_its_facts_and_listed():
    sheet = asked(both(BANK, "tender: {money: {ceiling: 400万}}"))
    row = next(row for row in rows(sheet, "薄弱点") if row["相关评分项与分值"].startswith("报价偏低"))
    assert "1,860,000.00 元" in row["回答要点"]
    assert "题库里没有薄弱点「报价偏低」的卡片" in gap_words(sheet)


def test_a_role_that_nobody_holds_is_listed():
    sheet = asked(card("答。", speaker="首席经济分析师"))
    assert rows(sheet, "通用问题")[0]["谁答"] == "首席经济分析师（待定）"
    assert "首席经济分析师" in gap_words(sheet)


def test_the_shipped_bank_reads_without_a_fault():
    from bidkit.sheets.qa.questions import questions

    faults = [(one.card, fault) for one in questions(example()).all() for fault in one.filled.faults]
    assert faults == []


def test_an_empty_bank_gives_the_questions_of_the_bid_itself():
    sheet = asked("")
    assert "题库 library/answers 是空的" in gap_words(sheet)
    assert "请说明「技术方案」的情况。" in everything(sheet)


def test_a_role_without_a_seat_proposes_the_nearest_and_stays_open():
    given = material()
    tester = TeamSeat(given.dossier.library.people[0], "测试工程师")
    speakers = Speakers(replace(given, dossier=replace(given.dossier, team=(tester,))))
    assert speakers.named("质量负责人") == f"质量负责人（建议 {tester.person.name}）"
    assert speakers.named("服务负责人") == "服务负责人（待定）"
    assert speakers.nobody() == ("质量负责人", "服务负责人")
