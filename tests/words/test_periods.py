"""Periods: every usual spelling is read, calendar days are not periods, and what was written reads back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidkit.words.numerals import FORMAL, chinese
from bidkit.words.periods import Period, Unit, period, periods, same_period

READ: dict[str, tuple[str, Unit]] = {
    "三年": ("3", "年"),
    "3 年": ("3", "年"),
    "十二个月": ("12", "个月"),
    "36 个月": ("36", "个月"),
    "３６个月": ("36", "个月"),
    "叁拾陆（36）个月": ("36", "个月"),
    "90 日历天": ("90", "天"),
    "90（九十）日历天": ("90", "天"),
    "九十日": ("90", "天"),
    "一百二十天": ("120", "天"),
    "60个日历日": ("60", "天"),
    "15 个工作日": ("15", "工作日"),
    "三个工作日": ("3", "工作日"),
    "两周": ("2", "周"),
    "两个星期": ("2", "周"),
    "半年": ("6", "个月"),
    "一年半": ("18", "个月"),
    "两个半月": ("2.5", "个月"),
    "半个月": ("0.5", "个月"),
    "一个季度": ("3", "个月"),
    "24小时": ("24", "小时"),
    "二十四个小时": ("24", "小时"),
    "0.5年": ("6", "个月"),
}


@pytest.mark.parametrize(("text", "said"), READ.items())
def test_a_period_in_every_usual_spelling_is_read(text: str, said: tuple[str, Unit]) -> None:
    assert period(text) == Period(Decimal(said[0]), said[1])


@pytest.mark.parametrize(
    "text", ["", "2026年", "二〇二六年", "个月", "第三年", "十百天", "年", "3", "半半年"]
)
def test_what_is_no_period_is_refused(text: str) -> None:
    assert period(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("提供近十二个月的社保", ["12 个月"]),
        ("自合同签订之日起 90 日历天内完成，质保36个月", ["90 天", "36 个月"]),
        ("2026年12月3日前提交，有效期一百二十天", ["120 天"]),
        ("二〇二六年十二月三日开标", []),
        ("2023年至2025年的审计报告，近三年", ["3 年"]),
        ("收到通知后三个工作日内、两周内", ["3 工作日", "2 周"]),
        ("2026-12-03 天气，3.5.2 年度", []),
    ],
)
def test_the_periods_of_a_sentence_are_found_and_dates_are_not(text: str, found: list[str]) -> None:
    assert [str(one) for one, _, _ in periods(text)] == found


@given(st.integers(1, 1800), st.sampled_from(["天", "工作日", "周", "个月", "年", "小时"]))
def test_what_was_written_reads_back(count: int, unit: Unit) -> None:
    made = Period(Decimal(count), unit)
    assert period(str(made)) == made
    words, formal = chinese(count), chinese(count, FORMAL, "拾佰仟", short_ten=False)
    assert period(f"{words}{unit}") == period(f"{formal}（{count}）{unit}") == made


@pytest.mark.parametrize(
    ("said", "promised", "same"),
    [
        ("三个月", "90 天", True),
        ("三个月", "80 天", False),
        ("3年", "36个月", True),
        ("一年", "365日历天", True),
        ("一年", "360天", True),
        ("两周", "14天", True),
        ("30天", "30 个工作日", False),
        ("24小时", "1天", True),
        ("36个月", "24个月", False),
    ],
)
def test_two_periods_agree_whichever_comes_first(said: str, promised: str, same: bool) -> None:
    one, other = period(said), period(promised)
    assert one is not None and other is not None
    assert same_period(one, other) is same_period(other, one) is same
