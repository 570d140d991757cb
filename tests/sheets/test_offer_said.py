"""The decision sheet says the offer as it was asked for, and never calls the budget a ceiling."""

import pytest

from bidkit.finding import Answer
from bidkit.sheets.decision.stops import stops
from bidkit.sheets.decision.tables import facts_table
from tests.sheets.asking import material

RATE = {
    "price": "（删去）",
    "tender": {"money": {"quote": {"kind": "reduction", "at_least": "5%"}}},
    "bid": {"quote": {"rate": "15.50%"}},
}
UNIT = {
    "tender": {
        "money": {
            "quote": {"kind": "unit", "unit": "元/项"},
            "limits": [{"item": "平台升级", "unit_price": "140万"}],
        }
    }
}

OVER = {
    "tender": {"money": {"quote": {"kind": "unit"}, "limits": [{"item": "平台升级", "unit_price": "130万"}]}}
}


def told(overlay):
    """Return the cells after 最高限价 and 我方报价, and the stop of the price."""
    made = material(overlay, checked=True)
    row = [cell.text for cell in facts_table(made).rows[0]]
    stop = next(one for one in stops(made) if one.title == "报价不超限价")
    return row[1], row[3], stop


@pytest.mark.parametrize(
    ("overlay", "ceiling", "offer"),
    [
        ({}, "1,950,000 元", "1,860,000 元"),
        (
            {"tender": {"money": {"ceiling": "（删去）"}}},
            "待补（没有读到；预算 1,980,000 元）",
            "1,860,000 元",
        ),
        ({"tender": {"money": {"ceiling": "（删去）", "budget": "（删去）"}}}, "待补", "1,860,000 元"),
        ({"tender": {"method": "consultation"}}, "1,950,000 元", "1,860,000 元（首次报价）"),
        (RATE, "≥ 5%", "下浮率 15.50%"),
        (UNIT, "平台升级 ≤ 1,400,000.00 元", "平台升级 1,360,000.00 元/项；运行维护 250,000.00 元/项"),
    ],
)
def test_limit_and_offer_are_said_as_the_tender_asks(overlay, ceiling, offer):
    assert told(overlay)[:2] == (ceiling, offer)


@pytest.mark.parametrize(
    ("overlay", "answer"),
    [
        (RATE, Answer.PASS),
        (RATE | {"bid": {"quote": {"rate": "4%"}}}, Answer.FAIL),
        (RATE | {"bid": {}}, Answer.UNKNOWN),
        (RATE | {"tender": {"money": {"quote": {"kind": "reduction"}}}}, Answer.UNKNOWN),
        (UNIT, Answer.PASS),
        (OVER, Answer.FAIL),
    ],
)  # fmt: skip
def test_a_limit_of_a_rate_or_a_unit_price_stops(overlay, answer):
    assert told(overlay)[2].answer is answer


def test_the_budget_is_named_where_it_stands_for_the_limit():
    assert "（预算）" in told({"tender": {"money": {"ceiling": "（删去）"}}})[2].why
