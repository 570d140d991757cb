"""What STYLEREF comes to in the PDF: the words of the style, as Word works them out, not what was stored last."""

import pypdf
import pytest

from bidkit.tools.soffice import locate_soffice, to_pdf
from bidkit.word.pages.layout import strip_for_conversion
from tests.word.docs import W, body, p, part
from tests.word.test_word_shown import field

STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="own"><w:name w:val="章名"/></w:style>'
)
HEAD = '<w:pStyle w:val="h"/>'
OWN = '<w:pStyle w:val="own"/>'


def ref(style="heading 1", more="", stored="旧名"):
    return f"<w:p>{field(f'STYLEREF {chr(34)}{style}{chr(34)}{more}', stored)}</w:p>"


# The body, and what its paragraphs say to the converter.
IN_THE_TEXT = {
    "before": (p("第一章", HEAD) + ref() + p("第二章", HEAD), "第一章第一章第二章"),
    "nearest": (p("第一章", HEAD) + p("第二章", HEAD) + ref(), "第一章第二章第二章"),
    "only-behind": (ref() + p("第一章", HEAD), "第一章第一章"),
    "chinese-name": (p("第一章", HEAD) + ref("标题 1"), "第一章第一章"),
    "number": (p("第一章", HEAD) + ref("1"), "第一章第一章"),
    "own-style": (p("甲", OWN) + ref("章名"), "甲甲"),
    "format-kept": (p("甲", OWN) + ref("章名", r" \* MERGEFORMAT"), "甲甲"),
    "nothing-stored": (p("甲", OWN) + ref("章名", stored=""), "甲甲"),
    "its-number": (p("甲", OWN) + ref("章名", r" \n"), "甲旧名"),
    "no-such-paragraph": (ref("章名"), "旧名"),
    "empty-one-passed-over": (p("甲", OWN) + p("", OWN) + ref("章名"), "甲甲"),
}


@pytest.mark.parametrize("name", IN_THE_TEXT)
def test_a_field_in_the_text_has_the_words_nearest_to_it(name):
    xml, said = IN_THE_TEXT[name]
    given = part(strip_for_conversion(body(xml, styles=STYLES)))
    assert "".join(given.itertext(f"{W}t")) == said


def test_a_simple_field_is_written_too():
    simple = '<w:p><w:fldSimple w:instr=" STYLEREF 章名 "><w:r><w:t>旧名</w:t></w:r></w:fldSimple></w:p>'
    given = part(strip_for_conversion(body(p("甲", OWN) + simple, styles=STYLES)))
    assert "".join(given.itertext(f"{W}t")) == "甲甲"


@pytest.mark.parametrize(
    ("heads", "said"), [(["第三章"], "第三章"), (["第三章", "第三章"], "第三章"), (["一", "二"], "旧名")]
)
def test_a_running_head_says_the_one_chapter_of_its_section(tmp_path, heads, said):
    setup = '<w:sectPr><w:headerReference w:type="default" r:id="rheader"/></w:sectPr>'
    xml = "".join(p(head, HEAD) for head in heads) + p("正文") + setup
    data = strip_for_conversion(body(xml, styles=STYLES, header=ref()))
    assert "".join(part(data, "word/header.xml").itertext(f"{W}t")) == said
    if said == "第三章" and len(heads) == 1:
        made = to_pdf({"a": data}, tmp_path, soffice=locate_soffice(), home=tmp_path / "home")
        text = pypdf.PdfReader(made["a"]).pages[0].extract_text()
        assert text.count("第三章") == 2 and "旧名" not in text
