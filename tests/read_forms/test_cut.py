"""A piece cut out of a Word file keeps its look, its numbers and its page, and nothing else of the file."""

import pytest

from bidkit.word.cut.lines import Edit, apply_edits, lines_of
from bidkit.word.cut.piece import Shears
from bidkit.word.ooxml import body_of, local
from bidkit.word.package import read_package
from bidkit.word.seen.blocks import read_blocks
from bidkit.word.text import paragraph_text
from tests.word.docs import W, body, names, num, p, part, texts, values

PORTRAIT = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
LANDSCAPE = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rheader"/>'
    '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
)
LIST = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>'
)
CELL = "<w:tc><w:tcPr/>{}</w:tc>"
BOX = (
    '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
    f"{p('盒中')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)


def table(*cells):
    return f"<w:tbl><w:tblPr/><w:tr>{''.join(CELL.format(cell) for cell in cells)}</w:tr></w:tbl>"


def control(*inside):
    return f"<w:sdt><w:sdtContent>{''.join(inside)}</w:sdtContent></w:sdt>"


def cut(data, first, last):
    """Return the bytes of the piece between two paragraphs that say this."""
    paths = {block.text: block.path for block in read_blocks(data, name="招标.docx").blocks}
    found = Shears.of(data, name="招标.docx").cut(paths[first], paths[last])
    return found, found.data()


def test_a_piece_holds_its_blocks_and_no_others():
    _, data = cut(
        body(p("前文") + p("投标函") + table(p("甲"), p("乙")) + p("落款") + p("后文")), "投标函", "落款"
    )
    assert texts(part(data)) == ["投标函", "甲", "乙", "落款"]


def test_every_path_of_the_reader_leads_to_the_block_that_holds_its_words():
    inner = table(p("里层"))
    data = body(p("一") + BOX + control(p("二"), table(p("三") + inner, p("四"))) + p("") + p("五"))
    shears = Shears.of(data, name="招标.docx")
    words = {
        place: "".join(paragraph_text(node) for node in block.iter(W + "p"))
        for place, block in enumerate(shears.body.blocks)
    }
    document = read_blocks(data, name="招标.docx")
    found = [block for top in document.blocks for block in (top, *(b for c in top.cells for b in c.blocks))]
    assert len([block for block in found if block.text]) >= 6
    for block in found:
        if block.text:
            assert block.text in words[shears.body.block_at(block.path)]


def test_a_piece_keeps_the_page_it_stood_on():
    data = body(p("甲") + p("", PORTRAIT) + p("宽表") + LANDSCAPE, header=p("某某招标文件"))
    found, made = cut(data, "宽表", "宽表")
    assert values(part(made), "pgSz", "orient") == ["landscape"]
    assert found.notes == ["原件的页眉页脚「某某招标文件」没有带入"]


def test_headers_other_parts_and_names_of_people_stay_behind():
    data = body(p("甲") + p("宽表") + LANDSCAPE, header=p("页眉"), comments="<w:comment/>")
    made = cut(data, "宽表", "宽表")[1]
    assert names(made, "header|comments|docProps") == []
    assert b"headerReference" not in read_package(made, name="格式").document.data()


def test_numbers_go_on_saying_what_they_said():
    data = body(p("一", num(7)) + p("二", num(7)) + p("三", num(7)) + p("四", num(7)), numbering=LIST)
    found, made = cut(data, "三", "四")
    blocks = read_blocks(made, name="格式").blocks
    assert [(block.label, block.text) for block in blocks] == [("3.", "三"), ("4.", "四")]
    assert found.notes == []


def test_tracked_changes_are_taken_as_accepted_and_said():
    change = '<w:ins w:id="1" w:author="某人"><w:r><w:t>新</w:t></w:r></w:ins>'
    gone = '<w:del w:id="2" w:author="某人"><w:r><w:delText>旧</w:delText></w:r></w:del>'
    found, made = cut(body(p("条款", inside=change + gone)), "新条款", "新条款")
    assert texts(part(made)) == ["新条款"]
    assert "修订" in found.notes[0]
    assert "某人".encode() not in read_package(made, name="格式").document.data()


def test_page_breaks_at_the_edges_make_no_empty_pages():
    broken = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    lead = p("投标函", inside='<w:r><w:br w:type="page"/></w:r>')
    made = cut(body(p("前") + lead + p("落款") + broken + p("后")), "投标函", "落款")[1]
    assert values(part(made), "br", "type") == []


def test_a_clause_set_as_a_heading_does_not_enter_the_contents():
    style = '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style>'
    made = cut(
        body(p("我方承诺如下", '<w:pStyle w:val="2"/>'), styles=style), "我方承诺如下", "我方承诺如下"
    )[1]
    assert values(part(made), "pStyle") == ["2"]
    assert values(part(made), "outlineLvl") == ["9"]


def test_the_buyers_own_braces_are_no_tags():
    found, _ = cut(body(p("写成 {{ 名称 }} 的样子")), "写成 {{ 名称 }} 的样子", "写成 {{ 名称 }} 的样子")
    found.edit({})
    assert texts(part(found.data())) == ["写成 {{ '{' }}{ 名称 }} 的样子"]
    assert any("大括号" in note for note in found.notes)


RUNS = (
    "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>投标</w:t></w:r><w:r><w:t>人：__</w:t></w:r>"
    "<w:r><w:t>__</w:t><w:tab/><w:t>（盖章）</w:t></w:r></w:p>"
)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (4, 8, "投标人：甲\t（盖章）"),
        (4, 9, "投标人：甲（盖章）"),
        (5, 7, "投标人：_甲_\t（盖章）"),
        (13, 13, "投标人：____\t（盖章）甲"),
        (0, 0, "甲投标人：____\t（盖章）"),
        (1, 3, "投甲：____\t（盖章）"),
    ],
)
def test_an_edit_changes_its_letters_and_no_others(start, end, expected):
    root = part(body(RUNS))
    paragraph = lines_of(body_of(root))[1][0]
    apply_edits(paragraph, [Edit(start, end, "甲")])
    assert paragraph_text(paragraph) == expected


def test_edits_of_one_line_do_not_disturb_one_another():
    paragraph = lines_of(body_of(part(body(RUNS))))[1][0]
    apply_edits(paragraph, [Edit(4, 6, "甲", drawn=True), Edit(6, 8, "乙"), Edit(8, 9, "　")])
    assert paragraph_text(paragraph) == "投标人：甲乙　（盖章）"
    drawn = [run for run in paragraph.iter(W + "r") if run.find(f"{W}rPr/{W}u") is not None]
    assert [paragraph_text(run) for run in drawn] == ["甲"]
    assert [local(node) for node in paragraph.iter(W + "b")] == ["b"]


def test_underlined_spaces_are_a_blank_but_not_around_words():
    def line(*runs):
        drawn = "".join(
            f'<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
            for text in runs
        )
        return lines_of(body_of(part(body(f"<w:p>{drawn}</w:p>"))))[0][0].view

    assert line("   ") == "___"
    assert line(" （姓名） ") == "_（姓名）_"
    assert line(" 某某项目 ") == " 某某项目 "
