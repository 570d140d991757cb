"""Consultations, negotiations, inquiries and single sources are no tenders: the decree on tenders is not quoted."""

import pytest

from bidkit.sheets import risks
from tests.sheets.planning import material
from tests.sheets.scoring import says

ASIDE = ("consultation", "negotiation", "inquiry", "single-source")


def told(overlay):
    return says(risks.make(material(overlay)))


@pytest.mark.parametrize("method", ASIDE)
def test_outside_tenders_the_risks_do_not_quote_the_decree_on_tenders(method):
    assert "87号令第" not in told(f"tender: {{method: {method}}}")


def test_what_remains_of_a_basis_is_still_told():
    words = told("tender: {method: inquiry}")
    assert "条例第七十四条" in words
    assert "以采购文件的约定为准" in words


def test_in_a_tender_the_decree_is_quoted():
    assert "87号令第六十三条第二项" in told("")


def test_while_the_regime_is_not_read_no_law_is_claimed():
    words = told("tender: {unread: [regime]}")
    assert "87号令第三十三条" not in words
    assert "以招标文件的约定为准" in words
