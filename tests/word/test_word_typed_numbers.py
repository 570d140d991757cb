"""Numbers of lists that LibreOffice counts or writes otherwise stand in the PDF as Word shows them."""

import pypdf
import pytest

from bidkit.tools.soffice import locate_soffice, to_pdf
from bidkit.word.pages.layout import strip_for_conversion
from tests.word.docs import W, body, p, part


def level(at, form, text, more=""):
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
        '<w:pPr><w:ind w:left="850" w:hanging="850"/></w:pPr></w:lvl>'
    )


def listed(*levels):
    return (
        f'<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>{"".join(levels)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )


def item(at, text):
    return p(text, f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="1"/></w:numPr>')


CHAPTER = level(0, "chineseCounting", "第%1章")
CASES = {
    "legal": (
        listed(CHAPTER, level(1, "decimal", "%1.%2", "<w:isLgl/>")),
        "第一章甲 1.1子 1.2子 第二章甲 2.1子",
    ),
    "runs on": (
        listed(CHAPTER, level(1, "decimal", "第%2条", '<w:lvlRestart w:val="0"/>')),
        "第一章甲 第1条子 第2条子 第二章甲 第3条子",
    ),
    "enclosed": (
        listed(CHAPTER, level(1, "decimalEnclosedParen", "%2")),
        "第一章甲 ⑴子 ⑵子 第二章甲 ⑴子",
    ),
}
PARAGRAPHS = "".join((item(0, "甲"), item(1, "子"), item(1, "子"), item(0, "甲"), item(1, "子")))


@pytest.mark.parametrize("case", CASES)
def test_the_pdf_has_the_numbers_that_word_shows(tmp_path, case):
    numbering, shown = CASES[case]
    data = strip_for_conversion(body(PARAGRAPHS, numbering=numbering))
    made = to_pdf({"form": data}, tmp_path, soffice=locate_soffice(), home=tmp_path / "home")
    text = "".join(pypdf.PdfReader(made["form"]).pages[0].extract_text().split())
    assert text == shown.replace(" ", "")


def test_a_typed_number_hangs_where_the_list_hung_it():
    numbering, _ = CASES["legal"]
    root = part(strip_for_conversion(body(PARAGRAPHS, numbering=numbering)))
    [indent] = {(one.get(f"{W}left"), one.get(f"{W}hanging")) for one in root.iter(f"{W}ind")}
    assert indent == ("850", "850") and len(list(root.iter(f"{W}tab"))) == 5


def test_a_list_that_every_program_counts_alike_stays_a_list():
    numbering = listed(CHAPTER, level(1, "decimal", "%2."))
    root = part(strip_for_conversion(body(PARAGRAPHS, numbering=numbering)))
    assert {one.get(f"{W}val") for one in root.iter(f"{W}numId")} == {"1"}
