"""Dates: every usual spelling is read, a day that no calendar has is not, and what was written reads back."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidkit.words.dates import clock, date_words, day, days, moment
from bidkit.words.numerals import chinese

THIRD = date(2026, 12, 3)


@pytest.mark.parametrize(
    "text",
    [
        "2026年12月3日",
        "2026年12月03日",
        "2026 年 12 月 3 日",
        "2026-12-3",
        "2026/12/03",
        "2026.12.3",
        "2026－12－03",
        "２０２６年１２月３日",
        "２０２６．１２．０３",
        "二〇二六年十二月三日",
        "二零二六年十二月三日",
        "二○二六年十二月三号",
        "贰零贰陆年壹拾贰月叁日",
        "2026年十二月3日",
        "2026-12-03日",
    ],
)
def test_a_day_in_every_usual_spelling_is_read(text: str) -> None:
    assert day(text) == THIRD
    assert [found for found, _, _ in days(f"于{text}，前")] == [THIRD]


@pytest.mark.parametrize(
    "text",
    [
        "2026年2月30日",
        "2026-13-01",
        "2026年12月32日",
        "2026-00-10",
        "二〇二六年二月三十日",
        "2025年2月29日",
        "2026年12月",
        "12月3日",
        "1.2.3",
        "2026-12-031",
        "12026-12-03",
        "",
    ],
)
def test_a_day_that_no_calendar_has_is_refused(text: str) -> None:
    assert day(text) is None
    assert not list(days(text))


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2026年12月3日上午9:30", datetime(2026, 12, 3, 9, 30)),
        ("2026年12月3日9时30分", datetime(2026, 12, 3, 9, 30)),
        ("2026年12月3日9点半", datetime(2026, 12, 3, 9, 30)),
        ("2026年12月3日上午九时三十分", datetime(2026, 12, 3, 9, 30)),
        ("2026-12-03 09:30:00", datetime(2026, 12, 3, 9, 30)),
        ("2026-12-0309:30", datetime(2026, 12, 3, 9, 30)),
        ("2026年12月3日（星期四）北京时间14：00", datetime(2026, 12, 3, 14)),
        ("2026年12月3日(北京时间)下午2点30分", datetime(2026, 12, 3, 14, 30)),
        ("２０２６年１２月３日１４：００", datetime(2026, 12, 3, 14)),
        ("2026年12月3日，14时整", datetime(2026, 12, 3, 14)),
        ("2026年12月3日24:00", datetime(2026, 12, 4)),
        ("2026年12月31日24时", datetime(2027, 1, 1)),
        ("2026年12月3日中午12:30", datetime(2026, 12, 3, 12, 30)),
        ("2026/12/3 pm 2:05", datetime(2026, 12, 3, 14, 5)),
        ("2026年12月3日零时", datetime(2026, 12, 3)),
    ],
)
def test_a_moment_in_every_usual_spelling_is_read(text: str, at: datetime) -> None:
    assert moment(f"截止时间：{text}。") == at


@pytest.mark.parametrize(
    "text",
    ["2026年12月3日", "2026年2月30日9:30", "2026年12月3日25:00", "2026年12月3日24:30", "2026年12月3日9:75"],
)
def test_a_moment_without_its_hour_or_day_is_none(text: str) -> None:
    assert moment(text) is None


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("9:30", (9, 30)),
        ("下午2点半", (14, 30)),
        ("24:00", (24, 0)),
        ("24:01", None),
        ("9", None),
        ("上午", None),
    ],
)
def test_an_hour_alone_is_read(text: str, at: tuple[int, int] | None) -> None:
    assert clock(text) == at


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_what_was_written_reads_back(on: date) -> None:
    year = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(on.year))
    forms = (
        date_words(on),
        f"{on:%Y-%m-%d}",
        f"{on:%Y.%m.%d}",
        f"{on.year}/{on.month}/{on.day}",
        f"{year}年{chinese(on.month)}月{chinese(on.day)}日",
    )
    for written in forms:
        assert day(written) == on


@given(st.datetimes(datetime(1950, 1, 1), datetime(2099, 12, 31)))
def test_a_moment_reads_back(at: datetime) -> None:
    exact = at.replace(second=0, microsecond=0)
    forms = (
        f"{at:%Y-%m-%d %H:%M}",
        f"{date_words(at)}{at.hour}时{at.minute:02}分",
        f"{date_words(at)}{chinese(at.hour)}时{chinese(at.minute)}分",
    )
    for written in forms:
        assert moment(written) == exact
