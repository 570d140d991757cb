"""The sheet for a final offer: only where one follows, with what is known and without a price."""

import pytest

from bidkit.sheets.final import make
from tests.sheets.planning import material


def words(overlay):
    return [cell.text for sheet in make(material(overlay)) for cell in sheet.cells()]


@pytest.mark.parametrize("method", ["consultation", "negotiation"])
def test_it_names_the_project_and_leaves_the_price_open(method):
    text = "\n".join(words(f"tender: {{method: {method}}}"))
    assert "江城市政务数据共享平台升级项目" in text and "江城衡信数据科技有限公司" in text
    assert "￥＿" in text and "人民币＿" in text and "1,860,000" in text
    assert text.count("1,860,000") == 1  # the first offer, and no other price


def test_one_offer_alone_has_no_such_sheet():
    assert make(material("tender: {method: open}")) == ()


def test_a_rate_is_asked_for_as_a_rate_and_the_buyers_own_form_goes_first():
    text = "\n".join(
        words(
            "tender: {method: consultation, money: {quote: {kind: discount}},"
            " forms: {price-summary: {later: 'true'}}}"
        )
    )
    assert "￥＿" not in text and "以它为准" in text
