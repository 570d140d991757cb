"""Scoring leaves as buyers write them: right ones do not become fewer, wrong ones do not become more."""

from decimal import Decimal

import pytest
import yaml

from tests.read.leaves.measure import SETS, figures, graded
from tests.read.leaves.sheet import HERE, leaves, told
from tests.read.leaves.wants import grade

FLOOR = yaml.safe_load((HERE / "floor.yaml").read_text(encoding="utf-8"))
CEILINGS = ("wrong", "lost")


@pytest.mark.parametrize("name", SETS)
def test_the_leaves_are_read_no_worse_than_their_floor(name, tmp_path):
    rows = [row for path in SETS[name] for row in graded(path, tmp_path)]
    now = figures(rows)
    worse = [
        f"{kind} {mark}: {now[kind][mark]}, was {was}"
        for kind, marks in FLOOR[name].items()
        for mark, was in marks.items()
        if (now[kind][mark] > was if mark in CEILINGS else now[kind][mark] < was)
    ]
    wrong = [
        f"{leaf.buyer} {leaf.item}: {leaf.want} → {rule}" for leaf, mark, rule in rows if mark in CEILINGS
    ]
    assert worse == [], wrong


@pytest.mark.parametrize(
    "path", [path for paths in SETS.values() for path in paths], ids=lambda path: path.stem
)
def test_the_points_of_a_buyer_make_a_hundred(path):
    outside = [one["leaf"] for one in told(path)["leaves"] if one.get("extra")]
    assert sum(leaf.points for leaf in leaves(path) if f"{leaf.item} {leaf.points}" not in outside) == 100


TOLD = {"each": 2, "needs": {"ask": {"what": "每有一项智能客服著作权"}}}
POINTS = {"ladder": [{"points": 5, "needs": {"ask": {"what": "按原文能得几分：有甲得5分", "at_least": 5}}}]}
EACH = {"each": 2, "needs": {"case": {"after": "2023-01-01", "subject": "档案"}}}
LADDER = {
    "ladder": [{"points": 5, "needs": {"qualification": {"grade": "一级"}}}, {"points": 3, "needs": {}}]
}


@pytest.mark.parametrize(
    ("want", "rule", "mark"),
    [
        ("each 2; after=2023-01-01; ~卷宗/档案", EACH, "right"),
        ("each 2; ?subject", EACH, "right"),
        ("each 2; after=2022-01-01", EACH, "wrong"),
        ("each 2; ~物业", EACH, "wrong"),
        ("each 3", EACH, "wrong"),
        ("judge", EACH, "wrong"),
        ("judge | each 2", EACH, "right"),
        ("each 2", {"judge": "proposal"}, "asks"),
        ("each 2 | judge", {"judge": "proposal"}, "right"),
        ("each 2", None, "lost"),
        ("each 2", {"ladder": [{"points": 4, "needs": {}}, {"points": 2, "needs": {}}]}, "right"),
        ("ladder 5/3; grade=一级", LADDER, "right"),
        ("ladder 5/3/1", LADDER, "wrong"),
        ("needs 5", {"ladder": [{"points": 5, "needs": {}}]}, "right"),
        ("needs 5", {"ladder": [{"points": 3, "needs": {}}]}, "wrong"),
        ("parts 3/2", {"ladder": [{"points": 5}, {"points": 3}, {"points": 2}]}, "right"),
        ("parts 3/2", {"parts": [{"each": 3}, {"each": 2}]}, "right"),
        ("parts 3/2", {"each": 3, "needs": {}}, "wrong"),
        ("deduct 3/1", {"deducts": [{"points": 3}, {"points": 1}]}, "right"),
        ("each 2; years=3; ~客服", TOLD, "told"),
        ("each 2; ~物业", TOLD, "wrong"),
        ("each 3", TOLD, "wrong"),
        ("judge", TOLD, "wrong"),
        ("judge | each 2", TOLD, "right"),
        ("needs 5", POINTS, "asks"),
        ("judge", POINTS, "right"),
        ("price", {"price": True}, "right"),
        ("price mean-benchmark", {"price": True}, "asks"),
    ],
)
def test_how_a_leaf_is_graded(want, rule, mark):
    assert grade(want, Decimal(5), rule) == mark


def test_a_formula_of_another_name_is_wrong():
    assert grade("price mean-benchmark", Decimal(30), {"price": True}, "lowest-price-first") == "wrong"


def test_words_that_a_rule_only_quotes_are_no_condition_of_it():
    quoted = {"each": 2, "needs": {"case": {"years": 3}}, "words": "档案业绩每个2分"}
    assert grade("each 2; ~档案", Decimal(10), quoted) == "wrong"
