"""A purchase that is no tender is judged and quoted by its own measure, never by the one for tenders."""

from datetime import date

import pytest

from bidkit.model.rules import OWN_TERMS
from tests.check.support import run, shipped, world

GP = "government-procurement"
DAY = date(2026, 11, 27)
OTHERS = ("consultation", "negotiation", "inquiry", "single-source")


def bound(method):
    """Return the rules that bind such a purchase, each with the articles it quotes there."""
    return {
        rule.code: rule.basis_for(GP, method, DAY) for rule in shipped().rules if rule.binds(GP, method, DAY)
    }


@pytest.mark.parametrize("method", OTHERS)
def test_no_rule_quotes_the_measure_for_tenders(method):
    assert [
        code for code, quoted in bound(method).items() if "第87号" in quoted or "招标投标法" in quoted
    ] == []


@pytest.mark.parametrize("method", OTHERS)
def test_nobody_is_told_to_challenge_the_buyer_without_an_article(method):
    assert [code for code, quoted in bound(method).items() if code[:2] == "G2" and OWN_TERMS in quoted] == []


@pytest.mark.parametrize(
    ("method", "code", "quoted"),
    [
        ("open", "G212", "第87号"),
        ("consultation", "G206", "214号"),
        ("consultation", "G214", "214号"),
        ("negotiation", "G204", "第74号"),
        ("inquiry", "G205", "第74号"),
    ],
)
def test_the_days_and_the_price_are_held_against_the_measure_of_the_method(method, code, quoted):
    assert quoted in bound(method)[code]


@pytest.mark.parametrize(
    ("method", "days", "codes"),
    [
        ("open", "2026-12-11", {"G201"}),
        ("consultation", "2026-12-11", set()),
        ("consultation", "2026-12-05", {"G206"}),
        ("negotiation", "2026-12-05", set()),
        ("negotiation", "2026-12-01", {"G204"}),
    ],
)
def test_each_method_has_its_own_shortest_time(method, days, codes):
    dates = f"{{issued: 2026-11-27, deadline: {days} 09:30, opening: {days} 09:30}}"
    found = run(shipped(), world(f"tender: {{method: {method}, dates: {dates}}}"))
    assert {one.code for one in found} & {"G201", "G204", "G206"} == codes
