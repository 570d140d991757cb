"""Months are counted over the ends of years, forwards and backwards."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidkit.words.months import first_of, months_back

DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("later", "month"),
    [(0, "2026-12-01"), (1, "2027-01-01"), (13, "2028-01-01"), (-11, "2026-01-01"), (-12, "2025-12-01")],
)
def test_the_first_day_of_a_month_before_or_after(later, month):
    assert first_of(date(2026, 12, 31), later) == date.fromisoformat(month)


@given(DAYS, st.integers(-240, 240))
def test_there_and_back_is_the_same_month(day, later):
    assert first_of(first_of(day, later), -later) == day.replace(day=1)


@given(DAYS, st.integers(1, 60))
def test_months_back_are_consecutive_first_days(day, count):
    months = months_back(day, count)
    assert len(months) == count and months[0] == day.replace(day=1)
    assert all((a.year - b.year) * 12 + a.month - b.month == 1 for a, b in pairwise(months))
