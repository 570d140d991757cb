"""The measure of golden pages: another hinting is the same page, a lost seal, title, column or picture is not."""

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from tests.build.picture_pages import PAGES, differs, kept_pages, page_of


def cut(image, box, fill=255):
    changed = image.copy()
    place = [round(part * side) for part, side in zip(box, image.size * 2, strict=True)]
    ImageDraw.Draw(changed).rectangle(place, fill=fill)
    return changed


@pytest.mark.parametrize("name", PAGES)
def test_another_hinting_is_the_same_page(name):
    kept = kept_pages()[name]
    assert not differs(kept, kept)
    assert not differs(kept, kept.filter(ImageFilter.GaussianBlur(0.6)))
    assert not differs(kept, kept.point(lambda value: min(255, value + 3)))


# What is taken from a page, as parts of its width and height.
LOST = {
    "title": ("cover", (0.2, 0.23, 0.8, 0.35)),
    "seal": ("scan", (0.55, 0.6, 0.8, 0.8)),
    "picture": ("scan", (0.1, 0.1, 0.9, 0.8)),
    "rows": ("response", (0.0, 0.3, 1.0, 0.7)),
    "half": ("staff", (0.0, 0.3, 1.0, 0.6)),
}


@pytest.mark.parametrize("name", LOST)
def test_what_is_lost_is_seen(name):
    page, box = LOST[name]
    kept = kept_pages()[page]
    assert differs(kept, cut(kept, box))


def test_a_page_moved_or_turned_is_another():
    kept = kept_pages()["staff"]
    assert differs(kept, ImageChops.offset(kept, 0, 8)) and differs(
        kept, kept.transpose(Image.Transpose.ROTATE_90)
    )
    assert differs(kept, None) and differs(None, kept)


def test_the_page_for_people_shows_both():
    kept = kept_pages()
    assert page_of(kept, {}, ["cover"]).count("<img") == 1
    assert page_of(kept, kept, list(PAGES)).count("<img") == 2 * len(PAGES)
