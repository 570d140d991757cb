"""A tender that asks for a rate, a discount or unit prices is judged by them, and by no total."""

import pytest

from bidkit.finding import Answer
from bidkit.unchecked import unchecked
from tests.check.support import run, shipped, world

RATE = {
    "price": "（删去）",
    "tender": {"money": {"quote": {"kind": "reduction", "name": "下浮率", "at_least": "5%"}}},
    "bid": {"quote": {"rate": "15.50%"}},
    "volumes": {
        "price": {
            "lines": {
                "8": "| 投标下浮率",
                "9": "| 15.50%",
                "10": "| 大写：百分之壹拾伍点伍",
                "11": "（删去）",
            },
            "pages": {"1": "开标一览表 投标下浮率 15.50% 大写：百分之壹拾伍点伍"},
        }
    },
}


def laid(overlay, **more):
    """Return the rate bid with further changes of the bid."""
    return world(overlay | more)


def codes(found):
    return sorted({one.code for one in found})


def test_a_clean_rate_bid_has_no_finding_and_nothing_about_its_price_is_left_unchecked():
    made = world(RATE)
    assert [f"{one.code} {one.message}" for one in run(shipped(), made)] == []
    left = {one.what for one in unchecked(shipped(), made, ("data", "document"))}
    assert not left & {"报价", "报价超没超限价"}


@pytest.mark.parametrize(
    ("offer", "code", "answer"),
    [
        ({"rate": "4.99%"}, "P120", Answer.FAIL),
        ({"rate": "0%"}, "P120", Answer.FAIL),
        ({"rate": "100%"}, "P121", Answer.FAIL),
        ({"rate": "84.5%"}, "P121", Answer.UNKNOWN),
        ({"rate": "八五折"}, "P121", Answer.FAIL),
        ({}, "P122", Answer.FAIL),
    ],
)
def test_an_offer_that_cannot_stand(offer, code, answer):
    found = [one for one in run(shipped(), world(RATE | {"bid": {"quote": offer}})) if one.code == code]
    assert [one.answer for one in found] == [answer]
    assert all(one.blocks for one in found)


def test_the_rate_in_a_volume_without_prices_is_told():
    lines = {"+": ["本项目按下浮率（大写）：百分之壹拾伍点伍结算。"]}
    made = world(RATE | {"volumes": RATE["volumes"] | {"main": {"lines": lines}}})
    assert "P301" in codes(run(shipped(), made))


def test_a_rate_that_depends_on_something_is_still_a_second_price():
    volumes = {"price": RATE["volumes"]["price"] | {"lines": {"+": "若一次性付清，下浮率再优惠为15.50%。"}}}
    assert "P303" in codes(run(shipped(), world(RATE | {"volumes": volumes})))


def test_our_own_rate_in_a_sentence_is_no_second_price():
    lines = RATE["volumes"]["price"]["lines"] | {"+": "我方投标报价下浮率为15.5%，即在基准价上下浮15.5%。"}
    volumes = {"price": RATE["volumes"]["price"] | {"lines": lines}}
    assert codes(run(shipped(), world(RATE | {"volumes": volumes}))) == []


def test_unit_prices_are_not_summed_against_the_budget():
    money = {
        "quote": {"kind": "unit"},
        "budget": "100万",
        "ceiling": "（删去）",
        "limits": [{"item": "平台升级", "unit_price": "130万"}],
    }
    page = "开标一览表 平台升级 1,360,000.00 元 运行维护 250,000.00 元"
    lines = {"8": "| 投标单价", "9": "| 平台升级 1,360,000.00 元/项", "10": "| 运行维护 250,000.00 元/年"}
    made = world({"tender": {"money": money}, "volumes": {"price": {"lines": lines, "pages": {"1": page}}}})
    found = run(shipped(), made)
    assert codes(found) == ["P110"]
    assert "超过单价限价 1,300,000.00 元" in found[0].message


def test_a_total_that_nobody_asked_for_is_told():
    lines = RATE["volumes"]["price"]["lines"] | {"+": "投标总价：1,860,000.00 元"}
    volumes = {"price": RATE["volumes"]["price"] | {"lines": lines}}
    assert codes(run(shipped(), world(RATE | {"volumes": volumes}))) == ["P003"]


@pytest.mark.parametrize(("lot", "codes_"), [("1包", ["P110"]), ("2包", [])])
def test_a_limit_of_a_lot_holds_for_that_lot(lot, codes_):
    money = {"limits": [{"lot": "1包", "amount": "180万"}]}
    made = world({"tender": {"project": {"lot": lot}, "money": money}})
    assert codes(one for one in run(shipped(), made) if one.code.startswith("P")) == codes_


def test_the_low_price_rules_say_that_they_judge_the_first_offer():
    made = world({"tender": {"method": "consultation"}, "price": {"lines": {"1": {"unit_price": 360000}}}})
    (found,) = [one for one in run(shipped(), made) if one.code == "G101"]
    assert found.message.startswith("首次报价 860,000.00 元")
