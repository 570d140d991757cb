"""Boxes stay as drawn and are listed, blanks drawn in other ways are found, remarks are no places to sign."""

import pytest

from bidkit.model.reading import Block, Document
from bidkit.read.forms.blanks import Words, read_line
from bidkit.read.forms.cells import read_cells
from bidkit.read.forms.sources import Sources
from bidkit.read.forms.template import make_template
from bidkit.read.outline import make_outline
from bidkit.read.signing import signing_of
from bidkit.word.cut.lines import Line, lines_of
from bidkit.word.cut.piece import cut_whole
from bidkit.word.ooxml import body_of
from tests.word.docs import W, body, p, part, texts

SYMBOL = '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>'
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData>'
    '</w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
CONTROL = (
    '<w:sdt xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:sdtPr><w14:checkbox/></w:sdtPr>'
    "<w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>"
)


def count(root, kind):
    return len(list(root.iter(W + kind)))


def made(xml, title="声明函"):
    return make_template(cut_whole(body(xml), name="格式.docx"), title, Sources())


@pytest.mark.parametrize(
    "box", ["<w:r><w:t>□</w:t></w:r>", "<w:r><w:t>\uf0a8</w:t></w:r>", SYMBOL, FIELD, CONTROL]
)
def test_a_box_is_listed_for_a_person_and_stays_as_it_was_drawn(box):
    xml = p("", inside=f"<w:r><w:t>我方是</w:t></w:r>{box}<w:r><w:t>小型企业</w:t></w:r>")
    template = made(xml)
    assert [blank.replace("☐", "□") for blank in template.blanks] == ["请勾选：我方是□小型企业"]
    drawn = part(body(xml))
    kinds = ("sym", "checkBox", "sdt", "fldChar")
    assert [count(part(template.data), kind) for kind in kinds] == [count(drawn, kind) for kind in kinds]
    assert texts(part(template.data)) == texts(drawn)


def test_advice_about_ticking_is_no_choice_to_tick():
    assert made(p("注：在相应的□内打√")).blanks == ()


def open_blanks(text, title="声明函"):
    return read_line(Line(0, text, text), Words(title)).open


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("编号：【  】号", ["编号：＿【】＿号"]),
        ("合同总额为     元（含税）", ["合同总额为＿＿元（含税）"]),
        ("签于2025年  月  日", ["签于＿2025年月日＿"]),
        ("由（    ）负责实施", ["由＿（）＿负责实施"]),
        ("税率X%", ["税率＿＿%"]),
        ("注册情况：____", ["注册情况：＿＿"]),
        ("投标人：江城公司     （盖章）", []),
    ],
)
def test_a_blank_drawn_in_another_way_is_listed(text, expected):
    assert open_blanks(text) == expected


def test_a_tab_that_draws_a_line_is_a_blank():
    stop = '<w:tabs><w:tab w:val="left" w:leader="underscore" w:pos="4000"/></w:tabs>'
    drawn = p("", stop, "<w:r><w:t>地址：</w:t><w:tab/></w:r>")
    assert lines_of(body_of(part(body(drawn))))[0][0].view == "地址：_"


def test_a_guarantee_is_about_no_price_of_ours():
    text = "数额为人民币____元（大写____）"
    assert read_line(Line(0, text, text), Words("履约担保函")).edits == []


def test_in_a_joint_declaration_nobody_knows_which_member_is_meant():
    text = "供应商名称：____"
    assert read_line(Line(0, text, text), Words("联合体声明函")).edits == []


def cells(*rows):
    return [
        Line(number * 10 + column, text, text, 1, number, column)
        for number, row in enumerate(rows)
        for column, text in enumerate(row)
    ]


def test_a_label_that_comes_twice_in_a_table_is_left_to_a_person():
    twice = cells(("成员一", "统一社会信用代码", ""), ("成员二", "统一社会信用代码", ""))
    assert read_cells(twice, Words("基本情况表"))[0] == {}


def test_the_project_in_a_table_of_another_contract_is_not_ours():
    other = cells(("项目名称", ""), ("发包人名称", ""), ("合同价格", ""))
    assert read_cells(other, Words("资格审查资料"))[0] == {}


def signed(*lines):
    blocks = tuple(
        Block("paragraph", text, path=f"正文 第{place}段") for place, text in enumerate(lines, start=1)
    )
    return signing_of(make_outline(Document("x.docx", "docx", blocks)).units)[:2]


def test_a_remark_about_who_may_sign_is_no_place_to_sign():
    remark = "4、代表人就是法定代表人的，不必另附《签署授权书》。"
    assert signed("备注：须由法定代表人签字", remark, "供应商（盖章）：____") == (("company",), ())
    assert signed("法定代表人（签字）：____") == ((), ("legal-person",))
