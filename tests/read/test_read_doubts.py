"""What the reader doubts of its own reading: totals, sums, days, names, two sources; what it passed over, ranked."""

import pytest

from bidkit.read.extract import extract
from tests.read.blocks import document, table

HEAD = ("第一章 招标公告", "一、项目概况")
SCORES = table(("评审因素", "分值", "标准"), ("报价", "30", "低价优先"), ("方案", "60", "优"))


def doubts(code, *lines, evaluation=("按规定评标。",)):
    """Return the messages of one kind for a tender with these lines in its notice."""
    found = extract(document(*HEAD, *lines, "第二章 评标办法", *evaluation, "第三章 投标文件格式"))
    return [finding.message for finding in found.findings if finding.code == f"READ-{code}"]


@pytest.mark.parametrize(
    ("evaluation", "said"),
    [
        ((SCORES,), ["读出的评分项加起来是 90 分，不是 100 分"]),
        (("总分100分。", SCORES), ["读出的评分项加起来是 90 分，文件写的总分是 100 分"]),
        (("满分为90分。", SCORES), []),
        (
            (
                table(
                    ("因素", "分值", "标准"), ("报价", "30", "低"), ("方案", "60", "优"), ("合计", "90", "")
                ),
            ),
            [],
        ),
        (("按规定评标。",), []),
    ],
)
def test_points_that_are_not_the_total(evaluation, said):
    assert doubts("SCORE", evaluation=evaluation) == said


LAW = ("采购人：云岭县水务站", "本项目按《政府采购法》执行，适用政府采购政策。")


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("预算金额：100万元", "最高限价：120万元"), ["最高限价 1200000 元高于预算 1000000 元"]),
        (("预算金额：100万元", "最高限价：100万元"), []),
        ((*LAW, "预算金额：100万元", "投标保证金：3万元"), ["投标保证金 30000 元超过预算 1000000 元的 2%"]),
        ((*LAW, "预算金额：100万元", "投标保证金：2万元"), []),
        (
            (*LAW, "最高限价：100万元", "投标保证金：2.5万元"),
            ["投标保证金 25000 元超过最高限价 1000000 元的 2%"],
        ),
        (("预算金额：100万元", "投标保证金：3万元"), []),
    ],
)
def test_sums_that_cannot_be(lines, said):
    assert doubts("MONEY", *lines) == said


def test_days_out_of_order():
    late, early = "投标截止时间：2027年3月9日10:00", "开标时间：2027年3月9日9:00"
    said = "投标截止时间 2027-03-09 10:00 在开标时间 2027-03-09 09:00 之后，时间的先后不对"
    assert doubts("DATES", late, early) == [said]
    assert doubts("DATES", late, "开标时间：2027年3月9日10:00") == []


@pytest.mark.parametrize(
    ("name", "cut"),
    [
        ("云岭县水务站水泵采购（二期", True),
        ("云岭县水务站水泵及", True),
        ("云岭县水务站水泵采购（二期）", False),
    ],
)
def test_a_name_left_open_is_cut(name, cut):
    assert bool(doubts("CUT", f"项目名称：{name}")) is cut


def test_a_name_that_always_goes_on_is_cut():
    whole = (
        "云岭县水务站水泵采购项目的实施。",
        "参加云岭县水务站水泵采购项目。",
        "做好云岭县水务站水泵采购项目。",
    )
    assert doubts("CUT", "项目名称：云岭县水务站水泵采", *whole) == [
        "项目名称读成「云岭县水务站水泵采」，像是没有读完"
    ]
    assert doubts("CUT", "项目名称：云岭县水务站水泵采购项目", *whole) == []


def test_two_sources_are_told_in_their_own_words():
    (said,) = doubts("CONFLICT", "采购方式：公开招标", "采购方式：竞争性磋商")
    assert (
        said
        == "采购方式两处写法不同：一处写「采购方式：公开招标」，另一处写「采购方式：竞争性磋商」，没有取值"
    )
    (said,) = doubts("CONFLICT", "投标有效期：60天", "投标有效期：90天")
    assert (
        said == "投标有效期两处写法不同：一处写「投标有效期：60天」，另一处写「投标有效期：90天」，没有取值"
    )


def test_one_line_for_buyer_and_agency_is_no_contradiction():
    lines = ("采购人：云岭县水务站", "采购人：云岭县水务站代理机构：鼎衡招标有限公司")
    assert doubts("CONFLICT", *lines) == []


def test_what_may_cost_the_bid_comes_first_of_what_was_passed_over():
    dull = [f"代理机构应做好第{number}项工作。" for number in range(1, 31)]
    lines = (
        *dull,
        "供应商应保守秘密。",
        "未经同意不得进入场地。",
        "本项目的供应商和响应情况由代理机构供应。",
    )
    found = extract(document(*HEAD, *lines, "第二章 合同", "乙方不得转包，否则合同无效。")).passed_over
    quotes = [item.quote for item in found]
    assert quotes[:2] == ["供应商应保守秘密。", "未经同意不得进入场地。"]
    assert quotes[-1] == "乙方不得转包，否则合同无效。"
    assert not any("代理机构供应" in quote for quote in quotes)
