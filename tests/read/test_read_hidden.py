"""What Word files hold beside their words: signs as bullets, drawn or ringed; what is struck, hidden, embedded."""

import io
import zlib

import pytest
from docx import Document as NewDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm

from bidkit.read.extract import extract
from bidkit.read.opening import open_document

CLAUSE = "系统须部署在采购人机房，数据不得外传。"
HEAD = ("第一章 招标公告", "欢迎参加本项目的投标，请认真阅读全部文件后编写投标文件。", "第二章 采购需求")
NS = (
    f'{nsdecls("w", "r", "wp", "a")} xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def paragraph(inside):
    return parse_xml(f"<w:p {NS}>{inside}</w:p>")


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code):
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end")]
    return f'{marks[0]}<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>{marks[1]}'


def drawing(inside):
    return f"<w:r><w:drawing><wp:inline>{inside}</wp:inline></w:drawing></w:r>"


def read(tmp_path, *elements, change=lambda document: None):
    """Return what is read of a tender that holds these elements in its chapter of requirements."""
    document = NewDocument()
    for line in HEAD:
        document.add_paragraph(line)
    for element in elements:
        document.element.body.insert(len(document.element.body) - 1, element)
    change(document)
    document.save(tmp_path / "x.docx")
    return extract(open_document(tmp_path / "x.docx"))


def said(found, code):
    return [finding.message for finding in found.findings if finding.code == code]


def bulleted(sign, font=""):
    def change(document):
        numbering = document.part.numbering_part.element
        font_xml = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>' if font else ""
        numbering.insert(
            0,
            parse_xml(
                f'<w:abstractNum {NS} w:abstractNumId="90"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
                f'<w:lvlText w:val="{sign}"/>{font_xml}</w:lvl></w:abstractNum>'
            ),
        )
        numbering.append(parse_xml(f'<w:num {NS} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))

    return change


IN_LIST = f'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="90"/></w:numPr></w:pPr>{run(CLAUSE)}'
STAR = (
    '<a:graphic><a:graphicData uri=""><wps:wsp><a:prstGeom prst="{}"/></wps:wsp></a:graphicData></a:graphic>'
)


@pytest.mark.parametrize(
    ("inside", "change"),
    [
        (run(f"★{CLAUSE}"), None),
        (run(f"⭐{CLAUSE}"), None),
        (IN_LIST, bulleted("★")),
        (IN_LIST, bulleted("\uf0ab", "Wingdings")),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0AB"/></w:r>' + run(CLAUSE), None),
        (field(r" eq \o\ac(○,★)") + run(CLAUSE), None),
        (drawing(STAR.format("star5")) + run(CLAUSE), None),
        ('<w:r><w:pict><v:shape type="#_x0000_t12"/></w:pict></w:r>' + run(CLAUSE), None),
    ],
)
def test_a_star_is_a_star_however_it_is_set(tmp_path, inside, change):
    found = read(tmp_path, paragraph(inside), change=change or (lambda document: None))
    assert [CLAUSE in item.quote for item in found.substantive] == [True]


@pytest.mark.parametrize(
    ("inside", "change"),
    [
        (IN_LIST, bulleted("●")),
        (IN_LIST, bulleted("\uf0d8", "Wingdings")),
        (drawing(STAR.format("rect")) + run(CLAUSE), None),
        (field(r" eq \f(1,2)") + run(CLAUSE), None),
    ],
)
def test_a_dot_a_box_and_a_fraction_are_no_star(tmp_path, inside, change):
    assert read(tmp_path, paragraph(inside), change=change or (lambda document: None)).substantive == ()


@pytest.mark.parametrize(
    ("sign", "what"), [("<w:strike/>", "划掉"), ("<w:dstrike/>", "划掉"), ("<w:vanish/>", "隐藏")]
)
def test_what_is_struck_out_or_hidden_is_named_and_no_clause(tmp_path, sign, what):
    found = read(tmp_path, paragraph(run(f"★{CLAUSE}", sign)), paragraph(run("★一年保修。")))
    assert [item.quote for item in found.substantive] == ["★一年保修。"]
    (message,) = said(found, "READ-STRUCK")
    assert message == f"1 处{what}的文字没有当作要求读：正文 第4段「★{CLAUSE}」"


def test_a_sign_that_is_switched_off_strikes_nothing(tmp_path):
    found = read(tmp_path, paragraph(run(f"★{CLAUSE}", '<w:strike w:val="0"/><w:vanish w:val="false"/>')))
    assert len(found.substantive) == 1
    assert said(found, "READ-STRUCK") == []


def test_half_a_sentence_struck_out_leaves_the_other_half(tmp_path):
    found = read(
        tmp_path, paragraph(run("★质保期不少于") + run("三十六个月", "<w:strike/>") + run("二十四个月。"))
    )
    assert [item.quote for item in found.substantive] == ["★质保期不少于二十四个月。"]
    assert "「三十六个月」" in said(found, "READ-STRUCK")[0]


def test_inserted_and_embedded_files_are_named_with_their_places(tmp_path):
    inserted = parse_xml(f'<w:altChunk {NS} r:id="rId99"/>')
    ole = '<w:r><w:object><o:OLEObject ProgID="{}" r:id="rId98"/></w:object></w:r>'
    elements = (
        inserted,
        paragraph(ole.format("Excel.Sheet.12") + run("分项表")),
        paragraph(ole.format("Equation.DSMT4")),
    )
    assert said(read(tmp_path, *elements), "READ-INSERTED") == [
        "1 处插入的内容（altChunk）没有读：正文 第3段之后",
        "1 处嵌入的文件没有读：正文 第4段 Excel 表",
    ]


def png():
    """Return a grey picture of one pixel."""

    def chunk(kind, data):
        body = kind + data
        return len(data).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")

    head = chunk(b"IHDR", bytes([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("width", "height", "named"), [(16, 9.5, ["1 处图片里的字没有读：正文 第4段 16.0×9.5 厘米"]), (3, 3, [])]
)
def test_a_picture_that_may_hold_words_is_named_with_its_size(tmp_path, width, height, named):
    def change(document):
        document.add_picture(io.BytesIO(png()), Cm(width), Cm(height))

    assert said(read(tmp_path, change=change), "READ-PICTURE") == named


def test_a_clause_in_a_text_box_is_read(tmp_path):
    words = f"<w:txbxContent><w:p>{run('★' + CLAUSE)}</w:p></w:txbxContent>"
    box = f"<v:shape><v:textbox>{words}</v:textbox></v:shape>"
    assert [
        item.quote for item in read(tmp_path, paragraph(f"<w:r><w:pict>{box}</w:pict></w:r>")).substantive
    ] == [f"★{CLAUSE}"]
