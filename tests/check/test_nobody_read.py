"""What nobody read in the tender is absent, not a day that only looks like one; every rule says that it cannot tell."""

import json
from datetime import date, datetime

import pytest

from bidkit.finding import Answer
from bidkit.model.tender import Tender
from bidkit.report.asjson import to_json
from bidkit.report.html import to_html
from bidkit.report.human import plain
from tests.check.support import only, world
from tests.report.test_printers import report

PLACE = datetime(2099, 12, 31, 9)
"""What bidkit once wrote in the place of a moment that it had not read."""
UNTOLD = "tender: {dates: {deadline: （删去）, opening: （删去）, validity_days: （删去）}}"


def held(dates, unread=()):
    """Return a tender of today with these dates, as the loader makes it from its file."""
    before = world().tender.model_dump(mode="python", exclude={"dates", "unread"}, by_alias=True)
    return Tender.model_validate({**before, "dates": dates, "unread": unread})


@pytest.mark.parametrize("unread", [(), ("dates.deadline", "dates.opening"), ["dates.opening"]])
def test_the_day_that_older_files_hold_in_place_of_one_is_no_day(unread):
    read = held({"deadline": PLACE, "opening": "2099-12-31 09:00", "validity_days": 60}, unread)
    assert (read.dates.deadline, read.dates.opening, read.dates.validity_days) == (None, None, 60)
    assert {"dates.deadline", "dates.opening"} == set(read.not_read)


def test_the_ninety_days_that_an_older_file_lists_as_unread_are_no_number():
    read = held(
        {"deadline": "2026-12-21 09:30", "opening": "2026-12-21 09:30", "validity_days": 90},
        ("dates.validity_days",),
    )
    assert (read.dates.validity_days, read.dates.validity_end) == (None, None)
    assert read.not_read == ("dates.validity_days",)


def test_ninety_days_that_somebody_read_are_ninety_days():
    read = held({"deadline": "2026-12-21 09:30", "validity_days": 90})
    assert (read.dates.validity_days, read.dates.validity_end) == (90, date(2027, 3, 21))
    assert read.not_read == ("dates.opening",)


@pytest.mark.parametrize("dates", [None, {}, {"deadline": None}])
def test_a_tender_without_any_day_can_be_read(dates):
    assert held(dates).not_read == ("dates.deadline", "dates.opening", "dates.validity_days")


def test_each_of_them_is_a_fatal_finding_that_names_its_field():
    found = only("U001", UNTOLD)
    assert [one.subject for one in found] == [
        "tender.yaml/dates.deadline",
        "tender.yaml/dates.opening",
        "tender.yaml/dates.validity_days",
    ]
    assert all(one.blocks for one in found)


@pytest.mark.parametrize(
    ("code", "change", "field"),
    [
        ("T001", "bid: {delivery: {validity_days: 90}}", "dates.validity_days"),
        ("T107", "", "dates.deadline"),
        ("Q002", "", "dates.opening"),
        ("E101", "bid: {submission: {uploaded_at: 2026-12-20 10:00}}", "dates.deadline"),
    ],
)
def test_a_rule_that_needs_one_says_that_it_cannot_tell_and_which_is_missing(code, change, field):
    (found,) = only(code, f"{UNTOLD}\n{change}")
    assert (found.answer, found.waits_for) == (Answer.UNKNOWN, field)
    assert "没有读到" in found.message and f"tender.yaml 的 {field}" in found.message


def test_nobody_is_asked_for_the_accounts_of_a_year_that_nobody_named():
    found = only("M102", UNTOLD)
    assert not any("2098" in one.message for one in found)
    assert all(one.answer is Answer.UNKNOWN for one in found)


def test_the_head_of_every_report_says_that_the_opening_was_not_read():
    told = report(opening=None)
    assert "开标：招标文件里没有读到" in plain(told).splitlines()[1]
    assert "开标 招标文件里没有读到" in to_html(told)
    assert json.loads(to_json(told))["opening"] is None


@pytest.mark.parametrize("given", ["date: 2099-12-31", "date: 2026-12-20, unread: [date]", "date: （删去）"])
def test_a_day_of_the_bid_that_nobody_gave_is_none_and_stops_the_package(given):
    seen = world(f"bid: {{{given}}}")
    found = [one for one in only("U001", f"bid: {{{given}}}") if one.subject == "bid.yaml/date"]
    assert seen.dossier.bid.date is None
    assert [one.blocks for one in found] == [True]
    assert not only("T107", f"bid: {{{given}}}")
