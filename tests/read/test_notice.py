"""A notice of results: winner, offers, days and doubts, from tables either way round, sentences and labelled lines."""

from datetime import date
from decimal import Decimal

import pytest

from bidkit.read.notice import read_notice
from bidkit.read.notice.lines import of_text


def read(text):
    return read_notice("公告.txt", of_text(text))


TABLE = """某某平台中标结果公告
项目编号：AB-2026-1
供应商名称\t中标金额（万元）\t评审总得分
甲城数据有限公司\t159.8\t91.36
2026年10月12日
"""
LINES = """某某平台成交公告
成交供应商：乙城网络有限公司
成交金额：88.6万元
2026年11月9日
"""
RANKED = """路面工程中标候选人公示
\t第一中标候选人\t第二中标候选人
单位名称\t丙州路桥公司\t丁州市政公司
投标报价（元）\t42,186,300.00\t41,000,000.00
"""


@pytest.mark.parametrize(
    ("text", "winner", "price"),
    [
        (TABLE, "甲城数据有限公司", 1598000),
        (LINES, "乙城网络有限公司", 886000),
        (RANKED, "丙州路桥公司", 42186300),
    ],
)
def test_the_winner_has_its_price(text, winner, price):
    notice = read(text)
    assert notice.winners == (winner,)
    assert notice.of(winner).price == Decimal(price)


def test_a_failed_purchase_has_no_winner_and_no_doubt_about_one():
    notice = read(
        "某某平台废标公告\n供应商甲城数据有限公司报价 100 万元，有效供应商不足三家。\n2026年10月12日\n"
    )
    assert (notice.kind, notice.winners) == ("failed", ())
    assert not any("谁中标" in doubt for doubt in notice.doubts)


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        (LINES.replace("成交供应商：乙城网络有限公司", "结果见附件"), "没有读出谁中标"),
        (LINES.replace("2026年11月9日", ""), "没有读出公告日期"),
        (TABLE + "\n甲城数据有限公司报价160万元，排名第一。", "写了两个数"),
        (LINES.replace("88.6万元", "下浮 8%"), "没有读出乙城网络有限公司的报价"),
        ("某某平台结果公告\n中标人：甲公司，报价 3 万元。\n2026年10月12日", "看不出适用"),
    ],
)
def test_what_the_notice_leaves_open_is_told(text, doubt):
    assert any(doubt in one for one in read(text).doubts)


def test_each_lot_has_its_winner():
    text = "某某设备中标公告\n包号\t中标人\t中标金额（元）\n1\t甲公司\t100\n2\t乙公司\t200\n2026年10月12日"
    notice = read(text)
    assert [(one.lot, one.name) for one in notice.offers] == [("1", "甲公司"), ("2", "乙公司")]
    assert notice.winners == ("甲公司", "乙公司")
    assert not any("分不清" in doubt for doubt in notice.doubts)


@pytest.mark.parametrize(
    ("line", "until"),
    [
        ("公示期：2026年10月13日至2026年10月15日", date(2026, 10, 15)),
        ("公示期自2026年10月13日起3日", date(2026, 10, 15)),
        ("公示期为3个工作日", None),
    ],
)
def test_the_end_of_the_period_is_a_day_only_where_it_is_told(line, until):
    assert read(f"路面工程中标候选人公示\n{line}\n2026年10月12日").until == until


def test_the_day_is_that_of_the_signature_and_not_of_the_opening():
    assert read("某某成交公告\n于2026年11月6日开标。\n2026年11月9日").day == date(2026, 11, 9)
