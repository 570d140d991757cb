"""Facts in answers come from the sources of the forms; what nobody knows stays open and is listed."""

import pytest

from bidkit.render.filters import money, wan
from bidkit.render.price_views import price_view
from bidkit.sheets.qa.facts import FACT_NAMES, facts
from bidkit.sheets.qa.fill import fill
from tests.sheets.asking import asked, card, example, gap_words, material, rows


def answer(change):
    return rows(asked(change), "通用问题")[0]["回答要点"]


NOT_HERE = {"认证范围不符", "认证范围待核", "本国产品声明", "进度计划", "应急方案"}
"""What the example has no cause to say, or says under a heading that only the finished package shows."""


@pytest.mark.parametrize("name", [name for name in FACT_NAMES if name not in NOT_HERE])
def test_every_allowed_name_has_a_text_and_a_source_in_the_example(name):
    known = facts(example())[name]
    assert known.text and known.source


def test_the_price_is_that_of_the_forms():
    view = price_view(example().dossier.price)
    known = facts(example())
    assert known["投标报价"].text == f"{money(view.total)} 元"
    assert known["投标报价大写"].text == view.total_words


def test_audited_figures_read_like_the_table_in_the_bid():
    year = max(example().dossier.library.financials, key=lambda one: one.year)
    known = facts(example())
    assert known["上年营业收入"].text == f"{wan(year.revenue)} 万元"
    assert known["近年营业收入"].text.endswith(f"{year.year}年 {wan(year.revenue)} 万元")


def test_promises_use_the_bids_own_words_as_the_forms_do():
    said = "自合同签订之日起 110 日内完成"
    assert facts(material("bid: {values: {period: 自合同签订之日起 110 日内完成}}"))["交付期"].text == said
    assert facts(material())["交付期"].text == "110 个日历日"


def test_only_cases_that_count_for_this_tender_are_counted():
    old = "tender: {criteria: {S4: {rule: {needs: {case: {tags: [数据治理], after: 2025-01-01}}}}}}"
    assert facts(material())["类似业绩数量"].text == "1"
    assert facts(material(old))["类似业绩数量"].text == ""


def test_nobody_says_no_negative_deviation_while_an_answer_is_missing():
    known = facts(material("bid: {answers: {T2: （删去）}}"))
    assert known["负偏离数量"].text == "" and "T2" in known["负偏离数量"].cure
    assert known["负偏离清单"].text == ""
    assert facts(material())["负偏离清单"].text == "没有负偏离"


def test_an_older_year_is_not_called_last_year():
    change = "library: {financials: [{id: fin-2023, year: 2023, revenue: 100万}]}"
    known = facts(material(change))
    assert known["上年营业收入"].text == ""
    assert known["近年营业收入"].text == "2023年 100.00 万元"


def test_an_expired_certificate_is_not_boasted_of():
    expired = "library: {qualifications: {iso9001: {valid_until: 2026-12-01}}}"
    assert "质量管理体系认证证书" not in facts(material(expired))["体系认证"].text
    assert "质量管理体系认证证书" in facts(material())["体系认证"].text


def test_a_missing_fact_is_left_open_in_place_and_listed_with_its_cure():
    sheet = asked(card("公司 {{ 成立时间 }} 成立。"))
    (row,) = rows(sheet, "通用问题")
    assert row["回答要点"] == "公司 【待补：成立时间】 成立。"
    assert f"「成立时间」没有数据，第 {row['序号']} 题留空｜在 library/company.yaml 填 founded" in gap_words(
        sheet
    )


def test_a_fact_with_its_number_appears_in_the_answer_with_its_source():
    seen = material(card("报价 {{ 投标报价 }}。"))
    filled = fill(seen.dossier.library.answers[0], facts(seen))
    assert filled.text == "报价 1,860,000.00 元。"
    assert filled.sources == ("price.xlsx",)


def test_without_a_price_the_sheet_still_comes_and_names_the_gap():
    change = card("报价 {{ 投标报价 }}。")
    change["price"] = "（删去）"
    change["bid"] = {"price": ""}
    assert answer(change) == "报价 【待补：投标报价】。"
    assert "price.xlsx" in gap_words(asked(change))
