"""Packs follow regime and blind volumes by themselves; switching one off needs a name and a reason."""

import pytest
from pydantic import ValidationError

from bidkit.model.packs import packs_of
from bidkit.unchecked import unchecked
from tests.check.support import world
from tests.rules import rules_of

OFF = "tender: {packs_off: [{pack: base, by: 林晓岚, on: 2026-12-01, reason: 试跑}]}"
GP = "government-procurement"


@pytest.mark.parametrize(
    ("overlay", "wanted"),
    [
        ("tender: {checklists: []}", ["base", GP]),
        ("tender: {regime: tendering, checklists: []}", ["base", "tendering"]),
        ("tender: {regime: enterprise, checklists: []}", ["base"]),
        ("tender: {regime: military, checklists: []}", ["base"]),
        ("tender: {checklists: [integrity]}", ["base", GP, "integrity"]),
        ("tender: {unread: [regime], checklists: []}", ["base"]),
        (OFF, [GP]),
    ],
)
def test_the_packs_are_those_that_the_tender_asks_for(overlay, wanted):
    assert list(packs_of(world(overlay).tender)) == wanted


def test_a_blind_volume_brings_the_blind_pack():
    tender = world("tender: {checklists: []}").tender
    dark = [one.model_copy(update={"blind": True}) for one in tender.package.volumes]
    package = tender.package.model_copy(update={"volumes": tuple(dark)})
    assert "blind" in packs_of(tender.model_copy(update={"package": package}))


def test_a_pack_that_is_off_decides_and_stands_there_with_who_and_why():
    seen = world(OFF)
    rules = rules_of(packs_of(seen.tender))
    (one,) = [gap for gap in unchecked(rules, seen, ("data", "document")) if gap.what == "规则包 base"]
    assert one.decides and "林晓岚 2026-12-01" in one.why and "试跑" in one.why and not rules.rule("P001")


@pytest.mark.parametrize("words", ["by: ''", "reason: ''", "by: 林晓岚, reason: ' '"])
def test_nobody_or_no_reason_switches_nothing_off(words):
    given = {"by": "林晓岚", "reason": "试跑"} | dict(
        pair.split(": ") for pair in words.replace("'", "").split(", ")
    )
    text = ", ".join(f"{key}: '{value}'" for key, value in given.items())
    with pytest.raises(ValidationError):
        world(f"tender: {{packs_off: [{{pack: base, {text}}}]}}")
