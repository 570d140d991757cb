"""Blanks whose meaning is certain become tags; all others stay and are listed; nobody's signature is typed."""

import pytest

from bidkit.read.forms.blanks import Words, read_line
from bidkit.read.forms.cells import read_cells
from bidkit.read.forms.seals import read_hands
from bidkit.word.cut.lines import Line

NAME = "{{ bidder.name }}"
DATE = "{{ bid.date|date_cn }}"


def filled(text, title="投标函"):
    """Return the line with its edits made."""
    found = read_line(Line(0, text, text), Words(title))
    for edit in sorted(found.edits, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("投标人：________", f"投标人：{NAME}"),
        ("供 应 商 名 称：", f"供 应 商 名 称：{NAME}"),
        ("供应商名称：XXX（盖单位公章）", f"供应商名称：{NAME}（盖单位公章）"),
        ("投标单位（投标人）名称：____", f"投标单位（投标人）名称：{NAME}"),
        ("投标人：        （盖章）", f"投标人：{NAME}  （盖章）"),
        ("地 址：____，邮政编码：____", "地 址：{{ bidder.address }}，邮政编码：{{ bidder.postcode|blank }}"),
        ("项目编号：XXXX", "项目编号：{{ project.number }}"),
        ("我方全面研究了（项目名称）的招标文件", "我方全面研究了{{ project.name }}的招标文件"),
        ("致：（填写采购代理机构名称）", "致：{{ tender.agency|blank }}"),
        ("参加XXXX（采购人名称）的采购", "参加{{ tender.purchaser }}的采购"),
        ("日    期：XX年XX月XX日", f"日    期：{DATE}"),
        ("   年   月   日", f"   {DATE}"),
        (
            "投标总价（大写）：________元整",
            "投标总价（大写）：{{ (price.total_words if price else '')|blank }}",
        ),
        ("（小写）：￥______", "（小写）：￥{{ (price.total|money if price else '')|blank }}"),
    ],
)
def test_a_usual_blank_becomes_a_tag(text, expected):
    assert filled(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "法定代表人或授权代表（签字）：________",
        "授权代表：________（签字）",
        "加盖公章：________",
        "注：投标人名称：____ 应与营业执照一致",
        "投标人：江城衡信数据科技有限公司",
        "用户单位联系电话：____",
    ],
)
def test_a_place_for_the_pen_advice_and_what_is_filled_stay_as_they_are(text):
    assert filled(text) == text


def test_a_place_for_the_pen_loses_its_letters_and_is_no_open_blank():
    line = Line(0, "授权代表（签字）：XXX", "授权代表（签字）：XXX")
    assert filled(line.text).rstrip("　") == "授权代表（签字）："
    assert read_line(line, Words("承诺函")).open == []


def test_an_unknown_blank_stays_and_is_listed():
    text = "从业人员______人，营业收入为______万元"
    assert filled(text) == text
    assert read_line(Line(0, text, text), Words("声明函")).open == [
        "从业人员＿＿人，营业收入为",
        "业人员 人，营业收入为＿＿万元",
    ]


def test_a_label_with_nothing_behind_it_is_listed_when_nobody_knows_what_it_wants():
    found = [
        read_line(Line(0, text, text), Words("授权委托书")).open
        for text in ("身份证号码：", "性别： 年龄：", "承诺如下：")
    ]
    assert found == [["身份证号码：＿＿"], ["性别：＿＿", "年龄：＿＿"], []]


def test_whose_name_a_blank_wants_is_told_by_the_words_around_it():
    letter = filled("我（姓名）系（投标人名称）的法定代表人，现委托（姓名）为代理人", "授权委托书")
    assert letter.startswith("我{{ bidder.legal_person }}系{{ bidder.name }}")
    assert "现委托{{ (signer.name if signer else '')|blank }}为" in letter
    assert filled("参加（单位名称）的（项目名称）采购活动", "中小企业声明函").startswith(
        "参加{{ tender.purchaser }}的{{ project"
    )


def test_a_project_is_not_called_a_project_twice():
    assert filled("“XXXX”项目磋商文件") == (
        "“{{ project.name }}”{{ '' if project.name.endswith('项目') else '项目' }}磋商文件"
    )


def test_a_bank_guarantee_is_not_filled_with_our_address():
    assert filled("地址：____", "投标保证金担保函") == "地址：____"


def cells(*rows):
    return [
        Line(number * 10 + column, text, text, 1, number, column)
        for number, row in enumerate(rows)
        for column, text in enumerate(row)
    ]


def test_an_empty_cell_beside_its_label_is_filled():
    edits, left = read_cells(cells(("供应商名称", "", "邮编", ""), ("备注", "")), Words("基本情况表"))
    assert {place: edit[0].text for place, edit in edits.items()} == {
        1: NAME,
        3: "{{ bidder.postcode|blank }}",
    }
    assert left == []


def test_an_empty_cell_beside_an_unknown_label_is_listed():
    found = read_cells(cells(("供应商名称", "", "企业代码", ""), ("备注", "")), Words("基本情况表"))
    assert found[1] == ["企业代码：＿＿"]


def test_rows_to_be_listed_stay_open():
    edits, left = read_cells(cells(("序号", "项目名称", "金额"), ("", "", ""), ("", "", "")), Words("业绩表"))
    assert (edits, left) == ({}, ["表「序号、项目名称、金额」还有 6 个空格"])


def test_a_table_of_contracts_is_not_filled_with_this_project():
    assert read_cells(cells(("项目名称", "")), Words("类似项目业绩表"))[0] == {}


@pytest.mark.parametrize(
    ("lines", "seal", "sign", "join"),
    [
        (
            ["投标人：____（盖单位章）", "法定代表人或其委托代理人：____（签字）"],
            ("company",),
            ("either",),
            "and",
        ),
        (["投标人代表签字或盖单位章____"], ("company",), ("authorised",), "or"),
        (["法定代表人（签字或盖章）：____"], ("legal-person",), ("legal-person",), "and"),
        (["法定代表人：（签字）", "委托代理人：（签字）"], (), ("legal-person", "authorised"), "and"),
        (["注：本函须加盖公章，否则无效。", "被授权人签署的文件不因授权的撤销而失效。"], (), (), "and"),
    ],
)
def test_who_seals_and_signs_is_read_from_the_places_to_sign(lines, seal, sign, join):
    hands = read_hands([Line(0, text, text) for text in lines])
    assert (hands.seal, hands.sign, hands.join) == (seal, sign, join)
