"""How the price is asked and offered: what the files may say, and the slips that are refused with a cure."""

import pytest

from bidkit.errors import UnreadableError
from bidkit.load.structure import build
from bidkit.load.yamlsrc import parse_mapping
from bidkit.model.quote import Offered
from bidkit.model.tender import MoneyTerms


def money(text):
    return build(MoneyTerms, parse_mapping(text, "tender.yaml"))


def offered(text):
    return build(Offered, parse_mapping(text, "bid.yaml"))


def test_a_rate_keeps_its_decimals_and_its_unit():
    quote = money("quote: {kind: reduction, name: 优惠率, at_least: 5.00%, at_most: 20%}").quote
    assert (str(quote.at_least), str(quote.at_most), quote.title) == ("5.00%", "20%", "优惠率")
    assert str(offered("rate: 15.50%").rate) == "15.50%"
    assert str(offered("rate: 百分之十五点五").rate) == "15.5%"
    assert (offered("rate: 八五折").rate.unit, str(offered("rate: 八五折").rate)) == ("折", "85%")


def test_several_items_each_with_its_own_rate():
    found = offered("rates: [{item: 监理费, rate: 1.20%}, {item: 设计费, rate: 3‰}]")
    assert [(item, str(rate)) for item, rate in found.given] == [("监理费", "1.20%"), ("设计费", "0.3%")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("quote: {kind: reduction, at_least: 20%, at_most: 5%}", "多半写反了"),
        ("limits: [{item: 监理费, at_least: 3%, at_most: 1%}]", "多半写反了"),
        ("quote: {kind: reduction, at_least: 八五折}", "打85%的折就是下浮 15%"),
        ("quote: {kind: rate}\nlimits: [{item: 监理费, at_most: 八五折}]", "「折」说的是付多少"),
        ("quote: {kind: total, at_most: 95%}", "报总价的限价写 money.ceiling"),
        ("quote: {kind: reduction, at_least: 0.05}", "请带上百分号"),
        ("quote: {kind: rebate}", "reduction（下浮率、优惠率）"),
        ("limits: [{item: 监理费}]", "没有写数"),
        ("limits: [{amount: 5万}]", "没有写限的是什么"),
    ],
)
def test_slips_of_the_tender_are_refused(text, said):
    with pytest.raises(UnreadableError) as caught:
        money(text)
    assert said in f"{caught.value.message} {caught.value.cure}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("rate: 15.50", "请带上百分号"),
        ("rate: 0.155", "请带上百分号"),
        ("rate: -5%", "不是百分数"),
        ("{rate: 5%, rates: [{item: 监理费, rate: 1%}]}", "只写一种"),
        ("rates: [{item: 监理费, rate: 1%}, {item: 监理费, rate: 2%}]", "写了两个报价"),
    ],
)
def test_slips_of_the_bid_are_refused(text, said):
    with pytest.raises(UnreadableError, match=said):
        offered(text)
