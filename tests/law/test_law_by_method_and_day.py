"""A purchase is quoted the measure of its own method, and the text in force on the day its tender was issued."""

from __future__ import annotations

from datetime import date

import pytest

from bidkit.check.run import run_data
from bidkit.model.rules import Basis, Rule
from tests.check.support import shipped, world

TODAY = date(2026, 11, 1)
DECREE = "财政部令第87号"
RULES = shipped()


@pytest.mark.parametrize("method", ["consultation", "negotiation", "inquiry", "single-source"])
def test_no_rule_quotes_the_decree_on_tenders_for_another_method(method) -> None:
    quoted = {one.code: one.basis_for("government-procurement", method, TODAY) for one in RULES.rules}
    assert [code for code, basis in quoted.items() if DECREE in basis] == []
    assert (
        sum("财政部令第87号" in one.basis_for("government-procurement", "open", TODAY) for one in RULES.rules)
        > 100
    )


@pytest.mark.parametrize(
    ("method", "quoted"),
    [
        ("open", "（财政部令第87号）第六十三条第二项"),
        ("negotiation", "（财政部令第74号）第三十条"),
        ("consultation", "（财库〔2014〕214号）第十六条〔未核对原文〕"),
        ("single-source", "以采购文件的约定为准"),
    ],
)
def test_a_finding_quotes_the_measure_of_its_method(method: str, quoted: str) -> None:
    seen = world(f"{{tender: {{method: {method}, forms: {{bid-letter: {{title: 投标函}}}}}}}}")
    found = {one.code: one.basis for one in run_data(RULES, seen)}
    assert quoted in RULES.rule("S101").basis_for("government-procurement", method, TODAY)
    assert all(DECREE not in basis for basis in found.values()) or method == "open"


def rule(*basis: Basis) -> Rule:
    words = {
        "title": "甲",
        "why": "乙",
        "cure": "丙",
        "class": "wrong",
        "severity": "error",
        "effect": "clarify",
    }
    return Rule.model_validate(
        {"code": "X001", "stage": "data", "kind": "sign-plan", **words, "basis": basis}
    )


OLD = Basis(law="《旧办法》", article="第一条", seen="seen", until=date(2026, 1, 31))
NEW = Basis(law="《新办法》", article="第二条", seen="seen", since=date(2026, 2, 1))
PLACE = ("government-procurement", "open")


@pytest.mark.parametrize(
    ("day", "quoted"),
    [
        (date(2026, 1, 31), "《旧办法》第一条"),
        (date(2026, 2, 1), "《新办法》第二条"),
        (None, "《旧办法》第一条；《新办法》第二条"),
    ],
)
def test_the_text_in_force_on_the_day_of_issue_is_quoted(day, quoted) -> None:
    assert rule(OLD, NEW).basis_for(*PLACE, day) == quoted


def test_a_rule_binds_only_while_one_of_its_texts_is_in_force() -> None:
    bound = [rule(NEW).binds(*PLACE, day) for day in (date(2026, 1, 31), date(2026, 2, 1), None)]
    assert bound == [False, True, True]
    assert rule(OLD, NEW).binds(*PLACE, date(2020, 1, 1)) and rule().binds(*PLACE, date(1990, 1, 1))


def test_a_text_that_came_later_is_told_with_its_day() -> None:
    assert rule(NEW).basis_for(*PLACE, date(2026, 1, 31)) == (
        "《新办法》第二条（自 2026-02-01 施行，本项目发出时不适用，以采购文件的约定为准）"
    )


def test_the_register_tells_the_rules_since_when_their_texts_hold() -> None:
    days = {one.since for rule in RULES.rules for one in rule.basis if "2026〕2号" in one.version}
    assert days == {date(2026, 2, 1)}
