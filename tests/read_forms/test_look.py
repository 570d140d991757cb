"""A form cut out of a document looks like the page it was cut from; only a real layout can prove that."""

import pypdfium2
import pytest

from bidkit.tools.soffice import locate_soffice, to_pdf
from bidkit.word.cut.piece import Shears
from tests.word.docs import body, num, p

WIDE = (
    '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="1200" w:left="1000"/></w:sectPr>'
)
BREAK = "<w:pageBreakBefore/>"
BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="8"/>' for side in ("top", "left", "bottom", "right", "insideV")
)
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:rPr>'
    '<w:rFonts w:eastAsia="宋体"/><w:sz w:val="28"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 1"/><w:pPr><w:jc w:val="center"/></w:pPr>'
    '<w:rPr><w:b/><w:sz w:val="40"/></w:rPr></w:style>'
)
LIST = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:lvlText w:val="（%1）"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>'
)


def table(*cells):
    made = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>{p(cell)}</w:tc>' for cell in cells
    )
    return f"<w:tbl><w:tblPr><w:tblBorders>{BORDERS}</w:tblBorders></w:tblPr><w:tr>{made}</w:tr></w:tbl>"


LETTER = (
    p("响应函", f'<w:pStyle w:val="h"/>{BREAK}')
    + p("我方承诺如下", num(7))
    + p("我方承担责任", num(7))
    + table("名称", "数量", "单价")
    + p("供应商：（盖章）", '<w:ind w:left="3000"/>')
)
SHEET = p("报价表", '<w:pStyle w:val="h"/>') + table("序号", "名称", "合价") + p("日期：")


def pictures(path):
    return [page.render(scale=1).to_pil() for page in pypdfium2.PdfDocument(path)]


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Return the whole document's pages and each piece's pages as pictures."""
    data = body(
        p("前一章的条款", num(7)) + LETTER + p("", "<w:sectPr/>") + SHEET + WIDE,
        styles=STYLES,
        numbering=LIST,
    )
    shears = Shears.of(data, name="磋商文件.docx")
    pieces = {"letter": shears.cut_blocks(1, 5).data(), "sheet": shears.cut_blocks(7, 9).data()}
    home = tmp_path_factory.mktemp("home")
    made = to_pdf(
        {"whole": data, **pieces}, tmp_path_factory.mktemp("pdf"), soffice=locate_soffice(), home=home
    )
    return {name: pictures(path) for name, path in made.items()}


@pytest.mark.parametrize(("piece", "page"), [("letter", 1), ("sheet", 2)])
def test_a_cut_form_looks_like_the_page_it_stood_on(pages, piece, page):
    assert [picture.size for picture in pages[piece]] == [pages["whole"][page].size]
    assert pages[piece][0].tobytes() == pages["whole"][page].tobytes()


def test_the_two_forms_do_not_look_alike(pages):
    assert pages["letter"][0].size != pages["sheet"][0].size
