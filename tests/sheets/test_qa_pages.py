"""Evidence pages of what is lacking point to no other paper, and no page points to a chapter that nobody wrote."""

from dataclasses import replace
from types import SimpleNamespace

from bidkit.flow.brief import _unwritten
from bidkit.sheets.qa.questions import questions
from tests.sheets.asking import both, make_card, make_outline, material, placed

LACKING = """
library:
  answers:
    - {id: card-lack, topic: 资质, question: 这一项呢？, answer: "已有的是{{ 体系认证 }}。", weakness: [missing-proof],
       criteria: [隐私, 管理体系, 证明]}
tender:
  requirements: {"+": {id: Q9, kind: qualification, title: 隐私信息管理体系, text: 具有隐私信息管理体系认证,
    needs: {qualification: {name: 隐私信息管理体系认证证书}}}}
  criteria: {"+": {id: S7, item: 隐私信息管理体系, points: 3,
    rule: {each: 3, needs: {qualification: {name: 隐私信息管理体系认证证书}}}}}
"""


def lacking():
    asked = questions(material(LACKING, places=placed()))
    return [one for one in asked.weak if {"Q9", "S7"} & set(one.items)]


def test_a_certificate_that_is_missing_has_no_pages_of_other_certificates():
    assert len(lacking()) == 2
    assert [one.refs for one in lacking()] == [(), ()]
    assert "质量管理体系认证证书" in lacking()[0].answer


def test_a_scoring_item_that_earns_nothing_opens_no_other_paper():
    alone = both(LACKING, "library: {answers: [{id: card-lack, topic: 资质, question: 有吗, "
                 'answer: "有{{ 体系认证 }}。", criteria: [隐私]}]}')  # fmt: skip
    (one,) = [one for one in questions(material(alone, places=placed())).scored if one.items == ("S7",)]
    assert one.refs == ()


def unwritten(*pages):
    given = material(LACKING, places=placed())
    return replace(given, unwritten=frozenset(("main", page) for page in pages))


def shown(given):
    sheets = (make_card(given), make_outline(given))
    return {ref.shown for sheet in sheets for cell in sheet.cells() for ref in cell.refs}


def test_no_sheet_sends_anybody_to_pages_that_wait_for_their_text():
    assert "《商务技术文件》第 6-9 页" in shown(unwritten())
    assert not any("第 6" in one or "第 9" in one for one in shown(unwritten(6, 7, 8, 9)))


def test_the_written_pages_of_a_chapter_are_still_shown():
    assert "《商务技术文件》第 7-8 页" in shown(unwritten(6, 9))


def test_pages_that_wait_are_read_from_the_finished_file(tmp_path, monkeypatch):
    told = SimpleNamespace(message="《商务技术文件》遗留填写提示「（待补充）」")
    (tmp_path / "main.pdf").touch()
    monkeypatch.setattr("bidkit.flow.brief.page_texts", lambda path: ("目录", "方案\n（待补充）", "方案"))
    job = SimpleNamespace(workspace=SimpleNamespace(root=tmp_path))
    report = SimpleNamespace(findings=(told,), folder="")
    assert _unwritten(job, report, placed()) == {("main", 2)}
    assert _unwritten(job, SimpleNamespace(findings=(), folder=""), placed()) == frozenset()
