"""The sheets beside demands and clauses: scores, forms, team, paragraphs nobody read, clarifications, waivers."""

import json

import pytest

from bidkit.load.tender import load_bid, load_tender
from bidkit.read.draft.whole import FOOT, TITLE
from tests.book.hands import cell, files, fill, take, written

WHO = {("概况", "填表人"): {"内容": "王芳"}}


def tender(root):
    return load_tender(root / "tenders/demo", root)


def bid(root):
    return load_bid(root / "tenders/demo", root)


def taken(root, cells):
    """Have cells filled in and taken; return the workbook and what was said."""
    path = fill(written(root), WHO | cells)
    result = take(root, path)
    assert result.exit_code == 0, result.output
    return path, result.output


def add(root, name, text):
    path = root / "tenders/demo" / name
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def test_a_leaf_gets_its_points_proof_and_an_estimate(workspace):
    guess = {"估最低": 5, "估多半": "5", "估最高": "10", "估分依据": "两件"}
    taken(workspace, {("评分", "S1"): {"分值": "12分", "证明": "〔case-a〕"} | guess})
    held = bid(workspace)
    assert (tender(workspace).criteria[0].points, held.evidence["S1"]) == (12, ("case-a",))
    assert (held.estimates["S1"].high, held.estimates["S1"].by) == (10, "王芳")


def test_an_estimate_that_lacks_its_reason_is_a_cell(workspace):
    path = fill(written(workspace), WHO | {("评分", "S1"): {"估最低": 1, "估多半": 2, "估最高": 3}})
    assert "没有写「估分依据」" in take(workspace, path).output


def test_a_form_that_is_not_used_goes_with_a_reason_and_a_name_and_comes_back(workspace):
    path = fill(written(workspace), {("格式", "F1"): {"用不用": "否"}})
    assert "要写理由和谁定的" in take(workspace, path).output
    text = (workspace / "tenders/demo/bid.yaml").read_text("utf-8").replace("where: letter", "where: proofs")
    (workspace / "tenders/demo/bid.yaml").write_text(text, "utf-8")
    path, _ = taken(workspace, {("格式", "F1"): {"用不用": "否", "不用的理由": "本项目不适用"}})
    read = tender(workspace)
    assert not read.forms[0].required and [one.id for one in read.package.volumes[0].sections] == ["proofs"]
    assert "F1 不用：本项目不适用（王芳）" in (workspace / "tenders/demo/tender.yaml").read_text("utf-8")
    assert cell(path, "格式", "F1", "不用的理由").value == "本项目不适用"
    assert (read.forms[0].by, read.forms[0].reason) == ("王芳", "本项目不适用")
    taken(workspace, {("格式", "F1"): {"用不用": "是"}})
    read = tender(workspace)
    assert read.forms[0].by == read.forms[0].reason == ""
    assert read.forms[0].required and [one.form for one in read.package.volumes[0].sections] == ["", "F1"]


def test_seals_are_taken_by_their_words(workspace):
    taken(workspace, {("格式", "F1"): {"盖章": "单位公章、法定代表人章", "签字": "授权代表"}})
    form = tender(workspace).forms[0]
    assert (form.seal, form.sign) == (("company", "legal-person"), ("authorised",))


def test_somebody_joins_the_team_and_somebody_leaves_it(workspace):
    taken(
        workspace, {("团队", None): {"人员": "张伟", "岗位": "架构师"}, ("团队", "成员1"): {"分工": "总负责"}}
    )
    assert [(one.role, one.duty) for one in bid(workspace).team] == [("项目经理", "总负责"), ("架构师", "")]
    taken(workspace, {("团队", "成员1"): {"去掉": "去掉"}})
    assert [one.role for one in bid(workspace).team] == ["架构师"]


@pytest.fixture
def unread(workspace):
    found = [{"mark": "", "quote": text, "words": "须", "page": None, "path": "第五章", "clause": "3"}
             for text in ("投标人须提供培训", "未提供源代码的，投标无效")]  # fmt: skip
    (workspace / "tenders/demo/reading.json").write_text(json.dumps({"passed_over": found}), "utf-8")
    return workspace


def test_the_paragraph_that_a_bid_can_die_from_stands_first_and_a_mark_makes_it_a_demand(unread):
    import openpyxl

    sheet = openpyxl.load_workbook(written(unread))["没读到的段落"]
    assert "投标无效" in sheet["B2"].value
    keys = [sheet["A2"].value, sheet["A3"].value]
    path, said = taken(unread, {("没读到的段落", keys[0]): {"是要求吗": "√", "类别": "实质性要求"},
                                ("没读到的段落", keys[1]): {"是要求吗": "否"}})  # fmt: skip
    made = tender(unread).requirements[-1]
    assert (made.id, made.kind, made.text) == ("N1", "substantive", "未提供源代码的，投标无效")
    assert "加成新的要求 N1" in said and cell(path, "没读到的段落", keys[1], "是要求吗").value == "否"
    assert cell(path, "要求", "N1", "现在怎样").value.startswith("不满足")


def test_a_clarification_is_settled_in_the_book(workspace):
    add(
        workspace,
        "tender.yaml",
        "changes:\n  - {file: 澄清.docx, item: money.ceiling, old: '1950000', new: '1880000'}\n",
    )
    path = fill(written(workspace), {("变更", "变更1"): {"改成": "1890000"}})
    assert "改了内容，但没有确认" in take(workspace, path).output
    taken(workspace, {("变更", "变更1"): {"改成": "1890000", "确认": "是"}})
    read = tender(workspace)
    assert (read.money.ceiling, read.changes[0].by) == (1_890_000, "王芳")


def test_a_waiver_is_taken_back_by_name(workspace):
    add(
        workspace,
        "bid.yaml",
        'waivers:\n  - {finding: "Q001:Q1", by: 李雷, on: 2026-12-01, reason: 旧, covers: abcd1234}\n',
    )
    _, said = taken(workspace, {("豁免", "豁免1"): {"收回": "收回"}})
    assert bid(workspace).waivers == () and "收回了「Q001:Q1」的豁免" in said


def test_all_rows_can_be_confirmed_in_the_book_and_the_tender_is_signed(workspace):
    place = workspace / "tenders/demo/tender.yaml"
    place.write_text(f"{TITLE.format(name='招标文件.docx')}\n{place.read_text('utf-8')}{FOOT}\n", "utf-8")
    read, path = tender(workspace), written(workspace)
    keys = [("要求", one.id) for one in read.requirements] + [("评分", one.id) for one in read.criteria]
    keys += [("格式", one.id) for one in read.forms]
    cells = {key: {"确认": "是"} for key in keys}
    import openpyxl

    for row in openpyxl.load_workbook(path)["概况"].iter_rows(min_row=3, values_only=True):
        if not row[0].startswith("bid."):
            cells["概况", row[0]] = {"确认": "是" if row[2] else "没有"}
    taken(workspace, cells)
    assert tender(workspace).confirmed.by == "王芳"
    assert "没有人核对过" not in place.read_text("utf-8") and "核对完毕后写" not in place.read_text("utf-8")
    before = files(workspace)
    assert "什么都没有改" in take(workspace).output and files(workspace) == before


def test_chapters_get_scans_texts_and_company(workspace):
    import docx

    (workspace / "tenders/demo/texts").mkdir()
    docx.Document().save(workspace / "tenders/demo/texts/方案.docx")
    taken(workspace, {
        ("分册", "proofs"): {"章节标题": "证明材料", "放谁的扫描件": "〔Q1〕\n〔iso9001〕"},
        ("分册", None): {"分册": "投标文件", "章节标题": "技术方案", "文字文件": "方案.docx"},
    })  # fmt: skip
    letter, proofs, text = tender(workspace).package.volumes[0].sections
    assert (proofs.title, proofs.scans, text.title) == ("证明材料", ("Q1", "iso9001"), "技术方案")
    assert bid(workspace).sections == {text.id: "texts/方案.docx"} and letter.form == "F1"


def test_a_chapter_of_nothing_or_of_a_file_that_is_not_there_is_a_cell(workspace):
    row = {"分册": "投标文件", "章节标题": "技术方案"}
    path = fill(written(workspace), {("分册", None): row})
    assert "一章写一种内容" in take(workspace, path).output
    fill(path, {("分册", "letter"): {"文字文件": "没有.docx"}})
    assert "这一章不是文字" in take(workspace, path).output


def test_how_a_bid_ended_is_chosen_and_taken_back(workspace):
    path, _ = taken(workspace, {("概况", "bid.outcome"): {"内容": "未中标"}})
    assert bid(workspace).outcome == "lost"
    taken(workspace, {("概况", "bid.outcome"): {"内容": ""}})
    assert bid(workspace).outcome == ""
    path = fill(written(workspace), WHO | {("概况", "bid.outcome"): {"内容": "差一点"}})
    assert "请选：中标、未中标、没有投" in take(workspace, path).output


def test_a_chapter_moves_by_a_number_and_goes_when_the_row_says_so(workspace):
    def order():
        return [one.id for one in tender(workspace).package.volumes[0].sections]

    before = order()
    assert before == ["letter", "proofs"]
    taken(workspace, {("分册", "proofs"): {"次序": "1"}})
    assert order() == ["proofs", "letter"]
    taken(workspace, {("分册", "proofs"): {"次序": "2"}})
    assert order() == before
    path = fill(written(workspace), WHO | {("分册", "letter"): {"去掉": "去掉"}})
    assert "格式不在这里去掉" in take(workspace, path).output
    path = fill(written(workspace), WHO | {("分册", "proofs"): {"次序": "最前"}})
    assert "「最前」不是次序" in take(workspace, path).output


def test_what_the_tender_has_not_is_said_with_a_name_and_taken_back(workspace):
    before = tender(workspace).absent
    taken(workspace, {("没有查的", before[0]): {"确认": ""}})
    assert tender(workspace).absent == before[1:]
    path = fill(written(workspace), {("没有查的", before[0]): {"确认": "没有"}})
    assert "没有写确认人" in take(workspace, path).output
    taken(workspace, {("没有查的", before[0]): {"确认": "没有"}})
    assert set(tender(workspace).absent) == set(before)


def test_the_price_sheet_adds_up_and_holds_it_against_the_limit(workspace):
    path = written(workspace)
    words = cell(path, "报价", "总价", "现在怎样").value
    total = float(cell(path, "报价", "总价", "内容").value)
    assert words.startswith("大写：") and total > 0
    assert "没有超" in cell(path, "报价", "最高限价", "现在怎样").value
