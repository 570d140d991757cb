"""Competitors and expected rivals are read like every other record: with places, and refused when they dangle."""

from decimal import Decimal

import pytest

from bidkit.errors import UnreadableError
from bidkit.load.workspace import find_workspace, load
from bidkit.model.competitors import DIMENSIONS
from tests.sheets.rival_cases import EXPECTED, RIVAL, bid_says, change, file


def read(root):
    return load(find_workspace(root / "tenders/demo"))


def faults(root):
    with pytest.raises(UnreadableError) as caught:
        read(root)
    return str(caught.value), caught.value


@pytest.fixture
def known(workspace):
    file(workspace, "library/competitors/comp-a.yaml", RIVAL)
    bid_says(workspace, EXPECTED)
    return workspace


def test_a_side_may_be_one_text_one_claim_or_several(known):
    (one,) = read(known).library.competitors
    assert [(c.text, c.source) for c in one.public_relations] == [("与采购人很熟", "")]
    assert [(c.text, c.source) for c in one.size_fame] == [("2013 年成立", "企业信用公示")]
    assert [c.text for c in one.results] == ["中标统计平台", "另有三个项目"]
    assert set(DIMENSIONS) <= set(type(one).model_fields)


def test_a_competitor_has_a_place_and_is_found_by_id_name_and_short_name(known):
    library = read(known).library
    one = library.competitors[0]
    assert one.span.file == "library/competitors/comp-a.yaml" and one.span_of("swot").line > 1
    assert library.competitor("甲乙") is library.competitor("comp-a") is library.competitor(one.name) is one
    assert library.find("comp-a") is one


def test_an_expected_rival_keeps_its_numbers_and_its_place(known):
    (rival,) = read(known).bid.expected
    assert rival.price == 1_200_000 and rival.points == {"S1": Decimal(10)}
    assert rival.span.file == "tenders/demo/bid.yaml"


def test_an_id_that_leads_nowhere_is_refused_and_a_company_name_is_not(known):
    change(known, "tenders/demo/bid.yaml", ("competitor: comp-a", "competitor: comp-b"))
    message, fault = faults(known)
    assert "竞争对手资料里没有「comp-b」" in message and "comp-a" in fault.cure
    change(known, "tenders/demo/bid.yaml", ("competitor: comp-b", "competitor: 没有建档的公司"))
    assert read(known).bid.expected[0].competitor == "没有建档的公司"


def test_points_for_something_that_is_no_scoring_item_are_refused(known):
    change(known, "tenders/demo/bid.yaml", ("points: {S1: 10}", "points: {Q1: 10}"))
    message, fault = faults(known)
    assert "评分项里没有「Q1」" in message and "S1、S2" in fault.cure


def test_a_competitor_is_never_evidence(known):
    bid_says(known, "evidence: {Q2: [comp-a]}\n")
    message, _ = faults(known)
    assert "资料库里没有「comp-a」" in message


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("price_low: 95万, price: 90万", "price_low ≤ price ≤ price_high"),
        ("price: 0", "大于零"),
        ("points: {S1: -1}", "不能是负数"),
        ("size: 巨型", "不在可选范围"),
        ("relation: 熟人", "不认识的字段"),
    ],
)
def test_numbers_that_cannot_be_are_refused_with_their_place(workspace, written, said):
    bid_says(workspace, f"expected: [{{competitor: 丙丁公司, {written}}}]\n")
    message, fault = faults(workspace)
    assert said in message and fault.span.file == "tenders/demo/bid.yaml"


def test_an_id_among_the_rivals_stands_for_the_name_in_the_rule(known):
    from types import SimpleNamespace

    from bidkit.check.printed.strangers import _called

    bid_says(known, "rivals: [comp-a, 丙丁公司]\n")
    loaded = read(known)
    world = SimpleNamespace(dossier=SimpleNamespace(bid=loaded.bid), library=loaded.library)
    named = [rival.name for rival in _called(world, frozenset())][:2]
    assert named == ["云泽甲乙信息技术有限公司", "丙丁公司"]
