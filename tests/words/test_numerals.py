"""Numerals: every spelling that tenders use is read, anything else is refused, and what was written reads back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidkit.words.numerals import DIGITS, FORMAL, chinese, count, number

READ = {
    "12": 12,
    "１２": 12,
    "1,200": 1200,
    "1，200": 1200,
    "12,345,678.50": "12345678.5",
    "3.5 万": 35000,
    "3.5万": 35000,
    "1亿2000万": 120_000_000,
    "2千万": 20_000_000,
    "5万3千": 53_000,
    "-5": -5,
    "负五": -5,
    "0.06": "0.06",
    "十": 10,
    "十二": 12,
    "一十二": 12,
    "二十": 20,
    "两": 2,
    "两百": 200,
    "〇": 0,
    "零": 0,
    "○": 0,
    "半": "0.5",
    "廿": 20,
    "廿一": 21,
    "卅": 30,
    "卅六": 36,
    "一百零五": 105,
    "一百〇五": 105,
    "百二十": 120,
    "一千零九十五": 1095,
    "一千零十二": 1012,
    "二〇二六": 2026,
    "二零二六": 2026,
    "一二三": 123,
    "一点五": "1.5",
    "零点零五": "0.05",
    "肆": 4,
    "壹佰贰拾": 120,
    "贰拾肆万零玖佰陆拾捌": 240_968,
    "贰拾肆万玖佰陆拾捌": 240_968,
    "貳拾萬": 200_000,
    "拾陆": 16,
    "拾万柒仟": 107_000,
    "壹仟零佰零拾伍": 1005,
    "零佰零拾伍": 5,
    "叁万零仟零佰零拾贰": 30_002,
    "三万零十一": 30_011,
    "一万三十": 10_030,
    "一亿十三万": 100_130_000,
    "一亿零十三": 100_000_013,
    "一千十": 1010,
    "一百二": 120,
    "二百五": 250,
    "三千六": 3600,
    "一万二": 12_000,
    "一亿二": 120_000_000,
    "壹佰贰": 102,
    "一千四百二十五万八千九百": 14_258_900,
    "十 二": 12,
    "壹万亿": 10**12,
    "一万万": None,
}


@pytest.mark.parametrize(("text", "value"), READ.items())
def test_a_numeral_in_every_usual_spelling_is_read(text: str, value: int | str | None) -> None:
    assert number(text) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "元",
        "十百",
        "百",
        "千",
        "万",
        "亿",
        "万亿",
        "一一零千千二",
        "一二十",
        "三亿零百",
        "十十",
        "1,20",
        "12,3456",
        "1.2.3",
        "12 34",
        "3万5",
        "5千3万",
        "一点",
        "点五",
        "一点十",
        "--5",
        "负负五",
        "2024-01",
        "abc",
        "第三",
        "三家",
        "½",
    ],
)
def test_what_is_no_numeral_is_refused(text: str) -> None:
    assert number(text) is None


@pytest.mark.parametrize(
    ("text", "value"), [("肆", 4), ("十二", 12), ("1.5", None), ("半", None), ("-3", None)]
)
def test_a_count_is_a_whole_number_from_nought_up(text: str, value: int | None) -> None:
    assert count(text) == value


@given(st.integers(0, 10**16 - 1), st.booleans())
def test_what_was_written_reads_back(value: int, short: bool) -> None:
    assert number(chinese(value, short_ten=short)) == value
    assert number(chinese(value, FORMAL, "拾佰仟", short_ten=False)) == value


@given(st.integers(0, 10**12), st.sampled_from(["{}", "{:,}", " {} ", "{}.0"]))
def test_figures_read_back(value: int, form: str) -> None:
    assert number(form.format(value)) == value
    assert number(str(value).translate({ord("0") + n: 0xFF10 + n for n in range(10)})) == value


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_a_zero_left_out_or_put_in_changes_nothing(high: int, low: int) -> None:
    words = f"{chinese(high, FORMAL, '拾佰仟', short_ten=False)}万{chinese(low, FORMAL, '拾佰仟', short_ten=False)}"
    assert number(words) == number(words.replace("万", "万零")) == high * 10_000 + low


@given(st.text(alphabet=f"{DIGITS}十百千万亿", min_size=1, max_size=7))
def test_whatever_is_read_is_written_as_something_of_the_same_value(words: str) -> None:
    value = count(words)
    assert value is None or count(chinese(value)) == value
