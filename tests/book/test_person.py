"""A person who only edits the workbook moves an invented tender forward; no YAML is opened."""

import json

import pytest

from bidkit.load.tender import load_bid, load_tender
from tests.book.hands import cell, files, fill, run, take, written
from tests.read_forms.buyers import LINES
from tests.word.docs import body, p

NAME = "新项目"


def checked(root, name):
    return json.loads(run(root, "check", name, "--json").stdout)


@pytest.fixture
def begun(workspace):
    lines = (
        *LINES,
        "★6.供应商须承诺全部数据存放在采购人机房，否则响应无效。",
        "7.响应文件未按要求密封的，响应无效。",
    )
    (workspace / "磋商文件.docx").write_bytes(body("".join(p(line) for line in lines)))
    assert run(workspace, "new", NAME, "--from", str(workspace / "磋商文件.docx")).exit_code == 0
    return workspace


def test_answers_facts_and_clauses_go_in_and_findings_go_away(begun):
    place = begun / "tenders" / NAME
    before = checked(begun, NAME)
    tender = load_tender(place, begun)
    asked = next(one for one in tender.requirements if one.needs is None)
    clause = next(one for one in tender.invalidity if one.kind == "substantive" and not one.bound)
    fill(written(begun, NAME), {
        ("概况", "填表人"): {"内容": "王芳"},
        ("概况", "bid.date"): {"内容": "2026年12月18日"},
        ("概况", "bid.signer.person"): {"内容": "张伟〔zhang-wei〕"},
        ("概况", "bid.signer.as"): {"内容": "授权代表"},
        ("概况", "bid.delivery.period_days"): {"内容": "60 天"},
        ("概况", "project.name"): {"确认": "√"},
        ("要求", asked.id): {"我方答复": "完全响应", "偏离": "无偏离", "证明": "〔iso9001〕", "确认": "是"},
        ("无效条款", clause.id): {"由谁盯着": asked.id, "确认": "Y"},
    })  # fmt: skip
    result = take(begun, name=NAME)
    assert result.exit_code == 0, result.output
    bid, after = load_bid(place, begun), checked(begun, NAME)
    assert bid.answers[asked.id].deviation == "none" and bid.answers[asked.id].evidence == ("iso9001",)
    assert (str(bid.date), bid.signer.person, bid.not_given) == ("2026-12-18", "zhang-wei", ())
    assert load_tender(place, begun).invalidity[tender.invalidity.index(clause)].bound == (asked.id,)
    assert len(after["findings"]) < len(before["findings"])
    known = json.loads((place / "review.json").read_text("utf-8"))["items"]
    assert {(key, one["by"]) for key, one in known.items()} == {
        ("project.name", "王芳"), (asked.id, "王芳"), (clause.id, "王芳")
    }  # fmt: skip


def test_a_new_row_becomes_a_demand_that_asks_for_an_answer(workspace):
    path = fill(written(workspace), {
        ("概况", "填表人"): {"内容": "王芳"},
        ("要求", None): {"类别": "实质性要求", "要求": "源代码交采购人", "位置": "第五章 3.2",
                       "我方答复": "交", "偏离": "正偏离", "确认": "1"},
    })  # fmt: skip
    assert take(workspace, path).exit_code == 0
    item = load_tender(workspace / "tenders/demo", workspace).requirements[-1]
    assert (item.id, item.kind, item.text, item.source.clause) == (
        "N1",
        "substantive",
        "源代码交采购人",
        "第五章 3.2",
    )
    assert load_bid(workspace / "tenders/demo", workspace).answers["N1"].deviation == "positive"
    assert cell(path, "要求", "N1", "确认人").value == "王芳"


def test_a_drag_over_what_is_not_written_confirms_nothing(workspace):
    cells = {("概况", key): {"确认": "是"} for key in ("agency", "opening_place", "project.number")}
    path = fill(written(workspace), cells | {("概况", "填表人"): {"内容": "王芳"}})
    result = take(workspace, path)
    known = json.loads((workspace / "tenders/demo/review.json").read_text("utf-8"))["items"]
    assert list(known) == ["project.number"] and result.output.count("没有算确认") == 2


def test_what_the_tender_does_not_say_is_confirmed_by_its_own_word(workspace):
    path = fill(written(workspace), {("概况", "agency"): {"确认": "没有", "确认人": "王芳"}})
    assert take(workspace, path).exit_code == 0
    assert cell(path, "概况", "agency", "确认").value == "没有"


def test_a_row_that_is_deleted_is_named_and_nothing_is_lost(workspace):
    import openpyxl

    path = written(workspace)
    book = openpyxl.load_workbook(path)
    book["要求"].delete_rows(3)
    book.save(path)
    before = files(workspace)
    result = take(workspace, path)
    assert "「要求」里 Q2 那一行不见了" in result.output and files(workspace) == before


def test_a_demand_that_was_misread_goes_when_the_row_says_so(workspace):
    path = fill(written(workspace), {("要求", "Q1"): {"确认": "删", "确认人": "王芳"}})
    (workspace / "tenders/demo/tender.yaml").write_text(
        (workspace / "tenders/demo/tender.yaml").read_text("utf-8").replace("[Q1, Q2, S1]", "[Q2, S1]"),
        "utf-8",
    )
    result = take(workspace, path)
    assert result.exit_code == 0, result.output
    assert [one.id for one in load_tender(workspace / "tenders/demo", workspace).requirements] == ["Q2", "T1"]


def test_notes_and_waivers_of_findings_are_kept(workspace):
    path = written(workspace)
    one = checked(workspace, "demo")["findings"][0]
    name = f"{one['code']}:{one['subject']}" if one["subject"] else one["code"]
    noted = {"备注": "已问采购人", "谁处理": "李雷", "何时完成": "12月5日前", "豁免理由": "不适用"}
    fill(path, {("概况", "填表人"): {"内容": "王芳"}, ("问题", name): noted})
    assert "「12月5日前」不是日期" in take(workspace, path).output
    fill(path, {("问题", name): {"何时完成": "2026.12.5"}})
    assert take(workspace, path).exit_code == 0
    assert (cell(path, "问题", name, "谁处理").value, cell(path, "问题", name, "何时完成").value) == (
        "李雷",
        "2026-12-05",
    )
    waiver = load_bid(workspace / "tenders/demo", workspace).waivers[-1]
    assert (waiver.finding, waiver.by, bool(waiver.covers)) == (name, "王芳", True)


def test_remarks_and_order_of_the_files_stay(workspace):
    place = workspace / "tenders/demo/bid.yaml"
    text = place.read_text("utf-8").replace("date: 2026-12-18", "# 问过财务\ndate: 2026-12-18   # 周五前")
    place.write_text(text, "utf-8")
    path = fill(written(workspace), {("概况", "bid.date"): {"内容": "2026/12/19"}})
    assert take(workspace, path).exit_code == 0
    assert place.read_text("utf-8") == text.replace("2026-12-18", "2026-12-19")
