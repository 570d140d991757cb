"""What can be done against a clause, until when, and how a kept reading tells it again."""

import json
from datetime import date, datetime
from types import SimpleNamespace

import pytest

from bidkit.model.report import Report
from bidkit.read.asjson import to_dict
from bidkit.read.draft.doubts import doubts_of
from bidkit.read.draft.vanished import vanished
from bidkit.read.extract import extract
from bidkit.read.law.kept import kept_unfair
from bidkit.read.law.remedy import Days, remedy
from bidkit.report.verdict import groups, judge
from tests.read.blocks import document

DAYS = Days(date(2026, 9, 22), datetime(2026, 9, 25, 17), datetime(2026, 12, 21, 9, 30))


@pytest.mark.parametrize(
    ("fault", "binding", "days", "name", "last"),
    [
        ("unlawful", "procurement", DAYS, "质疑", date(2026, 10, 9)),
        ("unlawful", "tenders", DAYS, "异议", date(2026, 12, 11)),
        ("unclear", "procurement", DAYS, "提问", date(2026, 9, 25)),
        ("unlawful", "own", DAYS, "提问", date(2026, 9, 25)),
        ("unlawful", None, DAYS, "提问", date(2026, 9, 25)),
        ("unlawful", "procurement", Days(), "质疑", None),
        ("unlawful", "mandatory", Days(), "异议", None),
        ("unlawful", "procurement", Days(date(2041, 12, 28)), "质疑", None),
    ],
)
def test_the_last_day_is_counted_or_said_to_be_unknown(fault, binding, days, name, last):
    way = remedy(fault, binding, days)
    assert (way.name, way.last) == (name, last)
    assert last is not None or "没有" in way.until


def test_seven_working_days_pass_over_the_holidays_and_the_later_end_is_only_arguable():
    assert "2026-10-09" in remedy("unlawful", "procurement", DAYS).until
    assert "争到 2026-10-15" in remedy("unlawful", "procurement", DAYS).until


TENDER = document(
    "第一章 招标公告",
    "项目名称：学生课桌椅采购",
    "本项目依据《中华人民共和国政府采购法》《政府采购货物和服务招标投标管理办法》公开招标。",
    "二、投标人的资格要求",
    "1. 注册资本不低于500万元。",
    "第二章 评标办法",
    "一、综合评分",
    "第三章 投标文件格式",
)


def reading():
    return json.loads(json.dumps(to_dict(extract(TENDER))))


def confirmed(**dates):
    read = {"issued": None, "questions_until": None, "deadline": None} | dates
    return SimpleNamespace(
        dates=SimpleNamespace(**read), is_read=lambda field: read[field.removeprefix("dates.")] is not None
    )


def codes(found):
    return [one.code for one in found]


def test_a_kept_reading_is_told_with_the_days_that_people_confirmed():
    (told,) = [
        one for one in kept_unfair(reading(), confirmed(issued=date(2026, 9, 22)), ()) if "SCALE" in one.code
    ]
    assert "注册资本不低于500万元" in told.message
    assert "质疑，最迟 2026-10-09" in told.cure
    assert not told.blocks


def test_what_a_rule_says_itself_is_not_told_twice():
    assert "READ-LAW-SCALE-GATE" in codes(kept_unfair(reading(), confirmed(), {"Q001"}))
    assert "READ-LAW-SCALE-GATE" not in codes(kept_unfair(reading(), confirmed(), {"G216"}))


@pytest.mark.parametrize(
    "broken", [{}, {"unfair": 3}, {"unfair": [{"code": "READ-LAW-SCALE-GATE"}, None, 7]}]
)
def test_a_kept_reading_that_people_broke_says_nothing(broken):
    assert kept_unfair(broken, confirmed(), ()) == ()


def test_a_fault_of_the_buyer_is_no_doubt_that_waits_for_us():
    found = extract(TENDER).findings
    assert "READ-LAW-SCALE-GATE" in codes(found)
    assert not [one for one in doubts_of(found) if one.code.startswith("READ-LAW")]
    tender = SimpleNamespace(doubts=doubts_of(found), span_of=lambda _: None)
    assert vanished(reading(), tender) == ()


def test_only_the_articles_of_this_method_are_cited():
    brand = document(
        *(block.text for block in TENDER.blocks[:3]),
        "第二章 采购需求",
        "1. 选用“远桥”牌课桌。",
        "第三章 合同",
    )
    (told,) = [one for one in extract(brand).unfair if one.code == "READ-LAW-BRAND-NAMED"]
    assert told.basis == "《政府采购法实施条例》第二十条", "74号令 is for talks and inquiries"


def test_the_report_tells_it_apart_and_the_bid_can_be_handed_in_all_the_same():
    found = kept_unfair(reading(), confirmed(issued=date(2026, 9, 22)), ())
    report = Report(project="p", number="1", bidder="b", opening=None, status="packed", findings=found)
    assert judge(report).ready
    (group,) = groups(report)
    assert "招标文件自己的问题" in group.name
