import pytest

from bidkit.word.pages.fields import ContentsEntry, PageLabel, resolve
from bidkit.word.seen.read import field_results, read_text
from bidkit.word.tokens import CONTENTS_TOKEN, bookmark_name, mark_token, page_token
from tests.word.docs import W, body, heads, p, part, texts, values, word

PAGES = {
    "sec:a": PageLabel("12"),
    "rec:x": PageLabel("7", local=False),
    "sec:a#架构": PageLabel("15", True, "sec:a#3"),
}
ENTRIES = (ContentsEntry(1, "一、投标函", "sec:a", "3"), ContentsEntry(2, "1.1 资格", "sec:b", "10"))


def lines(data):
    return [passage.text for passage in read_text(data, name="a") if passage.part == "正文"]


@pytest.mark.parametrize("mode", ["word", "plain"])
def test_a_token_becomes_its_number_among_the_text_around_it(mode):
    data = word(f"见第{page_token('sec:a')}页、资格册第{page_token('rec:x')}页。")
    assert lines(resolve(data, PAGES, (), mode).data) == ["见第12页、资格册第7页。"]


def test_a_number_of_this_volume_is_a_field_and_of_another_volume_is_text():
    data = word(page_token("sec:a") + page_token("rec:x"))
    assert field_results(resolve(data, PAGES, (), "word").data) == ((bookmark_name("sec:a"), "12"),)
    assert field_results(resolve(data, PAGES, (), "plain").data) == ()


def test_a_name_for_another_place_points_the_field_at_the_place_itself():
    done = resolve(word(page_token("sec:a#架构")), PAGES, (), "word")
    assert field_results(done.data) == ((bookmark_name("sec:a#3"), "15"),)


def test_an_unknown_anchor_shows_a_dash_and_is_named():
    done = resolve(word(page_token("sec:none"), page_token("sec:none")), PAGES, (), "word")
    assert (lines(done.data), done.missing) == (["—", "—"], ("sec:none",))


def test_an_early_round_keeps_the_width_of_a_number():
    assert lines(resolve(word(page_token("sec:a")), {}, (), "plain", early=True).data) == ["000"]


def test_the_look_of_the_run_is_kept():
    xml = f"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>第{page_token('sec:a')}页</w:t><w:tab/><w:t>尾</w:t></w:r></w:p>"
    root = part(resolve(body(xml), PAGES, (), "word").data)
    assert all(run.find(f"{W}rPr/{W}b") is not None for run in root.iter(W + "r"))
    assert lines(resolve(body(xml), PAGES, (), "word").data) == ["第12页\t尾"]


def test_tokens_in_headers_and_tables_are_filled_and_a_forgotten_mark_vanishes():
    table = f"<w:tbl><w:tr><w:tc>{p(page_token('sec:a') + mark_token('m'))}</w:tc></w:tr></w:tbl>"
    assert texts(part(resolve(body(table), PAGES, (), "plain").data))[0] == "12"
    header = resolve(word("x", header=page_token("sec:a")), PAGES, (), "word")
    assert "12" in heads(header.data)[0]["header", "default"]


def test_the_contents_are_a_real_field_with_its_numbers_already_in():
    data = resolve(word("目录", CONTENTS_TOKEN, "后文"), {}, ENTRIES, "word").data
    assert lines(data) == ["目录", "一、投标函\t3", "1.1 资格\t10", "后文"]
    assert field_results(data) == ((bookmark_name("sec:a"), "3"), (bookmark_name("sec:b"), "10"))
    root = part(data)
    codes = [node.text.strip() for node in root.iter(W + "instrText")]
    assert codes[0] == 'TOC \\o "1-2" \\h \\u'
    kinds = values(root, "fldChar", "fldCharType")
    assert (
        kinds[:2] == ["begin", "separate"]
        and kinds[-1] == "end"
        and kinds.count("begin") == kinds.count("end")
    )
    assert values(root, "hyperlink", "anchor") == [bookmark_name("sec:a"), bookmark_name("sec:b")]
    assert "updateFields" not in part(data, "word/settings.xml").attrib


def test_plain_contents_look_the_same_without_any_field():
    data = resolve(word(CONTENTS_TOKEN), {}, ENTRIES, "plain").data
    assert lines(data) == ["一、投标函\t3", "1.1 资格\t10"]
    assert not list(part(data).iter(W + "fldChar", W + "hyperlink"))


def test_contents_lines_are_toc_styles_with_a_dotted_tab_at_the_text_width():
    size = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:left="1800" w:right="1800" w:top="1440" w:bottom="1440"/>'
    data = resolve(body(f"{p(CONTENTS_TOKEN)}<w:sectPr>{size}</w:sectPr>"), {}, ENTRIES, "plain").data
    tabs = list(part(data).iter(W + "tab"))
    assert [
        (tab.get(W + "val"), tab.get(W + "leader"), tab.get(W + "pos")) for tab in tabs if tab.get(W + "pos")
    ] == [("right", "dot", "8306")] * 2
    assert values(part(data, "word/styles.xml"), "name") == ["toc 1", "toc 2"]


def test_a_bookmark_on_the_contents_paragraph_survives():
    mark = '<w:bookmarkStart w:id="1" w:name="bkhere"/><w:bookmarkEnd w:id="1"/>'
    data = resolve(body(p(CONTENTS_TOKEN, inside=mark)), {}, ENTRIES, "word").data
    assert read_text(data, name="a")[0].bookmarks == ("bkhere",)


def test_the_converter_sees_no_page_number_and_the_same_height():
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    field = f"{begin}<w:r><w:instrText> PAGE </w:instrText></w:r>{end}"
    section = '<w:sectPr><w:footerReference w:type="default" r:id="rfooter"/></w:sectPr>'
    data = body(p("x") + section, footer=f"<w:p><w:r><w:t>某公司</w:t></w:r></w:p><w:p>{field}</w:p>")
    plain = resolve(data, {}, (), "plain").data
    assert heads(plain)[0]["footer", "default"] == "某公司"
