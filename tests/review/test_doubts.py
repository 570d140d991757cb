"""What the reader doubted stands in tender.yaml until a person settles it: nothing may be handed in before that."""

import json
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from bidkit.cli.main import app
from bidkit.codes.read import HINTS, PICTURE, READ, SCORE, STRUCK
from bidkit.finding import Answer
from bidkit.load.tender import load_tender
from bidkit.load.yaml_tree import parse
from bidkit.model.doubt import Doubt
from bidkit.read.draft.doubts import doubt_lines, doubts_of
from bidkit.read.notes import note
from bidkit.source import Span
from tests.book.hands import fill, take, written
from tests.check.support import only
from tests.conftest import CONFIRMED
from tests.read.made.build import docx_of
from tests.read.made.others import NOTICE

WHAT = "读出的评分项加起来是 95 分，不是 100 分"
DOUBT = f"{{code: READ-SCORE, what: {WHAT}, place: 招标文件.docx 第12页, cure: 请对照原件的评分表数一遍}}"
SETTLED = DOUBT[:-1] + ", settled: {by: 林晓岚, reason: 漏读的一项已补上}}"
KEY = Doubt(code="READ-SCORE", what=WHAT).key


def run(*words):
    """Return (exit code, output) of a command."""
    made = CliRunner().invoke(app, list(map(str, words)))
    return made.exit_code, made.output


@pytest.fixture
def project(workspace):
    """Return the folder of a tender in which one doubt is open and nothing else."""
    path = workspace / "tenders/demo/tender.yaml"
    path.write_text(path.read_text("utf-8") + f"{CONFIRMED}doubts:\n  - {DOUBT}\n", encoding="utf-8")
    return path.parent


def about_doubts(project):
    """Return what a check finds about doubts."""
    report = json.loads(run("check", "demo", "-C", project.parents[1], "--json")[1])
    return [one for one in report["findings"] if one["code"] == "Y114"], report["state"]


def test_an_open_doubt_stands_with_place_and_cure_and_is_neither_yes_nor_no():
    (found,) = only("Y114", f"tender: {{doubts: [{DOUBT}]}}")
    assert found.answer is Answer.UNKNOWN and found.blocks
    assert all(words in found.message for words in (WHAT, "招标文件.docx 第12页", "请对照原件的评分表数一遍"))
    assert only("Y114", f"tender: {{doubts: [{SETTLED}]}}") == ()


@pytest.mark.parametrize(
    "said", ["{by: 林晓岚}", "{reason: 看过了}", "{by: '', reason: 看过}", "{by: 林晓岚, reason: ' '}"]
)
def test_a_doubt_is_settled_by_name_and_reason_only(project, said):
    path = project / "tender.yaml"
    path.write_text(
        path.read_text("utf-8").replace(DOUBT, DOUBT[:-1] + f", settled: {said}}}"), encoding="utf-8"
    )
    code, told = run("check", "demo", "-C", project.parents[1])
    assert code == 3 and ("by" in told or "reason" in told)


def test_the_verdict_waits_for_a_person_and_for_nothing_else(project):
    (found,), state = about_doubts(project)
    assert state != "yes" and WHAT in found["message"]
    path = project / "tender.yaml"
    path.write_text(path.read_text("utf-8").replace(DOUBT, SETTLED), encoding="utf-8")
    assert about_doubts(project)[0] == []


def review(project, verdict, words):
    """Fill the row of the doubt in the review workbook and have it taken back."""
    assert run("review", "demo", "-C", project.parents[1])[0] == 0
    book = openpyxl.load_workbook(project / "核对.xlsx")
    sheet = book["疑问"]
    assert WHAT in sheet["B2"].value and "数一遍" in sheet["C2"].value and "第12页" in sheet["D2"].value
    for column, value in zip("FGHI", (verdict, words, "高悦", date(2026, 12, 1)), strict=True):
        sheet[f"{column}2"].value = value
    book.save(project / "回来.xlsx")
    return run("review", "demo", "-C", project.parents[1], "--take", project / "回来.xlsx")


def test_the_review_workbook_settles_a_doubt_with_words(project):
    assert review(project, "改", "对过原件，就是 95 分")[0] == 0
    (doubt,) = load_tender(project, project).doubts
    assert (doubt.settled.by, doubt.settled.reason) == ("高悦", "对过原件，就是 95 分")
    assert about_doubts(project)[0] == []


@pytest.mark.parametrize("verdict", ["是", "删"])
def test_a_bare_yes_in_the_review_workbook_settles_nothing(project, verdict):
    before = (project / "tender.yaml").read_bytes()
    code, told = review(project, verdict, None)
    assert code == 3 and "怎么定的" in told
    assert (project / "tender.yaml").read_bytes() == before


def test_the_project_workbook_shows_doubts_first_and_settles_them(project):
    path = written(project.parents[1])
    row = openpyxl.load_workbook(path)["概况"][3]
    assert row[0].value == f"疑问{KEY}" and WHAT in str([one.value for one in row])
    told = take(
        project.parents[1],
        fill(path, {("概况", f"疑问{KEY}"): {"内容": "漏读一项，\n已补", "确认人": "高悦"}}),
    )
    assert told.exit_code == 0, told.output
    (doubt,) = load_tender(project, project).doubts
    assert (doubt.settled.by, doubt.settled.reason) == ("高悦", "漏读一项， 已补")


@pytest.mark.parametrize("said", [{"确认": "是", "确认人": "高悦"}, {"内容": "看过"}])
def test_the_project_workbook_takes_no_doubt_without_words_and_name(project, said):
    before = (project / "tender.yaml").read_bytes()
    told = take(project.parents[1], fill(written(project.parents[1]), {("概况", f"疑问{KEY}"): said}))
    assert told.exit_code != 0
    assert (project / "tender.yaml").read_bytes() == before


def test_a_draft_holds_its_doubts_and_a_later_one_what_was_settled(tmp_path):
    source, out = docx_of(NOTICE, tmp_path / "公告.docx"), tmp_path / "out"
    assert "有 1 条疑问写在草稿的 doubts 里" in run("read", source, "--out", out)[1]
    (doubt,) = parse((out / "tender.yaml").read_text("utf-8"), "x")["doubts"]
    assert doubt["code"] == "READ-SHORT" and "公告.docx" in doubt["place"] and doubt["cure"]

    by_hand = f"doubts:\n  - {{code: READ-SHORT, what: '{doubt['what']}', settled: {{by: 高悦, reason: 只有公告}}}}\n"
    minimal = "regime: tendering\nmethod: open\nproject: {name: a, number: b}\npurchaser: c\nevaluation: {method: d}\n"
    gone = f"  - {DOUBT}\n"
    (out / "tender.yaml").write_text(
        f"{minimal}package: {{set: s, volumes: []}}\n{by_hand}{gone}", encoding="utf-8"
    )
    assert run("read", source, "--out", out)[0] == 0
    (again,) = parse((out / "tender.draft.yaml").read_text("utf-8"), "x")["doubts"]
    assert again["settled"] == {"by": "高悦", "reason": "只有公告"} and again["what"] == doubt["what"]


def test_hints_stay_comments_and_every_other_code_is_a_doubt():
    here = Span("招标文件.docx", page=3)
    text = "\n".join(doubt_lines([note(one, f"{one.title}的话", span=here) for one in READ], {}))
    held = parse(text, "x")["doubts"]
    assert {STRUCK.code} == HINTS and "# 提醒：有划掉或隐藏的文字的话（招标文件.docx 第3页）" in text
    assert {one["code"] for one in held} == {one.code for one in READ} - HINTS
    assert all(one["place"] and one["cure"] for one in held)


def test_the_same_words_of_two_places_are_one_doubt_with_both():
    one, two = (note(SCORE, WHAT, span=Span("a.docx", page=page)) for page in (3, 9))
    (found,) = doubts_of([one, two, one])
    assert found.place == "a.docx 第3页；a.docx 第9页"
    assert len(doubts_of([one, note(PICTURE, WHAT, span=Span("a.docx"))])) == 2


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1).filter(str.strip))
def test_any_words_come_back_from_the_draft_under_the_same_key(words):
    found = note(SCORE, words.strip(), span=Span("a.docx"))
    (held,) = parse("\n".join(doubt_lines([found], {})), "x")["doubts"]
    assert Doubt.model_validate(dict(held)).key == doubts_of([found])[0].key
