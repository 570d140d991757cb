"""How often and how long something is done: less of it than demanded is seen, more and other spellings are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidkit.check.rhythm import slower, slower_elsewhere
from bidkit.check.shares import other_shares

ON_DUTY = "驻场人员不少于 6 人，工作日全天在岗"
REPORT = "每月 5 日前提交上月运行分析报告"
PAID = "合同签订后支付合同价款的 30%，验收合格后支付 70%"


@pytest.mark.parametrize(
    ("demanded", "promised"),
    [
        (ON_DUTY, "驻场 8 人，工作日上午在岗"),
        (ON_DUTY, "驻场 8 人，半天驻场值守"),
        (REPORT, "每季度首月 5 日前提交上季度运行分析报告"),
        ("每周召开例会", "按月召开例会"),
        ("每年巡检不少于 12 次", "每季度巡检 1 次"),
        ("每日备份数据", "每两个月备份一次"),
        ("7×24 小时受理", "5×8 小时受理"),
    ],
)
def test_less_often_or_for_less_of_the_day_is_seen(demanded, promised):
    assert slower(demanded, promised)


@pytest.mark.parametrize(
    ("demanded", "promised"),
    [
        (ON_DUTY, "驻场 8 人，工作日全天在岗，每天上午 9 点召开例会"),
        (ON_DUTY, "驻场 8 人"),
        (REPORT, "逐月报送运行分析报告"),
        (REPORT, "每周提交运行分析报告，每季度召开例会"),
        ("每年巡检不少于 4 次", "每季度巡检 1 次，全年 4 次"),
        ("每季度巡检", "每年巡检 4 次"),
        ("按月支付服务费", "按季度支付服务费"),
        ("7×24 小时受理", "7x24小时受理，工作日 5×8 小时另设专席"),
        ("每月提交报告，每年提交总结报告", "每年提交报告"),
    ],
)
def test_as_often_more_often_and_other_doings_are_not(demanded, promised):
    assert slower(demanded, promised) is None


@pytest.mark.parametrize(
    ("demanded", "line", "seen"),
    [
        (REPORT, "运行分析报告改为每季度提交一次。", True),
        (ON_DUTY, "驻场人员工作日上午在岗，下午远程值守。", True),
        (REPORT, "每季度提交一份客户满意度的简报。", False),
        (REPORT, "除按月提交运行分析报告外，每季度另提交一份容量评估。", False),
        (ON_DUTY, "工作日全天在岗，周末由一人上午值班。", False),
        (ON_DUTY, "周末由一人上午值班。", False),
    ],
)
def test_running_text_counts_only_where_it_speaks_of_the_very_matter(demanded, line, seen):
    assert bool(slower_elsewhere(demanded, line)) == seen


@given(st.sampled_from("日周月年"), st.sampled_from("日周月年"))
def test_only_the_longer_stretch_falls_short(asked, told):
    short = slower(f"每{asked}巡检一次", f"每{told}巡检一次")
    assert bool(short) == ("日周月年".index(told) > "日周月年".index(asked))


@pytest.mark.parametrize(
    "promised",
    ["合同签订后支付 50%，验收后付清", "预付款为百分之四十，余款验收后支付", "首付 30%，到货后支付 60%"],
)
def test_a_share_of_the_payment_that_nobody_asked_for_is_named(promised):
    assert other_shares(PAID, promised)


@pytest.mark.parametrize(
    "promised",
    [
        "合同签订后支付 30%，验收合格后付至 100%",
        "预付百分之三十，验收后支付 70%",
        "支付 30.00% 后提交履约保证金 5%",
        "逾期付款的，按日 0.05% 支付违约金",
        "服务满意度不低于 95%",
        "接受招标文件的付款方式",
    ],
)
def test_the_same_shares_and_those_of_something_else_are_not(promised):
    assert other_shares(PAID, promised) == ""


def test_a_title_says_that_shares_are_of_the_payment():
    assert other_shares("签订后 30%，验收后 70%", "签订后 40%，验收后 60%", "付款方式") == "签订后40%"
