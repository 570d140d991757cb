"""Clauses that a buyer may not write, and their lawful neighbours, judged by words that no rule was written from."""

from functools import cache

import pytest
import yaml

from tests.read.law_unseen.judge import figures, found_in, judged, whole
from tests.read.law_unseen.tender import HERE, Clause, clauses, hosts

FLOOR = yaml.safe_load((HERE / "floor.yaml").read_text(encoding="utf-8"))
JUDGES = ("again", "last")
"""The first set was shown to the author of the code, whose own tests hold these kinds."""
rows_of = cache(judged)


@pytest.mark.parametrize(("told", "types"), [("shown", 60), ("again", 60), ("last", 48)])
def test_every_kind_of_clause_stands_beside_a_lawful_one(told, types):
    bad = [clause for clause in clauses(told) if clause.types]
    good = [clause for clause in clauses(told) if not clause.types and clause.changes]
    assert len({clause.types[0] for clause in bad}) == types
    assert len(good) >= len(bad) == FLOOR[told]["there"]


@pytest.mark.parametrize("told", JUDGES)
def test_found_and_right_do_not_become_fewer(told):
    now, floor = figures(rows_of(told)), FLOOR[told]
    wrong = [f"{clause.name}: {types}" for clause, types in rows_of(told) if set(types) - set(clause.types)]
    assert now["found"] >= floor["found"], now
    assert now["given"] - now["right"] <= floor["given"] - floor["right"], wrong


@pytest.mark.parametrize("told", JUDGES)
def test_a_lawful_clause_is_left_in_peace(told):
    assert {clause.name: types for clause, types in rows_of(told) if types and not clause.types} == {}


@pytest.mark.parametrize("name", whole())
def test_a_whole_document_is_found_fault_with_where_a_person_does(name):
    gold = {"open": [], **whole()[name]}
    found = set(found_in(name))
    assert found >= set(gold["must"])
    assert sorted(found - {*gold["must"], *gold["may"], *gold["open"]}) == []


def test_a_finding_counts_by_its_own_type_only():
    bad = Clause("a", "unlawful", ("price-floor", "low-auto-out"), "works", {})
    good = Clause("b", "", (), "works", {})
    counted = figures([(bad, ["low-auto-out"]), (good, ["gift"])])
    assert counted == {"there": 1, "found": 0, "given": 2, "right": 1}
    assert figures([(bad, ["price-floor"])]) == {"there": 1, "found": 1, "given": 1, "right": 1}
    assert len(hosts()) == 7
