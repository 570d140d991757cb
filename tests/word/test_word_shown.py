"""What Word shows reaches the PDF: ticks of symbol fonts, enclosed signs, stored answers, indents in characters."""

import pypdf
import pytest

from bidkit.tools.soffice import locate_soffice, to_pdf
from bidkit.word.pages.layout import strip_for_conversion
from tests.word.docs import W, body, p, part

TICKED = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
EMPTY = '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>'


def run(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


def field(code, shown=""):
    parts = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {code} </w:instrText>',
    )
    ends = ('<w:fldChar w:fldCharType="separate"/>', f"<w:t>{shown}</w:t>") if shown else ()
    return "".join(f"<w:r>{part}</w:r>" for part in (*parts, *ends, '<w:fldChar w:fldCharType="end"/>'))


CASES = {
    "ticks": (run("接受") + TICKED + run("不接受") + EMPTY, "接受☑不接受□"),
    "tick in a box": (run("是") + field(r"eq \o(口,√)") + run("否口"), "是☑否口"),
    "enclosed tick": (run("同意") + field(r"EQ \o\ac(□,√)") + run("。"), "同意☑。"),
    "ringed number": (field(r"eq \o\ac(○,3)") + run("质保三年"), "③质保三年"),
    "stored answer": (
        run("保证金：") + field('IF 1 = 1 "已交" "未交"', "已交") + run("。"),
        "保证金：已交。",
    ),
    "stored day": (run("日期：") + field(r'DATE \@ "yyyy年M月d日"', "2026年3月1日"), "日期：2026年3月1日"),
    "fraction": (run("甲") + field(r"EQ \f(1,2)") + run("乙"), "甲1/2乙"),
    "other equation": (run("甲") + field(r"EQ \i(1,2,x)") + run("乙"), "甲乙"),
}


@pytest.mark.parametrize("case", CASES)
def test_what_the_converter_is_given(case):
    runs, shown = CASES[case]
    data = strip_for_conversion(body(f"<w:p>{runs}</w:p>"))
    assert "".join(part(data).itertext("{*}t")) == shown


def cell(runs):
    return f"<w:tc><w:p>{runs}</w:p></w:tc>"


def test_what_word_stored_of_sums_and_of_the_file_itself_stands_in_the_pdf(tmp_path):
    rows = (
        (run("报价"), run("1,200.00元")),
        (run("合计"), field("=SUM(ABOVE)", "4,600.00")),
        (run("大写"), field(r"= 4600 \* CHINESENUM2", "肆仟陆佰")),
        (run("图"), field(r"SEQ 图 \* CHINESENUM3", "三")),
        (
            run("见"),
            field(r"REF _Ref9 \r \h", "第九条")
            + field(r"REF _Ref9 \p \h", "下文")
            + field("PAGEREF _Ref9", "27"),
        ),
        (
            run("文件"),
            field("FILENAME", "投标文件.docx") + field("TITLE", "甲项目") + field("AUTHOR", "张三"),
        ),
    )
    table = "".join(f"<w:tr>{''.join(cell(runs) for runs in row)}</w:tr>" for row in rows)
    data = strip_for_conversion(body(f"<w:tbl>{table}</w:tbl>" + p("完")))
    made = to_pdf({"form": data}, tmp_path, soffice=locate_soffice(), home=tmp_path / "home")
    text = "".join(pypdf.PdfReader(made["form"]).pages[0].extract_text().split())
    for shown in ("4,600.00", "肆仟陆佰", "图三", "第九条下文27", "投标文件.docx", "甲项目", "张三"):
        assert shown in text


def test_headers_and_notes_are_shown_as_the_body_is():
    head = f'<w:hdr xmlns:w="{W[1:-1]}"><w:p>{field("TITLE", "甲项目")}{TICKED}</w:p></w:hdr>'
    setup = '<w:sectPr><w:headerReference w:type="default" r:id="rheader"/></w:sectPr>'
    data = strip_for_conversion(body(p("甲") + setup, header=head))
    shown = part(data, "word/header.xml")
    assert "".join(shown.itertext("{*}t")) == "甲项目☑"
    assert not list(shown.iter(f"{W}instrText"))


@pytest.mark.parametrize(
    ("written", "given"),
    [
        ('w:firstLineChars="200"', {"firstLine": "480"}),
        ('w:leftChars="400" w:rightChars="100"', {"left": "960", "right": "240"}),
        ('w:leftChars="200" w:hangingChars="200"', {"left": "480", "hanging": "480"}),
        ('w:firstLineChars="200" w:firstLine="420"', {"firstLine": "420"}),
        ('w:leftChars="0" w:left="600"', {"left": "600"}),
    ],
)
def test_an_indent_in_characters_gets_its_length(written, given):
    paragraph = p("甲", f'<w:ind {written}/><w:rPr><w:sz w:val="24"/></w:rPr>')
    [indent] = part(strip_for_conversion(body(paragraph))).iter(f"{W}ind")
    lengths = {
        key.removeprefix(W): value for key, value in indent.attrib.items() if not key.endswith("Chars")
    }
    assert lengths == given


SIZED = (
    '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="b"/><w:rPr><w:sz w:val="32"/></w:rPr></w:style>'
)
BASED = (
    SIZED + '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="c"/><w:basedOn w:val="b"/></w:style>'
)
GENERAL = '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>'


@pytest.mark.parametrize(
    ("style", "styles", "length"),
    [("b", SIZED, "640"), ("c", BASED, "640"), ("x", GENERAL + SIZED, "560"), ("x", SIZED, "400")],
)
def test_a_character_is_as_wide_as_the_style_says_where_no_run_does(style, styles, length):
    paragraph = p("甲", f'<w:pStyle w:val="{style}"/><w:ind w:firstLineChars="200"/>')
    [indent] = part(strip_for_conversion(body(paragraph, styles=styles))).iter(f"{W}ind")
    assert indent.get(f"{W}firstLine") == length


def test_emphasised_words_are_underlined_with_dots_for_the_converter():
    def run(properties):
        return f"<w:r><w:rPr>{properties}</w:rPr><w:t>甲</w:t></w:r>"

    runs = (
        run('<w:em w:val="dot"/>')
        + run('<w:u w:val="single"/><w:em w:val="dot"/>')
        + run('<w:em w:val="none"/>')
    )
    root = part(strip_for_conversion(body(f"<w:p>{runs}</w:p>")))
    assert [line.get(f"{W}val") for line in root.iter(f"{W}u")] == ["dotted", "single"]


def test_both_boxes_of_a_form_stand_in_the_pdf(tmp_path):
    runs, _ = CASES["ticks"]
    data = strip_for_conversion(body(f"<w:p>{runs}</w:p>"))
    made = to_pdf({"form": data}, tmp_path, soffice=locate_soffice(), home=tmp_path / "home")
    text = pypdf.PdfReader(made["form"]).pages[0].extract_text()
    assert (
        text.count("☑") == text.count("□") == 1
    )  # each font's words come out together, so not in their order


OLE = (
    '<w:r><w:object xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<v:shape id="s1" style="width:200pt;height:100pt">{}</v:shape>'
    '<o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" ShapeID="s1" r:id="rId9"/></w:object></w:r>'
)
PREVIEW = '<v:imagedata r:id="rId8"/>'


def test_of_an_embedded_table_the_picture_that_word_shows_is_left():
    """LibreOffice 7.4 without Calc draws nothing in its place, not even the stored picture."""
    root = part(strip_for_conversion(body(f"<w:p>{OLE.format(PREVIEW)}</w:p>")))
    assert [node.tag for node in root.iter(f"{W}pict", f"{W}object")] == [f"{W}pict"]
    assert len(list(root.iter("{*}imagedata"))) == 1 and not list(root.iter("{*}OLEObject"))


def test_an_embedded_thing_without_a_picture_stays_for_the_converter_to_try():
    root = part(strip_for_conversion(body(f"<w:p>{OLE.format('')}</w:p>")))
    assert [node.tag for node in root.iter(f"{W}pict", f"{W}object")] == [f"{W}object"]
