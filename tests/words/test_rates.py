"""Rates: what is written is read again, and what is no rate is none."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidkit.words.rates import Rate, figure_of, fold_words, percent_words, rate, rates

PERCENTS = st.decimals(min_value=0, max_value=1000, places=4)


@given(PERCENTS)
def test_a_written_rate_is_read_again(percent):
    for text in (percent_words(percent), percent_words(percent, formal=True), figure_of(percent)):
        assert rate(text).percent == percent, text


@given(st.decimals(min_value=0, max_value=100, places=3))
def test_a_written_discount_is_read_again(percent):
    assert rate(fold_words(percent)) == Rate(percent, "折")


@pytest.mark.parametrize(
    ("text", "percent", "unit"),
    [
        ("15.50%", "15.50", "%"),
        ("15.5 ％", "15.5", "%"),
        ("１５．５０％", "15.50", "%"),
        ("百分之十五点五", "15.5", "%"),
        ("百分之十五点五零", "15.50", "%"),
        ("百分之壹拾伍点伍", "15.5", "%"),
        ("百分之15.5", "15.5", "%"),
        ("百分之一百零五", "105", "%"),
        ("3‰", "0.3", "‰"),
        ("千分之三点五", "0.35", "‰"),
        ("八五折", "85", "折"),
        ("捌伍折", "85", "折"),
        ("85折", "85", "折"),
        ("8.5折", "85", "折"),
        ("八点五折", "85", "折"),
        ("九折", "90", "折"),
        ("八五五折", "85.5", "折"),
        ("八十五折", "85", "折"),
        ("十折", "100", "折"),
        ("0%", "0", "%"),
    ],
)
def test_spellings(text, percent, unit):
    assert rate(text) == Rate(Decimal(percent), unit)


@pytest.mark.parametrize(
    "text", ["15.50", "十五", "-5%", "%", "百分之", "折", "三折页", "120折", "八五折扣", "15%至20%", ""]
)
def test_no_rate(text):
    assert rate(text) is None


def test_decimals_stay_as_written():
    assert figure_of(rate("15.50%").percent) == "15.50%"
    assert figure_of(Decimal("15.5"), 2) == "15.50%"
    assert figure_of(Decimal("15.123"), 2) == "15.123%"
    assert percent_words(Decimal("15.50")) == "百分之十五点五"
    assert percent_words(Decimal("15.50"), formal=True) == "百分之壹拾伍点伍"
    assert [fold_words(Decimal(one)) for one in ("85", "90", "85.5")] == ["八五折", "九折", "八点五五折"]


def test_rates_of_a_sentence():
    text = "下浮率：15.50%（大写：百分之壹拾伍点伍），即八四点五折；三折页、折旧5年不算。"
    assert [(str(one.rate), one.words) for one in rates(text)] == [
        ("15.50%", False),
        ("15.5%", True),
        ("84.5%", True),
    ]


@pytest.mark.parametrize("write", [percent_words, fold_words])
def test_a_negative_rate_has_no_words(write):
    with pytest.raises(ValueError, match="-1"):
        write(Decimal(-1))
