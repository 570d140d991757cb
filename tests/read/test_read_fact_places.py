"""Where a fact stands and what stands in its way: lots, tiers, caps, conditions, columns of clause numbers."""

import pytest

from bidkit.read.extract import extract
from tests.read.blocks import document, table

HEAD = ("第一章 招标公告", "一、项目概况")
TAIL = ("第二章 评标办法", "按规定评标。")


def fact(key, *lines, head=HEAD, tail=TAIL):
    return extract(document(*head, *lines, *tail)).fact(key)


@pytest.mark.parametrize(
    ("key", "lines", "said"),
    [
        ("consortium", ("1.4是否接受联合体：", "采购包1：不接受"), "not-allowed"),
        ("consortium", ("1.4是否接受联合体：", "采购包1：接受", "采购包2：不接受"), ""),
        ("consortium", ("接受联合体投标且投标人为联合体的，应提供协议。",), ""),
        ("bond", ("采购包保证金金额（元）：0.00",), "none"),
        ("budget", ("预算金额1000万元以上的项目，评标委员会应为7人以上单数。",), ""),
        ("budget", ("预算金额：75万元", "保证金不超过项目预算金额的2%，最高80万元人民币。"), "750000"),
        ("ceiling", ("最高投标限价318000.00元/年（含税）",), "318000"),
        (
            "ceiling",
            ("最高投标限价：4120000元", "收费：最高投标限价1亿元以内5000元，以上10000元。"),
            "4120000",
        ),
        ("validity_days", ("投标有效期：自截止之日起_120_日历天",), "120"),
        ("validity_days", ("五、投标有效期", "5.1投标文件应在截止日后的60天内保持有效。"), "60"),
        (
            "deadline",
            ("全部投标文件应于2027年3月9日9:00时（北京时间）前递交到一号楼二层。",),
            "2027-03-09 09:00",
        ),
        (
            "opening_place",
            ("兹定于2027年3月9日9:00时，在河东路5号二楼会议室公开开标。",),
            "河东路5号二楼会议室",
        ),
        ("evaluation", ("评标方法：", "采购包1：综合评分法"), "综合评分法"),
        ("evaluation", ("采用最低评标价法的，报价相同时抽签。",), ""),
    ],
)
def test_a_fact_where_it_stands(key, lines, said):
    assert fact(key, *lines) == said


def test_the_value_stands_before_a_column_of_clause_numbers():
    rows = ("序号", "事项", "要求", "条款"), ("1", "投标有效期", "75日", "第9.1条")
    assert fact("validity_days", "前附表", table(*rows)) == "75"


@pytest.mark.parametrize(
    ("title", "said"),
    [("竞争性磋商文件", "consultation"), ("单一来源谈判文件", "single-source"), ("询价采购文件", "inquiry")],
)
def test_the_title_on_the_cover_names_the_method(title, said):
    assert fact("method", head=(title, "第一章 招标公告")) == said


def test_talks_that_choose_by_the_last_offers_alone():
    text = "谈判小组按照最后报价由低到高的顺序推荐成交候选人。"
    assert fact("evaluation", tail=("第二章 评审办法", text)) == "最低价法"
