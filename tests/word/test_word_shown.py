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
    "other equation": (run("甲") + field(r"EQ \f(1,2)") + run("乙"), "甲乙"),
}


@pytest.mark.parametrize("case", CASES)
def test_what_the_converter_is_given(case):
    runs, shown = CASES[case]
    data = strip_for_conversion(body(f"<w:p>{runs}</w:p>"))
    assert "".join(part(data).itertext("{*}t")) == shown


def test_an_indent_in_characters_gets_its_length():
    paragraph = p("甲", '<w:ind w:firstLineChars="200"/><w:rPr><w:sz w:val="24"/></w:rPr>')
    [indent] = part(strip_for_conversion(body(paragraph))).iter(f"{W}ind")
    assert indent.get(f"{W}firstLine") == "480"


def test_both_boxes_of_a_form_stand_in_the_pdf(tmp_path):
    runs, _ = CASES["ticks"]
    data = strip_for_conversion(body(f"<w:p>{runs}</w:p>"))
    made = to_pdf({"form": data}, tmp_path, soffice=locate_soffice(), home=tmp_path / "home")
    text = pypdf.PdfReader(made["form"]).pages[0].extract_text()
    assert (
        text.count("☑") == text.count("□") == 1
    )  # each font's words come out together, so not in their order
