"""Situations and what is said of them: can be handed in, cannot, or nobody can say yet; and how a command leaves."""

import json
from dataclasses import replace
from datetime import datetime

import pytest

from bidkit.cli.options import FailOn, exit_code
from bidkit.finding import Answer, Effect, Finding, FindingClass, Severity
from bidkit.model.report import Report
from bidkit.model.unchecked import Unchecked
from bidkit.report.asjson import to_json
from bidkit.report.html import to_html
from bidkit.report.human import plain
from bidkit.report.summary import at

DEADLINE = datetime(2026, 12, 21, 9, 30)
FATAL = Finding(
    code="Q001",
    title="题",
    severity=Severity.FATAL,
    kind=FindingClass.WRONG,
    effect=Effect.BID_INVALID,
    message="证书过期",
    cure="换",
)
UNCLEAR = replace(FATAL, code="Q002", message="看不清", answer=Answer.UNKNOWN)
WAIVED = replace(FATAL, waived_by="林晓岚（2026-12-01）：已澄清")
ERROR = replace(FATAL, severity=Severity.ERROR)
SEALS = Unchecked(what="各格式的签字盖章", why="没有读", cure="填 seal", decides=True)
RIVALS = Unchecked(what="其他投标人的名称", why="没有写", cure="填 rivals")


def report(*found, status="packed", now="2026-12-01 00:00"):
    findings = tuple(one for one in found if isinstance(one, Finding))
    gaps = tuple(one for one in found if isinstance(one, Unchecked))
    made = Report("项目", "ZB-1", "某某公司", DEADLINE, status, findings, deadline=DEADLINE, unchecked=gaps)
    return at(made, datetime.fromisoformat(now) if now else None)


@pytest.mark.parametrize(
    ("found", "how", "word", "code"),
    [
        ((), {}, "可以交", 0),
        ((ERROR,), {}, "可以交", 0),
        ((WAIVED,), {}, "可以交", 0),
        ((RIVALS,), {}, "可以交", 0),
        ((SEALS,), {}, "还不能说", 1),
        ((UNCLEAR,), {}, "还不能说", 1),
        ((UNCLEAR,), {"status": "refused"}, "还不能说", 1),
        ((), {"now": ""}, "还不能说", 1),
        ((FATAL,), {"status": "refused"}, "不能交", 1),
        ((FATAL, UNCLEAR, SEALS), {}, "不能交", 1),
        ((), {"status": "draft"}, "不能交", 0),
        ((), {"now": "2026-12-21 09:29"}, "可以交", 0),
        ((), {"now": "2026-12-21 09:30"}, "不能交", 1),
        ((), {"status": "checked", "now": "2027-01-01 00:00"}, "不能交", 1),
        ((), {"status": "checked"}, "数据检查通过", 0),
        ((SEALS,), {"status": "checked"}, "还不能说", 1),
        ((), {"status": "audited"}, "没有发现废标风险", 0),
        ((SEALS,), {"status": "audited"}, "还不能说", 1),
    ],
)
def test_a_situation_has_one_verdict_and_one_exit_code(found, how, word, code):
    made = report(*found, **how)
    assert f"能不能交：{word}。" in plain(made) and f"<b>{word}</b>" in to_html(made)
    assert json.loads(to_json(made))["verdict"].startswith(f"{word}。")
    assert exit_code(made, FailOn.FATAL) == code


def test_past_the_deadline_that_is_said_first_with_what_else_stops_it():
    made = report(FATAL, now="2026-12-22 00:00")
    said = plain(made).splitlines()[3]
    assert said == "能不能交：不能交。已截止：投标截止时间是 2026-12-21 09:30；另有 1 个废标风险没有处理"
    assert json.loads(to_json(made))["late"] is True


def test_the_first_page_counts_what_must_be_done_in_one_way_and_says_how():
    said = plain(report(FATAL, UNCLEAR, replace(UNCLEAR, subject="b", message="看不见"), status="refused"))
    assert "不能交。还有 3 个废标风险没有处理（其中 2 个判断不了）" in said
    assert "必须处理：3 项" in said and "合计：废标风险 3" in said
    assert "下一步：从「必须处理」第 1 项做起：换；改完再运行一遍" in said


def test_what_decides_stands_before_the_counts_and_the_rest_after_them():
    text = plain(report(FATAL, RIVALS, SEALS, status="refused"))
    order = ["能不能交", "[Q001] 证书过期", "各格式的签字盖章：没有读", "合计：", "其他投标人的名称：没有写"]
    assert [text.index(words) for words in order] == sorted(text.index(words) for words in order)
    assert "怎么办：填 seal" in text and "填 rivals（投标项目负责人）" in text


def test_where_much_is_left_the_first_page_says_what_to_do_first():
    """Answers written before the reading is confirmed may answer the wrong demand: what all rests on comes first."""
    reading = replace(SEALS, what="招标要求读得对不对", cure="运行 bidkit review")
    words = "先做什么：（一）运行 bidkit review；（二）填 seal；（三）逐项处理「必须处理」的 1 项，再运行一遍"
    full = report(FATAL, reading, SEALS, RIVALS)
    assert plain(full).index(words) < plain(full).index("必须处理：")
    assert words in to_html(full)
    for little in (report(FATAL, SEALS), report(SEALS, reading), report(FATAL), report()):
        assert "先做什么" not in plain(little) + to_html(little)


def test_json_names_what_was_not_checked_with_who_closes_it_and_how():
    listed = json.loads(to_json(report(SEALS)))["unchecked"]
    assert listed == [
        {
            "what": "各格式的签字盖章",
            "why": "没有读",
            "cure": "填 seal",
            "desk": "投标项目负责人",
            "decides": True,
            "codes": [],
        }
    ]
