"""Every rule finds its own bad examples and passes its own good ones."""

import pytest

from bidkit.finding import Answer, Finding
from bidkit.model.rules import Overlay, Rule
from tests.check.support import run, shipped, world

RULES = shipped().rules
GOOD = [(rule, overlay) for rule in RULES for overlay in rule.examples.good]
BAD = [(rule, overlay) for rule in RULES for overlay in rule.examples.bad]


def _name(value: object) -> str:
    return value.code if isinstance(value, Rule) else ""


@pytest.mark.parametrize(("rule", "overlay"), GOOD, ids=_name)
def test_a_good_example_passes_its_rule(rule: Rule, overlay: Overlay) -> None:
    assert [finding.message for finding in run(rule, world(overlay))] == []


@pytest.mark.parametrize(("rule", "overlay"), BAD, ids=_name)
def test_a_bad_example_is_found_by_its_rule(rule: Rule, overlay: Overlay) -> None:
    found = run(rule, world(overlay))
    assert found
    assert all(finding.code == rule.code and finding.cure == rule.cure for finding in found)


def test_the_example_bid_itself_has_no_finding() -> None:
    assert run(shipped(), world()) == ()


def test_a_bad_example_is_a_failure_or_an_unknown_never_a_pass() -> None:
    found: list[Finding] = [finding for rule, overlay in BAD for finding in run(rule, world(overlay))]
    assert {finding.answer for finding in found} == {Answer.FAIL, Answer.UNKNOWN}
