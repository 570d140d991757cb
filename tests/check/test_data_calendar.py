"""Working days of China: make-up days count, holidays do not, an unannounced year is nobody's guess."""

from datetime import date

import pytest

from bidkit.check.calendar import is_workday, workday_after, workday_before, workdays_between
from bidkit.finding import Answer, Severity
from tests.check.support import only


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2026, 9, 30), True),
        (date(2026, 10, 1), False),
        (date(2026, 10, 10), True),  # a Saturday that is worked for National Day
        (date(2026, 2, 14), True),  # a Saturday that is worked for Spring Festival
        (date(2026, 2, 15), False),
        (date(2026, 12, 19), False),
        (date(2027, 1, 4), None),
        (date(2003, 6, 2), None),
    ],
)
def test_a_day_is_worked_as_the_state_council_says(day: date, working: bool | None) -> None:
    assert is_workday(day) is working


def test_the_first_day_does_not_count_and_the_last_one_does() -> None:
    assert workdays_between(date(2026, 11, 27), date(2026, 12, 4)) == 5
    assert workdays_between(date(2026, 12, 4), date(2026, 12, 4)) == 0


def test_counting_runs_over_a_holiday_and_its_make_up_day() -> None:
    assert workday_after(date(2026, 9, 30), 3) == date(2026, 10, 10)
    assert workday_before(date(2026, 10, 12), 2) == date(2026, 10, 9)


def test_a_count_that_reaches_an_unannounced_year_is_none() -> None:
    assert workdays_between(date(2026, 12, 30), date(2027, 1, 6)) is None
    assert workday_after(date(2026, 12, 29), 7) is None
    assert workday_before(date(2027, 1, 8), 3) is None


def test_a_period_in_an_unannounced_year_is_unknown_never_a_pass() -> None:
    (finding,) = only(
        "G202",
        """tender: {dates: {issued: 2027-01-04, documents_until: 2027-02-26,
                 deadline: 2027-03-08 09:30, opening: 2027-03-08 09:30}}""",
    )
    assert finding.answer is Answer.UNKNOWN
    assert "2027 年" in finding.message


def test_a_broken_period_of_the_buyer_names_the_remedy_and_its_last_day() -> None:
    (bought,) = only("G201", "tender: {dates: {issued: 2026-12-02}}")
    (tendered,) = only("Z201", "tender: {regime: tendering, dates: {issued: 2026-12-02}}")
    assert bought.severity is tendered.severity is Severity.INFO
    assert "质疑" in bought.message and "2026-12-11" in bought.message
    assert "异议" in tendered.message and "2026-12-11" in tendered.message


def test_the_last_day_of_a_challenge_is_left_open_where_the_holidays_are_unknown() -> None:
    (finding,) = only(
        "G201", "tender: {dates: {issued: 2026-12-28, deadline: 2027-01-10 09:30, opening: 2027-01-10 09:30}}"
    )
    assert "放假安排另算" in finding.message


def test_a_late_addendum_may_be_challenged_from_the_day_it_came() -> None:
    (finding,) = only("G203", "tender: {dates: {addenda: [{on: 2026-12-07}]}}")
    assert "按 2026-12-07 收到文件算最迟 2026-12-16" in finding.message
