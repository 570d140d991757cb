"""The outline gives minutes by weight and advice by a known place in the order; the card is two pages."""

from decimal import Decimal

import pytest

from bidkit.errors import BidkitError
from bidkit.model.sheet import Bullets, PageBreak
from bidkit.model.terms import Presentation
from bidkit.sheets.qa.scoring import groups
from bidkit.sheets.qa.timing import slots
from tests.sheets.asking import (
    BANK,
    PLANTED,
    both,
    everything,
    example,
    gap_words,
    make_card,
    make_outline,
    material,
    rows,
)


def outlined(change=""):
    return make_outline(material(both(BANK, change) if change else BANK))


@pytest.mark.parametrize("total", ["0.5", "1", "5", "15", "20", "7.3", "45"])
def test_the_minutes_add_up_to_the_limit(total):
    assert sum(slot.minutes for slot in slots(Decimal(total), groups(example()))) == Decimal(total)


def test_a_heavier_item_gets_no_fewer_minutes():
    judged = [slot for slot in slots(Decimal(20), groups(example())) if len(slot.groups) == 1]
    assert [slot.minutes for slot in judged] == sorted((slot.minutes for slot in judged), reverse=True)
    assert judged[0].groups[0].head == "系统演示"


def test_the_price_gets_no_minutes():
    served = [group.head for slot in slots(Decimal(20), groups(example())) for group in slot.groups]
    assert "价格" not in served and "项目经验情况" in served


def test_the_limit_of_the_tender_is_used():
    sheet = outlined("tender: {presentation: {minutes: 20, answer_minutes: 10}}")
    assert sheet.lead.startswith("述标限时 20 分钟，答辩 10 分钟")
    assert rows(sheet, "时间分配")[-1]["分钟"] == "20"
    assert "假设" not in everything(sheet)


def test_a_limit_that_nobody_gave_is_called_an_assumption():
    sheet = outlined()
    assert "按 15 分钟编（假设）" in sheet.lead
    assert "presentation.minutes" in gap_words(sheet)


def test_the_outline_points_to_the_questions_that_may_follow():
    (row,) = [row for row in rows(outlined(), "时间分配") if row["讲什么"] == "技术方案"]
    assert row["可能追问"].startswith("第 ") and row["评分项与分值"] == "S2，83 分"


@pytest.mark.parametrize(
    ("known", "words"),
    [
        ("{order: 1, bidders: 5}", "还没有可比的对象"),
        ("{order: 3, bidders: 5}", "压掉公司介绍"),
        ("{order: 5, bidders: 5}", "评委已经疲劳"),
    ],
)
def test_advice_follows_the_known_place_in_the_order(known, words):
    sheet = outlined(f"tender: {{presentation: {known}}}")
    assert words in everything(sheet)
    assert "上场顺序还不知道" not in gap_words(sheet)


def test_without_a_known_place_there_is_no_advice_but_a_gap():
    sheet = outlined()
    assert "待补：上场顺序未知" in everything(sheet)
    assert "上场顺序还不知道" in gap_words(sheet)
    assert "评委已经疲劳" not in everything(sheet)


def test_without_a_scoring_table_the_time_is_split_the_usual_way_and_says_so():
    sheet = outlined({"tender": {"criteria": []}})
    assert "总体方案" in [row["讲什么"] for row in rows(sheet, "时间分配")]
    assert "按一般的分法分（假设）" in gap_words(sheet)


def test_the_rehearsal_can_be_ticked_off_and_names_the_weak_questions():
    sheet = make_outline(material(both(PLANTED, BANK)))
    (boxes,) = [block for block in sheet.blocks if isinstance(block, Bullets) and block.mark == "box"]
    assert any(cell.text.startswith("第 1—") and "薄弱点" in cell.text for cell in boxes.items)


def test_a_demonstration_asked_for_is_rehearsed():
    assert "逐项走通：可运行系统，不用幻灯" in everything(
        outlined("tender: {presentation: {demo: 可运行系统，不用幻灯}}")
    )


def test_every_risk_on_the_spot_has_a_sign_an_answer_and_a_precaution():
    told = rows(outlined(), "现场风险")
    assert len(told) >= 8 and all(all(row.values()) for row in told)


@pytest.mark.parametrize(
    "wrong", [{"minutes": 0}, {"answer_minutes": -1}, {"order": 0}, {"order": 6, "bidders": 5}]
)
def test_a_presentation_that_cannot_be_is_refused(wrong):
    with pytest.raises((ValueError, BidkitError)):
        Presentation.model_validate(wrong)


def test_the_card_is_two_pages_of_figures_places_ten_questions_and_taboos():
    sheet = make_card(example())
    assert sum(isinstance(block, PageBreak) for block in sheet.blocks) == 1
    assert [table.name for table in sheet.tables()] == ["关键数字", "页码速查", "十大问题"]
    assert len(rows(sheet, "十大问题")) == 10
    assert "不降价、不加送、不改期" in everything(sheet)


def test_the_figures_of_the_card_are_those_of_the_question_sheet():
    told = everything(make_card(example()))
    assert "14,285,900.00 元" in told and "壹仟肆佰贰拾捌万伍仟玖佰元整" in told


def test_the_card_leaves_open_what_nobody_knows():
    sheet = make_card(material(BANK))
    assert "【待补：质保期】" in everything(sheet)
    assert "「质保期」没有数据｜在 bid.yaml 的 delivery 填 warranty_months" in gap_words(sheet)


def test_a_one_line_answer_has_no_blank_to_fill():
    assert [row for row in rows(make_card(example()), "十大问题") if "【" in row["一句话"]] == []
