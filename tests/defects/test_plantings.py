"""Planted defects are caught by their rules, and every honest variation is left alone.

All that change data run here, and a fixed half of those that change finished files; ``make defects`` runs all.
"""

import pytest

from bidkit.finding import Severity
from tests.defects.clean_bid import clean_bid
from tests.defects.measure import false_alarms
from tests.defects.plant import look, look_at_all, said
from tests.defects.planting import Planting, plantings, sampled, variations

CHUNKS = 12


def chunk(listed: tuple[Planting, ...], number: int) -> list[Planting]:
    """Return every twelfth planting, so that workers share the long ones."""
    return list(listed[number::CHUNKS])


@pytest.mark.parametrize("number", range(CHUNKS))
def test_planted_defects_are_caught(number: int) -> None:
    seen = [look(clean_bid(), planting) for planting in chunk(sampled(), number)]
    wrong = [one for one in seen if one.caught == bool(one.planting.known_miss)]
    assert [f"{one.planting.id}: {[said(f) for f in one.findings]} {one.refused}" for one in wrong] == []


@pytest.mark.parametrize("number", range(CHUNKS))
def test_honest_variations_are_left_alone(number: int) -> None:
    seen = [look_at_all(clean_bid(), variation) for variation in chunk(variations(), number)]
    assert [f"{one.planting.id}: {one.refused}" for one in seen if one.refused] == []
    alarms = [(one, finding) for one in seen for finding in false_alarms(one)]
    assert [f"{one.planting.id}: {finding.code} {said(finding)}" for one, finding in alarms] == []


def test_the_clean_example_is_silent() -> None:
    heard = [finding for finding in clean_bid().findings if finding.severity is not Severity.INFO]
    assert [f"{finding.code} {said(finding)}" for finding in heard] == []


def test_every_rule_has_two_plantings_or_more() -> None:
    counts = {rule.code: 0 for rule in clean_bid().checklist.rules}
    for planting in plantings():
        counts[planting.expect] = counts.get(planting.expect, 0) + 1
    assert [code for code, count in counts.items() if count < 2] == []


def test_the_sample_has_every_rule_every_change_of_data_and_half_of_the_files() -> None:
    drawn, whole = sampled(), plantings()
    assert {one.expect for one in drawn} == {one.expect for one in whole}
    assert {one.id for one in whole if not one.volumes} <= {one.id for one in drawn}
    files = [one for one in whole if one.volumes]
    assert len(files) / 2 <= sum(bool(one.volumes) for one in drawn) < len(files) * 3 / 4


def test_no_two_plantings_have_one_name_and_each_says_what_to_look_for() -> None:
    listed = (*plantings(), *variations())
    assert len({planting.id for planting in listed}) == len(listed)
    assert [planting.id for planting in plantings() if not planting.names] == []
    changed = {p.id: p.data or p.word or p.pdf or p.photo for p in listed}
    assert [name for name, change in changed.items() if not change] == []


def test_the_clean_set_is_large_enough() -> None:
    assert len(variations()) >= 30
