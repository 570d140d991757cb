"""The plan counts back in the working days of China and never puts work on a day of rest."""

import re
from datetime import date, timedelta

import pytest

from bidkit.sheets.plan.days import clock, works
from tests.sheets.planning import dates, due, everything, planned, row, rows

# 2026 年放假安排：春节 2-15 至 2-23，2-14、2-28 上班；中秋 9-25 至 9-27；国庆 10-1 至 10-7，9-20、10-10 上班
SPRING = [date(2026, 2, 15) + timedelta(days=n) for n in range(9)]
NATIONAL = [date(2026, 9, 25) + timedelta(days=n) for n in range(3)] + [
    date(2026, 10, 1) + timedelta(days=n) for n in range(7)
]
OVER_NATIONAL = dates("2026-09-10", "2026-10-13 09:30")
OVER_SPRING = dates("2026-02-02", "2026-03-03 09:30")


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("上传投标文件", "", "2026-10-12 周一"),
        ("用印", "", "2026-10-10 周六"),  # worked for National Day
        ("三审", "", "2026-10-09 周五"),
        ("二审", "", "2026-10-08 周四"),
        ("一审", "", "2026-09-30 周三"),  # the seven days of rest lie between
        ("方案写作", "2026-09-21 周一", "2026-09-29 周二"),
        ("收齐资料", "2026-09-20 周日", "2026-09-24 周四"),  # a Sunday worked for it
    ],
)
def test_a_plan_over_national_day_2026_has_the_right_working_days(words, start, end):
    line = row(planned(OVER_NATIONAL), words)
    assert (line[3], line[4]) == (start, end)


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("上传投标文件", "", "2026-03-02 周一"),
        ("用印", "", "2026-02-28 周六"),  # worked for Spring Festival
        ("三审", "", "2026-02-27 周五"),
        ("一审", "", "2026-02-25 周三"),
        ("方案写作", "2026-02-10 周二", "2026-02-24 周二"),  # nine days of rest inside
        ("授权文件", "", "2026-02-13 周五"),
    ],
)
def test_a_plan_over_spring_festival_2026_has_the_right_working_days(words, start, end):
    line = row(planned(OVER_SPRING), words)
    assert (line[3], line[4]) == (start, end)


@pytest.mark.parametrize(("overlay", "holiday"), [(OVER_NATIONAL, NATIONAL), (OVER_SPRING, SPRING)])
def test_no_work_of_ours_falls_on_a_day_of_rest(overlay, holiday):
    sheet = planned(overlay)
    seen = {
        date.fromisoformat(day)
        for line in rows(sheet, "标前")
        for cell in line[3:5]
        for day in re.findall(r"\d{4}-\d{2}-\d{2}", cell)
    }
    assert len(seen) > 8
    assert not seen & set(holiday)


def test_a_deadline_on_a_day_of_rest_stays_where_the_tender_put_it():
    sheet = planned(dates("2026-09-01", "2026-10-03 09:30"))
    assert due(sheet, "最后核对") == "2026-10-03 周六 08:30"
    assert due(sheet, "上传投标文件") == "2026-09-30 周三"


def test_enough_time_is_not_squeezed():
    text = everything(planned(OVER_NATIONAL))
    assert "有 19 个工作日" in text and "够用" in text


def test_short_time_squeezes_every_step_in_proportion_and_says_so():
    sheet = planned(dates("2026-12-14", "2026-12-21 09:30"))
    assert "有 5 个工作日" in everything(sheet) and "压缩到 33%" in everything(sheet)
    order = [due(sheet, words)[:10] for words in ("通读", "方案写作", "一审", "用印", "上传")]
    assert order == ["2026-12-14", "2026-12-17", "2026-12-17", "2026-12-18", "2026-12-18"]


def test_one_day_left_puts_everything_on_it_with_the_vital_steps_marked():
    sheet = planned(dates("2026-12-18", "2026-12-21 09:30"), today="2026-12-18")
    found = {
        line[4][:10] for line in rows(sheet, "标前") if "最后核对" not in line[1] and "质疑" not in line[1]
    }
    assert found == {"2026-12-18"}
    assert row(sheet, "上传投标文件")[1].startswith("【先】")
    assert "有 1 个工作日" in everything(sheet)


def test_no_working_day_left_leaves_the_deadline_day_itself():
    sheet = planned(dates("2026-12-19", "2026-12-21 09:30"), today="2026-12-20")
    assert due(sheet, "上传投标文件") == "2026-12-21 周一"
    assert "没有完整的工作日" in everything(sheet)


@pytest.mark.parametrize("day", ["2026-12-19", "2026-12-20", "2026-10-04"])
def test_a_tender_issued_and_closed_on_days_of_rest_keeps_everything_on_them(day):
    bond = f"money: {{bond: {{amount: 20000}}}}, dates: {{issued: {day}, deadline: {day} 09:30, opening: {day} 09:30}}"
    sheet = planned(f"tender: {{{bond}}}")
    found = {line[4][:10] for line in rows(sheet, "标前") if not line[1].startswith("决定是否对采购文件")}
    assert found == {day}


def test_days_that_have_passed_get_a_new_day_and_what_to_do():
    sheet = planned(today="2026-12-14")
    now = row(sheet, "授权文件")
    assert now[4] == "2026-12-09 周三"
    assert now[7].startswith("已过。没做的补到 2026-12-16 周三。") and "没有授权书" in now[7]
    assert row(sheet, "用印")[7] == "还有 3 天"


def test_questions_without_a_day_of_their_own_are_made_up_for_too():
    assert "没做的补到 2026-12-15 周二" in row(planned(today="2026-12-14"), "发出澄清提问")[7]
    asked = planned("tender: {dates: {questions_until: 2026-12-08 17:00}}", today="2026-12-14")
    line = row(asked, "发出澄清提问")
    assert line[4] == "2026-12-07 周一" and line[5].startswith("2026-12-08 周二 17:00")
    assert "补到" not in line[7]


def test_a_day_that_hangs_on_the_law_is_not_moved_when_it_has_passed():
    now = row(planned(today="2026-12-14"), "决定是否对采购文件")
    assert now[4] == "2026-12-07 周一" and now[5].startswith("2026-12-08 周二")
    assert now[7] == "已过。质疑期已过：只能书面询问，编制不停"


def test_after_the_deadline_nothing_can_be_made_up():
    sheet = planned(today="2026-12-23")
    assert row(sheet, "用印")[7] == "已过，投标截止已到，不能再补"
    assert "投标截止 2026-12-21 已过" in everything(sheet)
    assert "先做" not in "".join(getattr(block, "text", "") for block in sheet.blocks)


def test_what_the_bid_shows_as_done_is_not_asked_for_again():
    done = "bid: {submission: {uploaded_at: 2026-12-20 16:00, receipt: HZ-1}}"
    assert row(planned(done, today="2026-12-21"), "上传投标文件")[7] == "按资料已办"


def test_an_unread_deadline_leaves_the_order_and_a_gap():
    sheet = planned("tender: {unread: [dates.deadline, dates.opening]}")
    assert due(sheet, "上传投标文件") == "投标截止前 1 个工作日"
    assert [gap.what for gap in sheet.gaps][:2] == [
        "没有读到投标截止时间，或年份不合理，计划只能写出前后次序",
        "没有读到开标时间，或年份不合理，计划只能写出前后次序",
    ]
    assert "2099" not in everything(sheet) and "2026-12-21" not in everything(sheet)


@pytest.mark.parametrize("year", ["1999", "2100"])
def test_a_year_nobody_can_mean_is_a_gap_and_no_crash(year):
    sheet = planned(f"tender: {{dates: {{deadline: {year}-12-31 09:00, opening: {year}-12-31 09:00}}}}")
    assert sheet.gaps[0].what.startswith("没有读到投标截止时间，或年份不合理")
    assert due(sheet, "用印") == "投标截止前 2 个工作日"


def test_a_tender_without_a_day_of_issue_is_planned_from_today():
    sheet = planned("tender: {dates: {issued: （删去）}}", today="2026-12-14")
    assert "从 2026-12-14 周一 到投标截止，有 5 个工作日" in everything(sheet)
    assert any("没有招标文件发出日期" in gap.what for gap in sheet.gaps)
    assert due(sheet, "决定是否对采购文件") == "对采购文件质疑的最后日前 1 个工作日"


def test_a_year_without_announced_holidays_is_a_marked_guess_without_weekends():
    sheet = planned(dates("2027-03-01", "2027-04-12 09:30"))
    assert due(sheet, "用印") == "≈2027-04-08 周四"
    assert due(sheet, "授权文件") == "≈2027-03-31 周三"
    assert any("2027 年的放假调休安排没有收录" in gap.what for gap in sheet.gaps)


def test_a_legal_clock_in_an_unannounced_year_can_only_end_too_early():
    assert clock(date(2026, 12, 29), 7).day == date(2027, 1, 5)
    assert not clock(date(2026, 12, 29), 7).exact
    assert not works(date(2027, 1, 1)) and not works(date(2027, 1, 2))


def test_the_bond_is_planned_before_its_own_time_with_its_article():
    bond = "tender: {money: {bond: {amount: 20000, due: 2026-12-18 17:00}}}"
    line = row(planned(bond), "保证金到账并")
    assert line[4] == "2026-12-15 周二"
    assert line[5].startswith("2026-12-18 周五 17:00\n《政府采购法实施条例》第三十三条")
    assert not [one for one in rows(planned(), "标前") if "保证金" in one[1]]
