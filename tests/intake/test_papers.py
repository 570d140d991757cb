"""The papers that judge an intake hold together: enough, of many kinds and looks, and each says what its table says."""

from collections import Counter

import pypdfium2
import pytest
from PIL import Image, ImageOps

from tests.intake.grade import graded, mark
from tests.intake.look import ORIENTATION, TURNED
from tests.intake.make import write
from tests.intake.papers import papers

PAPERS = papers()
LOOKS = {paper.look: paper for paper in PAPERS}
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def test_there_are_enough_papers_of_enough_kinds_and_looks():
    kinds = Counter(paper.kind for paper in PAPERS)
    assert len(PAPERS) >= 40
    assert len(kinds) >= 9
    assert min(kinds[kind] for kind in kinds if kind) >= 4
    assert {"text", "image", "skew", "noise", "stamp", "phone", "fax"} == set(LOOKS)
    assert len({name for paper in PAPERS for name in paper.files}) == sum(
        len(paper.files) for paper in PAPERS
    )


def test_the_invented_identity_numbers_are_sound():
    numbers = [paper.values["number"] for paper in PAPERS if paper.kind == "身份证"]
    sums = [sum(int(digit) * weight for digit, weight in zip(one, WEIGHTS, strict=False)) for one in numbers]
    assert [one[-1] for one in numbers] == ["10X98765432"[total % 11] for total in sums]


@pytest.mark.parametrize("paper", [one for one in PAPERS if one.look == "text"], ids=lambda one: one.name)
def test_what_a_table_says_stands_on_the_paper(paper, tmp_path):
    (path,) = write(paper, tmp_path)
    with pypdfium2.PdfDocument(path) as document:
        text = "".join(page.get_textpage().get_text_range() for page in document)
    shown = "".join(text.split())
    spelt = {
        key: [paper.words[name] for name in paper.words if name.split("_")[0] == key] for key in paper.values
    }
    spelt.get("amount", []).append(paper.also.get("capital", paper.values.get("amount", "")))
    assert [
        key for key, ways in spelt.items() if not any("".join(way.split()) in shown for way in ways)
    ] == []


@pytest.mark.parametrize("look", sorted(set(LOOKS) - {"text"}))
def test_a_paper_without_text_is_a_picture_of_its_page(look, tmp_path):
    paper = LOOKS[look]
    for path in write(paper, tmp_path):
        if path.suffix == ".pdf":
            with pypdfium2.PdfDocument(path) as document:
                assert "".join(page.get_textpage().get_text_range() for page in document) == ""
        else:
            with Image.open(path) as picture:
                assert min(picture.size) > 700
                darkest, lightest = ImageOps.grayscale(picture).getextrema()
                assert lightest - darkest > 90


def test_a_camera_stores_the_page_turned_and_says_so(tmp_path):
    paper = next(one for one in PAPERS if one.name == "IMG_2207.jpg")
    (path,) = write(paper, tmp_path)
    with Image.open(path) as picture:
        assert picture.width > picture.height
        assert picture.getexif()[ORIENTATION] == TURNED


def test_what_is_given_wrong_is_not_asked():
    paper = next(one for one in PAPERS if one.name == "合同首页.jpg")
    found = graded(
        [paper], {"合同盖章页.jpg": {"kind": "合同", "amount": "31,560,842.17", "issued": "2024-09-30"}}
    )
    assert (found["kind"], found["amount"], found["issued"]) == ({"right": 1}, {"right": 1}, {"wrong": 1})
    assert found["all"] == {"wrong": 1, "asked": 2}


@pytest.mark.parametrize(
    ("right", "said", "marked"),
    [
        ("", "", "right"),
        ("", "营业执照", "wrong"),
        ("长期", "", "asked"),
        ("（中）JZ安许证字〔2024〕003317", "(中)JZ安许证字[2024]003317", "right"),
        ("2386000", "2,386,000.00", "right"),
        ("06526Q20418R1M", "06526Q20418RIM", "wrong"),
    ],
)
def test_how_a_value_is_marked(right, said, marked):
    assert mark(right, said) == marked
