from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from bidkit.word.join.pieces import ScanPiece, ScanSheet, VolumeSetup, WordPiece, join
from bidkit.word.seen.read import metadata, read_text
from bidkit.word.tokens import bookmark_name
from tests.word.docs import W, body, heads, names, num, p, part, texts, values, word

CREATED = datetime(2026, 12, 21, 9, 30)
A4 = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:bottom="1440" w:left="1800" w:right="1800"/>'


@pytest.fixture
def joined(tmp_path):
    """Join files given as bytes, or as pieces, and return the bytes of the volume."""

    def do(*pieces, **setup):
        out = tmp_path / "volume.docx"
        made = [WordPiece(f"第{n}节", x) if isinstance(x, bytes) else x for n, x in enumerate(pieces, 1)]
        join(made, out, VolumeSetup("商务册", "江城衡信", CREATED, **setup))
        return out.read_bytes()

    return do


@pytest.fixture
def sheet(tmp_path):
    def make(name, anchors=(), size=(620, 877), **more):
        path = tmp_path / f"{name}.png"
        Image.new("RGB", size, (len(name) * 20, 200, 255)).save(path)
        return ScanSheet(name, anchors, path, *size, **more)

    return make


def notes_of(tmp_path, *pieces):
    made = [WordPiece(f"第{n}节", data) for n, data in enumerate(pieces, 1)]
    return join(made, tmp_path / "v.docx", VolumeSetup("", "", CREATED)).notes


def all_texts(data):
    return [passage.text for passage in read_text(data, name="v") if passage.part in ("正文", "表格")]


def test_every_section_keeps_its_page_its_header_and_its_footer(joined):
    data = joined(
        word("甲", header="甲的页眉", footer="某公司"),
        word("乙", landscape=True, header="横页眉"),
        word("丙"),
    )
    pages = [(node.get(W + "w"), node.get(W + "orient")) for node in part(data).iter(W + "pgSz")]
    assert pages == [("12240", None), ("15840", "landscape"), ("12240", None)]
    assert heads(data) == [
        {("header", "default"): "甲的页眉", ("footer", "default"): "某公司 PAGE 1"},
        {("header", "default"): "横页眉", ("footer", "default"): " PAGE 1"},
        {("header", "default"): "", ("footer", "default"): " PAGE 1"},
    ]


def test_sections_inside_a_piece_inherit_from_each_other_only(joined):
    own = '<w:headerReference w:type="default" r:id="rheader"/>'
    xml = f'{p("一", f"<w:sectPr>{own}{A4}</w:sectPr>")}{p("二")}<w:sectPr>{A4}<w:cols w:num="2"/></w:sectPr>'
    data = joined(body(xml, header=p("页眉")), word("三"))
    assert [entry["header", "default"] for entry in heads(data)] == ["页眉", "页眉", ""]
    assert values(part(data), "cols", "num")[:1] == ["2"]


def test_a_first_page_and_even_pages_are_written_out_for_every_section(joined):
    even = '<w:headerReference w:type="even" r:id="rheader"/><w:headerReference w:type="default" r:id="rheader"/>'
    odd = body(
        f"{p('x')}<w:sectPr>{even}{A4}<w:titlePg/></w:sectPr>",
        header=p("双"),
        settings="<w:evenAndOddHeaders/>",
    )
    data = joined(odd, word("y", header="单"))
    first, second = heads(data)
    assert (first["header", "even"], first["header", "first"]) == ("双", "")
    assert (second["header", "even"], second["header", "default"]) == ("单", "单")
    assert ("header", "first") not in second
    assert part(data, "word/settings.xml").find(W + "evenAndOddHeaders") is not None


@pytest.mark.parametrize(
    ("number_format", "shown"),
    [("{n}", " PAGE 1"), ("- {n} -", "-  PAGE 1 -"), ("第{n}页 共{total}页", "第 PAGE 1页 共 NUMPAGES 1页")],
)
def test_the_number_line_is_real_fields(joined, number_format, shown):
    assert heads(joined(word("x"), number_format=number_format))[0]["footer", "default"] == shown


def test_an_old_page_number_gives_way_and_the_text_beside_it_stays(joined):
    field = (
        '<w:p><w:r><w:t>某公司投标文件 第</w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PA'
        '</w:instrText></w:r><w:r><w:instrText>GE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>3</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>页</w:t></w:r></w:p>'
    )
    section = f'<w:sectPr><w:footerReference w:type="default" r:id="rfooter"/>{A4}</w:sectPr>'
    data = joined(body(p("x") + section, footer=field))
    assert heads(data)[0]["footer", "default"] == "某公司投标文件 PAGE 1"


def test_a_piece_without_page_number_shows_none(joined):
    data = joined(WordPiece("封面", word("x", footer="某公司"), page_number=False), word("y"))
    assert [entry["footer", "default"] for entry in heads(data)] == ["某公司", " PAGE 1"]


def test_page_numbers_run_through_from_the_given_first(joined):
    own = f'<w:sectPr>{A4}<w:pgNumType w:fmt="upperRoman" w:start="7"/></w:sectPr>'
    data = joined(body(p("x") + own), body(p("y") + own), first_number=5)
    assert [(n.get(W + "start"), n.get(W + "fmt")) for n in part(data).iter(W + "pgNumType")] == [("5", None)]


NUMBERING = (
    '<w:abstractNum w:abstractNumId="4"><w:nsid w:val="11112222"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="3"><w:abstractNumId w:val="4"/></w:num>'
)


def test_lists_start_anew_in_every_piece(joined):
    data = joined(*[body(p("x", num(3)) * 2, numbering=NUMBERING)] * 2)
    assert [passage.label for passage in read_text(data, name="v") if passage.part == "正文"] == [
        "1.",
        "2.",
        "1.",
        "2.",
    ]
    marks = values(part(data, "word/numbering.xml"), "nsid")
    assert len(set(marks)) == 2 and "11112222" not in marks


def style(key, name, look="", more="", kind="paragraph"):
    return f'<w:style w:type="{kind}" w:styleId="{key}"{more}><w:name w:val="{name}"/>{look}</w:style>'


def styled(key, *styles):
    return body(p("x", f'<w:pStyle w:val="{key}"/>'), styles="".join(styles))


def test_equal_styles_are_shared_even_under_another_id(joined):
    bold = "<w:rPr><w:b/></w:rPr>"
    data = joined(
        styled("Heading1", style("Heading1", "heading 1", bold)), styled("1", style("1", "heading 1", bold))
    )
    assert values(part(data), "pStyle") == ["Heading1", "Heading1"]


def test_a_different_style_of_the_same_name_gets_a_copy(joined):
    base = style("b", "正文文本", "<w:rPr><w:sz w:val='30'/></w:rPr>")
    other = style("h", "heading 1", '<w:basedOn w:val="b"/><w:link w:val="c"/>')
    linked = style("c", "标题字符", '<w:link w:val="h"/>', kind="character")
    data = joined(styled("h", style("h", "heading 1")), styled("h", other, base, linked))
    sheet = part(data, "word/styles.xml")
    assert values(part(data), "pStyle") == ["h", "hv2"]
    copied = next(node for node in sheet.iter(W + "style") if node.get(W + "styleId") == "hv2")
    assert [values(copied, tag) for tag in ("name", "basedOn", "link")] == [["heading 1 v2"], ["b"], ["c"]]
    assert values(sheet, "link") == ["c", "hv2"]
    assert len(set(values(sheet, "name"))) == len(values(sheet, "name"))


def test_an_id_taken_by_another_style_is_not_mixed_up(joined):
    data = joined(styled("1", style("1", "heading 1")), styled("1", style("1", "列表段落")))
    used = values(part(data), "pStyle")
    sheet = {
        node.get(W + "styleId"): values(node, "name")
        for node in part(data, "word/styles.xml").iter(W + "style")
    }
    assert [sheet[key] for key in used] == [["heading 1"], ["列表段落"]]


def test_a_default_style_that_differs_is_named_on_its_paragraphs(joined):
    normal = style("a", "Normal", "<w:rPr><w:sz w:val='28'/></w:rPr>", ' w:default="1"')
    data = joined(
        body(p("x"), styles=style("a", "Normal", "", ' w:default="1"')), body(p("x"), styles=normal)
    )
    assert values(part(data), "pStyle") == ["av2"]
    assert values(part(data, "word/styles.xml"), "style", "default").count("1") == 1


DEFAULTS = (
    "<w:docDefaults><w:rPrDefault><w:rPr>{}</w:rPr></w:rPrDefault>"
    "<w:pPrDefault><w:pPr>{}</w:pPr></w:pPrDefault></w:docDefaults>"
)


def test_other_document_defaults_go_into_the_root_styles(joined):
    first = DEFAULTS.format('<w:sz w:val="21"/>', '<w:spacing w:after="160" w:line="278"/>')
    second = DEFAULTS.format('<w:sz w:val="24"/>', "")
    normal = style("a", "Normal", "", ' w:default="1"')
    data = joined(body(p("x"), styles=first + normal), body(p("y"), styles=second + normal))
    copied = next(n for n in part(data, "word/styles.xml").iter(W + "style") if n.get(W + "styleId") == "av2")
    spacing = copied.find(f"{W}pPr/{W}spacing")
    assert values(copied, "sz") == ["24"]
    assert (spacing.get(W + "after"), spacing.get(W + "line")) == ("0", "240")


def test_a_table_style_still_overrules_carried_defaults(joined):
    grid = style("g", "网格", '<w:pPr><w:spacing w:after="0"/></w:pPr>', kind="table")
    table = f'<w:tbl><w:tblPr><w:tblStyle w:val="g"/></w:tblPr><w:tr><w:tc>{p("格")}</w:tc></w:tr></w:tbl>'
    loose = DEFAULTS.format("", '<w:spacing w:after="200"/>')
    data = joined(body(p("x"), styles=DEFAULTS.format("", "")), body(table + p("y"), styles=loose + grid))
    cell = next(part(data).iter(W + "tc"))
    assert values(cell, "spacing", "after") == ["0"]


def marked(name, text="x"):
    mark = f'<w:bookmarkStart w:id="0" w:name="{name}"/><w:bookmarkEnd w:id="0"/>'
    code = f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGEREF {name} \\h </w:instrText></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    return body(f'{p(text, inside=mark)}<w:p>{code}{end}<w:hyperlink w:anchor="{name}"/></w:p>')


def test_bookmarks_keep_their_names_unless_two_pieces_use_one(joined):
    root = part(joined(marked("_Toc1"), marked("_Toc1"), marked("_Toc2")))
    assert values(root, "bookmarkStart", "name") == ["_Toc1", "_Toc1x2", "_Toc2"]
    assert [node.text for node in root.iter(W + "instrText")] == [
        " PAGEREF _Toc1 \\h ",
        " PAGEREF _Toc1x2 \\h ",
        " PAGEREF _Toc2 \\h ",
    ]
    assert values(root, "hyperlink", "anchor") == ["_Toc1", "_Toc1x2", "_Toc2"]
    assert len(set(values(root, "bookmarkStart", "id"))) == 3
    assert values(root, "bookmarkStart", "id") == values(root, "bookmarkEnd", "id")


def test_footnotes_of_all_pieces_stand_in_one_part_and_start_again_in_each(joined):
    def noted(text):
        note = f'<w:footnote w:type="separator" w:id="0">{p()}</w:footnote><w:footnote w:id="1">{p(text)}</w:footnote>'
        return body('<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>', footnotes=note)

    data = joined(noted("甲注"), noted("乙注"))
    root = part(data, "word/footnotes.xml")
    wanted = values(part(data), "footnoteReference", "id")
    found = {note.get(W + "id"): "".join(texts(note)) for note in root.iter(W + "footnote")}
    assert [found[key] for key in wanted] == ["甲注", "乙注"]
    assert values(part(data), "numRestart") == ["eachSect", "eachSect"]


def test_comments_and_revisions_are_told(tmp_path):
    comment = f'<w:comment w:id="0" w:author="某人">{p("改这里")}</w:comment>'
    data = body(
        '<w:p><w:r><w:commentReference w:id="0"/></w:r><w:ins w:id="1"><w:r/></w:ins></w:p>', comments=comment
    )
    notes = notes_of(tmp_path, data)
    assert [note for note in notes if "批注" in note or "修订" in note] == [
        "第1节：含有未接受的修订，请先接受或拒绝",
        "第1节：含有1条批注，已带入成册，递交前请删除",
    ]


def test_traces_of_editing_are_gone(joined):
    xml = '<w:p w:rsidR="00AB12CD"><w:proofErr w:type="spellStart"/><w:r w:rsidRPr="00AB12CD"><w:t>x</w:t></w:r></w:p>'
    data = joined(body(xml))
    root = part(data)
    assert not [key for node in root.iter() for key in node.attrib if "rsid" in key]
    assert not list(root.iter(W + "proofErr"))


def test_the_document_says_title_bidder_and_time_and_a_blind_one_says_nothing(joined):
    pieces = word("x")
    assert metadata(joined(pieces)) == {
        "core:title": "商务册",
        "core:creator": "江城衡信",
        "core:created": "2026-12-21T09:30:00Z",
    }
    assert metadata(joined(pieces, blind=True)) == {}
    assert not names(joined(pieces), "custom|customXml|thumbnail|printer")


def test_a_watermark_stands_in_every_header(joined, sheet):
    data = joined(
        word("x", header="页眉"),
        ScanPiece("s", (sheet("证书"),)),
        word("y", landscape=True),
        watermark="草稿",
    )
    for name in names(data, r"header\d+\.xml"):
        shapes = [
            node.get("string") for node in part(data, name).iter() if str(node.tag).endswith("textpath")
        ]
        assert "草稿" in shapes
    assert len(names(data, r"header\d+\.xml")) == 3


def test_scans_stand_one_on_a_page_with_caption_bookmark_and_level(joined, sheet):
    sheets = (sheet("营业执照", ("rec:v:a",), heading_level=2), sheet("营业执照（2）", ("rec:v:a:end",)))
    data = joined(word("x"), ScanPiece("scans", sheets))
    passages = [x for x in read_text(data, name="v") if x.style == "扫描件题注"]
    assert [(x.text, x.bookmarks) for x in passages] == [
        ("营业执照", (bookmark_name("rec:v:a"),)),
        ("营业执照（2）", (bookmark_name("rec:v:a:end"),)),
    ]
    root = part(data)
    assert values(root, "outlineLvl") == ["1"]
    assert len(list(root.iter(W + "pageBreakBefore"))) == 1
    assert list(root.iter(W + "pgSz"))[-1].get(W + "h") == "16838"


@pytest.mark.parametrize("size", [(620, 877), (2000, 300), (300, 2000)])
def test_a_picture_keeps_its_shape_and_fits_its_box(joined, sheet, size):
    root = part(joined(ScanPiece("s", (sheet("证书", size=size),))))
    extent = next(node for node in root.iter() if str(node.tag).endswith("}extent"))
    wide, high = int(extent.get("cx")) / 12700, int(extent.get("cy")) / 12700
    assert wide / high == pytest.approx(size[0] / size[1], rel=0.001)
    assert wide <= 453.49 and high <= 694.5
    assert wide > 453 or high > 694


@pytest.mark.parametrize(
    ("caption", "sizes"),
    [("营业执照", []), ("证" * 50, ["18"] * 2), ("证" * 90, ["18"] * 4), ("证" * 190, ["12"] * 6)],
    ids=["one", "smaller", "two-lines", "three-lines"],
)
def test_a_long_caption_is_set_smaller_and_then_on_several_lines_and_is_never_cut(
    joined, sheet, caption, sizes
):
    long = replace(sheet("证书"), caption=caption)
    root = part(joined(ScanPiece("s", (long,))))
    shown = next(root.iter(W + "p"))
    assert values(shown, "sz") + values(shown, "szCs") == sizes
    assert texts(shown.getparent())[0] == caption
    breaks = len(list(shown.iter(W + "br")))
    assert breaks == (0 if len(caption) < 60 else 1 if len(caption) < 100 else 2)
    assert values(shown, "spacing", "line") == ([str(round(440 / (breaks + 1)))] if breaks else [])


def test_the_same_picture_is_kept_once(joined, sheet):
    one = sheet("证书")
    assert len(names(joined(ScanPiece("a", (one, one)), ScanPiece("b", (one,))), "media/")) == 1


def test_a_table_at_the_end_and_empty_lines_at_the_end_hold_the_section_break(joined):
    table = f"<w:tbl><w:tr><w:tc>{p('格')}</w:tc></w:tr></w:tbl>"
    data = joined(body(table), body(p("乙") + p() + p()), body(p("丙")))
    assert all_texts(data) == ["格", "乙", "丙"]
    assert [len(list(block.iter(W + "sectPr"))) for block in part(data)[0]] == [0, 1, 1, 0, 1]


def test_settings_that_a_volume_cannot_hold_twice_are_told(tmp_path):
    tabbed = "<w:p><w:r><w:tab/><w:t>x</w:t></w:r></w:p>"
    first, second = (body(tabbed, settings=f'<w:defaultTabStop w:val="{width}"/>') for width in (420, 720))
    assert notes_of(tmp_path, first, second) == (
        "第2节：文档设置与全册不同，按全册处理，排版可能略有变化：默认制表位",
    )


def test_the_same_pieces_give_the_same_bytes(tmp_path, sheet):
    pieces = [
        WordPiece("a", word("x", header="y")),
        ScanPiece("s", (sheet("证书"),)),
        WordPiece("b", word("z")),
    ]
    made = []
    for name in ("1.docx", "2.docx"):
        join(pieces, tmp_path / name, VolumeSetup("t", "b", CREATED, watermark="草稿"))
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.lists(st.text("甲乙丙abc 123", min_size=1), min_size=1, max_size=4), min_size=1, max_size=4)
)
def test_joining_keeps_every_word_in_order(tmp_path, pieces):
    made = [WordPiece(str(n), word(*(f"|{text}" for text in lines))) for n, lines in enumerate(pieces)]
    join(made, tmp_path / "v.docx", VolumeSetup("t", "b", CREATED))
    found = all_texts((tmp_path / "v.docx").read_bytes())
    assert found == [f"|{text}" for lines in pieces for text in lines]
