"""Facts of a PDF, read from small files made in the test."""

import io

import pikepdf
import pytest
from PIL import Image, ImageDraw

from bidkit.pdf.seen.inspect import inspect_pdf
from tests.pdf.sheets import A4, write_pdf


def scan(*, lines_of_text=True, turned=False, size=(1240, 1754)):
    picture = Image.new("L", size, 255)
    draw = ImageDraw.Draw(picture)
    for row in range(120, size[1] - 120, 40) if lines_of_text else ():
        for column in range(120 + row * 7 % 23, size[0] - 120, 26):
            draw.rectangle((column, row, column + 18, row + 18), fill=0)
    out = io.BytesIO()
    (picture.rotate(90, expand=True) if turned else picture).save(out, "JPEG", quality=85)
    return out.getvalue()


def picture_page(path, data, page=A4):
    """Write a PDF whose only page is filled with a JPEG."""
    image = Image.open(io.BytesIO(data))
    with pikepdf.new() as made:
        made.add_blank_page(page_size=page)
        drawn = pikepdf.Stream(made, data)
        drawn.update(
            {
                "/Type": pikepdf.Name.XObject,
                "/Subtype": pikepdf.Name.Image,
                "/Width": image.width,
                "/Height": image.height,
                "/ColorSpace": pikepdf.Name.DeviceGray,
                "/BitsPerComponent": 8,
                "/Filter": pikepdf.Name.DCTDecode,
            }
        )
        made.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=drawn))
        content = f"q {page[0]} 0 0 {page[1]} 0 0 cm /I Do Q".encode()
        made.pages[0].Contents = pikepdf.Stream(made, content)
        made.save(path)
    return path


def only_image(path):
    (page,) = inspect_pdf(path, {}).facts.pages
    (image,) = page.images
    return image


def test_a_page_without_a_mark_is_not_drawn_and_one_with_text_is(tmp_path):
    pages = inspect_pdf(write_pdf(tmp_path / "a.pdf", ["Bid", ""]), {}).facts.pages
    assert [page.drawn for page in pages] == [True, False]


def test_the_resolution_is_that_of_the_page_as_shown(tmp_path):
    assert only_image(picture_page(tmp_path / "a.pdf", scan())).dpi == 150
    assert only_image(picture_page(tmp_path / "b.pdf", scan(size=(413, 585)))).dpi == 50


@pytest.mark.parametrize(("turned", "sideways"), [(False, False), (True, True)])
def test_lines_that_run_up_the_page_are_seen(tmp_path, turned, sideways):
    page = A4[::-1] if turned else A4
    assert only_image(picture_page(tmp_path / "a.pdf", scan(turned=turned), page)).sideways is sideways


def test_a_sheet_of_white_paper_is_white(tmp_path):
    assert only_image(picture_page(tmp_path / "a.pdf", scan(lines_of_text=False))).white
    assert not only_image(picture_page(tmp_path / "b.pdf", scan())).white


def test_a_picture_seen_before_is_not_decoded_again(tmp_path):
    path, known = picture_page(tmp_path / "a.pdf", scan()), {}
    (digest,) = (image.digest for page in inspect_pdf(path, known).facts.pages for image in page.images)
    assert known == {digest: (False, 1)}
    known[digest] = (True, 0)
    assert inspect_pdf(path, known).facts.pages[0].images[0].white


def test_properties_and_notes_are_read(tmp_path):
    path = write_pdf(tmp_path / "a.pdf", ["Bid"])
    with pikepdf.open(path, allow_overwriting_input=True) as made:
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[9, 9, 30, 30])
        made.pages[0].Annots = made.make_indirect(pikepdf.Array([made.make_indirect(note)]))
        made.save(path)
    facts = inspect_pdf(path, {}).facts
    assert ("Author", "zhang") in facts.info
    assert facts.pages[0].notes == ("批注",)
