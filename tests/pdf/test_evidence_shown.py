"""Evidence stands in the PDF and in Word as every reader shows the file: fields, seals, notes, layers, boxes."""

import pytest

from bidkit.errors import UnreadableError
from bidkit.pdf.made.finish import VolumeInfo
from bidkit.pdf.made.volume import ScanPiece, ScanSheet, VolumeSetup, write_volume
from bidkit.pdf.scans.look import inspect_scan
from bidkit.pdf.seen.read import page_texts
from tests.pdf.evidence_files import drawn, look, note, where, write
from tests.pdf.sheets import look as look_at

AP = "/AP<</N 6 0 R>>"
FIELD = "/FT/Tx/T(a)/DA(/F1 20 Tf 1 0 0 rg)"
FORM = "/AcroForm<</Fields[5 0 R]/DR<<>>/DA(/F1 12 Tf 0 g)>>"
ASKS = "/AcroForm<</Fields[5 0 R]/NeedAppearances true>>"
SEAL = "/FT/Sig/T(s)/V<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/ByteRange[0 1 2 3]/Contents<00>>>"
STATES = "/FT/Btn/T(b)/AP<</N<</Yes 6 0 R/Off 7 0 R>>>>"
QUADS = "/QuadPoints[100 450 200 450 100 400 200 400]"
PLACE = (100, 150, 200, 200)
"""Where the rectangle of every note lies, in pixels from the upper left."""


def put(tmp_path, *objects, **more):
    return write(tmp_path / "a.pdf", *objects, **{"page": "/Annots[5 0 R]", **more})


def lies_in(box, place=PLACE, slack=3):
    return box is not None and all(
        (own >= edge - slack) if side < 2 else (own <= edge + slack)
        for side, (own, edge) in enumerate(zip(box, place, strict=True))
    )


DRAWN = {
    "a seal as a signature field": (note("Widget", SEAL + AP), look(), {"root": FORM}),
    "a filled field with its look": (note("Widget", FIELD + "/V(x)" + AP), look(), {"root": FORM}),
    "a stamp": (note("Stamp", AP), look(), {}),
    "ink with its look": (note("Ink", AP + "/InkList[[100 400 200 450]]"), look(), {}),
    "a typed note with its look": (note("FreeText", AP + "/Contents(x)"), look(), {}),
    "a box that is ticked": (note("Widget", STATES + "/AS/Yes"), look(), {"root": FORM}),
    "a box whose state stands in its value only": (note("Widget", STATES + "/V/Yes"), look(), {"root": FORM}),
}


@pytest.mark.parametrize("name", DRAWN)
def test_what_has_a_look_is_seen_in_its_place_in_both(tmp_path, name):
    first, form, more = DRAWN[name]
    pdf, word = drawn(put(tmp_path, first, form, look(""), **more), tmp_path)
    for picture in (pdf, word):
        box, count = where(picture)
        assert lies_in(box) and count > 4000, (name, box, count)


def test_a_seal_whose_look_is_a_form_in_a_form_is_seen(tmp_path):
    outer = ("<</Type/XObject/Subtype/Form/BBox[0 0 100 50]/Resources<</XObject<</FRM 7 0 R>>>>", "/FRM Do")
    pdf, word = drawn(put(tmp_path, note("Widget", SEAL + AP), outer, look(), root=FORM), tmp_path)
    assert lies_in(where(pdf)[0]) and lies_in(where(word)[0])


BARE = {
    "a filled field": (note("Widget", FIELD + "/V(VALUE)"), {"root": FORM}),
    "a filled field of a file that asks for looks": (note("Widget", FIELD + "/V(VALUE)"), {"root": ASKS}),
    "a field whose look is empty in a file that asks": (
        note("Widget", FIELD + "/V(VALUE)/AP<</N 6 0 R>>"),
        {"root": ASKS},
    ),
    "a choice": (note("Widget", "/FT/Ch/Opt[[(k) (SHOWN)]]/V(k)/DA(/F1 20 Tf 1 0 0 rg)"), {"root": FORM}),
    "a field of several lines": (note("Widget", FIELD + "/Ff 4096/V(ONE\\rTWO)"), {"root": FORM}),
    "a field in cells": (note("Widget", FIELD + "/Ff 16777216/MaxLen 5/V(12345)"), {"root": FORM}),
    "a typed note": (note("FreeText", "/Contents(TYPED)/DA(/F1 20 Tf 1 0 0 rg)"), {}),
    "ink": (note("Ink", "/InkList[[110 410 150 440 190 410]]/C[1 0 0]/BS<</W 4>>"), {}),
    "a line": (note("Line", "/L[110 410 190 440]/C[1 0 0]/BS<</W 6>>"), {}),
    "a box": (note("Square", "/C[1 0 0]/IC[1 0 0]"), {}),
    "a ring": (note("Circle", "/C[1 0 0]/BS<</W 5>>"), {}),
    "an outline": (note("Polygon", "/Vertices[110 410 190 410 150 440]/C[1 0 0]/BS<</W 5>>"), {}),
    "a line of several": (note("PolyLine", "/Vertices[110 410 190 410 150 440]/C[1 0 0]/BS<</W 5>>"), {}),
    "marked words": (note("Highlight", "/C[1 0 0]" + QUADS), {}),
    "words underlined": (note("Underline", "/C[1 0 0]" + QUADS), {}),
    "words struck out": (note("StrikeOut", "/C[1 0 0]" + QUADS), {}),
}


@pytest.mark.parametrize("name", BARE)
def test_what_has_no_look_gets_the_one_a_reader_draws(tmp_path, name):
    first, more = BARE[name]
    pdf, word = drawn(put(tmp_path, first, look("/Tx BMC EMC"), **more), tmp_path)
    for picture in (pdf, word):
        box, count = where(picture)
        assert lies_in(box) and count > 100, (name, box, count)


@pytest.mark.parametrize("sign", ["4", "8", "l", "n", ""])
def test_a_ticked_box_without_a_look_is_ticked(tmp_path, sign):
    box = note("Widget", f"/FT/Btn/T(b)/V/Yes/AS/Yes/MK<</CA({sign})>>", rect="[100 400 150 450]")
    pdf, word = drawn(put(tmp_path, box, root=FORM), tmp_path)
    for picture in (pdf, word):
        place, count = where(picture, "dark")
        assert lies_in(place, (100, 150, 150, 200)) and count > 60


def test_chinese_words_of_a_field_are_text_of_the_volume(tmp_path):
    value = "<FEFF" + "已缴纳社保".encode("utf-16-be").hex() + ">"
    path = put(tmp_path, note("Widget", f"/FT/Tx/T(a)/DA(/F1 0 Tf 0 g)/V{value}"), root=ASKS)
    drawn(path, tmp_path)
    assert "已缴纳社保" in page_texts(tmp_path / "volume.pdf")[0]


def test_words_of_a_field_on_a_turned_page_stand_upright(tmp_path):
    upright = note("Widget", FIELD + "/V(VALUEVALUE)/MK<</R 90>>", rect="[100 100 140 300]")
    pdf, word = drawn(put(tmp_path, upright, root=FORM, page="/Rotate 90/Annots[5 0 R]"), tmp_path)
    for picture in (pdf, word):
        left, top, right, bottom = where(picture)[0]
        assert picture.width > picture.height and right - left > 2 * (bottom - top)


UNSEEN = {
    "hidden": (note("Stamp", AP, flags=2), {}),
    "not for viewing": (note("Stamp", AP, flags=32), {}),
    "a link": (note("Link", AP), {}),
    "an empty field": (note("Widget", FIELD), {"root": FORM}),
    "a box that is not ticked": (
        note("Widget", STATES.replace("7 0 R", "8 0 R") + "/AS/Off"),
        {"root": FORM},
    ),
    "a field for a seal that nobody set": (note("Widget", "/FT/Sig/T(s)"), {"root": FORM}),
    "a note on a layer that is off": (
        note("Stamp", AP + "/OC 7 0 R"),
        {"root": "/OCProperties<</OCGs[7 0 R]/D<</OFF[7 0 R]>>>>"},
    ),
    "a field on a layer that is off": (
        note("Widget", FIELD + "/V(x)/OC 7 0 R" + AP),
        {"root": FORM + "/OCProperties<</OCGs[7 0 R]/D<</OFF[7 0 R]>>>>"},
    ),
}


@pytest.mark.parametrize("name", UNSEEN)
def test_what_no_reader_shows_is_not_shown(tmp_path, name):
    first, more = UNSEEN[name]
    pdf, word = drawn(put(tmp_path, first, look(), "<</Type/OCG/Name(layer)>>", look(""), **more), tmp_path)
    assert where(pdf)[1] == 0 and where(word)[1] == 0


GROUP = "<</Type/OCG/Name(draft)>>"
LAYERED = "/OC /L BDC 1 0 0 rg 100 400 100 50 re f EMC"
OFF = {
    "listed as off": (GROUP, "/D<</OFF[5 0 R]>>"),
    "off as all are that are not listed": (GROUP, "/D<</BaseState/OFF/ON[6 0 R]>>"),
    "off by its use for viewing": (
        "<</Type/OCG/Name(draft)/Usage<</View<</ViewState/OFF>>>>>>",
        "/D<</AS[<</Event/View/Category[/View]/OCGs[5 0 R]>>]>>",
    ),
}


@pytest.mark.parametrize("name", OFF)
def test_a_layer_that_is_off_stays_off(tmp_path, name):
    group, setting = OFF[name]
    path = write(
        tmp_path / "a.pdf",
        group,
        "<</Type/OCG/Name(other)>>",
        content=LAYERED + " /OC /M BDC 0 0 1 rg 300 400 50 50 re f EMC",
        resources="/Properties<</L 5 0 R/M 6 0 R>>",
        root=f"/OCProperties<</OCGs[5 0 R 6 0 R]{setting}>>",
    )
    for picture in drawn(path, tmp_path):
        assert where(picture)[1] == 0
        assert lies_in(where(picture, "dark")[0], (300, 150, 350, 200))


def test_a_layer_that_is_on_is_seen_and_its_name_does_not_travel(tmp_path):
    root = "/OCProperties<</OCGs[5 0 R]/D<</ON[5 0 R]>>>>"
    path = write(tmp_path / "a.pdf", GROUP, content=LAYERED, resources="/Properties<</L 5 0 R>>", root=root)
    for picture in drawn(path, tmp_path):
        assert lies_in(where(picture)[0])
    assert b"(draft)" not in (tmp_path / "volume.pdf").read_bytes()


def test_the_layers_of_two_files_stay_as_each_has_them(tmp_path):
    hidden, seen = "/OCProperties<</OCGs[5 0 R]/D<</OFF[5 0 R]>>>>", "/OCProperties<</OCGs[5 0 R]/D<<>>>>"
    files = [
        write(tmp_path / f"{n}.pdf", GROUP, content=LAYERED, resources="/Properties<</L 5 0 R>>", root=root)
        for n, root in enumerate((hidden, seen, hidden))
    ]
    scans = [inspect_scan(path) for path in files]
    piece = ScanPiece(tuple(ScanSheet(scan, 0) for scan in scans))
    write_volume([piece], tmp_path / "v.pdf", VolumeSetup(VolumeInfo("t", "b")))
    assert [where(look_at(tmp_path / "v.pdf", page))[1] > 0 for page in range(3)] == [False, True, False]


SQUARE = "1 0 0 rg 100 400 100 50 re f"
BOXES = {
    "a crop beyond the sheet": ("[0 0 400 600]", "/CropBox[-100 -100 900 900]", SQUARE, PLACE),
    "an origin below zero": ("[-200 -300 200 300]", "", "1 0 0 rg -100 100 100 50 re f", PLACE),
    "corners the other way round": ("[400 600 0 0]", "", SQUARE, PLACE),
    "turned to the right": (
        "[0 0 600 400]",
        "/Rotate 90",
        "1 0 0 rg 400 100 50 100 re f",
        (100, 400, 200, 450),
    ),
    "turned by less than nothing": (
        "[0 0 600 400]",
        "/Rotate -90",
        "1 0 0 rg 400 300 50 100 re f",
        (0, 150, 100, 200),
    ),
    "upside down": ("[0 0 400 600]", "/Rotate 180", "1 0 0 rg 200 150 100 50 re f", (100, 150, 200, 200)),
    "a larger unit": ("[0 0 400 600]", "/UserUnit 2", SQUARE, PLACE),
}


@pytest.mark.parametrize("name", BOXES)
def test_a_page_of_any_box_is_seen_whole_and_upright(tmp_path, name):
    box, page, content, place = BOXES[name]
    path = write(tmp_path / "a.pdf", content=content, box=box, page=page)
    for picture in drawn(path, tmp_path):
        seen, count = where(picture)
        assert picture.size == (400, 600) and lies_in(seen, place) and count > 4000, (name, seen, count)


REFUSED = {
    "a folder of files": {
        "root": "/Collection<</View/D>>/Names<</EmbeddedFiles<</Names[(a.pdf) 5 0 R]>>>>",
        "said": "PDF 包",
    },
    "a form that another program draws": {
        "root": "/NeedsRendering true/AcroForm<</Fields[]/XFA[(template) 6 0 R]>>",
        "said": "动态表单",
    },
    "a page that asks to wait": {
        "root": "/AcroForm<</Fields[]/XFA[(template) 6 0 R]>>",
        "content": "BT /F1 20 Tf 50 500 Td (Please wait...) Tj ET",
        "said": "动态表单",
    },
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_page_that_is_not_the_paper_is_refused_with_its_cure(tmp_path, name):
    more = dict(REFUSED[name])
    said = more.pop("said")
    path = write(tmp_path / "a.pdf", "<</Type/Filespec/F(a.pdf)/EF<<>>>>", ("<<", "<xdp/>"), **more)
    with pytest.raises(UnreadableError) as refused:
        inspect_scan(path)
    assert said in refused.value.message and "PDF" in refused.value.cure


@pytest.mark.parametrize(
    "more",
    [
        {"root": "/Names<</EmbeddedFiles<</Names[(a.xml) 5 0 R]>>>>"},  # an invoice with its data beside it
        {
            "root": "/AcroForm<</Fields[]/XFA[(template) 6 0 R]>>",
            "content": "BT /F1 20 Tf 50 500 Td (Licence 1) Tj ET",
        },
    ],
)
def test_a_paper_with_files_or_a_form_behind_it_is_taken(tmp_path, more):
    path = write(tmp_path / "a.pdf", "<</Type/Filespec/F(a.xml)/EF<<>>>>", ("<<", "<xdp/>"), **more)
    assert len(inspect_scan(path).pages) == 1


def test_a_stamp_that_is_only_a_name_is_refused(tmp_path):
    path = put(tmp_path, note("Stamp", "/Name/Approved"))
    with pytest.raises(UnreadableError, match="图章"):
        drawn(path, tmp_path)


def test_signatures_are_counted_and_a_field_for_one_is_none(tmp_path):
    assert inspect_scan(put(tmp_path, note("Widget", SEAL + AP), look(), root=FORM)).signatures == 1
    assert inspect_scan(put(tmp_path, note("Widget", "/FT/Sig/T(s)"), root=FORM)).signatures == 0
