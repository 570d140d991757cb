"""What names something else in its file does so in a volume: running heads, split codes, fonts; settings are told."""

import io
import re
import zipfile

import docx
import pytest
from docx.shared import Pt

from bidkit.word.join.pieces import VolumeSetup, WordPiece, join
from bidkit.word.pages.headings import prepare
from tests.word.docs import OFFICE, body, p, save

FONT = b"font file in other letters " * 9
KEY = "{245247B7-C839-490F-9C91-321837034480}"


def with_head(code, size, *, split=1):
    """Return a section whose Heading 1 has a size of its own and whose header asks for it by ``code``."""
    document = docx.Document()
    document.styles["Heading 1"].font.size = Pt(size)
    document.add_heading(f"章名{size}", 1)
    head = document.sections[0].header.paragraphs[0]
    cuts = [code[at * len(code) // split : (at + 1) * len(code) // split] for at in range(split)]
    marks = ["begin", *cuts, "separate", "end"]
    for mark in marks:
        run = docx.oxml.OxmlElement("w:r")
        is_code = mark not in ("begin", "separate", "end")
        node = docx.oxml.OxmlElement("w:instrText" if is_code else "w:fldChar")
        if is_code:
            node.text = mark
        else:
            node.set(docx.oxml.ns.qn("w:fldCharType"), mark)
        run.append(node)
        head._p.append(run)
    return save(document)


def parts(tmp_path, *pieces):
    made = [WordPiece(f"第{n}节", data) for n, data in enumerate(pieces, 1)]
    report = join(made, tmp_path / "a.docx", VolumeSetup("册", "某公司", None))
    with zipfile.ZipFile(tmp_path / "a.docx") as archive:
        return {name: archive.read(name) for name in archive.namelist()}, report.notes


def codes(files, kind="header"):
    found = []
    for name in sorted(files):
        if re.fullmatch(rf"word/{kind}\d*.xml", name):
            text = "".join(re.findall(r"<w:instrText[^>]*>([^<]*)<", files[name].decode()))
            found += [text.strip()] if text.strip() else []
    return found


def style_names(files):
    return re.findall(
        r'<w:name w:val="(heading 1(?: v[0-9]+)?)"', files["word/styles.xml"].decode(), re.IGNORECASE
    )


NAMED = [
    ' STYLEREF "heading 1" ',
    ' STYLEREF "标题 1" \\* MERGEFORMAT ',
    " STYLEREF 1 ",
    ' styleref "Heading 1" \\n ',
]


@pytest.mark.parametrize("split", [1, 3, 7])
@pytest.mark.parametrize("code", NAMED)
def test_a_running_head_asks_for_the_style_its_own_heading_has(tmp_path, code, split):
    files, _ = parts(tmp_path, with_head(code, 14), with_head(code, 15, split=split), with_head(code, 16))
    first, second, third = style_names(files)
    heads = codes(files)
    assert f'"{second}"' in heads[1] and f'"{third}"' in heads[2] and second != third != first
    switches = code.partition("\\")[2]
    assert heads[1].endswith(switches.strip())


def test_a_running_head_of_a_section_on_level_two_follows_too():
    code = ' STYLEREF "heading 1" '
    done = prepare(with_head(code, 14), name="a", section_anchor="sec:a", section_level=2, depth=3)
    with zipfile.ZipFile(io.BytesIO(done.data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    (new,) = re.findall(r'w:val="(标题1降[^"]*)"', files["word/styles.xml"].decode())
    assert codes(files) == [f'STYLEREF "{new}"']


def test_a_running_head_of_another_style_is_left_alone(tmp_path):
    code = ' STYLEREF "Title" '
    files, _ = parts(tmp_path, with_head(code, 14), with_head(code, 15))
    assert codes(files) == [code.strip()] * 2


@pytest.mark.parametrize(
    "cuts", [(" REF ", "mark1", " \\h "), (" RE", "F ma", "rk1 ", "\\h "), (" REF mark1 \\h ",)]
)
def test_a_reference_whose_code_is_split_follows_its_mark(tmp_path, cuts):
    runs = "".join(f'<w:r><w:instrText xml:space="preserve">{cut}</w:instrText></w:r>' for cut in cuts)
    text = (
        '<w:p><w:bookmarkStart w:id="1" w:name="mark1"/><w:r><w:t>甲</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>'
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{runs}<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>甲</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    files, _ = parts(tmp_path, body(text), body(text))
    main = files["word/document.xml"].decode()
    names = re.findall(r'w:bookmarkStart [^>]*w:name="([^"]*)"', main)
    asked = re.findall(r"REF (\w+)", "".join(re.findall(r"<w:instrText[^>]*>([^<]*)<", main)))
    assert names == asked and len(set(names)) == 2


def embedded(name, data=FONT, lost=False):
    """Return a section whose font table carries the file of a font."""
    stream = io.BytesIO(save(docx.Document()))
    out = io.BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(out, "w") as new:
        for item in old.namelist():
            text = old.read(item)
            if item == "word/fontTable.xml":
                tag = f'<w:font w:name="{name}"><w:embedRegular r:id="rId1" w:fontKey="{KEY}"/></w:font>'
                text = text.replace(b"</w:fonts>", tag.encode() + b"</w:fonts>")
                if b"xmlns:r=" not in text:
                    text = text.replace(b"<w:fonts ", f'<w:fonts xmlns:r="{OFFICE}" '.encode(), 1)
            elif item == "[Content_Types].xml":
                kind = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
                text = text.replace(
                    b"<Override", f'<Default Extension="odttf" ContentType="{kind}"/><Override'.encode(), 1
                )
            new.writestr(item, text)
        relation = f'<Relationship Id="rId1" Type="{OFFICE}/font" Target="fonts/font1.odttf"/>'
        space = "http://schemas.openxmlformats.org/package/2006/relationships"
        new.writestr(
            "word/_rels/fontTable.xml.rels", f'<Relationships xmlns="{space}">{relation}</Relationships>'
        )
        if not lost:
            new.writestr("word/fonts/font1.odttf", data)
    return out.getvalue()


def fonts_of(files):
    table = files["word/fontTable.xml"].decode()
    rels = files.get("word/_rels/fontTable.xml.rels", b"").decode()
    targets = dict(re.findall(r'Id="([^"]+)"[^>]*Target="([^"]+)"', rels))
    targets |= {key: target for target, key in re.findall(r'Target="([^"]+)"[^>]*Id="([^"]+)"', rels)}
    named = re.findall(
        r'<w:font [^>]*w:name="([^"]+)"[^>]*>(?:(?!</w:font>).)*?<w:embedRegular ([^>]*)/>', table, re.S
    )
    return {name: files["word/" + targets[re.search(r'id="([^"]+)"', attrs)[1]]] for name, attrs in named}


def test_embedded_fonts_travel_with_their_keys(tmp_path):
    files, notes = parts(tmp_path, embedded("方正小标宋简体"), embedded("仿宋_GB2312", FONT[::-1]))
    assert fonts_of(files) == {"方正小标宋简体": FONT, "仿宋_GB2312": FONT[::-1]}
    assert files["word/fontTable.xml"].decode().count(KEY) == 2 and notes == ()
    assert b"embedTrueTypeFonts" in files["word/settings.xml"]


def test_a_font_whose_file_is_missing_is_named(tmp_path):
    files, notes = parts(tmp_path, embedded("方正小标宋简体", lost=True))
    assert "embedRegular" not in files["word/fontTable.xml"].decode()
    assert notes == ("第1节：嵌入的字体没有带入：方正小标宋简体",)


def test_without_embedded_fonts_nothing_is_said_of_them(tmp_path):
    files, _ = parts(tmp_path, save(docx.Document()))
    assert b"embedTrueTypeFonts" not in files["word/settings.xml"]


TAB = "<w:p><w:r><w:tab/><w:t>x</w:t></w:r></w:p>"


def test_settings_are_told_in_one_line_for_the_whole_volume(tmp_path):
    pieces = [body(TAB, settings=f'<w:defaultTabStop w:val="{width}"/>') for width in (420, 720, 840)]
    _, notes = parts(tmp_path, *pieces)
    assert notes == ("2 节的文档设置与全册不同，按全册处理，排版可能略有变化：默认制表位（第2节、第3节）",)


@pytest.mark.parametrize(
    "other",
    [
        '<w:defaultTabStop w:val="720"/>',  # not a single tab stands in it
        '<w:characterSpacingControl w:val="compressPunctuation"/>',  # nor a mark that could be set closer
        "<w:compat><w:useFELayout/></w:compat>",
        '<w:compat><w:compatSetting w:name="enableOpenTypeFeatures" w:uri="u" w:val="1"/></w:compat>',
    ],
)
def test_a_setting_that_moves_nothing_in_its_section_is_not_told(tmp_path, other):
    _, notes = parts(tmp_path, body(p("abc")), body(p("abc"), settings=other))
    assert notes == ()


def captioned(*codes):
    """Return a section with a caption by each code, numbered as Word stored it."""
    document = docx.Document()
    for number, code in enumerate(codes, 1):
        line = document.add_paragraph("图 ")._p
        for mark in ("begin", code, "separate", str(number), "end"):
            tag = (
                "w:fldChar"
                if mark in ("begin", "separate", "end")
                else "w:t"
                if mark.isdigit()
                else "w:instrText"
            )
            run, node = docx.oxml.OxmlElement("w:r"), docx.oxml.OxmlElement(tag)
            if tag == "w:fldChar":
                node.set(docx.oxml.ns.qn("w:fldCharType"), mark)
            else:
                node.text = mark
            run.append(node)
            line.append(run)
    return save(document)


# The codes of the second section's captions, and what they are in the volume behind a first with SEQ 图.
CAPTIONS = {
    "counts": ([" SEQ 图 \\* ARABIC ", " SEQ 图 "], ["SEQ 图 \\* ARABIC \\r 1", "SEQ 图"]),
    "another-label": ([" SEQ 表 "], ["SEQ 表"]),
    "by-chapter": ([" SEQ 图 \\s 1 "], ["SEQ 图 \\s 1"]),
    "starts-itself": ([" SEQ 图 \\r3 "], ["SEQ 图 \\r3"]),
}


@pytest.mark.parametrize("name", CAPTIONS)
def test_captions_keep_the_numbers_of_their_section_when_fields_are_updated(tmp_path, name):
    given, kept = CAPTIONS[name]
    files, notes = parts(tmp_path, captioned(" SEQ 图 ", " SEQ 图 "), captioned(*given))
    found = re.findall(r"<w:instrText[^>]*>([^<]*)<", files["word/document.xml"].decode())
    assert [code.strip() for code in found if "SEQ" in code] == ["SEQ 图", "SEQ 图", *kept]
    said = [note for note in notes if note.startswith("题注")]
    assert bool(said) == (name != "another-label") and all("「图」在 2 个章节" in note for note in said)
