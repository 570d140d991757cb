"""The last days after a notice, by the statutes that govern it; nothing is invented where a day or a statute lacks."""

from datetime import date

import pytest

from bidkit.law.regimes import PROCUREMENT, TENDERING
from bidkit.load.standards import shipped_standards
from bidkit.model.notice import Notice
from bidkit.sheets.aftermath.clocks import rights


def days(kind, regime, **more):
    found = rights(Notice("公告", kind, "公告", **more), regime, shipped_standards())
    return {one.what: (str(one.last), str(one.longer or "")) for one in found}


def test_a_challenge_runs_seven_working_days_over_the_worked_weekend():
    # 2026-10-01 to 10-07 are holidays, 10-10 is worked; 09-28 is a Monday.
    assert days("result", PROCUREMENT, day=date(2026, 9, 28))["质疑"] == ("2026-10-13", "2026-10-14")


def test_an_objection_ends_with_the_printed_period():
    told = days("candidates", TENDERING, day=date(2026, 10, 12), until=date(2026, 10, 15))
    assert told == {
        "异议": ("2026-10-15", ""),
        "对方答复异议": ("2026-10-18", ""),
        "投诉": ("2026-10-22", ""),
    }


def test_a_period_that_is_not_told_is_planned_short():
    assert days("candidates", TENDERING, day=date(2026, 10, 12))["异议"] == ("2026-10-14", "2026-10-15")


@pytest.mark.parametrize(
    ("kind", "regime", "day"),
    [("result", "enterprise", date(2026, 10, 12)), ("result", "", date(2026, 10, 12)), ("result", PROCUREMENT, None),
     ("failed", PROCUREMENT, date(2026, 10, 12))],
)  # fmt: skip
def test_no_clock_without_a_day_and_a_statute(kind, regime, day):
    assert days(kind, regime, day=day) == {}
