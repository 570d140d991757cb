"""Points by parts, deductions and told numbers; what nobody told or named stays open, never a zero or a full mark."""

from decimal import Decimal

import pytest

from bidkit.bind import bind
from bidkit.load.workspace import find_workspace, load
from bidkit.model.bid import Reply
from bidkit.model.score_rule import ScoreRule
from bidkit.model.self_score import Told


@pytest.fixture
def earned(workspace):
    """Return what a rule of six points earns, by what bid.yaml tells, names and answers."""
    loaded = load(find_workspace(workspace / "tenders/demo"))

    def score(rule, *, told=None, evidence=None, answers=None):
        item = loaded.tender.criteria[0].model_copy(
            update={"id": "S1", "points": Decimal(6), "rule": ScoreRule.model_validate(rule)}
        )
        said = {
            key: Told(value=Decimal(value), by="李某", why="承诺函") for key, value in (told or {}).items()
        }
        given = {"told": said, "evidence": evidence or {}, "answers": answers or {}}
        bid = loaded.bid.model_copy(update=given)
        tender = loaded.tender.model_copy(update={"criteria": (item,)})
        return bind(loaded.library, tender, bid, loaded.price).scores[0].earned

    return score


PROMISES = {"each": "1.5", "needs": {"ask": {"what": "承诺的项数"}}}
LIMIT = {
    "ladder": [
        {"points": 6, "needs": {"ask": {"what": "赔付限额（万元）", "at_least": 60}}},
        {"points": 2, "needs": {"ask": {"what": "赔付限额（万元）", "at_least": 40}}},
    ]
}
DEBT = {"ladder": [{"points": 6, "needs": {"ask": {"what": "资产负债率（%）", "below": 60}}}]}
YEARS = {"ladder": [{"points": 6, "needs": {"ask": {"what": "经验（年）", "above": 5}}}]}
HOURS = {"ladder": [{"points": 6, "needs": {"ask": {"what": "到场时间（小时）", "at_most": 2}}}]}


@pytest.mark.parametrize(
    ("rule", "value", "points"),
    [
        (PROMISES, None, None),
        (PROMISES, 0, 0),
        (PROMISES, 3, "4.5"),
        (PROMISES, 9, 6),
        (LIMIT, None, None),
        (LIMIT, 60, 6),
        (LIMIT, 59, 2),
        (LIMIT, 39, 0),
        (HOURS, None, None),
        (HOURS, 2, 6),
        (HOURS, 3, 0),
        (DEBT, "59.9", 6),
        (DEBT, 60, 0),
        (YEARS, 5, 0),
        (YEARS, "5.5", 6),
    ],
)
def test_a_number_that_only_a_person_knows(earned, rule, value, points):
    told = {} if value is None else {"S1": value}
    assert earned(rule, told=told) == (None if points is None else Decimal(points))


BACK_UP = {
    "ladder": [
        {"points": 6, "needs": {"ask": {"what": "本市有备件库"}}},
        {"points": 2, "needs": {"ask": {"what": "本省有备件库"}}},
    ]
}


@pytest.mark.parametrize(
    ("told", "points"),
    [
        ({}, None),
        ({"S1.1": 0}, None),
        ({"S1.1": 1}, 6),
        ({"S1.1": 0, "S1.2": 1}, 2),
        ({"S1.1": 0, "S1.2": 0}, 0),
    ],
)
def test_steps_that_ask_for_different_things_are_told_one_by_one(earned, told, points):
    assert earned(BACK_UP, told=told) == points


def test_parts_add_up_to_the_full_points_at_most(earned):
    part = {"points": 4} | PROMISES
    rule = {"parts": [part, part]}
    assert earned(rule, told={"S1.1": 2}) is None
    assert earned(rule, told={"S1.1": 1, "S1.2": 2}) == Decimal("4.5")
    assert earned(rule, told={"S1.1": 9, "S1.2": 9}) == 6
    assert earned({"parts": [part | {"points": 2}, part]}, told={"S1.1": 9, "S1.2": 0}) == 2


SUBJECT = {"each": 2, "needs": {"case": {"subject": "外文原版报刊"}}}


def test_a_contract_of_an_unknown_subject_counts_only_where_a_person_names_it(earned):
    assert earned(SUBJECT) == 0
    assert earned(SUBJECT, evidence={"S1": ("case-a",)}) == 2
    parts = {"parts": [{"points": 3} | SUBJECT, {"points": 3} | SUBJECT]}
    assert earned(parts, evidence={"S1": ("case-a",)}) == 0
    assert earned(parts, evidence={"S1.2": ("case-a",)}) == 2


DEDUCT = {"deduct": [{"points": 4, "what": "★负偏离", "kinds": ["substantive"]}]}
TWICE = {"deduct": [*DEDUCT["deduct"], {"points": 1, "what": "一般负偏离", "kinds": ["technical"]}]}


@pytest.mark.parametrize(
    ("rule", "deviation", "told", "points"),
    [
        (DEDUCT, None, {}, None),
        (DEDUCT, "none", {}, 6),
        (DEDUCT, "negative", {}, 2),
        (DEDUCT, "negative", {"S1": 2}, 0),
        (TWICE, "none", {}, None),
        (TWICE, "none", {"S1.2": 3}, 3),
        ({"parts": [{"points": 3} | DEDUCT, {"points": 3} | DEDUCT]}, "none", {}, 6),
        ({"parts": [{"points": 3} | DEDUCT, {"points": 3} | DEDUCT]}, "negative", {}, None),
    ],
)
def test_deviations_are_taken_from_our_own_answers(earned, rule, deviation, told, points):
    answers = {} if deviation is None else {"T1": Reply(reply="响应", deviation=deviation)}
    assert earned(rule, answers=answers, told=told) == points


@pytest.mark.parametrize("rule", [{"parts": [{"points": 3}]}, PROMISES | LIMIT, {"each": 1}, {}])
def test_a_rule_says_one_way(rule):
    with pytest.raises(ValueError, match="写一种"):
        ScoreRule.model_validate(rule)
