"""Looking figures up among thousands of amounts says what comparing them one by one says, and costs once."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidkit.check.price import price_unit
from bidkit.model.document import FinishedVolume, Passage, PlacedSection
from bidkit.words.money import Amounts, figures

money = st.decimals(min_value=1, max_value=10**9, places=2)
written = st.builds(
    lambda amount, unit, places: f"{amount:,.{places}f}{unit}",
    money, st.sampled_from(["", "元", "万元", "亿元"]), st.integers(0, 4),
)  # fmt: skip


@given(st.lists(money, max_size=8), written)
def test_a_figure_is_found_where_one_of_the_amounts_is_meant(amounts, text):
    (figure,) = figures(text)
    near = [*amounts, figure.value, figure.value + Decimal("0.5"), figure.value * 10_000]
    for known in (amounts, near):
        found = figure.one_of(Amounts(known))
        assert (found is not None) == any(figure.is_amount(amount) for amount in known)
        assert found is None or figure.is_amount(found)


class Counted(set):
    walks = 0

    def __iter__(self):
        Counted.walks += 1
        return super().__iter__()


@pytest.mark.parametrize("rows", [10, 100])
def test_the_price_table_is_walked_once_and_not_for_each_of_its_cells(rows):
    passages = tuple(Passage(f"{1000 + n}.00", "表格1", n, section="list") for n in range(1, rows))
    head = Passage("单位：元", "正文", 0, section="list")
    section = PlacedSection("list", "分项报价表", 1, 1, form_id="F1")
    volume = FinishedVolume("main", "正本", "a.docx", "a.pdf", True, False, (), (head, *passages), (section,))
    Counted.walks = 0
    list(price_unit._tables(volume, Counted(Decimal(1000 + n) for n in range(rows))))
    assert Counted.walks == 1
