"""A sheet that is wide or larger than A4 gets a page on which its small type can still be read."""

import docx
import pytest
from docx.shared import Pt
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from bidkit.model.scan_page import READABLE, SCAN_PAGE, TALL_A3, WIDE_A3, WIDE_PAGE, SheetSize
from bidkit.pdf.made.finish import VolumeInfo
from bidkit.pdf.made.volume import ScanPiece, ScanSheet, VolumeSetup, write_volume
from bidkit.pdf.scans.letters import small_letters
from bidkit.pdf.scans.look import inspect_scan
from bidkit.pdf.seen.read import open_fast, page_sizes
from bidkit.word.join.pieces import ScanPiece as WordScans
from bidkit.word.join.pieces import VolumeSetup as WordSetup
from bidkit.word.join.pieces import join
from bidkit.word.join.scans import ScanSheet as WordSheet
from tests.pdf.evidence_files import table


def letters_in_volume(path, tmp_path):
    scan = inspect_scan(path)
    volume = tmp_path / "v.pdf"
    write_volume([ScanPiece((ScanSheet(scan, 0),))], volume, VolumeSetup(VolumeInfo("t", "b")))
    with open_fast(volume) as document:
        return small_letters(document[0]), page_sizes(volume)[0], scan.pages[0].size


@pytest.mark.parametrize(
    ("width", "height"), [(612, 792), (1728 / 204 * 72, 1145 / 98 * 72), (595.28, 841.89)]
)
def test_paper_a_little_wider_than_a4_is_not_called_too_small(width, height):
    assert SheetSize(width, height).page() == SCAN_PAGE and not SheetSize(width, height).is_shrunk()


@pytest.mark.parametrize(
    ("width", "height", "paper"),
    [
        (842, 595, WIDE_PAGE),
        (1191, 842, WIDE_A3),
        (842, 1191, TALL_A3),
        (1032, 729, WIDE_A3),
        (595, 420, SCAN_PAGE),
    ],
)
def test_nine_points_stay_seven_and_nothing_is_said(tmp_path, width, height, paper):
    letters, sides, size = letters_in_volume(table(tmp_path / "a.pdf", width, height), tmp_path)
    assert letters >= READABLE and not size.is_shrunk()
    assert sides == (round(paper.width, 2), round(paper.height, 2))


def test_a_turned_sheet_is_measured_as_seen(tmp_path):
    letters, sides, _ = letters_in_volume(table(tmp_path / "a.pdf", 595, 842, page="/Rotate 90"), tmp_path)
    assert sides[0] > sides[1] and letters >= READABLE


def test_a_plan_too_large_for_any_page_says_how_small_its_letters_become(tmp_path):
    letters, _, size = letters_in_volume(table(tmp_path / "a.pdf", 2384, 1684), tmp_path)
    assert size.is_shrunk() and abs(size.shown_letters() - letters) < 0.2 and letters < 5


def test_large_type_on_a_large_sheet_needs_no_large_page(tmp_path):
    _, sides, size = letters_in_volume(table(tmp_path / "a.pdf", 1191, 842, size=20), tmp_path)
    assert sides == (841.89, 595.28) and not size.is_shrunk()


PICTURES = {
    "a wide photograph": ((3000, 2000), 72, WIDE_PAGE),
    "an upright photograph": ((2000, 3000), 72, SCAN_PAGE),
    "a small card": ((1011, 638), 300, SCAN_PAGE),
    "an A3 sheet": ((4961, 3508), 300, WIDE_A3),
    "a wide A4 sheet": ((2339, 1654), 200, WIDE_PAGE),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_gets_the_page_its_sheet_needs(tmp_path, name):
    pixels, dpi, paper = PICTURES[name]
    Image.new("RGB", pixels, "white").save(tmp_path / "a.png", dpi=(dpi, dpi))
    (page,) = inspect_scan(tmp_path / "a.png").pages
    assert page.size.page() == paper and not page.size.is_shrunk()


def test_word_has_the_same_pages_in_the_same_order(tmp_path):
    Image.new("RGB", (60, 40), "white").save(tmp_path / "a.png")
    papers = (SCAN_PAGE, WIDE_PAGE, WIDE_PAGE, WIDE_A3, SCAN_PAGE)
    sheets = tuple(WordSheet(f"第{n}张", (), tmp_path / "a.png", 60, 40, 0, p) for n, p in enumerate(papers))
    join([WordScans("证明", sheets)], tmp_path / "a.docx", WordSetup("册", "某公司", None))
    made = docx.Document(str(tmp_path / "a.docx"))
    turns = [SCAN_PAGE, WIDE_PAGE, WIDE_A3, SCAN_PAGE]
    assert [abs(s.page_width - Pt(p.width)) < Pt(1) for s, p in zip(made.sections, turns, strict=True)] == [
        True
    ] * 4
    breaks = [p.paragraph_format.page_break_before for p in made.paragraphs if p.text]
    assert breaks == [None, None, True, None, None]  # a section's break starts its page
    for shape, paper in zip(made.inline_shapes, papers, strict=True):
        assert abs(shape.width - Pt(paper.picture.fit(60, 40).width)) < Pt(1)


@pytest.mark.parametrize("kind", ["tif", "png"])
def test_a_fax_keeps_its_shape(tmp_path, kind):
    """204 × 98 dpi: a circle on paper is a flat ellipse in pixels, and must be shown as a circle."""
    image = Image.new("1", (1728, 1145), 1)
    ImageDraw.Draw(image).ellipse((400, 200, 400 + 816, 200 + 392), outline=0, width=9)
    image.save(tmp_path / f"a.{kind}", dpi=(204, 98))
    (page,) = inspect_scan(tmp_path / f"a.{kind}").pages
    width, height = page.shape(1728, 1145)
    across, down = 816 * width / 1728, 392 * height / 1145
    assert abs(across / down - 1) < 0.02
    assert page.shape(1728, round(1728 * page.height / page.width)) != (page.width, page.height)


@given(st.floats(20, 5000), st.floats(20, 5000), st.floats(0, 40))
def test_a_page_always_holds_its_sheet_and_never_says_less_than_it_shrinks(width, height, letters):
    size = SheetSize(width, height, letters)
    box, paper = size.page().picture.fit(width, height), size.page().picture
    assert box.width <= paper.width + 0.01 and box.height <= paper.height + 0.01
    assert size.is_shrunk() or size.shown_letters() >= READABLE or box.width >= width * READABLE / 9 - 0.01
    assert size.page() in (SCAN_PAGE, WIDE_PAGE) or max(width, height) > 1000
