"""Further kinds of evidence, as other programs write them, in the finished PDF and in the picture for Word.

Written from what a proof must look like, not from what bidkit does with it; first run at commit 78e1cc7:
40 of 47 right; wrong were a clear palette, a clear TIFF in Word and five turned TIFFs.
"""

import struct
import zlib

import pikepdf
import pytest
from PIL import Image, ImageDraw
from PIL.TiffImagePlugin import AppendingTiffWriter

from bidkit.pdf.scans.look import inspect_scan
from bidkit.pdf.seen.read import page_texts
from tests.pdf.evidence_files import HELV, PAGE, drawn, drawn_pages, look, note, where, write
from tests.pdf.test_evidence_shown import AP, FORM, PLACE, SQUARE, lies_in, put

PLACED, WHOLE = "100 400 100 50 re f", "0 0 400 600 re f"
GROUP = "<</Type/OCG/Name(draft)>>"
OFF = "/OCProperties<</OCGs[5 0 R]/D<</OFF[5 0 R]>>>>"
ON = "/OCProperties<</OCGs[5 0 R]/D<</ON[5 0 R]>>>>"
KIND = "/FT/Tx/T(a)/V(VALUE)/DA(/F1 24 Tf 1 0 0 rg)/Kids[5 0 R]"
GLYPH = "100 0 0 0 100 50 d1 0 0 100 50 re f"
TYPE3 = (
    "<</Type/Font/Subtype/Type3/FontBBox[0 0 100 50]/FontMatrix[.01 0 0 .01 0 0]/CharProcs<</a 6 0 R>>"
    "/Encoding<</Type/Encoding/Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[100]/Resources<<>>>>"
)
PATTERN = (
    "<</Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 5 5]/XStep 5/YStep 5/Resources<<>>",
    "1 0 0 rg 0 0 5 5 re f",
)
SHADING = (
    "<</ShadingType 2/ColorSpace/DeviceRGB/Coords[100 0 200 0]/Function<</FunctionType 2/Domain[0 1]/N 1"
    "/C0[1 0 0]/C1[.9 0 0]>>/Extend[true true]>>"
)
MASK = "<</Type/XObject/Subtype/Form/BBox[0 0 400 600]/Group<</S/Transparency/CS/DeviceGray>>"

SHOWN = {
    "a tiled fill": ([PATTERN], {"content": "/Pattern cs /P1 scn " + PLACED, "resources": "/Pattern<</P1 5 0 R>>"}),
    "a shaded fill": ([SHADING], {"content": "q 100 400 100 50 re W n /S1 sh Q", "resources": "/Shading<</S1 5 0 R>>"}),
    "letters that are drawings": (
        [TYPE3, ("<<", GLYPH)],
        {"content": "BT 1 0 0 rg 100 400 Td /F3 100 Tf (a) Tj ET", "resources": "/Font<</F3 5 0 R>>"},
    ),
    "what a mask of light lets through": (
        [(MASK, "1 g 100 400 100 50 re f")],
        {"content": "/G gs 1 0 0 rg " + WHOLE, "resources": "/ExtGState<</G<</SMask<</S/Luminosity/G 5 0 R>>>>>>"},
    ),
    "a look that is turned into its place": (
        [note("Stamp", AP), look("1 0 0 rg 0 0 50 100 re f", "[0 0 50 100]", "/Matrix[0 1 -1 0 0 0]")],
        {"page": "/Annots[5 0 R]"},
    ),
    "a watermark note": ([note("Watermark", AP), look()], {"page": "/Annots[5 0 R]"}),
    "a note on a layer that is on when another is off": (
        [GROUP, note("Stamp", "/AP<</N 7 0 R>>/OC<</Type/OCMD/OCGs[5 0 R]/P/AllOff>>"), look()],
        {"page": "/Annots[6 0 R]", "root": OFF},
    ),
    "words of a layer that is on when another is off": (
        [GROUP, "<</Type/OCMD/OCGs[5 0 R]/P/AllOff>>"],
        {"content": "/OC /L BDC " + SQUARE + " EMC", "resources": "/Properties<</L 6 0 R>>", "root": OFF},
    ),
    "words that an expression of layers shows": (
        [GROUP, "<</Type/OCMD/VE[/Not 5 0 R]>>"],
        {"content": "/OC /L BDC " + SQUARE + " EMC", "resources": "/Properties<</L 6 0 R>>", "root": OFF},
    ),
    "a form on a layer that is on": (
        [GROUP, look("1 0 0 rg 100 400 100 50 re f", "[0 0 400 600]", "/OC 5 0 R")],
        {"content": "/X Do", "resources": "/XObject<</X 6 0 R>>", "root": ON},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SHOWN)
def test_what_every_reader_draws_is_seen_in_both(tmp_path, name):
    objects, more = SHOWN[name]
    for picture in drawn(write(tmp_path / "a.pdf", *objects, **more), tmp_path):
        box, count = where(picture)
        assert lies_in(box) and count > 4000, (name, box, count)


HIDDEN = {
    "a form on a layer that is off": (
        [GROUP, look("1 0 0 rg 100 400 100 50 re f", "[0 0 400 600]", "/OC 5 0 R")],
        {"content": "/X Do", "resources": "/XObject<</X 6 0 R>>", "root": OFF},
    ),
    "a layer that is on inside one that is off": (
        [GROUP, "<</Type/OCG/Name(inner)>>"],
        {
            "content": "/OC /L BDC /OC /M BDC " + SQUARE + " EMC EMC",
            "resources": "/Properties<</L 5 0 R/M 6 0 R>>",
            "root": "/OCProperties<</OCGs[5 0 R 6 0 R]/D<</OFF[5 0 R]/ON[6 0 R]>>>>",
        },
    ),
    "words that need all of two layers": (
        [GROUP, "<</Type/OCG/Name(other)>>", "<</Type/OCMD/OCGs[5 0 R 6 0 R]/P/AllOn>>"],
        {
            "content": "/OC /L BDC " + SQUARE + " EMC",
            "resources": "/Properties<</L 7 0 R>>",
            "root": "/OCProperties<</OCGs[5 0 R 6 0 R]/D<</OFF[5 0 R]>>>>",
        },
    ),
    "words that an expression of layers hides": (
        [GROUP, "<</Type/OCMD/VE[/Not 5 0 R]>>"],
        {"content": "/OC /L BDC " + SQUARE + " EMC", "resources": "/Properties<</L 6 0 R>>", "root": ON},
    ),
    "what is clipped away": ([], {"content": "0 0 50 50 re W n " + SQUARE}),
}


@pytest.mark.parametrize("name", HIDDEN)
def test_what_no_reader_draws_is_seen_in_neither(tmp_path, name):
    objects, more = HIDDEN[name]
    for picture in drawn(write(tmp_path / "a.pdf", *objects, **more), tmp_path):
        assert where(picture)[1] == 0, name


def test_a_seal_that_multiplies_leaves_the_words_below_it(tmp_path):
    state = "/ExtGState<</M<</BM/Multiply>>>>"
    path = write(tmp_path / "a.pdf", content="0 g 100 420 100 10 re f /M gs " + SQUARE, resources=state)
    for picture in drawn(path, tmp_path):
        box, count = where(picture)
        assert lies_in(box) and 3500 < count < 4300
        assert max(picture.getpixel((150, 175))) < 60


def test_a_value_that_stands_in_the_parent_of_a_field_is_seen(tmp_path):
    kid = note("Widget", "/Parent 6 0 R")
    root = FORM.replace("[5 0 R]", "[6 0 R]").replace("/DR<<>>", f"/DR<</Font<</F1 {HELV}>>>>")
    for picture in drawn(put(tmp_path, kid, f"<<{KIND}>>", root=root), tmp_path):
        box, count = where(picture)
        assert lies_in(box) and count > 100


def test_of_two_choices_the_one_that_was_made_is_seen(tmp_path):
    states = "/Parent 8 0 R/AP<</N<</{0} 6 0 R/Off 7 0 R>>>>/AS/{1}"
    one = note("Widget", states.format("A", "A"))
    other = note("Widget", states.format("B", "Off"), "[100 200 200 250]")
    group = "<</FT/Btn/Ff 32768/T(g)/V/A/Kids[5 0 R 9 0 R]>>"
    root = "/AcroForm<</Fields[8 0 R]>>"
    path = write(
        tmp_path / "a.pdf", one, look(), look(""), group, other, page="/Annots[5 0 R 9 0 R]", root=root
    )
    for picture in drawn(path, tmp_path):
        assert lies_in(where(picture)[0])


def test_what_a_page_has_from_its_parent_counts(tmp_path):
    path = write(tmp_path / "a.pdf", content="1 0 0 rg 400 100 50 100 re f", box="[0 0 600 400]")
    with pikepdf.Pdf.open(path, allow_overwriting_input=True) as pdf:
        page, parent = pdf.pages[0].obj, pdf.Root.Pages
        parent.MediaBox, parent.Resources, parent.Rotate = page.MediaBox, page.Resources, 90
        del page.MediaBox, page.Resources
        pdf.save(path)
    for picture in drawn(path, tmp_path):
        assert picture.size == PAGE and lies_in(where(picture)[0], (100, 400, 200, 450))


def test_a_page_in_pieces_is_one_page(tmp_path):
    path = write(tmp_path / "a.pdf", "<</X 1>>", content="1 0 0 rg 100")
    with pikepdf.Pdf.open(path, allow_overwriting_input=True) as pdf:
        parts = [pdf.make_stream(part) for part in (b"1 0 0 rg 100 400", b"100 50 re", b"f")]
        pdf.pages[0].obj.Contents = pikepdf.Array(parts)
        pdf.save(path, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    for picture in drawn(path, tmp_path):
        assert lies_in(where(picture)[0])


def test_a_file_that_was_saved_over_shows_its_last_state(tmp_path):
    path = write(tmp_path / "a.pdf", content="0 0 1 rg 100 400 100 50 re f")
    was = path.read_bytes()
    new = b"4 0 obj\n<</Length 28>>\nstream\n1 0 0 rg 100 400 100 50 re f\nendstream\nendobj\n"
    start = int(was.rsplit(b"startxref\n", 1)[1].split()[0])
    table = f"xref\n4 1\n{len(was):010d} 00000 n \n".encode()
    tail = f"trailer\n<</Size 5/Root 1 0 R/Prev {start}>>\nstartxref\n{len(was) + len(new)}\n%%EOF\n".encode()
    path.write_bytes(was + new + table + tail)
    for picture in drawn(path, tmp_path):
        assert lies_in(where(picture)[0])


def test_a_file_with_lines_of_mail_before_it_is_read(tmp_path):
    path = write(tmp_path / "a.pdf", content=SQUARE)
    path.write_bytes(b"Content-Type: application/pdf\r\n\r\n" + path.read_bytes())
    for picture in drawn(path, tmp_path):
        assert lies_in(where(picture)[0])


def sheet(mode="RGB", size=(800, 1200), ground="white"):
    """Return a sheet with a red rectangle where PLACE is, at two pixels a point."""
    made = Image.new("RGB", size, ground)
    ImageDraw.Draw(made).rectangle(
        [side * 2 for side in PLACE[:2]] + [side * 2 - 1 for side in PLACE[2:]], "red"
    )
    return made.convert(mode)


def clear():
    made = Image.new("RGBA", (800, 1200), (0, 0, 0, 0))
    ImageDraw.Draw(made).rectangle((200, 300, 399, 399), (255, 0, 0, 255))
    return made


def clear_palette():
    made = clear().convert("RGB").quantize(4)
    made.info["transparency"] = made.getpixel((0, 0))
    return made


def deep_grey(path):
    """Write a PNG of 16 bits a point: white, with a dark rectangle."""
    light, dark = b"\xff\xff" * 800, b"\xff\xff" * 200 + b"\0\0" * 200 + b"\xff\xff" * 400
    rows = b"".join(b"\0" + (dark if 300 <= y < 400 else light) for y in range(1200))
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", 800, 1200, 16, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts))


def _chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


PICTURES = {
    "a photograph in printing colours": ("a.jpg", sheet("CMYK"), {"quality": 95}),
    "a progressive photograph": ("a.jpg", sheet(), {"quality": 95, "progressive": True}),
    "a sheet with a clear ground": ("a.png", clear(), {}),
    "a palette with a clear colour": ("a.png", clear_palette(), {}),
    "a TIFF in printing colours": ("a.tif", sheet("CMYK"), {"compression": "tiff_lzw"}),
    "a TIFF packed as a photograph": ("a.tif", sheet(), {"compression": "jpeg"}),
    "a TIFF with a clear ground": ("a.tif", clear(), {}),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_has_its_colours_and_its_white_ground_in_both(tmp_path, name):
    file, picture, options = PICTURES[name]
    picture.save(tmp_path / file, dpi=(144, 144), **options)
    for seen in drawn(tmp_path / file, tmp_path):
        shown = seen.resize(PAGE)
        assert lies_in(where(shown)[0], slack=4) and where(shown)[1] > 4000
        assert min(shown.getpixel((350, 550))) > 235, "the ground is not white"


def test_a_deep_grey_sheet_is_not_black(tmp_path):
    deep_grey(tmp_path / "a.png")
    for seen in drawn(tmp_path / "a.png", tmp_path):
        shown = seen.resize(PAGE)
        assert lies_in(where(shown, "dark")[0], slack=4) and min(shown.getpixel((350, 550))) > 235


TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


@pytest.mark.parametrize("name", [f"{kind}-{turn}" for kind in ("jpg", "tif") for turn in TURNS])
def test_a_camera_or_scanner_that_stores_it_turned_shows_it_upright(tmp_path, name):
    kind, turn = name[:3], int(name[4:])
    exif = Image.Exif()
    exif[0x0112] = turn
    stored = sheet().transpose(TURNS[turn])
    stored.save(tmp_path / f"a.{kind}", exif=exif, dpi=(144, 144))
    for seen in drawn(tmp_path / f"a.{kind}", tmp_path):
        assert seen.width < seen.height
        assert lies_in(where(seen.resize(PAGE))[0], slack=4)


def test_every_sheet_of_a_scanned_file_is_placed_whatever_its_kind(tmp_path):
    sheets = [sheet("1").convert("1"), sheet(size=(1200, 800)), sheet("L")]
    sheets[0].save(tmp_path / "a.tif", save_all=True, append_images=sheets[1:], dpi=(144, 144))
    scan = inspect_scan(tmp_path / "a.tif")
    assert [page.width > page.height for page in scan.pages] == [False, True, False]


def test_words_for_searching_are_not_printed_over_the_scan(tmp_path):
    content = SQUARE + " BT 3 Tr /F1 30 Tf 100 300 Td (RECOGNISED) Tj ET"
    for picture in drawn(write(tmp_path / "a.pdf", content=content), tmp_path):
        assert lies_in(where(picture)[0]) and where(picture, "dark")[1] in range(4000, 5400)
    assert "RECOGNISED" in page_texts(tmp_path / "volume.pdf")[0]


def test_sheets_turned_each_its_own_way_all_come_upright(tmp_path):
    turned = []
    for turn in (6, 1, 3):
        exif = Image.Exif()
        exif[0x0112] = turn
        one = tmp_path / f"{turn}.tif"
        (sheet().transpose(TURNS[turn]) if turn in TURNS else sheet()).save(one, exif=exif, dpi=(144, 144))
        turned.append(one)
    path = tmp_path / "a.tif"
    with AppendingTiffWriter(path, new=True) as joined:
        for one in turned:
            joined.write(one.read_bytes())
            joined.newFrame()
    for both in drawn_pages(path, tmp_path):
        assert all(lies_in(where(seen.resize(PAGE))[0], slack=4) for seen in both)
