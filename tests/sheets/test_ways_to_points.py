"""Ways keep points at risk as well as add some; most points for a day of work first, too late ones last."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from bidkit.sheets.score import make
from bidkit.sheets.score.forecast import expected_points
from bidkit.sheets.score.ways import ways
from tests.sheets.asking import example
from tests.sheets.scoring import material, rows


def found(given):
    return ways(given, expected_points(given))


def judged(low, likely, high):
    return f"bid: {{estimates: {{S2: {{low: {low}, likely: {likely}, high: {high}, by: 张维, why: 看过}}}}}}"


def test_an_item_whose_likely_points_are_full_is_listed_with_what_may_be_lost():
    (way,) = [one for one in found(material(judged(40, 83, 83))) if one.criterion == "S2"]
    assert (way.gain, way.at_risk, way.shown) == (0, 43, "守 43")
    assert "守住评委可能不给的 43 分" in way.what and "可加" not in way.what


def test_an_item_that_can_gain_and_lose_says_both():
    (way,) = [one for one in found(material(judged(40, 60, 83))) if one.criterion == "S2"]
    assert way.shown == "+23，守 20"


def test_an_item_that_nobody_can_lose_or_gain_is_not_listed():
    assert [one for one in found(material(judged(83, 83, 83))) if one.criterion == "S2"] == []


def test_the_demonstration_of_the_example_is_the_first_thing_to_practise():
    demo = [one for one in found(example()) if one.item.startswith("系统演示")]
    assert len(demo) == 8
    assert sum(one.at_risk for one in demo) == Decimal("17")
    assert {one.criterion for one in found(example())[:8]} >= {"S2-51", "S2-52", "S2-53", "S2-54"}
    assert all("照《演示提纲》逐步排练" in one.what for one in demo)


def test_ways_stand_by_points_for_a_day_of_work():
    rates = [(one.gain + one.at_risk) / one.days for one in found(example()) if not one.late]
    assert rates == sorted(rates, reverse=True)


def test_what_does_not_fit_before_the_deadline_comes_last_and_says_so():
    hurried = replace(example(), today=date(2026, 12, 18))
    late = [one for one in found(hurried) if one.late]
    assert late and found(hurried)[-len(late) :] == tuple(late)
    assert all(one.days > 0 for one in late)
    table = rows(make(hurried), "提分办法")
    assert "离截止来不及" in table[-1][-1] and "离截止来不及" not in table[0][-1]


def test_practice_fits_until_the_day_itself():
    hurried = replace(example(), today=date(2026, 12, 20))
    assert not any(one.late for one in found(hurried) if one.item.startswith("系统演示"))


def test_a_paper_that_a_judge_may_refuse_is_a_way_to_keep_its_points():
    early = "library: {qualifications: {iso27001: {valid_until: 2027-01-15}}}"
    (way,) = [one for one in found(material(early)) if one.criterion == "S1"]
    assert way.shown == "守 2" and "2027-01-15 到期" in way.what
