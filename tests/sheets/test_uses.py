"""What sheets make of a finding stands with the rule, and a team's own rule is used like one that ships."""

import re
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from bidkit.errors import UnreadableError
from bidkit.load.checklist import read_rule
from bidkit.load.standards import shipped_standards
from bidkit.model.rules import Checklist
from bidkit.model.uses import LEAD_NAMES, Lead, Weakness
from bidkit.sheets.decision.shortfalls import shortfalls
from bidkit.sheets.plan.questions import questions
from bidkit.sheets.weak.point import KINDS
from bidkit.sheets.weak_points import weak_points
from tests.sheets.sealing import finding, material

LEAD_TIMES = shipped_standards().lead_times
RULE = """\
code: HX003
title: 评分项没有说清
class: rough
severity: fatal
effect: clarify
stage: data
kind: certificate-valid
parameters: {at: opening}
why: 说不清
cure: 去问
"""


def own(tmp_path, more):
    """Return a rule of a team with these lines added."""
    path = tmp_path / "HX003.yaml"
    path.write_text(RULE + more, encoding="utf-8")
    return read_rule(path, tmp_path)


def with_rule(rule):
    """Return the small bid in which this rule of a team found something."""
    found = finding("HX003", title="评分项没有说清", message="第三项没说")
    return replace(material(findings=[found]), rules=Checklist(rules=(rule,)))


def test_a_rule_of_a_team_is_a_weak_point_when_it_says_so(tmp_path):
    seen = weak_points(with_rule(own(tmp_path, "weakness: low-price\n")))
    assert ("low-price", "第三项没说") in [(one.kind, one.says) for one in seen]


def test_a_rule_of_a_team_says_how_long_its_gap_takes(tmp_path):
    (gap,) = [one for one in shortfalls(with_rule(own(tmp_path, "lead: team\n"))) if "HX003" in one.what]
    assert gap.lead == LEAD_TIMES["team"]
    quiet = shortfalls(with_rule(own(tmp_path, "own_gap: false\n")))
    assert [one for one in quiet if "HX003" in one.what] == []


def test_a_rule_of_a_team_asks_the_buyer(tmp_path):
    asks = 'asks: {letter: clarification, fact: "{message}，见第三项。", ask: 请明确。}\n'
    assert ("第三项没说，见第三项。", "请明确。") in [
        (one.fact, one.ask) for one in questions(with_rule(own(tmp_path, asks)))
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("weakness: lowprice", "weakness"),
        ("weakness: waived", "weakness"),
        ("lead: D", "lead"),
        ("asks: {letter: complaint, ask: 请改}", "letter"),
        ("asks: {letter: challenge, ask: ''}", "ask"),
        ('asks: {letter: clarification, fact: "{message.__class__}", ask: 请改}', "{name}"),
        ('asks: {letter: clarification, fact: "{code}", ask: 请改}', "{name}"),
        ('asks: {letter: clarification, fact: "{message", ask: 请改}', "{name}"),
        ('asks: {letter: clarification, fact: "{message:>9999}", ask: 请改}', "{name}"),
    ],
)
def test_what_no_sheet_understands_is_refused_with_its_place(tmp_path, line, said):
    with pytest.raises(UnreadableError) as caught:
        own(tmp_path, f"{line}\n")
    assert said in str(caught.value) and "HX003.yaml:11" in str(caught.value)


def test_a_rule_may_not_take_a_code_of_bidkit_itself(tmp_path):
    (tmp_path / "own.yaml").write_text(RULE.replace("HX003", "L001"), encoding="utf-8")
    with pytest.raises(UnreadableError, match=r"L001.*bidkit 自己用的"):
        read_rule(tmp_path / "own.yaml", tmp_path)


def test_findings_without_the_rules_that_made_them_are_refused():
    forgotten = replace(material(findings=[finding("Q003")]), rules=Checklist())
    with pytest.raises(ValueError, match="Q003"):
        weak_points(forgotten)


def test_the_sorts_a_rule_may_name_are_those_that_the_sheets_know():
    assert {*get_args(Weakness), "waived"} == set(KINDS)
    assert {name: LEAD_TIMES[name].kind for name in get_args(Lead)} == LEAD_NAMES


def test_the_docs_tell_every_word_a_rule_may_use():
    page = (Path(__file__).parents[2] / "docs/adding-a-rule.md").read_text(encoding="utf-8")
    words = set(re.findall(r"`([a-z-]+)`", page))
    assert {*get_args(Weakness), *get_args(Lead)} <= words
