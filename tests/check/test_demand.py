"""Numbers with a subject: which a text promises, and where a promise falls short of a demand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidkit.check.demand import claims, shortfalls, titled_claims
from bidkit.check.shares import other_shares

REPAIR = "2 小时内响应，8 小时内远程或到场解决"
TEAM = "项目团队不少于 25 人，其中驻场不少于 15 人"


@pytest.mark.parametrize(
    ("demanded", "promised", "subjects"),
    [
        (TEAM, "专职团队 28 人，其中驻场 14 人。", ["驻场"]),
        (
            TEAM,
            "项目团队不少于22人，驻场不少于12人，驻场人员在合同签订后10个工作日内到位。",
            ["团队", "驻场"],
        ),
        (REPAIR, "任何问题 3 小时内响应，8 小时内远程或到场解决。", ["响应"]),
        (REPAIR, "三十分钟内响应，半小时内到场", []),
        (
            "简单查询平均 1—3 秒，复杂查询平均 1—5 秒",
            "简单查询不超过 3 秒，复杂查询不超过 8 秒",
            ["复杂查询"],
        ),
        ("平均满意度须高于 90%", "平均满意度不低于百分之八十五", ["满意"]),
        ("在 36 个月服务期满后再提供 2 年系统运维", "服务期满后，继续提供12个月的系统运维服务", ["质保"]),
        (
            "服务期满后再提供 2 年系统运维",
            "安全验收通过且服务期届满后，继续提供12个月的系统运维服务，费用已含",
            ["质保"],
        ),
        (REPAIR, "1 小时内响应，6 小时内到场；24 小时仍未解决的，48 小时内替换", []),
        (TEAM, "专职团队 40 人，其中驻场 20 人。", []),
        ("免费质保不少于三年", "质量保证期 36 个月", []),
        (REPAIR, "一般故障 4 小时内响应", []),
    ],
)
def test_a_promise_falls_short_by_subject(demanded, promised, subjects):
    assert [demand.subject for demand, _ in shortfalls(demanded, promised)] == subjects


@given(asked=st.integers(1, 99), told=st.integers(1, 99))
def test_more_people_are_never_too_few_and_less_time_is_never_too_long(asked, told):
    short = [
        one.subject
        for one, _ in shortfalls(
            f"驻场不少于 {asked} 人，{asked} 小时内响应", f"驻场 {told} 人，{told} 小时内响应"
        )
    ]
    assert short == (["驻场"] if told < asked else ["响应"] if told > asked else [])


def test_a_title_names_the_subject_only_where_the_text_names_none():
    text, title = "在 36 个月服务期满后再提供 2 年系统运维", "验收后两年运维"
    assert [(one.subject, one.value) for one in titled_claims(text, title)] == [("质保", 24)]
    assert [(one.subject, one.value) for one in titled_claims("不少于 24 个月", "质量保证期")] == [
        ("质保", 24)
    ]


def test_shares_are_held_one_by_one():
    assert other_shares("依次为 50%、20%、20%、10%", "依次为 60%、20%、10%、10%") == "60%、20%、10%、10%"
    assert other_shares("依次为 50%、20%、20%、10%", "按 50%、20%、20%、10% 付款") == ""


def test_dates_and_years_are_no_amounts():
    assert list(claims("2026 年 12 月 3 日响应，自 2024 年起质保")) == []
