"""An empty library is a gap of ours to fill, not a proof that the bidder holds nothing."""

from bidkit.sheets import decision, qa
from tests.sheets.planning import material
from tests.sheets.scoring import says

EMPTY = "library: {people: [], cases: [], financials: [], competitors: [], answers: [], qualifications: []}"


def test_the_decision_does_not_advise_against_a_bid_because_nothing_was_entered_yet():
    words = says(decision.make(material(EMPTY, "2026-12-01", findings=True)))
    assert "不建议投" not in words
    assert "来不及" not in words
    assert "资料库里还没有录入证书、业绩、人员" in words


def test_no_case_at_all_is_not_called_only_zero():
    assert "只有 0" not in says(qa.make(material(EMPTY))[0])
