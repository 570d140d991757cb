from bidkit.word.pages.layout import strip_for_conversion
from bidkit.word.seen.read import field_results, metadata, read_text
from tests.word.docs import body, docx, heads, p, save, word


def read(xml, **parts):
    return [(x.part, x.text) for x in read_text(body(xml, **parts), name="a")]


def test_split_runs_tabs_and_breaks_are_one_text():
    runs = "".join(
        f"<w:r>{inside}</w:r>"
        for inside in ("<w:t>投</w:t>", "<w:t>标</w:t><w:tab/>", "<w:br/><w:t>函</w:t>")
    )
    assert read(f"<w:p>{runs}</w:p>") == [("正文", "投标\t\n函")]


def test_insertions_are_read_and_deletions_are_not():
    xml = (
        '<w:p><w:ins w:id="1"><w:r><w:t>新</w:t></w:r></w:ins>'
        '<w:del w:id="2"><w:r><w:delText>旧</w:delText></w:r></w:del>'
        '<w:moveFrom w:id="3"><w:r><w:t>移</w:t></w:r></w:moveFrom></w:p>'
    )
    assert read(xml) == [("正文", "新")]


def test_controls_links_and_nested_tables_are_read():
    inner = f"<w:tbl><w:tr><w:tc>{p('内')}</w:tc></w:tr></w:tbl>"
    xml = (
        f"<w:sdt><w:sdtContent>{p('控件')}</w:sdtContent></w:sdt>"
        f"<w:p><w:hyperlink><w:r><w:t>链接</w:t></w:r></w:hyperlink></w:p>"
        f"<w:tbl><w:tr><w:sdt><w:sdtContent><w:tc>{p('外')}{inner}</w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>"
    )
    assert read(xml) == [("正文", "控件"), ("正文", "链接"), ("表格", "外"), ("表格", "内")]


def test_a_text_box_is_read_once():
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = f"<w:txbxContent>{p('框内')}</w:txbxContent>"
    new = f"<mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
    both = f"{new}<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    xml = f"<w:p><w:r><w:t>框外</w:t></w:r><w:r><mc:AlternateContent {mc}>{both}</mc:AlternateContent></w:r></w:p>"
    assert read(xml) == [("正文", "框外"), ("文本框", "框内")]


def test_field_results_are_read_and_codes_are_not_even_over_paragraphs():
    begin, middle, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    code = "<w:r><w:instrText> TOC </w:instrText><w:t>码</w:t></w:r>"
    xml = f"<w:p>{begin}{code}{middle}<w:r><w:t>一</w:t></w:r></w:p><w:p><w:r><w:t>二</w:t></w:r>{end}</w:p>"
    assert read(xml) == [("正文", "一"), ("正文", "二")]


def test_ticks_and_boxes_are_read_as_signs():
    xml = '<w:p><w:r><w:sym w:font="Wingdings 2" w:char="F052"/><w:sym w:font="Wingdings" w:char="F0A8"/></w:r></w:p>'
    assert read(xml) == [("正文", "☑□")]


def test_headers_footers_notes_and_comments_follow_the_body():
    document = docx.Document()
    document.add_paragraph("正")
    document.sections[0].header.paragraphs[0].text = "眉"
    document.sections[0].footer.paragraphs[0].text = "脚"
    assert [(x.part, x.text) for x in read_text(save(document), name="a")] == [
        ("正文", "正"),
        ("页眉", "眉"),
        ("页脚", "脚"),
    ]
    notes = f'<w:footnote w:id="1">{p("注")}</w:footnote>'
    comments = f'<w:comment w:id="1">{p("批")}</w:comment>'
    assert read(p("正"), footnotes=notes, comments=comments) == [
        ("正文", "正"),
        ("脚注", "注"),
        ("批注", "批"),
    ]


def test_paragraphs_are_counted_by_part_and_carry_style_and_label():
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    xml = p() + p("甲", numbered) + f"<w:tbl><w:tr><w:tc>{p('格')}</w:tc></w:tr></w:tbl>" + p("乙", numbered)
    found = read_text(body(xml, numbering=numbering), name="a")
    assert [(x.part, x.paragraph, x.label) for x in found] == [
        ("正文", 2, "1、"),
        ("表格", 1, ""),
        ("正文", 3, "2、"),
    ]
    assert read_text(word("x", heading="题"), name="a")[0].style == "heading 1"


def test_page_references_tell_what_they_show():
    simple = '<w:p><w:fldSimple w:instr=" PAGEREF bk1 \\h "><w:r><w:t>8</w:t></w:r></w:fldSimple></w:p>'
    assert field_results(body(simple)) == (("bk1", "8"),)


def test_metadata_lists_what_is_said():
    document = docx.Document()
    document.core_properties.author = "某人"
    document.core_properties.title = ""
    found = metadata(save(document))
    assert found["core:creator"] == "某人" and "core:title" not in found


def test_the_converter_sees_no_page_number_in_header_or_footer():
    field = '<w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>3</w:t></w:r></w:fldSimple></w:p>'
    refs = "".join(f'<w:{kind}Reference w:type="default" r:id="r{kind}"/>' for kind in ("header", "footer"))
    data = body(f"{p('x')}<w:sectPr>{refs}</w:sectPr>", header=field, footer=p("某公司") + field)
    stripped = strip_for_conversion(data)
    assert heads(stripped) == [{("header", "default"): "", ("footer", "default"): "某公司"}]
    assert strip_for_conversion(stripped) == stripped
