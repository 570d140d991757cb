"""The price formula: named where the words leave no second reading, else kept as words."""

import pytest

from bidkit.load.tender import load_tender
from bidkit.model.reading import Block, Document
from bidkit.read.draft.store import write_draft
from bidkit.read.draft.whole import draft_text
from bidkit.read.extract import extract
from bidkit.read.price import recognise

LOWEST = "满足招标文件要求且投标价格最低的投标报价为评标基准价，"
RATIO = "投标报价得分=（评标基准价/投标报价）×30%×100。"
MEAN = "以通过初步评审的投标报价的算术平均值为评标基准价。报价等于评标基准价的得满分；"
STEPS = "每高于基准价1%扣1分，每低于基准价1%扣0.5分。"


@pytest.mark.parametrize(
    ("words", "formula"),
    [
        (LOWEST + RATIO, "lowest-price-first"),
        ("价格分采用低价优先法计算，" + LOWEST + "其价格分为满分。", "lowest-price-first"),
        (LOWEST + "其他报价每高1%扣1分。", ""),
        (MEAN + STEPS, "mean-benchmark"),
        (MEAN.replace("平均值", "平均值下浮K%，K值在开标时抽取，") + STEPS, ""),
        (MEAN + "每高于基准价1%扣1分。", ""),
        (MEAN.replace("通过初步评审的", "最高投标限价与") + STEPS, ""),
        (MEAN.replace("得满分", "得50分") + "每高1%扣1分，最低得30分；每低1%加1分，最高得60分。", ""),
        ("评标基准价为有效报价的最低价，等于评标基准价得满分，每高1%扣1分。", ""),
        ("报价合理得满分。", ""),
    ],
)
def test_a_formula_is_named_only_when_nothing_else_is_meant(words, formula):
    assert recognise(words, "30")[0] == formula


def test_the_mean_may_be_taken_at_a_share_that_falls_with_the_number_of_bids():
    words = (
        "有效投标人≤5家时，以报价平均值的100%为基准价。\n有效投标人＞5家且≤10家时，以报价平均值的97%为基准价。\n"
        "有效投标人＞10家时，以报价平均值的95%为基准价。\n等于基准价得40分。" + STEPS
    )
    formula, details = recognise(words, "40")
    assert formula == "mean-benchmark"
    assert details["benchmark"]["percent_by_count"] == [
        {"up_to": "5", "percent": "100"},
        {"up_to": "10", "percent": "97"},
        {"percent": "95"},
    ]
    assert details["deviation"] == {"above": "1", "below": "0.5"}


def test_shares_that_leave_a_gap_between_them_are_not_read():
    words = (
        "有效投标人≤5家时取平均值的98%为基准价。有效投标人＞7家时取平均值的95%为基准价。等于基准价得满分。"
    )
    assert recognise(words + STEPS, "40") == ("", {})


def test_points_at_the_benchmark_below_the_full_points_are_kept():
    _, details = recognise(MEAN.replace("得满分", "得50分") + STEPS, "60")
    assert details["deviation"]["at"] == "50"


def loaded(found, tmp_path, name):
    write_draft(draft_text(found(name)), tmp_path)
    return load_tender(tmp_path, tmp_path)


def test_a_trimmed_mean_reaches_the_draft_with_its_steps(found, tmp_path):
    price = loaded(found, tmp_path, "meant").evaluation.price
    assert (price.formula, price.points, price.benchmark.trim.at_least) == ("trimmed-mean-benchmark", 60, 5)
    assert (price.deviation.above, price.deviation.below) == (2, 1)


def test_deductions_and_rounding_reach_the_price_rule(found, tmp_path):
    price = loaded(found, tmp_path, "lotted").evaluation.price
    assert (price.formula, price.points, price.decimals) == ("lowest-price-first", 30, 1)
    assert (price.sme_deduction, price.joint_deduction, price.domestic_deduction) == (10, 4, 20)


def test_an_unknown_formula_is_kept_as_words_and_known_as_unread(found):
    price = found("works").price
    assert (price.formula, price.points) == ("", "50")
    assert "每高1%扣1分" in price.quote
    assert "formula: 未认出" in draft_text(found("works"))


def test_a_tender_without_a_price_has_no_price_rule(found):
    assert found("inquiry").price is None


def test_the_last_offer_counts_where_offers_are_made_in_rounds():
    lines = (
        "第一章 磋商公告",
        "采购方式：竞争性磋商",
        "第二章 评审办法",
        "满足磋商文件要求且最后报价最低的供应商的价格为磋商基准价，磋商报价得分=（磋商基准价/最后磋商报价）×30。",
    )
    result = extract(Document("x", "docx", tuple(Block("paragraph", line) for line in lines)))
    assert result.price.formula == "lowest-final-price-first"
