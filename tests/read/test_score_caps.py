"""How a leaf says where its points end, and how many of a kind bring how many."""

from decimal import Decimal

import pytest

from bidkit.read.price import recognise
from bidkit.read.rules.pieces import pieces
from bidkit.read.rules.words import told


def cut(text, full):
    """Return each piece as ``kind points most``."""
    found = pieces(told(text, Decimal(full)), Decimal(full))
    return [f"{one.kind} {one.points} {one.most}" for one in found or []]


@pytest.mark.parametrize(
    "end",
    ["封顶8分", "本项8分", "得满8分为止", "8分为止", "上限8分", "至8分止", "超过4项的仍按8分计", "最多8分"],
)
def test_where_points_end_is_no_step(end):
    assert cut(f"登记的软件著作权，一项2分，{end}。", 8) == ["each 2 None", "most None 8"]


@pytest.mark.parametrize(
    ("text", "full", "found"),
    [
        ("认证一项2分，三项6分。", 6, ["each 2 None", "most None 6"]),
        ("持证的，一人3分。", 9, ["each 3 None"]),
        ("每证1分。", 3, ["each 1 None"]),
        ("一项2分，两项3分。", 3, ["once 2 None", "once 3 None"]),  # no multiple: steps
        ("三项齐全得10分，两项得6分，一项得3分。", 10, ["once 10 None", "once 6 None", "once 3 None"]),
        ("完成1项得5分，完成2项及以上得10分。", 10, ["once 5 None", "once 10 None"]),
        ("有1个得2分，每增加1个加1分，最多得5分。", 5, ["once 2 None", "each 1 None", "most None 5"]),
        ("质量体系2分、安全体系2分。", 4, ["once 2 None", "once 2 None"]),
    ],
)
def test_so_many_of_a_kind(text, full, found):
    assert cut(text, full) == found


def test_the_end_of_a_stretch_belongs_to_it_where_the_words_say_so():
    assert told("30分钟至60分钟（含）计3分，200万元（含）以上计5分。", Decimal(5)) == (
        "30分钟至60分钟(含)计3分,200万元以上计5分。"
    )


@pytest.mark.parametrize(
    "text",
    [
        "满足要求且报价最低的投标价作为基准，报价得分＝基准÷投标价×30%×100。",
        "得分＝（最低评审价÷本评审价）×20。",
        "最低单价除以该单位单价，乘40，保留两位小数。",
        "报价最低者为基准，其报价分30分；其他供应商报价分＝30×基准÷其报价。",
        "最低费率为基准费率，得分=基准费率/投标费率×20。",
    ],
)
def test_the_lowest_price_over_ones_own(text):
    assert recognise(text, "20")[0] == "lowest-price-first"


@pytest.mark.parametrize(
    "text",
    [
        "有效报价的平均值为基准，得分＝基准÷投标价×30。",
        "最低报价下浮3%为基准，得分＝基准÷报价×30。",
        "得分＝基准÷投标价×30，基准由专家商定。",
    ],
)
def test_another_benchmark_is_not_the_lowest_price(text):
    assert recognise(text, "30")[0] != "lowest-price-first"
