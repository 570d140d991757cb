"""Money words: written as the payment rules prescribe, read in every usual spelling."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidkit.words.capitals import AMOUNT, emit, parse

PRESCRIBED = {
    "1409.50": "壹仟肆佰零玖元伍角",
    "6007.14": "陆仟零柒元壹角肆分",
    "1680.32": "壹仟陆佰捌拾元零叁角贰分",
    "107000.53": "壹拾万柒仟元零伍角叁分",
    "16409.02": "壹万陆仟肆佰零玖元零贰分",
    "325.04": "叁佰贰拾伍元零肆分",
    "1234567.8": "壹佰贰拾叁万肆仟伍佰陆拾柒元捌角",
    "0": "零元整",
    "0.05": "伍分",
    "0.5": "伍角",
    "10": "壹拾元整",
    "16": "壹拾陆元整",
    "1000000": "壹佰万元整",
    "1980000": "壹佰玖拾捌万元整",
    "10500": "壹万零伍佰元整",
    "100000001": "壹亿零壹元整",
    "1000010001": "壹拾亿零壹万零壹元整",
    "1000000000000": "壹万亿元整",
    "1234500000000": "壹万贰仟叁佰肆拾伍亿元整",
    "-120": "负壹佰贰拾元整",
}


@pytest.mark.parametrize(("amount", "words"), PRESCRIBED.items())
def test_words_are_written_as_the_payment_rules_prescribe(amount: str, words: str) -> None:
    assert emit(Decimal(amount)) == words
    assert parse(words) == Decimal(amount)


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("人民币壹佰玖拾捌万圆整", "1980000"),
        ("人民币（大写）：壹佰玖拾捌万元正", "1980000"),
        ("大写：壹佰玖拾捌万元", "1980000"),
        ("拾陆元整", "16"),
        ("拾万元整", "100000"),
        ("壹拾万零柒仟元伍角叁分", "107000.53"),
        ("壹仟陆佰捌拾元叁角贰分", "1680.32"),
        ("贰拾肆万零玖佰陆拾捌元整", "240968"),
        ("贰拾肆万玖佰陆拾捌元整", "240968"),
        ("伍元零角伍分", "5.05"),
        ("壹仟零佰零拾伍元整", "1005"),
        ("貳拾萬圓正", "200000"),
        ("一百二十万元", "1200000"),
        ("壹 佰 万 元 整", "1000000"),
        ("壹佰万元伍角整", "1000000.5"),
    ],
)
def test_usual_spellings_are_read(words: str, amount: str) -> None:
    assert parse(words) == Decimal(amount)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "元",
        "元整",
        "整",
        "壹佰",
        "万元整",
        "壹拾佰元",
        "壹佰佰元",
        "壹万万元",
        "投标总价",
        "壹佰元元",
        "壹佰X拾元整",
        "角",
        "壹佰元伍",
    ],
)
def test_words_that_are_no_amount_are_refused(words: str) -> None:
    assert parse(words) is None


@given(st.integers(min_value=0, max_value=10**14))
def test_reading_what_was_written_gives_the_amount_back(cents: int) -> None:
    amount = Decimal(cents) / 100
    assert parse(emit(amount)) == amount


@given(st.integers(min_value=1, max_value=10**14))
def test_words_never_hold_two_zeros_in_a_row_or_a_zero_at_an_edge(cents: int) -> None:
    words = emit(Decimal(cents) / 100)
    assert "零零" not in words
    assert not words.startswith("零")
    assert not any(f"零{unit}" in words for unit in "仟佰拾万亿元角分整")


@given(st.integers(min_value=1, max_value=10**12), st.integers(min_value=1, max_value=10**12))
def test_two_amounts_never_share_their_words(first: int, second: int) -> None:
    assert (emit(Decimal(first)) == emit(Decimal(second))) == (first == second)


@given(st.text(alphabet="零壹贰拾佰仟万亿元角分整负人民币 ", max_size=14))
def test_reading_any_words_gives_an_amount_or_nothing(words: str) -> None:
    value = parse(words)
    assert value is None or parse(emit(value)) == value


def test_more_than_two_decimals_are_rounded_half_up_like_the_price_forms() -> None:
    assert emit(Decimal("0.995")) == "壹元整"
    assert emit(Decimal("-0.001")) == "零元整"


def test_an_amount_beyond_all_money_is_refused() -> None:
    with pytest.raises(ValueError, match="太大"):
        emit(Decimal(10) ** 16)


def test_amounts_are_found_inside_a_sentence() -> None:
    text = "投标总价：人民币壹佰玖拾捌万元整（¥1,980,000.00），一次报定。"
    found = [match[0] for match in AMOUNT.finditer(text) if parse(match[0]) is not None]
    assert found == ["壹佰玖拾捌万元整"]
