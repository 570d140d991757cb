from datetime import datetime
from io import BytesIO

import img2pdf
import pikepdf
import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from bidkit.errors import NotWritableError, UnreadableError
from bidkit.model.scan_page import SCAN_PAGE
from bidkit.pdf.made.finish import Entry, VolumeInfo
from bidkit.pdf.made.stamps import PageStamp
from bidkit.pdf.made.volume import PdfPiece, ScanPiece, ScanSheet, VolumeSetup, write_volume
from bidkit.pdf.scans.look import inspect_scan
from bidkit.pdf.scans.opened import MOST_OPEN, Handles
from bidkit.pdf.seen.read import page_sizes, page_texts
from bidkit.store.memory import Memory
from tests.pdf.fonts import fonts_embedded
from tests.pdf.sheets import A4, add_seal, look, picture, raw_images, write_jpeg, write_pdf

INFO = VolumeInfo("投标文件", "江城衡信数据科技有限公司", datetime(2026, 12, 21, 9, 30))


@pytest.fixture(scope="session")
def cache(tmp_path_factory):
    return Memory(tmp_path_factory.mktemp("glyphs"))


@pytest.fixture
def volume(tmp_path, cache):
    """Return a function that writes a volume and gives its path."""

    def write(*pieces, stamps=(), outline=(), info=INFO, name="volume.pdf"):
        write_volume(pieces, tmp_path / name, VolumeSetup(info, tuple(stamps), tuple(outline), cache))
        return tmp_path / name

    return write


def scans(path, *captions, pages=None):
    scan = inspect_scan(path, pages)
    return ScanPiece(
        tuple(ScanSheet(scan, page.index, c) for page, c in zip(scan.pages, captions, strict=True))
    )


def colour_at(path, x, y, page=0):
    """Return the name of the colour at a point given in PDF points from the lower left."""
    image = look(path, page)
    red, green, blue = image.getpixel((int(x), int(image.height - y)))
    if min(red, green, blue) > 200:
        return "white"
    return {red: "red", green: "green", blue: "blue"}[max(red, green, blue)]


def corners_of_picture(path, page=0):
    """Return the colours just inside the upper left and the lower right of a scan of aspect 2:3."""
    box = SCAN_PAGE.picture.fit(400, 600)
    return (
        colour_at(path, box.x + 5, box.y + box.height - 5, page),
        colour_at(path, box.x + box.width - 5, box.y + 5, page),
    )


def test_sections_and_scans_stand_in_order_with_numbers_and_captions(tmp_path, volume):
    text = write_pdf(tmp_path / "a.pdf", ["letter", "end of letter"])
    proof = write_pdf(tmp_path / "b.pdf", ["one", "two", "three"])
    made = volume(
        PdfPiece(text),
        scans(proof, "营业执照（1/2）", "营业执照（2/2）", pages="3,1"),
        PdfPiece(text),
        stamps=[PageStamp(f"第{page}页 共6页") for page in range(1, 7)],
    )
    assert [text.split() for text in page_texts(made)] == [
        ["letter", "第1页", "共6页"],
        ["end", "of", "letter", "第2页", "共6页"],
        ["three", "营业执照（1/2）", "第3页", "共6页"],
        ["one", "营业执照（2/2）", "第4页", "共6页"],
        ["letter", "第5页", "共6页"],
        ["end", "of", "letter", "第6页", "共6页"],
    ]


def test_the_same_input_gives_the_same_bytes(tmp_path, volume):
    pieces = [PdfPiece(write_pdf(tmp_path / "a.pdf", ["x"])), scans(write_jpeg(tmp_path / "a.jpg"), "证书")]
    stamps = [PageStamp("1", "草稿"), PageStamp("2", "草稿")]
    one = volume(*pieces, stamps=stamps, name="one.pdf").read_bytes()
    assert volume(*pieces, stamps=stamps, name="two.pdf").read_bytes() == one
    assert volume(*pieces, stamps=stamps[::-1], name="three.pdf").read_bytes() != one


def test_the_identity_is_the_same_for_the_same_content_only(tmp_path, volume):
    piece = PdfPiece(write_pdf(tmp_path / "a.pdf", ["x"]))
    ids = [
        pypdf.PdfReader(volume(piece, info=VolumeInfo(title, "甲"), name=name)).trailer["/ID"][0]
        for title, name in (("一", "1.pdf"), ("一", "2.pdf"), ("二", "3.pdf"))
    ]
    assert ids[0] == ids[1] != ids[2]


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_the_bytes_of_a_scanned_jpeg_are_in_the_volume_untouched(tmp_path, volume, mode):
    photo = write_jpeg(tmp_path / "a.jpg", mode=mode)
    made = volume(scans(photo, "证书"))
    assert raw_images(made) == [photo.read_bytes()]
    if mode != "L":
        assert corners_of_picture(made) == ("red", "blue")


@pytest.mark.parametrize("revision", [0, 3, 4, 6])
def test_the_jpeg_inside_a_scanned_pdf_is_in_the_volume_untouched(tmp_path, volume, revision):
    """Also when the PDF forbids copying, in the three ways of encryption still met (RC4, AES-128, AES-256)."""
    photo = write_jpeg(tmp_path / "a.jpg")
    newer = revision > 3
    lock = (
        pikepdf.Encryption(owner="x", user="", R=revision, aes=newer, metadata=newer) if revision else False
    )
    with pikepdf.open(BytesIO(img2pdf.convert(str(photo)))) as document:
        document.save(tmp_path / "a.pdf", encryption=lock)
    made = volume(scans(tmp_path / "a.pdf", "证书"))
    assert raw_images(made) == [photo.read_bytes()]
    assert corners_of_picture(made) == ("red", "blue")


def test_a_photo_held_sideways_stands_upright_with_its_bytes_untouched(tmp_path, volume):
    exif = Image.Exif()
    exif[0x0112] = 6
    path = tmp_path / "a.jpg"
    picture().transpose(Image.Transpose.ROTATE_90).save(path, exif=exif, quality=90)
    made = volume(scans(path, "证书"))
    assert raw_images(made) == [path.read_bytes()]
    assert corners_of_picture(made) == ("red", "blue")


@pytest.mark.parametrize("orientation", [2, 5])
def test_a_mirrored_photo_is_set_right(tmp_path, volume, orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    turn = {2: Image.Transpose.FLIP_LEFT_RIGHT, 5: Image.Transpose.TRANSPOSE}[orientation]
    picture().transpose(turn).save(tmp_path / "a.jpg", exif=exif, quality=90)
    assert corners_of_picture(volume(scans(tmp_path / "a.jpg", "证书"))) == ("red", "blue")


@pytest.mark.parametrize("mode", ["RGBA", "P", "1", "LA", "I;16"])
def test_every_kind_of_png_is_placed(tmp_path, volume, mode):
    image = picture(mode="L").convert("I").convert("I;16") if mode == "I;16" else picture(mode=mode)
    image.save(tmp_path / "a.png")
    made = volume(scans(tmp_path / "a.png", "证书"))
    assert len(page_texts(made)) == 1 and raw_images(made)


def test_each_page_of_a_fax_file_is_placed(tmp_path, volume):
    path = tmp_path / "a.tif"
    picture().save(path, save_all=True, append_images=[picture(mode="1")])
    made = volume(scans(path, "甲", "乙"))
    assert corners_of_picture(made, 0) == ("red", "blue")
    assert [text.split()[-1] for text in page_texts(made)] == ["甲", "乙"]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_the_turn_of_a_source_page_is_honoured(tmp_path, volume, turn):
    back = {0: None, 90: "ROTATE_90", 180: "ROTATE_180", 270: "ROTATE_270"}[turn]
    image = picture().transpose(Image.Transpose[back]) if back else picture()
    image.save(tmp_path / "a.jpg", quality=90)
    writer = pypdf.PdfWriter(clone_from=BytesIO(img2pdf.convert(str(tmp_path / "a.jpg"))))
    writer.pages[0].rotate(turn)
    writer.write(tmp_path / "a.pdf")
    assert corners_of_picture(volume(scans(tmp_path / "a.pdf", "证书"))) == ("red", "blue")


def test_only_the_visible_part_of_a_cropped_page_is_placed(tmp_path, volume):
    path = write_pdf(tmp_path / "a.pdf", ["x"], size=(800, 800))
    writer = pypdf.PdfWriter(clone_from=path)
    writer.pages[0].cropbox = pypdf.generic.RectangleObject((200, 100, 600, 700))
    writer.pages[0][pypdf.generic.NameObject("/Contents")] = writer._add_object(_blocks())
    writer.write(path)
    assert corners_of_picture(volume(scans(path, "证书"))) == ("red", "blue")


def _blocks():
    from tests.pdf.sheets import stream

    return stream("0 1 0 rg 0 0 800 800 re f 1 0 0 rg 200 600 100 100 re f 0 0 1 rg 500 100 100 100 re f")


def test_a_scan_lies_in_its_box_and_its_caption_above(tmp_path, volume):
    made = volume(scans(write_jpeg(tmp_path / "a.jpg"), "营业执照"))
    assert page_sizes(made) == (A4,)
    box, caption = SCAN_PAGE.picture.fit(400, 600), SCAN_PAGE.caption
    assert colour_at(made, box.x - 3, box.y + box.height - 5) == "white"
    assert colour_at(made, box.x + 3, box.y + box.height - 3) == "red"
    assert colour_at(made, box.x + 3, box.y + box.height + 3) == "white"
    x, y = _place_of(made, "营业执照")
    assert caption.y < y < caption.y + caption.height
    assert abs(x + 4 * SCAN_PAGE.caption_size / 2 - SCAN_PAGE.width / 2) < 1


def _place_of(path, words, page=0):
    """Return where these words begin on the page, in points from the lower left."""
    found = []

    def visit(text, cm, tm, font, size):
        if words in text:
            matrix = pypdf._text_extraction.mult(tm, cm)
            found.append((matrix[4], matrix[5]))

    pypdf.PdfReader(path).pages[page].extract_text(visitor_text=visit)
    return found[0]


@pytest.mark.parametrize(("size", "rotate"), [(A4, 0), (A4[::-1], 0), (A4, 90), (A4, 270), (A4, 180)])
def test_the_page_number_stands_upright_in_the_middle_of_the_foot(tmp_path, volume, size, rotate):
    text = write_pdf(tmp_path / "a.pdf", ["x"], size=size, rotate=rotate)
    made = volume(PdfPiece(text), stamps=[PageStamp("第1页 共1页", footer_distance=42.5)])
    (wide, high), image = page_sizes(made)[0], look(made, scale=2)
    assert (wide, high) == (size if rotate in (0, 180) else size[::-1])
    foot = image.crop((int(wide - 90), int((high - 54) * 2), int(wide + 90), int((high - 40) * 2)))
    assert foot.convert("L").getextrema()[0] < 100
    assert foot.crop((0, 0, 20, foot.height)).convert("L").getextrema()[0] == 255
    assert "第1页 共1页" in page_texts(made)[0]


def test_all_fonts_of_the_stamps_travel_with_the_file(tmp_path, volume):
    made = volume(
        scans(write_jpeg(tmp_path / "a.jpg"), "ISO 9001 证书 Ⅱ 级"), stamps=[PageStamp("1/1", "草稿")]
    )
    fonts = fonts_embedded(made)
    assert fonts and all(font.embedded for font in fonts)
    assert "ISO 9001 证书 Ⅱ 级" in page_texts(made)[0]


@pytest.mark.parametrize("times", [5, 9, 20])
def test_a_caption_that_is_too_long_stands_whole_between_the_margins(tmp_path, volume, times):
    made = volume(scans(write_jpeg(tmp_path / "a.jpg"), "某某单位某某项目合同" * times))
    assert "".join(page_texts(made)[0].split()) == "某某单位某某项目合同" * times
    x, y = _place_of(made, "某某单位")[:2]
    assert SCAN_PAGE.left - 1 < x < SCAN_PAGE.left + 30
    assert SCAN_PAGE.caption.y < y < SCAN_PAGE.caption.y + SCAN_PAGE.caption.height


def test_a_character_no_font_has_shows_as_a_gap_mark(tmp_path, volume):
    made = volume(scans(write_jpeg(tmp_path / "a.jpg"), "证书\U00012345"))
    assert "证书" in page_texts(made)[0]


def test_a_draft_says_so_on_every_page(tmp_path, volume):
    text = write_pdf(tmp_path / "a.pdf", ["x", "y"])
    made = volume(
        PdfPiece(text), scans(write_jpeg(tmp_path / "a.jpg"), "证书"), stamps=[PageStamp("", "草稿")] * 3
    )
    assert all("草稿" in text for text in page_texts(made))


def test_the_outline_is_nested_by_level(tmp_path, volume):
    text = write_pdf(tmp_path / "a.pdf", ["1", "2", "3"])
    entries = [Entry(1, "第一章", 1), Entry(2, "第一节", 1), Entry(2, "第二节", 2), Entry(1, "第二章", 3)]
    reader = pypdf.PdfReader(volume(PdfPiece(text), outline=entries))

    def rows(items):
        return [
            rows(item)
            if isinstance(item, list)
            else (item.title, reader.get_destination_page_number(item) + 1)
            for item in items
        ]

    assert rows(reader.outline) == [("第一章", 1), [("第一节", 1), ("第二节", 2)], ("第二章", 3)]


@given(
    st.lists(
        st.sampled_from(["", "1", "2", "3", "7", "i", "ii", "A-1", "A-2", "附件"]), min_size=1, max_size=12
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
def test_the_reader_shows_the_labels_it_was_given(tmp_path, volume, labels):
    text = write_pdf(tmp_path / "a.pdf", ["x"] * len(labels))
    made = volume(PdfPiece(text), stamps=[PageStamp(label=label) for label in labels])
    shown = pypdf.PdfReader(made).page_labels
    assert shown == [label or str(number) for number, label in enumerate(labels, 1)]


def test_the_information_is_true_and_spare(tmp_path, volume):
    made = pypdf.PdfReader(volume(PdfPiece(write_pdf(tmp_path / "a.pdf", ["x"]))))
    assert made.metadata == {
        "/Title": "投标文件",
        "/Author": "江城衡信数据科技有限公司",
        "/Producer": "bidkit",
        "/CreationDate": "D:20261221093000",
        "/ModDate": "D:20261221093000",
    }


def test_a_blind_volume_says_nothing(tmp_path, volume):
    made = volume(
        PdfPiece(write_pdf(tmp_path / "a.pdf", ["x"])),
        stamps=[PageStamp("1")],
        info=VolumeInfo("投标文件", "江城衡信数据科技有限公司", datetime(2026, 12, 21), blind=True),
    )
    reader = pypdf.PdfReader(made)
    assert reader.metadata is None and "/Metadata" not in reader.root_object
    assert b"bidkit" not in made.read_bytes() and b"zhang" not in made.read_bytes()


@pytest.mark.parametrize("kind", ["/Stamp", "/Widget"])
def test_a_seal_laid_over_a_page_is_drawn_without_its_private_notes(tmp_path, volume, kind):
    path = write_pdf(tmp_path / "a.pdf", ["x"], size=(400, 600))
    made = volume(scans(add_seal(path, rect=(300, 500, 400, 600), kind=kind), "合同"))
    box = SCAN_PAGE.picture.fit(400, 600)
    assert colour_at(made, box.x + box.width - 5, box.y + box.height - 5) == "red"
    assert colour_at(made, box.x + box.width - 5, box.y + 5) == "white"
    assert b"secret-person" not in made.read_bytes()


@pytest.mark.parametrize(("kind", "flags"), [("/Link", 4), ("/Stamp", 2)])
def test_links_and_hidden_notes_are_left_out(tmp_path, volume, kind, flags):
    path = write_pdf(tmp_path / "a.pdf", ["x"], size=(400, 600))
    made = volume(scans(add_seal(path, rect=(300, 500, 400, 600), kind=kind, flags=flags), "合同"))
    box = SCAN_PAGE.picture.fit(400, 600)
    assert colour_at(made, box.x + box.width - 5, box.y + box.height - 5) == "white"


def test_a_scan_used_twice_is_stored_once(tmp_path, volume):
    photo = write_jpeg(tmp_path / "a.jpg")
    text = PdfPiece(write_pdf(tmp_path / "a.pdf", ["x"]))
    made = volume(scans(photo, "甲"), text, scans(photo, "乙"))
    assert len(raw_images(made)) == 1
    assert [corners_of_picture(made, page) for page in (0, 2)] == [("red", "blue")] * 2


def test_a_file_that_was_spoiled_after_it_was_looked_at_is_named(tmp_path, volume):
    piece = scans(write_pdf(tmp_path / "证书.pdf", ["x"]), "证书")
    (tmp_path / "证书.pdf").write_bytes(b"%PDF-1.7 gone")
    with pytest.raises(UnreadableError, match=r"证书\.pdf"):
        volume(piece)


def test_the_last_good_volume_stays_when_writing_fails(tmp_path, volume):
    good = PdfPiece(write_pdf(tmp_path / "a.pdf", ["x"]))
    before = volume(good).read_bytes()
    with pytest.raises(UnreadableError):
        volume(good, PdfPiece(tmp_path / "missing.pdf"))
    assert (tmp_path / "volume.pdf").read_bytes() == before
    assert not list(tmp_path.glob(".*.tmp"))


def test_a_place_that_cannot_be_written_is_a_clear_message(tmp_path, volume):
    (tmp_path / "blocked").write_text("a file, not a folder")
    with pytest.raises(NotWritableError, match="无法写入"):
        volume(PdfPiece(write_pdf(tmp_path / "a.pdf", ["x"])), name="blocked/volume.pdf")


def test_stamps_that_do_not_fit_the_pages_are_a_mistake_of_the_caller(tmp_path, volume):
    with pytest.raises(ValueError, match="1 stamps for 2 pages"):
        volume(PdfPiece(write_pdf(tmp_path / "a.pdf", ["x", "y"])), stamps=[PageStamp("1")])


@pytest.mark.parametrize(("size", "rotate"), [(A4, 0), (A4[::-1], 0), (A4, 90), (A4, 180), ((300, 500), 270)])
def test_a_section_looks_in_the_volume_as_it_did_alone(tmp_path, volume, size, rotate):
    text = write_pdf(tmp_path / "a.pdf", ["letter"], size=size, rotate=rotate)
    with pikepdf.open(text, allow_overwriting_input=True) as pdf:  # what a page has from the tree above it
        pdf.Root.Pages.MediaBox = pdf.pages[0].obj.MediaBox
        pdf.Root.Pages.Resources = pdf.pages[0].obj.Resources
        del pdf.pages[0].obj["/MediaBox"], pdf.pages[0].obj["/Resources"]
        pdf.save(text)
    made = volume(PdfPiece(text), PdfPiece(text))
    assert [look(made, page, 2).tobytes() for page in (0, 1)] == [look(text, 0, 2).tobytes()] * 2


def test_more_files_than_may_stand_open_at_once_are_all_in_the_volume(tmp_path, volume):
    files = [write_pdf(tmp_path / f"{number}.pdf", [f"paper {number}"]) for number in range(MOST_OPEN + 8)]
    made = volume(*(scans(path, "证书") for path in files), *(PdfPiece(path) for path in files[:3]))
    texts = [" ".join(text.split()[:2]) for text in page_texts(made)]
    assert texts == [f"paper {number}" for number in [*range(len(files)), 0, 1, 2]]


def test_at_most_so_many_files_stand_open(tmp_path):
    files = [write_pdf(tmp_path / f"{number}.pdf", ["x"]) for number in range(MOST_OPEN + 8)]
    handles = Handles()
    streams = [handles.of(path) for path in files]
    assert [stream.closed for stream in streams] == [True] * 8 + [False] * MOST_OPEN
    handles.close()
    assert all(stream.closed for stream in streams)
