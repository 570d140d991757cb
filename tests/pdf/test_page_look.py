"""A page as people look at it: picture, lines, and where words stand, over a page break too."""

import io

import pytest
from PIL import Image

from bidkit.pdf.seen.page_look import find_words, page_lines, page_picture
from tests.pdf.sheets import write_pdf

FIRST = "The bidder shall hold a licence that is valid"
SECOND = "on the day of the opening of bids."


@pytest.fixture
def paper(tmp_path):
    write_pdf(tmp_path / "paper.pdf", [f"Cover\n{FIRST}", SECOND, f"Once more\n{FIRST}"])
    return tmp_path / "paper.pdf"


@pytest.mark.parametrize("width", [180, 900])
def test_a_page_is_drawn_as_wide_as_asked(paper, width):
    with Image.open(io.BytesIO(page_picture(paper, 1, width))) as picture:
        assert (picture.format, picture.width) == ("PNG", width)


def test_the_words_of_a_page_lie_inside_it(paper):
    page = page_lines(paper, 2)
    assert (page.number, page.of, "".join(text for text, _ in page.lines).replace(" ", "")) == (
        2,
        3,
        SECOND.replace(" ", ""),
    )
    left, top, right, bottom = page.lines[0][1]
    assert 0 <= left < right <= page.width and 0 <= top < bottom <= page.height


@pytest.mark.parametrize(("near", "page"), [(1, 1), (2, 1), (3, 3)])
def test_the_nearest_of_several_places_is_found(paper, near, page):
    assert find_words(paper, FIRST, near).page == page


def test_spaces_do_not_matter_and_other_words_are_not_marked(paper):
    assert find_words(paper, FIRST.replace(" ", "\n  ")).boxes == find_words(paper, FIRST).boxes
    assert find_words(paper, "The bidder shall hold nothing") is None
    assert find_words(paper, "") is None


def test_words_over_a_page_break_are_marked_on_both_pages(paper):
    found = find_words(paper, f"{FIRST} {SECOND}")
    assert (found.page, len(found.boxes), len(found.behind)) == (1, 1, 1)


def test_a_quote_that_was_shortened_is_found_by_its_beginning(paper):
    assert find_words(paper, f"{FIRST} and so on").page == 1


def test_no_page_is_none(paper):
    for number in (0, 4):
        with pytest.raises(IndexError):
            page_picture(paper, number, 180)
        with pytest.raises(IndexError):
            page_lines(paper, number)


def test_a_photograph_is_a_page_without_words(tmp_path):
    Image.new("RGB", (400, 200), "white").save(tmp_path / "photo.png")
    page = page_lines(tmp_path / "photo.png", 1)
    assert (page.width, page.height, page.lines) == (400, 200, ())
    with Image.open(io.BytesIO(page_picture(tmp_path / "photo.png", 1, 180))) as picture:
        assert picture.size == (180, 90)
