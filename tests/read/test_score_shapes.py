"""What the words of a leaf add up to, and what is only asked of a person because nobody else can tell."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidkit.model.extract import Place, ScoreItem
from bidkit.model.score_rule import ScoreRule
from bidkit.read.score_rule import rule_of


def rule(criteria, points="10", item="项"):
    found = rule_of(ScoreItem(item, points, criteria, Place()))
    if found is not None:
        ScoreRule.model_validate(found.value)  # every rule loads
    return None if found is None else found.value


def asked(need):
    return need["ask"]["what"]


def test_full_marks_less_something_for_each_deviation():
    made = rule("全部响应的得满分，标注“▲”的负偏离一项扣4分，未标注“▲”的负偏离一项扣1分，扣完为止。", "20")
    assert [(one["points"], one["kinds"]) for one in made["deduct"]] == [
        ("4", ["important"]),
        ("1", ["technical"]),
    ]


@pytest.mark.parametrize(
    "criteria",
    [
        "方案完整得10分，每有一项内容缺失扣2分，扣完为止。",
        "措施得力得10分，每存在一处缺陷扣3分。",
        "预案包括防汛、防火两项，每缺一项扣5分，扣完为止。",
        "无行政处罚记录得10分，每有一条记录扣1分。",
        "每演示一个功能点得2分，满分10分。",
        "合同签订后5日内进场得10分，7至10日进场得6分。",
        "每提供一个业绩得2分，最高8分。",
        "具有甲证书得4分，具有乙证书得3分。",
        "各项制度健全得6－10分。",
    ],
)
def test_what_judges_weigh_what_others_record_and_sums_that_do_not_fit_stay_open(criteria):
    assert rule(criteria) is None


def test_numbered_items_with_points_of_their_own_are_parts():
    made = rule(
        "1.具有本科学历得2分，大专学历得1分；2.持有安全管理和作业人员证得3分；3.每提供一项专利得1分，本小项最高5分。",
        "10",
        "项目经理",
    )
    assert [part["points"] for part in made["parts"]] == ["2", "3", "5"]
    assert [step["needs"]["person"]["degree"] for step in made["parts"][0]["ladder"]] == ["本科", "大专"]
    assert asked(made["parts"][1]["ladder"][0]["needs"]) == "项目经理：持有安全管理和作业人员证"
    assert made["parts"][2]["each"] == "1"


def test_levels_of_one_thing_are_asked_so_that_nobody_counts_twice():
    made = rule("每有1名成员具有大专学历的得1分，具有本科及以上学历的得2分，最多得10分。")
    assert [part["each"] for part in made["parts"]] == ["1", "2"]
    assert all("只按最高一档计" in asked(part["needs"]) for part in made["parts"])


@pytest.mark.parametrize(
    ("criteria", "bounds"),
    [
        ("1小时内到场得10分，2小时内得6分，超过2小时不得分", [{"at_most": "1"}, {"at_most": "2"}]),
        ("占比30%及以上得10分，20%（含）至30%得4分", [{"at_least": "30"}, {"at_least": "20"}]),
        ("负债率低于60%得10分，60%（含）至75%得3分", [{"below": "60"}, {"below": "75"}]),
        ("经验5年（不含）以上得10分，3年（含）-5年（含）得5分", [{"above": "5"}, {"at_least": "3"}]),
    ],
)
def test_steps_of_a_number_are_asked_with_their_bounds(criteria, bounds):
    steps = [dict(step["needs"]["ask"]) for step in rule(criteria)["ladder"]]
    assert [{key: value for key, value in step.items() if key != "what"} for step in steps] == bounds


def test_more_of_the_same_above_a_first_number():
    made = rule("投标人自2023年1月1日起有1个类似项目业绩得4分，每增加1个加3分，最高10分。")
    assert [(step["points"], step["needs"]["case"]["count"]) for step in made["ladder"]] == [
        ("10", 3),
        ("7", 2),
        ("4", 1),
    ]


@pytest.mark.parametrize(
    ("criteria", "case"),
    [
        (
            "投标人自2020年1月1日起具有外文原版报刊项目销售业绩，每提供一套得1分，最多10分。",
            {"after": "2020-01-01", "subject": "外文原版报刊项目销售业绩"},
        ),
        (
            "近三年（自招标公告发布之日起往前推算）承接过医院保洁服务的，每份合同得1分，最多10分。",
            {"years": 3, "counted_from": "issued", "subject": "医院保洁服务"},
        ),
        (
            "2022年1月1日至2024年12月31日完成过单项合同额300万元及以上的配电改造工程，"
            "每项业绩得2分，最多10分，以竣工验收日期为准。",
            {
                "after": "2022-01-01",
                "before": "2024-12-31",
                "window": "accepted",
                "amount_min": "3000000",
                "subject": "单项合同额300万元及以上的配电改造工程",
            },
        ),
        ("近五年类似项目业绩每个得2分，满分10分。", {"years": 5, "subject": "类似项目"}),
    ],
)
def test_contracts_by_window_sum_and_a_subject_that_a_person_must_see(criteria, case):
    assert rule(criteria)["needs"]["case"] == case


@pytest.mark.parametrize(
    ("criteria", "each"),
    [
        (
            "近两年为法院提供翻译服务的合同，一份得2分，满分10分。",
            {"years": 2, "subject": "为法院提供翻译服务的合同"},
        ),
        (
            "近36个月内每承担过一个码头安保项目得2分，累计得分以10分为限。",
            {"years": 3, "subject": "码头安保项目"},
        ),
        (
            "2022年7月1日起，监测设备合同，每份计2分，10分封顶。",
            {"after": "2022-07-01", "subject": "监测设备合同"},
        ),
    ],
)
def test_other_words_for_each_for_the_window_and_for_the_most(criteria, each):
    made = rule(criteria)
    assert made["each"] == "2"
    assert made["needs"]["case"] == each


def test_another_grade_of_the_certificate_named_before():
    made = rule("项目经理具有一级注册建造师（机电工程）得10分，二级得4分")
    held = [step["needs"]["person"]["certificates"][0] for step in made["ladder"]]
    assert [one["grade"] for one in held] == ["一级", "二级"]
    assert {one["major"] for one in held} == {"机电工程"}


def test_minutes_are_no_points():
    made = rule("承诺30分钟内响应的得4分；承诺2小时内到场的得6分。")
    assert asked(made["parts"][0]["ladder"][0]["needs"]) == "承诺30分钟内响应"


@pytest.mark.parametrize(
    ("item", "criteria", "person"),
    [
        (
            "主管",
            "拟派保洁主管年龄不超过45周岁且具有高中及以上学历的得10分",
            {"role": "保洁主管", "age_max": "45", "degree": "高中"},
        ),
        (
            "项目负责人",
            "具有人社部门颁发的信息系统项目管理师证书的得10分。注：提供近6个月任意一个月的社保证明。",
            {
                "role": "项目负责人",
                "certificates": [{"name": "信息系统项目管理师"}],
                "social_security": {"months": 1},
            },
        ),
        ("工程师", "拟派项目经理具有高级职称得10分", {"role": "项目经理", "title": "高级"}),
    ],
)
def test_what_a_person_has_where_the_words_are_wholly_understood(item, criteria, person):
    assert rule(criteria, item=item)["ladder"][0]["needs"]["person"] == person


@pytest.mark.parametrize(
    "criteria",
    [
        "项目经理具有计算机类本科及以上学历得10分",
        "项目经理具有园林专业中级职称得10分",
        "项目经理具有相关证书得10分",
    ],
)
def test_a_major_that_no_record_holds_is_asked(criteria):
    assert asked(rule(criteria)["ladder"][0]["needs"]) == criteria.removesuffix("得10分")


def test_all_two_or_one_of_three_systems():
    made = rule(
        "具有ISO9001、ISO14001、ISO45001认证证书，三项齐全得10分，具有其中两项得6分，具有其中一项得3分。"
    )
    three, two, one = (step["needs"] for step in made["ladder"])
    assert (len(three["all"]), len(two["any"]), len(one["any"])) == (3, 3, 3)


def test_turnover_and_profit_by_steps():
    made = rule("2024年度营业收入5000万元以上得10分，3000万元至5000万元得4分，以审计报告为准。")
    least = [step["needs"]["financial"]["revenue_min"] for step in made["ladder"]]
    assert least == ["50000000", "30000000"]
    made = rule("2023、2024两个年度均盈利的得10分，仅一个年度盈利的得5分")
    assert made["ladder"][0]["needs"] == {"financial": {"years": [2023, 2024], "profit": True}}
    assert [one["financial"]["years"] for one in made["ladder"][1]["needs"]["any"]] == [[2023], [2024]]


def promised(way, most):
    """Return whether no part, step or match of a rule brings more than ``most`` points."""
    own = [way.each, *(step.points for step in way.ladder), *(part.points for part in way.parts)]
    return all(one is None or one <= most for one in own) and all(
        promised(part, part.points) for part in way.parts
    )


WORDS = (
    "每提供一个业绩得2分 具有本科学历得3分 每缺一项扣1分 最高5分 1. 2. 得满分 承诺 不得分 在此基础上 "
    "每增加1个加2分 有1个得1分 ， ； 。 3至5人 以上累计最高10分"
)
PIECES = st.lists(st.sampled_from(WORDS.split()), max_size=9)


@given(PIECES.map("".join), st.sampled_from(["1", "5", "10"]))
def test_a_rule_loads_and_no_part_of_it_promises_more_than_its_points(criteria, points):
    made = rule(criteria, points)
    assert made is None or promised(ScoreRule.model_validate(made), Decimal(points))
