"""Whom a sentence puts out: one bid, everybody, or nobody."""

import pytest

from bidkit.read.effects import Effect, effect_of
from bidkit.read.text import plain


@pytest.mark.parametrize(
    "sentence",
    [
        "未加盖公章的，其投标无效。",
        "评标委员会应当否决其投标。",
        "迟到的标书，招标人恕不接受。",
        "未按时解密的，视为放弃投标。",
        "报价高于限价的按废标处理。",
        "该响应文件将作为无效响应处理。",
        "未缴纳保证金的，取消其投标资格。",
        "未逐条应答的，视为未实质性响应招标文件。",
        "擅自改动格式可能导致其投标无效。",
        "迟交的响应文件原封退回。",
        "迟交或者没有密封的一律退回。",
        "出现两个报价的，否决报价。",
        "报价超出的不予评审。",
        "弄虚作假的，取消其参选或中选资格。",
        "高于限价的报价系统自动拒绝。",
        "未缴纳的不能进入竞价。",
        "恶意扰乱竞价秩序的，报价作废，保证金不予退还。",
    ],
)
def test_a_ground_against_one_bid(sentence):
    assert effect_of(plain(sentence)) is Effect.BID


@pytest.mark.parametrize(
    "sentence",
    [
        "有效供应商不足三家的，本项目作废标处理，重新组织采购。",
        "采购人应当终止本次采购活动。",
        "投标人少于三个的，不得开标。",
        "招标人将重新招标。",
        "询价失败的,另行组织。",
        "供应商不足三家时,磋商取消。",
        "报名单位不足三家的,竞价延期或者终止。",
        "拒绝说明的,终止协商。",
        "有效投标人不足三家的，废标。",
        "有效投标少于3家时,重新招标或者转为其他采购方式。",
        "某一包投标人少于三家的,该包不开标,另行组织采购。",
        "重新招标后仍少于3个的,经批准不再进行招标。",
        "必须有三家以上供应商应答方可开标。",
        "采购人保留拒绝所有投标的权利。",
        "不足三家的,转为单一来源采购。",
        "成交供应商的响应被认定为无效响应的,重新开展采购活动。",
        "招标人终止招标后退还保证金,因故可取消本次招标。",
    ],
)
def test_a_ground_that_ends_the_whole_tender(sentence):
    assert effect_of(plain(sentence)) is Effect.ALL


@pytest.mark.parametrize(
    "sentence",
    [
        "细微偏差不影响投标文件的有效性。",
        "不得以此为由认定其投标无效。",
        "中标后拒签合同的，中标无效。",
        "代理机构应当告知投标人其投标被否决的原因。",
        "评标报告应载明废标情况说明。",
        "投标有效期为九十天。",
        "未提供证明材料的，该项不予计分。",
        "供应商的声明函内容视为无效。",
        "废标后,代理机构发布废标公告。",
        "不得擅自终止采购活动。",
        "中标人放弃的,可顺延或者重新招标。",
        "最后3分钟有新报价的,竞价自动顺延。",
        "重新采购有以下两种形式。",
    ],
)
def test_what_only_sounds_like_a_ground(sentence):
    assert effect_of(plain(sentence)) is Effect.NONE
