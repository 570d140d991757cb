"""A cell of a PDF in another spelling is not told, whatever stands in the cells around it; another value is."""

import pytest

from tests.proofread.lines import filled, finished, told


def priced(*texts):
    """Return a price section of one cell a line, as a row of a table is read from a page."""
    return filled("投标函", *texts, title="分项报价表", form="price-table")


CELLS = (
    "49",
    "数据采集服务",
    "36个月",
    "月",
    "36",
    "14,200.00",
    "50",
    "数据质量管理服务",
    "36个月",
    "月",
    "36",
    "15,100.00",
)


def paged(*changes):
    cells = list(CELLS)
    for at, text in changes:
        cells[at] = text
    return finished(*CELLS, pages=("投标函\n" + " ".join(cells),))


@pytest.mark.parametrize(
    "text", ["36 个月", "三十六 个月", "叁拾陆个月", "3 年", "三年", "36个 月", "36（三十六）个月"]
)
@pytest.mark.parametrize("at", [2, 8])
def test_another_spelling_of_a_period_between_short_cells_is_silent(text, at):
    assert told(priced(*CELLS), paged((at, text))) == []


@pytest.mark.parametrize("text", ["六十三个月", "叁拾伍个月", "2 年", "36 天", "三十 个月"])
@pytest.mark.parametrize("at", [2, 8])
def test_another_period_is_told_of_the_price_table(text, at):
    assert told(priced(*CELLS), paged((at, text)))


def test_both_spelt_otherwise_are_silent_and_one_of_them_changed_is_told():
    assert told(priced(*CELLS), paged((2, "三十六个月"), (8, "3年"))) == []
    assert told(priced(*CELLS), paged((2, "三十六个月"), (8, "2年")))
