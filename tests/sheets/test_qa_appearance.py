"""How a team appears is read from the tender; minutes go to what is scored there; no appearance, no outline."""

from decimal import Decimal

import pytest

from bidkit.sheets.appearance import appearance
from bidkit.sheets.qa import make as make_all
from tests.sheets.asking import BANK, both, everything, example, make, make_outline, material, rows


def asking(text, item="", points=10, fields=""):
    """Return the example world whose tender says these words, in a demand and (with ``item``) in the scoring table."""
    change = {
        "tender": {
            "requirements": {"+": {"id": "K9", "kind": "commercial", "text": text, "answer": "person"}}
        }
    }
    if item:
        change["tender"]["criteria"] = {
            "S2": {"points": 83 - points},
            "+": {"id": "S8", "item": item, "points": points, "text": text, "rule": {"judge": "tech"}},
        }
    return material(both(BANK, change, fields or {}))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("投标人述标时间不超过 15 分钟", "talk"),
        ("现场陈述技术方案，限时十分钟", "talk"),
        ("评标时由项目负责人讲标", "talk"),
        ("提供可运行系统进行现场演示", "demo"),
        ("系统演示由本单位员工操作", "demo"),
        ("拟派项目经理须参加现场答辩", "defence"),
        ("项目负责人面试", "defence"),
        ("本项目不要求述标和演示", "none"),
        ("无需现场演示", "none"),
        ("演示：无", "none"),
        ("不组织答辩", "none"),
        ("支持上传汇报演示文件", "none"),
        ("系统提供数据汇报功能", "none"),
    ],
)
def test_the_kind_is_read_from_the_tenders_words(text, kind):
    assert appearance(asking(text).dossier.tender).kind == kind


@pytest.mark.parametrize("method", ["consultation", "negotiation"])
def test_a_method_in_which_one_sits_together_has_questions_and_answers(method):
    assert appearance(material(f"tender: {{method: {method}}}").dossier.tender).kind == "defence"


@pytest.mark.parametrize(
    ("text", "online", "slides"),
    [
        ("通过腾讯会议远程述标", True, True),
        ("现场述标，不得使用幻灯片", False, False),
        ("系统演示，不用幻灯、动画或视频代替", False, False),
        ("述标可以使用 PPT", False, True),
    ],
)
def test_distance_and_slides_are_read(text, online, slides):
    seen = appearance(asking(text).dossier.tender)
    assert (seen.online, seen.slides) == (online, slides)


def test_without_an_appearance_there_is_one_sheet_and_it_says_why():
    (sheet,) = make_all(material(BANK))
    assert sheet.id == "qa" and "提纲和桌面卡没有出" in sheet.lead


def test_an_appearance_brings_outline_and_card_called_after_it():
    titles = [sheet.title for sheet in make_all(asking("提供可运行系统进行现场演示"))]
    assert titles == ["评委问答准备表", "演示提纲", "述标桌面卡"]


def test_a_scored_demonstration_has_all_the_minutes_and_its_items_by_their_points():
    told = rows(make_outline(example()), "时间分配")
    shown = {row["讲什么"]: Decimal(row["分钟"]) for row in told if row["评分项与分值"]}
    assert len(shown) == 8 and all("主题" in name or "移动端" in name for name in shown)
    assert sum(shown.values()) >= 14 and told[-1]["分钟"] == "15"
    assert (
        min(v for name, v in shown.items() if "GDP主题" in name)
        >= shown["移动端·街道经济总览、街道固投和规上工业"]
    )


def test_the_script_of_a_demonstration_says_the_words_of_the_scoring_table():
    (row,) = [row for row in rows(make_outline(example()), "时间分配") if "工业主题" in row["讲什么"]]
    assert "不完整不得分" in row["要点（按分值先后）"]


def test_a_scored_talk_has_the_minutes_and_what_is_judged_on_paper_has_none():
    sheet = make_outline(
        asking("述标条理清楚，重点突出", item="述标", fields="tender: {presentation: {minutes: 10}}")
    )
    assert [row["讲什么"] for row in rows(sheet, "时间分配")][1:-2] == ["述标"]
    assert "按述标打分的 1 项共 10 分" in sheet.lead


def test_a_talk_that_is_not_scored_of_itself_follows_what_judges_mark():
    told = rows(make_outline(asking("投标人述标，限时 15 分钟")), "时间分配")
    assert "技术方案" in [row["讲什么"] for row in told]


def test_a_defence_has_questions_and_no_speech():
    sheet = make_outline(
        asking("项目负责人须参加答辩", fields="tender: {presentation: {answer_minutes: 10}}")
    )
    assert sheet.title == "答辩提纲" and sheet.lead.startswith("答辩 10 分钟")
    assert rows(sheet, "时间分配") == [] and len(rows(sheet, "先练的题")) >= 2


def test_the_bids_own_plan_of_the_demonstration_is_named_and_has_the_last_word():
    told = everything(make_outline(example()))
    assert "标书里有《系统演示方案》" in told and "以标书为准" in told
    assert "不放幻灯片" in told and "不许用幻灯片代替" in told


def test_nobody_is_asked_about_a_demonstration_that_is_not_held():
    assert any("演示" in row["问题"] for row in rows(make(example()), "评分项"))
    bank = {
        "library": {
            "answers": [
                {
                    "id": "card-demo",
                    "topic": "述标与演示",
                    "question": "演示卡住了？",
                    "answer": "换机。",
                    "criteria": ["演示"],
                }
            ]
        }
    }
    assert rows(make(material(bank)), "通用问题") == []
