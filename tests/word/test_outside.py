"""Nothing in a section lies outside: pictures are brought in, the unseen is let go, the rest is refused by name."""

import io
import zipfile
from datetime import datetime

import pytest

from bidkit.errors import ExitCode, TemplateError, UnreadableError
from bidkit.word.join.bring_in import self_contained
from bidkit.word.join.pieces import VolumeSetup, WordPiece, join
from bidkit.word.seen.inspect import inspect_word
from tests.pictures import made
from tests.word.docs import p, part, texts, word
from tests.word.linked import blip, linked, simple, split, vml

PNG = made.png()
PICS = {"pics/a.png": PNG, "file:///srv/a.png": PNG}


def settled(data, pictures=PICS):
    return self_contained(data, section="技术方案", name="texts/方案.docx", fetch=pictures.get)


def refused(data):
    with pytest.raises(TemplateError) as fault:
        settled(data)
    return str(fault.value)


def outside_of(data):
    return [
        (t.author, t.text, t.part) for t in inspect_word(data, name="v").facts.traces if t.kind == "外部内容"
    ]


def archive(data):
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def media(data):
    return [body for name, body in archive(data).items() if name.startswith("word/media/")]


def test_a_section_with_nothing_outside_is_the_very_same_bytes():
    data = word("正文", header="页眉")
    assert settled(data) is data


def run_of(paragraph):
    return paragraph.removeprefix("<w:p>").removesuffix("</w:p>")


BROUGHT_IN = {
    "blip": (blip('r:link="x"'), "pics/a.png"),
    "blip by file address": (blip('r:link="x"'), "file:///srv/a.png"),
    "vml by relation": (vml('r:href="x"'), "pics/a.png"),
    "include field": (simple('INCLUDEPICTURE "pics/a.png" \\d', run_of(vml('r:href="x"'))), "pics/a.png"),
    "include field, code split": (
        split('INCLUDEPICTURE "pics/a.png"', run_of(blip('r:link="x"'))),
        "pics/a.png",
    ),
}


@pytest.mark.parametrize("case", BROUGHT_IN)
def test_a_linked_picture_of_the_workspace_is_brought_in(case):
    xml, target = BROUGHT_IN[case]
    data = settled(linked(xml, ("x", "image", target)))
    assert media(data) == [PNG]
    assert outside_of(data) == []
    assert b"External" not in b"".join(archive(data).values())
    assert b"INCLUDEPICTURE" not in archive(data)["word/document.xml"]


def test_a_vml_picture_named_by_its_address_alone_is_brought_in():
    data = settled(linked(vml('src="pics/a.png" o:href="pics/a.png"')))
    assert media(data) == [PNG]
    assert outside_of(data) == []


def test_a_picture_held_and_linked_keeps_what_it_holds():
    held = linked(
        blip('r:embed="e" r:link="x"'),
        ("x", "image", "https://a.cn/a.png"),
        parts=[("media/i.png", PNG, "e")],
    )
    data = settled(held, {})
    assert media(data) == [PNG]
    assert outside_of(data) == []


def test_the_picture_of_a_web_page_pasted_with_its_field_stays_without_the_field():
    inside = run_of(blip('r:embed="e"'))
    code = 'INCLUDEPICTURE "https://a.cn/a.png" \\* MERGEFORMATINET'
    data = settled(linked(split(code, inside), parts=[("media/i.png", PNG, "e")]), {})
    assert media(data) == [PNG]
    assert b"a.cn" not in archive(data)["word/document.xml"]


def test_pictures_of_headers_are_brought_in_too():
    header = blip('r:link="x"')
    data = settled(linked(p("正文"), ("x", "image", "pics/a.png", "header"), header=header))
    assert media(data) == [PNG]


OBJECT = '<w:p><w:r><w:object><o:OLEObject Type="Link" r:id="x"/></w:object></w:r></w:p>'
NOTE = f"<w:footnote w:id='1'>{simple('INCLUDETEXT a.docx')}</w:footnote>"
IMAGE = "<svg xmlns='s'><image xlink:href='http://a.cn/b.png'/></svg>"
CHUNK = '<w:p/><w:altChunk r:id="x"/>'
REFUSED = {
    "链接的图片 file:///D:/标书/图1.png": linked(
        blip('r:link="x"'), ("x", "image", "file:///D:/标书/图1.png")
    ),
    "链接的图片 https://www.a.cn/a.png": linked(blip('r:link="x"'), ("x", "image", "https://www.a.cn/a.png")),
    "链接的图片 http://a.cn/v.png": linked(vml('src="http://a.cn/v.png"')),
    "DDEAUTO 域 Excel.Sheet.12 D:\\a.xlsx R1C1": linked(simple('DDEAUTO Excel.Sheet.12 "D:\\\\a.xlsx" R1C1')),
    "DDE 域 excel a.xlsx": linked(split('dde excel "a.xlsx"')),
    "INCLUDETEXT 域 D:/旧.docx": linked(simple('INCLUDETEXT "D:/旧.docx"')),
    "INCLUDETEXT 域 a.docx（脚注）": linked(p("x"), footnotes=NOTE),
    "INCLUDEPICTURE 域 pics/a.png": linked(simple('INCLUDEPICTURE "pics/a.png"')),
    "LINK 域 Excel.Sheet.12 报价.xlsx": linked(split("LINK Excel.Sheet.12 报价.xlsx")),
    "DATABASE 域": linked(simple('DATABASE \\d "D:/a.mdb"')),
    "链接的对象 file:///D:/a.xlsx": linked(OBJECT, ("x", "oleObject", "file:///D:/a.xlsx")),
    "子文档 第二章.docx": linked('<w:p/><w:subDoc r:id="x"/>', ("x", "subDocument", "第二章.docx")),
    "整块插入的文件 http://a.cn/x.html": linked(CHUNK, ("x", "aFChunk", "http://a.cn/x.html")),
    "图里的链接 http://a.cn/c.png": linked(
        CHUNK, parts=[("c.html", b"<p><img src='http://a.cn/c.png'></p>", "x")]
    ),
    "图里的链接 http://a.cn/b.png": linked(blip('r:embed="e"'), parts=[("media/a.svg", IMAGE.encode(), "e")]),
    "链接的视频 http://a.cn/v.mp4": linked(
        '<w:p><w:r><a:videoFile r:link="x"/></w:r></w:p>', ("x", "video", "http://a.cn/v.mp4")
    ),
}


@pytest.mark.parametrize("named", REFUSED)
def test_what_only_a_person_can_decide_is_refused_by_name_with_its_cure(named):
    data = REFUSED[named]
    said = refused(data)
    assert named in said
    assert "章节「技术方案」" in said
    assert "texts/方案.docx" in said
    assert "断开链接" in said
    assert outside_of(data)


def test_the_refusal_has_the_exit_code_of_a_template():
    assert TemplateError.exit_code is ExitCode.TEMPLATE


def test_what_nobody_sees_is_let_go():
    merge = '<w:mailMerge><w:query w:val="SELECT"/><w:dataSource r:id="m"/></w:mailMerge>'
    data = linked(
        p("正文"),
        ("t", "attachedTemplate", "file:///C:/Users/li/投标.dotm", "settings"),
        ("m", "mailMergeSource", "file:///D:/名单.xlsx", "settings"),
        settings='<w:attachedTemplate r:id="t"/>' + merge,
    )
    assert [one[0] for one in outside_of(data)] == ["附加的模板", "邮件合并的数据源", "邮件合并的数据源"]
    kept = b"".join(archive(settled(data)).values())
    assert b"External" not in kept
    assert "投标.dotm".encode() not in kept
    assert outside_of(settled(data)) == []


def joined(tmp_path, data):
    report = join([WordPiece("节", data)], tmp_path / "v.docx", VolumeSetup("", "", datetime(2026, 5, 1)))
    return (tmp_path / "v.docx").read_bytes(), report.notes


def link(target):
    return linked(
        '<w:p><w:hyperlink r:id="x"><w:r><w:t>附图</w:t></w:r></w:hyperlink></w:p>',
        ("x", "hyperlink", target),
    )


@pytest.mark.parametrize("target", ["https://www.creditchina.gov.cn/", "http://a.cn", "mailto:a@b.cn"])
def test_a_link_to_a_page_or_a_mailbox_stays(tmp_path, target):
    data, notes = joined(tmp_path, link(target))
    assert [t.text for t in inspect_word(data, name="v").facts.traces if t.kind == "外部链接"] == [target]
    assert notes == ()


LOCAL = ("file:///D:/标书/附图.vsdx", "附件/附图.vsdx", "\\\\nas\\标书\\附图.vsdx", "ftp://nas/附图.vsdx")


@pytest.mark.parametrize("target", LOCAL)
def test_a_link_to_this_computer_goes_and_its_words_stay(tmp_path, target):
    for data in (
        link(target),
        linked(simple(f'HYPERLINK "{target}"', "<w:r><w:t>附图</w:t></w:r>")),
        linked(split(f'HYPERLINK "{target}"', "<w:r><w:t>附图</w:t></w:r>")),
        linked(simple(f'HYPERLINK \\o "看图" "{target}" \\t "_blank"', "<w:r><w:t>附图</w:t></w:r>")),
    ):
        whole, notes = joined(tmp_path, data)
        assert "附图" in texts(part(whole))
        assert "附图.vsdx".encode() not in b"".join(archive(whole).values())
        assert notes == ("节：链接指向本机或局域网的文件「附图.vsdx」，已取消链接，文字还在",)


def test_links_inside_the_file_are_left_alone(tmp_path):
    data, notes = joined(tmp_path, linked(split('HYPERLINK \\l "_Toc1"')))
    assert "HYPERLINK" in "".join(node.text for node in part(data).iter() if node.tag.endswith("instrText"))
    assert notes == ()


def test_the_join_itself_lets_nothing_outside_through(tmp_path):
    with pytest.raises(UnreadableError, match=r"链接到外部文件：a\.png"):
        joined(tmp_path, linked(blip('r:link="x"'), ("x", "image", "file:///D:/a.png")))


def test_a_picture_that_was_brought_in_stands_in_the_volume_without_its_talk(tmp_path):
    data, _ = joined(tmp_path, settled(linked(blip('r:link="x"'), ("x", "image", "pics/a.png"))))
    assert len(media(data)) == 1
    assert made.TELL not in b"".join(archive(data).values())


def test_a_field_made_up_of_other_fields_is_named():
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    inner = f"{mark.format('begin')}<w:r><w:instrText>QUOTE 68 68 69</w:instrText></w:r>{mark.format('end')}"
    xml = f"<w:p>{mark.format('begin')}{inner}<w:r><w:instrText> cmd</w:instrText></w:r>{mark.format('end')}</w:p>"
    assert outside_of(linked(xml)) == [("拼出来的域", "… cmd", "正文")]
