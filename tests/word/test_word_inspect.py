"""Facts of a Word file, read from XML written out in the test."""

from bidkit.word.seen.inspect import inspect_word
from tests.word.docs import NS, body, p


def facts(xml, **parts):
    return inspect_word(body(xml, **parts), name="a").facts


def cell(text, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def table(*rows):
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"


def test_a_table_is_rows_of_cells_and_an_empty_cell_is_an_empty_text():
    (found,) = facts(table([cell("职务"), cell("")], [cell("电话"), cell("027")])).tables
    assert found.rows == (("职务", ""), ("电话", "027"))


def test_a_merged_cell_covers_its_neighbours():
    wide = cell("合计", '<w:gridSpan w:val="2"/>')
    below = cell("", "<w:vMerge/>")
    (found,) = facts(table([wide, cell("1")], [below, cell("a"), cell("2")])).tables
    assert found.rows == (("合计", None, "1"), (None, "a", "2"))


def test_a_cell_with_only_a_picture_is_not_empty():
    picture = "<w:tc><w:p><w:r><w:drawing/></w:r></w:p></w:tc>"
    (found,) = facts(table([cell("照片"), picture])).tables
    assert found.rows == (("照片", "〔图〕"),)


def test_changes_hidden_words_and_telling_fields_are_traces_with_their_author():
    xml = (
        '<w:p><w:ins w:id="1" w:author="甲"><w:r><w:t>新</w:t></w:r></w:ins>'
        '<w:del w:id="2" w:author="乙"><w:r><w:delText>旧</w:delText></w:r></w:del>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显</w:t></w:r>'
        '<w:fldSimple w:instr=" FILENAME \\p "><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>'
    )
    found = [(trace.kind, trace.text, trace.author) for trace in facts(xml).traces]
    assert found == [
        ("插入", "新", "甲"),
        ("删除", "旧", "乙"),
        ("隐藏文字", "藏", ""),
        ("FILENAME 域", "FILENAME \\p", ""),
    ]


def test_boxes_of_symbol_fonts_old_form_fields_and_controls_read_as_boxes():
    old = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>'
        '</w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    control = "<w:sdt><w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>"
    xml = f"<w:p><w:r><w:t>\uf0fe是\uf0a8否</w:t></w:r>{old}{control}</w:p>"
    assert inspect_word(body(xml), name="a").passages[0].text == "☑是□否☑☐"


def test_direct_format_wins_over_the_style_and_toggles_can_be_switched_off():
    runs = (
        '<w:r><w:rPr><w:rFonts w:eastAsia="宋体"/><w:sz w:val="28"/><w:b w:val="0"/></w:rPr><w:t>平</w:t></w:r>'
        '<w:r><w:rPr><w:b/><w:color w:val="ff0000"/><w:u w:val="none"/></w:rPr><w:t>红</w:t></w:r>'
    )
    plain, red = facts(f"<w:p>{runs}</w:p>").looks
    assert (plain.east, plain.size, plain.marks, plain.colour) == ("宋体", 14.0, (), "")
    assert (red.marks, red.colour, red.letters) == (("加粗",), "FF0000", 1)


def test_a_paragraph_says_its_spacing_indent_and_typed_blanks():
    xml = (
        '<w:p><w:pPr><w:spacing w:line="600" w:lineRule="exact" w:before="120"/>'
        '<w:ind w:firstLineChars="200" w:firstLine="480"/><w:jc w:val="both"/></w:pPr>'
        '<w:r><w:t xml:space="preserve">　　段</w:t></w:r></w:p>'
    )
    (found,) = facts(xml).settings
    said = (found.rule, found.line, found.before, found.indent, found.align, found.spaces)
    assert said == ("exact", 30.0, 6.0, 2.0, "both", 2)


def test_the_page_setup_is_in_millimetres():
    xml = (
        p("a") + '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1417" w:bottom="1134" w:left="1134" w:right="1134" w:gutter="284"/></w:sectPr>'
    )
    (found,) = facts(xml).setups
    assert (found.width, found.height, found.top, found.left, found.gutter) == (210, 297, 25, 20, 5)


def control(state, words, inside="w:r"):
    text = f"<w:r><w:t>{words}</w:t></w:r>"
    text = text if inside == "w:r" else p(words)
    made = f"<w:sdt><w:sdtPr>{state}<w:text/></w:sdtPr><w:sdtContent>{text}</w:sdtContent></w:sdt>"
    return f"<w:p>{made}</w:p>" if inside == "w:r" else made


def test_a_control_that_still_shows_its_prompt_is_a_trace_wherever_it_stands():
    prompt = "单击或点击此处输入文字。"
    for xml in (control("<w:showingPlcHdr/>", prompt), control("<w:showingPlcHdr/>", prompt, "w:p")):
        assert [(t.kind, t.text) for t in facts(xml).traces] == [("没有填的控件", prompt)]
    for state in ("", '<w:showingPlcHdr w:val="0"/>'):
        assert facts(control(state, "甲级")).traces == ()


def test_a_whole_file_put_in_is_a_trace():
    xml = '<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId9"/>'
    for before, place in ((p("前文") + p(""), "在「前文」之后"), ("", "在开头")):
        found = facts(before + xml + p("后")).traces
        assert [(t.kind, t.text) for t in found] == [("整块插入的文件", place)]


def test_a_formula_says_its_letters_and_what_stands_around_it():
    math = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">{}</m:oMath>'
    signs = "<m:r><m:t>P=</m:t></m:r><m:f><m:num><m:r><m:t>A</m:t></m:r></m:num></m:f>"
    inline = f"<w:p><w:r><w:t>得分</w:t></w:r>{math.format(signs)}<w:r><w:t>分</w:t></w:r></w:p>"
    alone = p("前文") + f"<w:p>{math.format(signs)}</w:p>" + p("") + p("后文")
    assert [(one.words, one.before, one.behind) for one in facts(inline).beside] == [(("P=A",), "得分", "分")]
    assert [(one.words, one.before, one.behind) for one in facts(alone).beside] == [
        (("P=A",), "前文", "后文")
    ]


def test_deleted_words_are_seen_whatever_prefix_their_elements_have():
    default = NS.replace("xmlns:w", "xmlns")
    deleted = f'<del {default} w:id="1" w:author="甲"><r><delText>删去的话</delText></r></del>'
    (found,) = inspect_word(body(f"<w:p>{deleted}</w:p>"), name="x").unseen
    assert found.text == "删去的话"
