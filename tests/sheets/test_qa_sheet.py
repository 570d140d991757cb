"""The question sheet: weak points, scoring items by weight, usual questions; pages only as references."""

import re
from collections import Counter
from decimal import Decimal

from bidkit.sheets.qa import make as make_all
from tests.sheets.asking import (
    BANK,
    PLANTED,
    asked,
    both,
    card,
    everything,
    example,
    gap_words,
    make,
    material,
    placed,
    rows,
)

TWO_WEIGHTS = """
library:
  answers:
    - {id: card-safe, topic: 信息安全, question: 安全怎样保证？, answer: 照方案。, criteria: [安全方案]}
    - {id: card-plan, topic: 总体架构, question: 为什么这样设计？, answer: 照方案。, criteria: [技术方案]}
    - {id: card-paper, topic: 资质, question: 体系覆盖本项目吗？, answer: 覆盖。, criteria: [管理体系]}
tender:
  criteria:
    S1: {points: 90}
    S2: {points: 30}
    "+": {id: S5, item: 安全方案, points: 53, rule: {judge: tech}}
"""


def test_scoring_items_come_by_weight_those_of_the_judges_first():
    told = [row["相关评分项与分值"] for row in rows(asked(TWO_WEIGHTS), "评分项")]
    assert told[:3] == ["安全方案 S5，53 分", "技术方案 S2，30 分", "信息安全管理体系 S1，90 分"]


def test_numbers_run_through_all_parts_without_a_card_twice():
    sheet = asked(both(PLANTED, BANK))
    found = [row for name in ("薄弱点", "评分项", "通用问题") for row in rows(sheet, name)]
    assert [row["序号"] for row in found] == [str(n) for n in range(1, len(found) + 1)]
    assert sum("同类业绩" in row["回答要点"] for row in found) == 1


def test_usual_questions_come_by_topic():
    told = [row["相关评分项与分值"] for row in rows(make(example()), "通用问题")]
    topics = [re.match("通用：(.+?)(?:；|$)", one)[1] for one in told]
    assert topics == sorted(topics, key=list(dict.fromkeys(topics)).index)
    assert max(Counter(topics).values()) == 2


def test_every_question_of_the_example_is_whole():
    sheet = make(example())
    for name in ("薄弱点", "评分项", "通用问题"):
        for row in rows(sheet, name):
            lacking = [head for head, text in row.items() if not text and head != "证据页"]
            assert lacking == [], row["问题"]


def test_the_sheet_is_a_workbook_with_the_questions_that_are_not_printed_in_tabs_of_their_own():
    sheet = make(example())
    assert sheet.workbook
    tabs = [(table.name, table.only_in_workbook) for table in sheet.tables()]
    assert tabs[:4] == [("薄弱点", False), ("评分项", False), ("通用问题", False), ("通用问题（续）", True)]
    assert tabs[4:] == [("先弄清再答", False), ("先弄清再答（续）", True)]


def test_no_page_number_is_typed_into_a_text():
    for sheet in make_all(material(both(PLANTED, BANK), places=placed())):
        assert re.findall(r"第\s*\d+(?:-\d+)?\s*页", everything(sheet)) == []


def test_a_judged_item_opens_our_text():
    sheet = make(material(both(BANK), places=placed()))
    row = next(row for row in sheet.tables()[1].rows if row[1].text == "为什么这样设计？")
    assert [ref.shown for ref in row[4].refs] == ["《商务技术文件》第 6-9 页"]


def test_without_a_package_pages_wait_and_the_gap_is_named():
    sheet = asked(BANK)
    assert not any(cell.refs for cell in sheet.cells())
    assert "先运行 bidkit build" in gap_words(sheet)


def test_without_a_scoring_table_the_other_questions_come():
    sheet = asked(both(BANK, {"tender": {"criteria": []}}))
    assert "tender.yaml 没有评分表" in gap_words(sheet)
    assert rows(sheet, "评分项") == []
    assert rows(sheet, "通用问题")


def test_values_that_only_hold_a_place_are_never_told_as_facts():
    held = """
tender:
  unread: [project.name, dates.opening, dates.deadline]
  project: {name: （未读到项目名称）}
  dates: {deadline: 2099-12-31 09:00, opening: 2099-12-31 09:00}
bid: {unread: [signer]}
"""
    sheet = asked(both(card("{{ 项目名称 }}，{{ 签署人 }}，{{ 体系认证 }}。"), held))
    assert (
        rows(sheet, "通用问题")[0]["回答要点"] == "【待补：项目名称】，【待补：签署人】，【待补：体系认证】。"
    )
    assert not any("到期" in row["问题"] or "失效" in row["问题"] for row in rows(sheet, "薄弱点"))
    assert "tender.yaml 的 project.name 还是占位值" in gap_words(sheet)
    assert "与日期有关的薄弱点没有列" in gap_words(sheet)


def test_the_limit_of_an_answer_has_the_article_of_its_regime():
    buying = everything(asked(BANK))
    tendering = everything(asked(both(BANK, "tender: {regime: tendering}")))
    assert "财政部令第87号）第五十一条" in buying and "第五十二条" not in buying
    assert "《招标投标法实施条例》第五十二条" in tendering and "第五十一条" not in tendering


def test_the_lead_adds_up_the_minutes():
    sheet = asked(BANK)
    minutes = [row["时长"] for name in ("薄弱点", "评分项", "通用问题") for row in rows(sheet, name)]
    total = sum(Decimal(one.removesuffix(" 分钟")) for one in minutes)
    assert f"约 {total} 分钟" in sheet.lead


def test_the_same_bid_gives_the_same_sheets():
    assert make_all(material(both(PLANTED, BANK))) == make_all(material(both(PLANTED, BANK)))
