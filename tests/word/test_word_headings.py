import pytest

from bidkit.word.package import read_package
from bidkit.word.pages.headings import outline, prepare
from bidkit.word.seen.read import read_text
from bidkit.word.tokens import CONTENTS_TOKEN, bookmark_name, mark_token, page_token
from tests.word.docs import body, docx, p, part, save, values, word


def outlined(data):
    return [(h.level, h.label, h.text, h.paragraph) for h in outline(read_package(data, name="a.docx"))]


def prepared(data, level=1, depth=3):
    return prepare(data, name="a.docx", section_anchor="sec:a", section_level=level, depth=depth)


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="章"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="y"><w:name w:val="节"/><w:basedOn w:val="x"/></w:style>'
)


def test_a_level_comes_from_the_paragraph_its_style_or_the_style_above():
    xml = (
        p("甲", '<w:pStyle w:val="1"/>')
        + p("乙", '<w:pStyle w:val="y"/>')
        + p("丙", '<w:outlineLvl w:val="4"/>')
        + p("正文")
        + p("丁", '<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>')
    )
    assert outlined(body(xml, styles=STYLES)) == [(1, "", "甲", 1), (2, "", "乙", 2), (5, "", "丙", 3)]


def test_headings_in_tables_and_empty_headings_are_left_out():
    top = '<w:outlineLvl w:val="0"/>'
    xml = f"<w:tbl><w:tr><w:tc>{p('表内', top)}</w:tc></w:tr></w:tbl>" + p("", top) + p("表外", top)
    assert outlined(body(xml)) == [(1, "", "表外", 2)]


def test_every_section_heading_and_mark_gets_its_bookmark():
    data = word("前文" + mark_token("m1") + "后文", page_token("sec:b") + CONTENTS_TOKEN, heading="投标函")
    made = prepared(data)
    assert [(h.level, h.text, h.anchor) for h in made.headings] == [(1, "投标函", "sec:a#1")]
    assert made.anchors == ("sec:a", "sec:a#1", "m1")
    assert (made.page_refs, made.has_contents) == (("sec:b",), True)
    found = {mark: passage.text for passage in read_text(made.data, name="a") for mark in passage.bookmarks}
    assert found == {
        bookmark_name("sec:a"): "投标函",
        bookmark_name("sec:a#1"): "投标函",
        bookmark_name("m1"): "前文后文",
    }


def test_a_token_in_the_footer_is_asked_for_too():
    assert prepared(word("x", footer="见" + page_token("sec:z"))).page_refs == ("sec:z",)


def test_bookmark_names_are_letters_and_digits_and_old_bookmarks_stay():
    assert bookmark_name("sec:a#1").isalnum() and bookmark_name("sec:a") != bookmark_name("sec:b")
    old = '<w:bookmarkStart w:id="7" w:name="_Toc1"/><w:bookmarkEnd w:id="7"/>'
    root = part(prepared(body(p("x", inside=old))).data)
    assert sorted(values(root, "bookmarkStart", "name")) == ["_Toc1", bookmark_name("sec:a")]
    assert len(set(values(root, "bookmarkStart", "id"))) == 2


def test_a_section_that_starts_with_a_table_is_marked_in_it():
    xml = f"<w:tbl><w:tr><w:tc>{p('表')}</w:tc></w:tr></w:tbl>{p('后')}"
    passages = read_text(prepared(body(xml)).data, name="a")
    assert [(x.text, len(x.bookmarks)) for x in passages] == [("表", 1), ("后", 0)]


def test_a_section_on_level_two_shifts_its_headings_in_word_too():
    made = prepared(word(("小节", "Heading 2"), heading="大节"), level=2, depth=2)
    assert [(h.level, h.text) for h in made.headings] == [(2, "大节")]
    again = outline(read_package(made.data, name="a"))
    assert [(h.level, h.text) for h in again] == [(2, "大节"), (3, "小节")]
    assert "heading 1" not in [name.lower() for name in values(part(made.data, "word/styles.xml"), "name")]


def test_automatic_numbers_stand_before_the_headings():
    document = docx.Document()
    document.add_heading("总则", 1)
    data = save(document)
    assert outlined(data) == [(1, "", "总则", 1)]
    xml = p("总则", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/>')
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
        '<w:lvlText w:val="第%1章 "/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    assert outlined(body(xml, numbering=numbering)) == [(1, "第一章", "总则", 1)]


KEPT = "<w:keepNext/>"
BOLD = "<w:p><w:pPr>{}</w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>二、依据</w:t></w:r></w:p>"
ROW = "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
# What stands behind a table, and the space before it in the volume, in twips.
BEHIND = {
    "heading": (p("二、依据", '<w:outlineLvl w:val="1"/>'), ["120"]),
    "bold-and-kept": (BOLD.format(KEPT), ["120"]),
    "has-less": (BOLD.format(KEPT + '<w:spacing w:before="40" w:line="360"/>'), ["120"]),
    "has-more": (BOLD.format(KEPT + '<w:spacing w:before="200"/>'), ["200"]),
    "half-a-line": (BOLD.format(KEPT + '<w:spacing w:beforeLines="50" w:before="0"/>'), ["0"]),
    "bold-alone": (BOLD.format(""), []),
    "plain-and-kept": (p("正文", KEPT), []),
    "empty": (p("", '<w:outlineLvl w:val="1"/>'), []),
}


@pytest.mark.parametrize("name", BEHIND)
def test_a_heading_keeps_its_distance_from_the_table_above(name):
    xml, before = BEHIND[name]
    made = prepare(body(p("一") + ROW + xml), name="a", section_anchor="sec:a", section_level=1, depth=3)
    assert values(part(made.data), "spacing", "before") == before
