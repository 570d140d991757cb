"""OFD as evidence: text, seal and size as its reader shows them, in Word and PDF; what is not drawn is refused."""

import zipfile

import pypdfium2
import pytest

from bidkit.errors import UnreadableError
from bidkit.pdf.ofd.paths import deltas, svg_path
from bidkit.pdf.scans.look import inspect_scan
from bidkit.pdf.scans.scan import ScanKind
from tests.pdf import ofd_files as ofd
from tests.pdf.evidence_files import drawn, where, write_volume_of
from tests.pdf.ofd_files import BOX, NS, block, image, layer, page, text, write

MM = 72 / 25.4
STAMP = 'PageRef="101" Boundary="20 10 40 40"'


def red(path, tmp_path):
    """Return the box of what is red in PDF and in Word, in millimetres."""
    return [
        tuple(round(side / MM) for side in where(seen)[0]) if where(seen)[0] else None
        for seen in drawn(path, tmp_path)
    ]


def words(path, tmp_path):
    document = pypdfium2.PdfDocument(write_volume_of(path, tmp_path))
    try:
        return "".join("".join(page.get_textpage().get_text_range().split()) for page in document)
    finally:
        document.close()


def fault(path):
    with pytest.raises(UnreadableError) as caught:
        inspect_scan(path)
    assert "OFD 阅读器" in caught.value.cure and path.name in str(caught.value)
    return caught.value.message


def shape(data, *colours, attributes=""):
    """Return a path object at 10, 10 with these lines."""
    return (
        f'<ofd:PathObject ID="1" Boundary="10 10 30 20"{attributes}>{"".join(colours)}'
        f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
    )


FILL = '<ofd:FillColor Value="255 0 0"/>'
PEN = '<ofd:StrokeColor Value="255 0 0"/>'
SQUARE = "M 0 0 L 30 0 L 30 20 L 0 20 C"
FILLED = ' Fill="true" Stroke="false"'
UNIT = (
    f'<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="60" Width="30" Height="20"><ofd:Content>'
    f"{block(0, 0, 30, 20)}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>"
)
PARAMETERS = (
    '<ofd:DrawParams><ofd:DrawParam ID="70"><ofd:FillColor Value="255 0 0"/></ofd:DrawParam>'
    '<ofd:DrawParam ID="71" Relative="70" LineWidth="4"/></ofd:DrawParams>'
    '<ofd:ColorSpaces><ofd:ColorSpace ID="80" Type="CMYK"/></ofd:ColorSpaces>'
)
BARE = f"<ofd:AbbreviatedData>{SQUARE}</ofd:AbbreviatedData>"
CLIPS = (
    '<ofd:Clips><ofd:Clip><ofd:Area><ofd:Path ID="2" Boundary="0 0 15 20"><ofd:AbbreviatedData>M 0 0 L 15 0 L 15 20'
    " L 0 20 C</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>"
)
# Each shows red in the box of 10 to 40 and 10 to 30 millimetres, unless another box is named.
SHOWN = {
    "square": (shape(SQUARE, FILL, attributes=FILLED), None),
    "started-by-S": (shape("S 0 0 L 30 0 L 30 20 L 0 20 C", FILL, attributes=FILLED), None),
    "curved": (shape("M 0 10 B 0 -3.4 30 -3.4 30 10 B 30 23.4 0 23.4 0 10 C", FILL, attributes=FILLED), None),
    "arc": (shape("M 0 10 A 15 10 0 0 1 30 10 A 15 10 0 0 1 0 10 C", FILL, attributes=FILLED), None),
    "pen": (shape("M 0 10 L 30 10", PEN, attributes=' LineWidth="20"'), None),
    "scaled": (shape("M 0 0 L 1 0 L 1 1 L 0 1 C", FILL, attributes=f'{FILLED} CTM="30 0 0 20 0 0"'), None),
    "moved": (shape(SQUARE, FILL, attributes=f'{FILLED} CTM="1 0 0 1 50 60"'), (60, 70, 90, 90)),
    "turned": (shape(SQUARE, FILL, attributes=f'{FILLED} CTM="0 1 -1 0 60 0"'), (50, 10, 70, 40)),
    "clipped": (shape(SQUARE, FILL, CLIPS, attributes=FILLED), (10, 10, 25, 30)),
    "hollow": (shape(SQUARE + " M 5 5 L 25 5 L 25 15 L 5 15 C", FILL, attributes=f'{FILLED} Rule="Even-Odd"'), None),
    "parameters": (f'<ofd:PathObject Boundary="10 10 30 20" DrawParam="71"{FILLED}>{BARE}</ofd:PathObject>', None),
    "layer-parameters": (
        layer(f'<ofd:PathObject ID="1" Boundary="10 10 30 20"{FILLED}>{BARE}</ofd:PathObject>', more=' DrawParam="70"'),
        None,
    ),
    "cmyk": (shape(SQUARE, '<ofd:FillColor ColorSpace="80" Value="0 255 255 0"/>', attributes=FILLED), None),
    "hexadecimal": (shape(SQUARE, '<ofd:FillColor Value="#FF #00 #00"/>', attributes=FILLED), None),
    "composite": ('<ofd:CompositeObject ID="3" Boundary="10 10 30 20" ResourceID="60"/>', None),
    "block": (f'<ofd:PageBlock ID="4">{block(10, 10, 30, 20)}</ofd:PageBlock>', None),
    "image": (image(10, 10, 120, 80), None),
    "over": (layer(block(10, 10, 30, 20), "Foreground") + layer(block(0, 0, 99, 99, "255 255 255")), None),
    "under": (layer(block(10, 10, 30, 20)) + layer(block(0, 0, 99, 99, "255 255 255"), "Background"), None),
}  # fmt: skip


@pytest.mark.parametrize("name", SHOWN)
def test_what_lies_on_a_page_is_seen_in_its_place_in_both(tmp_path, name):
    body, box = SHOWN[name]
    path = write(tmp_path / "a.ofd", page(body), resources=UNIT + PARAMETERS)
    for seen in red(path, tmp_path):
        assert seen == pytest.approx(box or (10, 10, 40, 30), abs=1)


NOT_SHOWN = {
    "invisible": block(10, 10, 30, 20, more=' Visible="false"'),
    "layer": layer(block(10, 10, 30, 20), more=' Visible="false"'),
    "covered": block(10, 10, 30, 20) + block(0, 0, 99, 99, "255 255 255"),
    "clear": block(10, 10, 30, 20, more=' Alpha="0"'),
}


@pytest.mark.parametrize("name", NOT_SHOWN)
def test_what_no_reader_shows_is_not_shown(tmp_path, name):
    assert red(write(tmp_path / "a.ofd", page(NOT_SHOWN[name])), tmp_path) == [None, None]


WRITTEN = {
    "plain": text("统一社会信用代码91110000", 20, 20),
    "spaced": text("名 称：北京 甲", 20, 20),
    "stretched": text("金额￥198.00", 20, 20, more=' HScale="0.5"'),
    "kai": text("电子发票（普通发票）", 20, 20, font=2),
    "bold": text("重叠", 20, 20) + text("重叠", 20, 20) + text("加粗", 60, 20, more=' Weight="700"'),
    "no-steps": text("社会保险", 20, 20).replace(' DeltaX="g 3 6.35"', ""),
    "down": text("竖着", 20, 20).replace("DeltaX", "DeltaY"),
    "signs": text("甲&amp;乙&lt;丙&gt;&quot;", 20, 20),
    "parts": text("上", 20, 20).replace("</ofd:TextObject>", '<ofd:TextCode Y="9">下</ofd:TextCode></ofd:TextObject>'),
    "rare": text("龘㐂𠮷", 20, 20),
}  # fmt: skip
SAID = {
    "bold": "重叠重叠加粗",
    "signs": '甲&乙<丙>"',
    "parts": "上下",
    "down": "竖着",
    "no-steps": "社会保险",
    "rare": "龘㐂𠮷",
}


@pytest.mark.parametrize("name", WRITTEN)
def test_every_word_is_text_of_the_volume(tmp_path, name):
    path = write(tmp_path / "a.ofd", page(WRITTEN[name]))
    wanted = SAID.get(name, "")
    said = words(path, tmp_path)
    assert set(wanted or _plain(WRITTEN[name])) - set(said) == set()
    assert set("".join(inspect_scan(path).pages[0].words.split())) >= set(wanted or _plain(WRITTEN[name]))


def _plain(body):
    return "".join(body.split("<ofd:TextCode")[1].partition(">")[2].partition("<")[0].split())


def test_letters_stand_where_the_file_puts_them(tmp_path):
    body = text("甲乙", 20, 30, size=5, step=100).replace('Font="1"', 'Font="1"')
    path = write(tmp_path / "a.ofd", page(body))
    for seen in drawn(path, tmp_path):
        for x in (20, 120):
            cut = seen.crop((round(x * MM), round(25 * MM), round((x + 5) * MM), round(31.5 * MM)))
            assert where(cut, "dark")[1] > 10
        assert where(seen.crop((round(30 * MM), 0, round(115 * MM), 300)), "dark")[0] is None


@pytest.mark.parametrize(
    ("box", "size"),
    [("", BOX), ("0 0 210 297", (210, 297)), ("0 0 420 297", (420, 297)), ("10 10 100 50", (100, 50))],
)
def test_a_page_has_its_own_size_or_that_of_all(tmp_path, box, size):
    body = page(block(10, 10, 30, 20), box)
    (seen,) = inspect_scan(write(tmp_path / "a.ofd", body)).pages
    assert (seen.width, seen.height) == pytest.approx((size[0] * MM, size[1] * MM), abs=0.5)
    if box.startswith("10"):
        assert red(tmp_path / "a.ofd", tmp_path)[0] == pytest.approx((0, 0, 30, 20), abs=1)


def test_pages_keep_their_order_and_can_be_chosen(tmp_path):
    path = write(tmp_path / "a.ofd", *(page(text(f"第{sign}页", 20, 20)) for sign in "一二三"))
    assert [found.words.strip() for found in inspect_scan(path, "3,1").pages] == ["第三页", "第一页"]
    assert words(path, tmp_path) == "第一页第二页第三页"


def test_a_template_lies_under_the_page_that_names_it(tmp_path):
    common = '<ofd:TemplatePage ID="200" BaseLoc="Tpls/T.xml"/>'
    used = page(block(10, 10, 30, 20), more='<ofd:Template TemplateID="200"/>')
    sheet = page(block(0, 0, 90, 90, "200 220 255") + text("发票代码", 100, 20))
    path = write(
        tmp_path / "a.ofd", used, page(text("空", 10, 10)), common=common, parts={"Doc_0/Tpls/T.xml": sheet}
    )
    assert (
        red(path, tmp_path)
        if False
        else [one.words.strip() for one in inspect_scan(path).pages] == ["发票代码", "空"]
    )
    assert _red_of(write_volume_of(path, tmp_path), 0) and not _red_of(tmp_path / "volume.pdf", 1)


def test_a_note_is_seen_and_a_hidden_one_is_not(tmp_path):
    def note(body, more=""):
        look = f'<ofd:Appearance Boundary="5 5 50 50">{body}</ofd:Appearance>'
        return f'<ofd:Annot ID="1" Type="Stamp"{more}>{look}</ofd:Annot>'

    notes = note(block(5, 5, 30, 20)) + note(block(90, 5, 30, 20), ' Visible="false"')
    parts = {
        "Doc_0/Annots/Annotations.xml": f'<ofd:Annotations {NS}><ofd:Page PageID="101"><ofd:FileLoc>P.xml</ofd:FileLoc>'
        f"</ofd:Page></ofd:Annotations>",
        "Doc_0/Annots/P.xml": f"<ofd:PageAnnot {NS}>{notes}</ofd:PageAnnot>",
    }
    listed = "<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>"
    path = write(tmp_path / "a.ofd", page(text("字", 150, 100)), root=listed, parts=parts)
    for seen in red(path, tmp_path):
        assert seen == pytest.approx((10, 10, 40, 30), abs=1)


def seal_ofd(tmp_path):
    """Return a seal that is an OFD of 40 × 40 millimetres, as those of the tax office are."""
    return write(tmp_path / "seal.ofd", page(block(10, 10, 20, 20), "0 0 40 40")).read_bytes()


SEALS = {
    "png": lambda folder: ofd.seal_value("png", ofd.red_seal()),
    "jpg": lambda folder: ofd.seal_value("jpg", ofd.red_seal("JPEG")),
    "bmp": lambda folder: ofd.seal_value("BMP", ofd.red_seal("BMP")),
    "gif": lambda folder: ofd.seal_value("gif", ofd.red_seal("GIF")),
    "ofd": lambda folder: ofd.seal_value("ofd", seal_ofd(folder)),
    "wrapped": lambda folder: ofd.der(
        0x30, ofd.der(0xA0, ofd.der(0x04, ofd.seal_value("png", ofd.red_seal())))
    ),
}


@pytest.mark.parametrize("name", SEALS)
def test_a_seal_is_seen_where_it_was_put_and_what_lies_under_it_too(tmp_path, name):
    body = text("甲" * 12, 20, 14, size=4)
    path = write(tmp_path / "a.ofd", page(body), stamps=[STAMP], value=SEALS[name](tmp_path))
    assert inspect_scan(path).signatures == 1
    for seen in red(path, tmp_path):
        assert seen == pytest.approx((30, 20, 50, 40), abs=1)
    for seen in drawn(path, tmp_path):
        under = seen.crop((round(21 * MM), round(10 * MM), round(60 * MM), round(15 * MM)))
        assert where(under, "dark")[1] > 20


def test_a_seal_across_pages_shows_its_part_on_each(tmp_path):
    halves = [
        'PageRef="101" Boundary="190 10 40 40" Clip="0 0 20 40"',
        'PageRef="102" Boundary="-20 10 40 40" Clip="20 0 20 40"',
    ]
    path = write(tmp_path / "a.ofd", page(text("一", 20, 20)), page(text("二", 20, 20)), stamps=halves)
    sides = [_red_of(write_volume_of(path, tmp_path), at) for at in (0, 1)]
    assert all(sides) and inspect_scan(path).signatures == 1


def test_one_seal_on_every_page_is_seen_on_every_page(tmp_path):
    stamps = [f'PageRef="{one}" Boundary="20 10 40 40" Clip="0 0 40 40"' for one in (101, 102)]
    value = ofd.seal_value(
        "ofd", write(tmp_path / "s", page(shape(SQUARE, FILL, CLIPS, attributes=FILLED))).read_bytes()
    )
    path = write(tmp_path / "a.ofd", page(WORD), page(WORD), stamps=stamps, value=value)
    assert all(_red_of(write_volume_of(path, tmp_path), at) for at in (0, 1))


def test_a_seal_may_lie_in_a_file_beside_the_signature(tmp_path):
    signature = (
        f"<ofd:Signature {NS}><ofd:SignedInfo><ofd:Seal><ofd:BaseLoc>Seal.esl</ofd:BaseLoc></ofd:Seal>"
        f'<ofd:StampAnnot ID="1" {STAMP}/></ofd:SignedInfo><ofd:SignedValue>SignedValue.dat</ofd:SignedValue>'
        f"</ofd:Signature>"
    )
    parts = {
        "Doc_0/Signs/Sign_0/Signature.xml": signature,
        "Doc_0/Signs/Sign_0/SignedValue.dat": b"\x30\x03\x02\x01\x01",
        "Doc_0/Signs/Sign_0/Seal.esl": ofd.seal_value("png", ofd.red_seal()),
    }
    path = write(tmp_path / "a.ofd", page(text("字", 150, 100)), stamps=[STAMP], parts=parts)
    assert red(path, tmp_path)[0] == pytest.approx((30, 20, 50, 40), abs=1)


GRADIENT = '<ofd:FillColor><ofd:AxialShd StartPoint="0 0" EndPoint="9 9"/></ofd:FillColor>'
WORD = text("字", 9, 9)


def made(*pages, **more):
    return pages or (page(WORD),), more


# What is put into the file, and a word of the reason that is given.
REFUSED = {
    "private": (made(page(text("\ue001", 20, 20))), "私有编码"),
    "gradient": (made(page(shape(SQUARE, GRADIENT, attributes=FILLED))), "渐变"),
    "vertical": (made(page(text("竖排", 20, 20, more=' ReadDirection="90"'))), "竖排"),
    "mask": (made(page(image(1, 1, 9, 9).replace("/>", ' ImageMask="50"/>'))), "蒙版"),
    "unknown": (made(page('<ofd:VideoObject ID="1" Boundary="0 0 9 9"/>')), "VideoObject"),
    "no-font": (made(page(text("字", 20, 20, font=77))), "字体"),
    "no-picture": (made(page(image(1, 1, 9, 9, resource=77))), "图片"),
    "no-template": (made(page(WORD, more='<ofd:Template TemplateID="9"/>')), "模板页"),
    "strange-lines": (made(page(shape("M 0 0 Z 9 9", FILL))), "线条"),
    "torn-picture": (
        made(page(image(1, 1, 9, 9)), parts={"Doc_0/Res/sheet.png": b"\x89PNG nothing"}),
        "图片",
    ),
    "jbig2": (made(page(image(1, 1, 9, 9)), parts={"Doc_0/Res/sheet.png": b"\x97JB2\r\n\x1a\n"}), "JBIG2"),
    "seal-without-picture": (made(stamps=[STAMP], value=b"\x30\x03\x02\x01\x01"), "印章"),
    "seal-on-no-page": (made(stamps=['PageRef="9" Boundary="1 1 9 9"']), "找不到的页"),
    "locked": (made(parts={"Encryptions.xml": "<a/>"}), "加了密"),
    "entities": (made(parts={"OFD.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "DOCTYPE"),
    "no-page": (made(parts={"Doc_0/Pages/P101/Content.xml": None}), "缺少"),
    "half-xml": (made(parts={"Doc_0/Document.xml": "<ofd:Doc"}), "XML"),
    "no-pages": (((), {}), "没有页面"),
    "empty-sheet": (made(page(WORD, "0 0 0 0")), "页面大小"),
    "not-a-number": (made(page(WORD, "0 0 nan 9")), "看不懂的数"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_drawn_is_refused_by_name_with_its_cure(tmp_path, name):
    (pages, more), why = REFUSED[name]
    assert why in fault(write(tmp_path / "a.ofd", *pages, **more))


def test_a_letter_that_no_font_has_is_refused(tmp_path):
    assert "字体" in fault(write(tmp_path / "a.ofd", page(text("甲\U0003fffd", 20, 20))))


def test_an_ofd_that_breaks_off_is_refused(tmp_path):
    whole = write(tmp_path / "a.ofd", page(text("字", 20, 20))).read_bytes()
    (tmp_path / "a.ofd").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(UnreadableError) as caught:
        inspect_scan(tmp_path / "a.ofd")
    assert "损坏" in caught.value.message


def test_the_kind_is_told_by_the_content(tmp_path):
    for name, honest in (("a.ofd", True), ("a.pdf", False)):
        scan = inspect_scan(write(tmp_path / name, page(text("字", 20, 20))))
        assert (scan.kind, scan.honest_name) == (ScanKind.OFD, honest)


def test_a_file_whose_names_differ_in_case_is_read(tmp_path):
    path = write(tmp_path / "a.ofd", page(text("字", 20, 20)))
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(tmp_path / "b.ofd", "w") as new:
        for name in old.namelist():
            new.writestr(name.replace("Pages", "pages"), old.read(name))
    assert words(tmp_path / "b.ofd", tmp_path) == "字"


def test_the_same_file_gives_the_same_volume(tmp_path):
    path = write(tmp_path / "a.ofd", page(text("字", 20, 20) + image(60, 60, 20, 30)), stamps=[STAMP])
    first, second = (write_volume_of(path, tmp_path).read_bytes() for _ in range(2))
    assert first == second


def test_steps_between_letters():
    assert deltas("3 g 2 4 5", 9) == [3, 4, 4, 5]
    assert deltas("g 99 1", 3) == [1, 1, 1]
    assert deltas(None, 3) == []


def test_lines_are_moved_and_arcs_keep_their_radii():
    assert svg_path("M 1 2 A 3 4 0 0 1 5 6 C", 10, 20) == "M11 22 A3 4 0 0 1 15 26 Z"


def _red_of(path, at):
    document = pypdfium2.PdfDocument(path)
    try:
        return where(document[at].render(scale=1).to_pil().convert("RGB"))[0]
    finally:
        document.close()
