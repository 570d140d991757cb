"""Sums of money: one reader for figures with their unit, for 大写 and for everyday numerals."""

from decimal import Decimal
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidkit.words.capitals import emit, parse
from bidkit.words.decimals import plain_decimal
from bidkit.words.money import amount, figures
from bidkit.words.numerals import chinese

READ = {
    "1980000": "1980000",
    "1,980,000.00": "1980000",
    "１，９８０，０００": "1980000",
    "198万": "1980000",
    "198 万元": "1980000",
    "3.5 万": "35000",
    "1.2亿元": "120000000",
    "5千元": "5000",
    "¥1,980,000.00": "1980000",
    "￥ 198 万元": "1980000",
    "人民币198万元": "1980000",
    "RMB 35": "35",
    "人民币（小写）：¥12.50 元": "12.5",
    "12元整": "12",
    "-3.5万元": "-35000",
    "壹佰玖拾捌万元整": "1980000",
    "人民币（大写）：壹佰玖拾捌万圆正": "1980000",
    "伍角": "0.5",
    "负壹佰贰拾元整": "-120",
    "一千四百二十五万八千九百元整": "14258900",
    "一百九十八万元": "1980000",
    "两万元": "20000",
    "十二万": "120000",
    "壹仟零壹拾贰元整": "1012",
}


@pytest.mark.parametrize(("text", "yuan"), READ.items())
def test_an_amount_in_every_usual_spelling_is_read(text: str, yuan: str) -> None:
    assert amount(text) == Decimal(yuan)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "元",
        "¥",
        "三",
        "半",
        "十二",
        "二〇二六",
        "12%",
        "3年",
        "1980000.00.00",
        "1,98",
        "万元",
        "abc",
        "2026-12-03",
    ],
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    assert amount(text) is None


@given(st.integers(0, 10**14))
def test_an_amount_reads_back_however_it_was_written(cents: int) -> None:
    yuan = Decimal(cents) / 100
    for written in (
        f"{yuan:,.2f}",
        f"¥{yuan:,.2f} 元",
        plain_decimal(yuan),
        f"{plain_decimal(yuan / 10**4)} 万元",
        emit(yuan),
    ):
        assert amount(written) == yuan
    assert amount(f"{chinese(cents // 100)}元整") == cents // 100


@given(st.integers(1, 10**12))
def test_everyday_numerals_and_capitals_say_the_same(yuan: int) -> None:
    assert parse(f"人民币{chinese(yuan)}元") == parse(emit(Decimal(yuan))) == yuan


def test_twelve_above_a_round_thousand_keeps_its_ten() -> None:
    assert parse("一千零十二元") == 1012  # was 1002: 零十 was taken for the zero place of a printed form
    assert parse("壹仟零佰零拾伍元整") == 1005


def test_the_figures_of_a_sentence_are_found_and_counts_are_not() -> None:
    text = "共 12 项，合同金额 198.5 万元，质保 36 个月，¥1,980,000.00"
    assert [(one.value, one.money) for one in figures(text)] == [
        (Decimal("1985000.0"), True),
        (Decimal("1980000.00"), True),
    ]


def test_a_sign_stands_before_its_figure_however_many_blanks_lie_between() -> None:
    assert [one.money for one in figures(f"小写）：人民币{' ' * 40}\n1980；共{' ' * 40}1980")] == [
        True,
        False,
    ]


def test_a_page_of_many_figures_costs_no_more_than_its_length() -> None:
    page = "甲乙丙 123.45 丁 " * 20_000
    began = process_time()
    assert len(list(figures(page))) == 20_000
    assert process_time() - began < 5  # a search from the page's start for each figure takes minutes
