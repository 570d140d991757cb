"""Rules written as data: conditions over fields, what they say, and what nobody understands is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidkit.check.condition import condition, term
from bidkit.check.field.field_compare import FieldCase, Parameters, check
from bidkit.check.saying import filled
from bidkit.finding import Answer
from bidkit.model.rules import Checklist
from tests.check.support import run, shipped, world

RULE = shipped().rules[0]


def rule_of(code):
    """Return a checklist of one shipped rule."""
    return Checklist(rules=(shipped().rule(code),))


def seen(case, overlay="", **more):
    """Return answer and message of what a case says of the changed example."""
    parameters = Parameters(cases=(FieldCase(**case),), **more)
    return [(hit.answer, hit.message) for hit in check(world(overlay), parameters, RULE)]


PERIOD = {"wrong": ["bid.delivery.period_days > 60"], "says": "交付期 {bid.delivery.period_days} 天"}


@pytest.mark.parametrize(("days", "found"), [("60", []), ("61", [(Answer.FAIL, "交付期 61 天")])])
def test_a_field_is_held_against_a_value(days, found):
    assert seen(PERIOD, f"bid: {{delivery: {{period_days: {days}}}}}") == found


def test_a_field_that_stands_empty_is_unknown_and_never_a_pass():
    empty = "bid: {delivery: {period_days: （删去）}}"
    assert seen(PERIOD, empty) == [(Answer.UNKNOWN, "bid.delivery.period_days 没有写，这一条判断不了")]
    assert seen(PERIOD | {"empty": "silent"}, empty) == []
    assert seen(PERIOD | {"when": ["bid.delivery.period_days is given"]}, empty) == []


def test_each_record_of_a_list_is_judged_by_itself():
    case = {"wrong": ["item.points > 40"], "says": "{item.id} {item.points} 分", "at": "item.points"}
    points = [str(one.points) for one in world().tender.criteria if one.points > 40]
    assert len(seen(case, each="tender.criteria")) == len(points)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("bid.delivery.days > 3", "「days」"),
        ("bid.delivry.period_days > 3", "是不是「delivery」"),
        ("bid.delivery.period_days >3", "看不懂"),
        ("tender.purchaser matches '('", "正则表达式"),
        ("total(price.lines.amount) > 3", "「total」"),
        ("item.points > 3", "「item」"),
        ("bid.__class__ is given", "「__class__」"),
        ("used.cases.amount > 3", "「used」"),
    ],
)
def test_a_condition_that_nobody_understands_is_refused_in_its_own_words(text, said):
    with pytest.raises(ValueError, match=said):
        Parameters(cases=(FieldCase(wrong=(text,), says="x"),))


@pytest.mark.parametrize("says", ["{bid.nothing}", "{bid.date:hex}"])
def test_a_blank_that_names_no_field_or_no_shape_is_refused(says):
    with pytest.raises(ValueError, match="「"):
        Parameters(cases=(FieldCase(wrong=("bid.date is empty",), says=says),))


def test_a_number_that_a_rule_names_can_be_set_by_a_tender():
    born = "library: {people: {zhang-wei: {born: 1968-01-01}}}"
    told = "tender: {rules: {H108: {parameters: {age: '50'}}}}\n" + born
    assert [one.code for one in run(rule_of("H108"), world(born))] == []
    assert [one.code for one in run(rule_of("H108"), world(told))] == ["H108"]
    with pytest.raises(ValueError, match="agee"):
        Parameters.model_validate({"agee": "3", "cases": [PERIOD]})


@given(st.text(alphabet="abitender. ()',<>=!{}0'", max_size=40))
def test_a_condition_is_understood_or_refused_and_nothing_else(text):
    try:
        assert condition(text).text == text
    except ValueError as error:
        assert str(error)


@given(st.integers(-1000, 1000), st.integers(-1000, 1000))
def test_opposite_comparisons_are_never_both_true_or_both_false(left, right):
    seen_world = None
    for one, other in (("<", ">="), (">", "<="), ("=", "!=")):
        holds = [condition(f"{left} {op} {right}").holds(seen_world, None) for op in (one, other)]
        assert sorted(holds) == [False, True]


def test_functions_count_in_days_percent_and_sums():
    at = world()
    assert term("share(30, 120)").value(at, None) == 25
    assert (
        term("days(tender.dates.issued, day(deadline))").value(at, None)
        == (at.deadline.date() - at.tender.dates.issued).days
    )
    assert term("sum(price.lines.amount)").value(at, None) == at.dossier.price.total
    assert filled("{count(tender.criteria)} 项", "", at, None) == f"{len(at.tender.criteria)} 项"
