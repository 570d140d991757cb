"""Steps and sums of the scoring table as rules; what judges weigh, and half of a rule, stays theirs."""

import pytest

from bidkit.load.tender import load_tender
from bidkit.model.extract import Place, ScoreItem
from bidkit.read.draft.whole import draft_text
from bidkit.read.score_rule import rule_of


def rule(criteria, points="5"):
    found = rule_of(ScoreItem("项", points, criteria, Place()))
    return None if found is None else found.value


def steps(criteria, points="5"):
    return [(step["points"], next(iter(step["needs"].values()))) for step in rule(criteria, points)["ladder"]]


def test_grades_of_one_certificate_are_a_ladder():
    said = steps("具有消防设施工程专业承包一级资质得5分；具有二级资质得3分；其他不得分。")
    name = "消防设施工程专业承包"
    assert said == [
        ("5", {"name": name, "grade": "一级", "valid_at": "opening"}),
        ("3", {"name": name, "grade": "二级", "valid_at": "opening"}),
    ]


@pytest.mark.parametrize(
    ("criteria", "key", "values"),
    [
        ("项目负责人具有高级职称得5分，中级职称得3分", "title", ["高级", "中级"]),
        ("项目经理：博士得5分，硕士得4分，本科得2分", "degree", ["博士", "硕士", "本科"]),
    ],
)
def test_titles_and_degrees_of_one_person_are_a_ladder(criteria, key, values):
    assert [need[key] for _, need in steps(criteria)] == values


def test_contracts_by_number_are_a_ladder_where_it_is_said_which_count():
    said = steps("2023年1月1日以来同类业绩3个及以上得5分，2个得3分，1个得1分")
    assert [(points, need["count"]) for points, need in said] == [("5", 3), ("3", 2), ("1", 1)]
    assert {need["subject"] for _, need in said} == {"同类业绩"}
    bare = steps("同类业绩3个及以上得5分，2个得3分，1个得1分")
    assert [need for _, need in bare] == [{"subject": "同类业绩", "count": count} for count in (3, 2, 1)]


def test_certificates_that_add_up_make_a_step_of_every_sum():
    made = rule("有ISO9001质量管理体系认证得2分，有ISO27001信息安全管理体系认证加3分。")
    assert [step["points"] for step in made["ladder"]] == ["5", "3", "2"]
    assert len(made["ladder"][0]["needs"]["all"]) == 2


def test_points_inside_an_item_that_run_to_100_are_weighed():
    made = rule("具有ISO9001、ISO14001认证证书的，每提供一个得50分，最高100分。", "4")
    assert [step["points"] for step in made["ladder"]] == ["4", "2"]
    each = rule("2024年1月1日以来每提供一个同类业绩得25分，最高100分。", "8")
    assert each == {"each": "2", "needs": {"case": {"after": "2024-01-01", "subject": "同类业绩"}}}


@pytest.mark.parametrize(
    "criteria",
    [
        "优5分，良3分，中1分，差0分。",
        "方案完整合理得5分，一般得2分。",
        "具有一级资质得3分，二级资质得1分。",
        "企业注册资本1000万以上得5分，500万以上得2分。",
        "每有一项得7分。",
    ],
)
def test_what_judges_weigh_or_words_leave_open_is_no_rule(criteria):
    assert rule(criteria) is None


@pytest.mark.parametrize(
    ("criteria", "asked"),
    [
        (
            "具有某评估四级得5分，三级得3分。",
            [f"达到「{one}」（原文：具有某评估四级得5分；三级得3分）" for one in ("具有某评估四级", "三级")],
        ),
        ("具有A证书得2分，具有B证书得3分。", ["具有A证书", "具有B证书"]),
        ("具有ISO9001或ISO14001认证得5分。", ["具有ISO9001或ISO14001认证"]),
    ],
)
def test_papers_that_words_leave_open_are_asked_of_a_person_and_never_looked_up(criteria, asked):
    made = rule(criteria)
    ladders = [made["ladder"]] if "ladder" in made else [part["ladder"] for part in made["parts"]]
    needs = [step["needs"] for ladder in ladders for step in ladder]
    assert [list(need) for need in needs] == [["ask"]] * len(asked)
    assert [need["ask"]["what"] for need in needs] == asked


def test_rules_of_a_whole_table_load_as_criteria(found, tmp_path):
    (tmp_path / "tender.yaml").write_text(draft_text(found("meant")), encoding="utf-8")
    rules = {item.item: item.rule for item in load_tender(tmp_path, tmp_path).criteria}
    assert rules["投标报价"].price
    assert [step.points for step in rules["企业资质"].ladder] == [5, 3]
    assert [step.points for step in rules["体系认证"].ladder] == [4, 2]
    assert [step.points for step in rules["项目经理"].ladder] == [6, 3]
    assert rules["养护方案"].judge
