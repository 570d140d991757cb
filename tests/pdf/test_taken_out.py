"""A page that is one picture is not drawn; everything else is, and looks the same either way."""

import io

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bidkit.errors import UnreadableError
from bidkit.pdf.scans.look import inspect_scan
from bidkit.pdf.scans.taken_out import taken_out
from bidkit.pdf.scans.word_image import image_for_word
from bidkit.store.cache import Cache
from tests.pdf.one_picture import PLAIN, farthest, flate, grey_mask, jpeg, predicted, write
from tests.pdf.sheets import add_seal, look, picture

N = pikepdf.Name
INDEXED = [
    N.Indexed,
    N.DeviceRGB,
    3,
    pikepdf.String(bytes((255, 255, 255, 220, 20, 20, 20, 20, 220, 0, 0, 0))),
]
FAX = picture().convert("L").point(lambda grey: 255 * (grey > 128)).convert("1")
HIDDEN = b" BT 3 Tr /F1 9 Tf (read by a machine) Tj ET"


def four_colours(bits):
    """The sheet as numbers of INDEXED, ``bits`` a pixel."""
    levels = picture().quantize(4, dither=Image.Dither.NONE)
    seen = levels.convert("RGB").tobytes()
    names = {bytes(INDEXED[3])[at : at + 3]: at // 3 for at in range(0, 12, 3)}
    flat = [names[seen[at : at + 3]] for at in range(0, len(seen), 3)]
    per = 8 // bits
    rows = (flat[at : at + 400] for at in range(0, len(flat), 400))
    packed = bytes(
        sum(value << (8 - bits * (n + 1)) for n, value in enumerate(row[at : at + per]))
        for row in rows
        for at in range(0, 400, per)
    )
    return Image.frombytes("L", (400 // per, 600), packed)


def indexed(make, bits, **more):
    coded = make(four_colours(bits), **({"bits": bits} | more))
    if "DecodeParms" in coded:
        coded["DecodeParms"].Columns = 400
    return {"coded": coded, "space": pikepdf.Array(INDEXED)}


SIMPLE = {
    "jpeg": {},
    "grey jpeg": {"coded": jpeg(picture(mode="L")), "space": N.DeviceGray},
    "rows": {"coded": flate(picture())},
    "grey rows": {"coded": flate(picture(mode="L")), "space": N.DeviceGray},
    "fax rows": {"coded": flate(FAX, 1), "space": N.DeviceGray},
    "png rows": {"coded": predicted(picture(), 3)},
    "grey png rows": {"coded": predicted(picture(mode="L"), 1), "space": N.DeviceGray},
    "palette of 2 bits": indexed(predicted, 2, channels=1),
    "palette of 4 bits": indexed(predicted, 4, channels=1),
    "palette of 8 bits, no predictor": indexed(flate, 8),
    "unseen text": {"content": PLAIN + HIDDEN},
    "a clip that cuts nothing": {"content": b"0 0 300 450 re W n " + PLAIN},
    "a pen that is not used": {"content": b"1 0 0 RG 2 w " + PLAIN},
    "two turns upside down": {"content": b"q 1 0 0 -1 0 450 cm 300 0 0 -450 0 450 cm /P Do Q"},
    "in a form": {"content": b"q 300 0 0 450 0 0 cm /F Do Q"},
    "a plain state": {"content": b"/G gs " + PLAIN, "page": {"ExtGState": pikepdf.Dictionary(G={"/ca": 1})}},
    "nearly the whole page": {"content": b"q 298 0 0 448 1 1 cm /P Do Q"},
}
CAL = pikepdf.Array([N.CalRGB, pikepdf.Dictionary(WhitePoint=[0.9505, 1, 1.089], Gamma=[2.2, 2.2, 2.2])])
INK = {"coded": jpeg(picture(mode="CMYK")), "space": N.DeviceCMYK}
TRAPS = {
    "text on it": {"content": PLAIN + b" 1 0 0 rg 100 100 90 90 re f"},
    "a line of seen text": {"content": PLAIN + HIDDEN.replace(b"3 Tr", b"0 Tr")},
    "text seen again after a Q": {"content": b"q 3 Tr Q " + PLAIN + HIDDEN.replace(b"3 Tr ", b"")},
    "drawn twice": {"content": PLAIN + b" q 100 0 0 150 50 50 cm /P Do Q"},
    "half the page": {"content": b"q 300 0 0 225 0 225 cm /P Do Q"},
    "beyond the page": {"content": b"q 600 0 0 900 -150 -225 cm /P Do Q"},
    "upside down": {"content": b"q 300 0 0 -450 0 450 cm /P Do Q"},
    "mirrored": {"content": b"q -300 0 0 450 300 0 cm /P Do Q"},
    "on its side": {"content": b"q 0 450 -300 0 300 0 cm /P Do Q"},
    "clipped": {"content": b"0 0 300 200 re W n " + PLAIN},
    "clipped outside": {"content": b"0 0 1 1 re W n q 300 0 0 450 0 0 cm /F Do Q"},
    "pale": {"content": b"/G gs " + PLAIN, "page": {"ExtGState": pikepdf.Dictionary(G={"/ca": 0.3})}},
    "mixed": {
        "content": b"1 0 0 rg 0 0 300 450 re f /G gs " + PLAIN,
        "page": {"ExtGState": pikepdf.Dictionary(G={"/BM": N.Multiply})},
    },
    "half through a mask": {"SMask": grey_mask},
    "inverted": {"Decode": pikepdf.Array([1, 0, 1, 0, 1, 0])},
    "inverted rows": {"coded": flate(picture(mode="L")), "space": N.DeviceGray, "Decode": pikepdf.Array([1, 0])},
    "a colour that is clear": {"coded": flate(picture()), "Mask": pikepdf.Array([200, 255, 0, 60, 0, 60])},
    "a stencil": {"coded": flate(FAX, 1), "ImageMask": True, "space": N.DeviceGray},
    "printing colours": INK,
    "another gamma": {"coded": flate(picture()), "space": CAL},
    "turned page": {"page": {"Rotate": 90}},
    "cropped page": {"page": {"CropBox": pikepdf.Array([0, 0, 150, 225])}},
    "too few rows": {"coded": flate(picture((400, 500)))},
    "rows of another width": {"coded": predicted(picture((200, 600)), 3)},
    "an inline picture on it": {"content": PLAIN + b" q 90 0 0 90 9 9 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \0 EI Q"},
}  # fmt: skip


def for_word(path, tmp_path):
    scan = inspect_scan(path)
    return image_for_word(scan, scan.pages[0], Cache(tmp_path / "cache", tmp_path / "work")).path


@pytest.mark.parametrize("name", SIMPLE)
def test_a_page_that_is_one_picture_gives_that_picture(tmp_path, name):
    path = write(tmp_path / "a.pdf", **SIMPLE[name])
    with Image.open(for_word(path, tmp_path)) as image:
        assert image.size == (400, 600)  # drawn it would have 625 by 938
        assert farthest(image, look(path, scale=2)) < 25


@pytest.mark.parametrize("name", TRAPS)
def test_a_page_that_shows_anything_else_looks_as_a_reader_draws_it(tmp_path, name):
    path = write(tmp_path / "a.pdf", **TRAPS[name])
    with Image.open(for_word(path, tmp_path)) as image:
        assert farthest(image, look(path, scale=2)) < 25
        assert abs(image.width / image.height - look(path).width / look(path).height) < 0.02


@pytest.mark.parametrize("name", [name for name in TRAPS if name not in ("another gamma", "turned page")])
def test_such_a_page_is_drawn_and_not_guessed(tmp_path, name):
    assert taken_out(write(tmp_path / "a.pdf", **TRAPS[name]), 0) is None


def test_described_colours_are_taken_only_after_a_look(tmp_path):
    assert not taken_out(write(tmp_path / "a.pdf", **TRAPS["another gamma"]), 0).sure
    default = {"page": {"ColorSpace": pikepdf.Dictionary(DefaultRGB=CAL)}}
    assert not taken_out(write(tmp_path / "b.pdf", **default), 0).sure


def test_a_seal_on_one_picture_is_not_lost(tmp_path):
    path = add_seal(write(tmp_path / "a.pdf"), rect=(100, 100, 200, 200))
    with Image.open(for_word(path, tmp_path)) as image:
        red, green, blue = image.convert("RGB").getpixel((image.width // 2, image.height * 2 // 3))
    assert red > 200 and green < 60 and blue < 60


def test_a_photograph_that_breaks_off_is_refused(tmp_path):
    coded = jpeg(picture())
    torn = coded | {"data": coded["data"][: len(coded["data"]) // 2]}
    with pytest.raises(UnreadableError, match="已损坏"):
        for_word(write(tmp_path / "a.pdf", coded=torn), tmp_path)


def test_the_packed_rows_of_a_scan_are_the_rows_of_the_png(tmp_path):
    coded = predicted(picture(), 3)
    assert coded["data"] in taken_out(write(tmp_path / "a.pdf", coded=coded), 0).data


WORDS = ("q", "Q", "/P Do", "0 0 300 450 re W n", "0 0 99 99 re W n", "0.5 0 0 0.5 0 0 cm", "2 0 0 2 0 0 cm")
MORE_WORDS = ("300 0 0 450 0 0 cm", "1 0 0 -1 0 1 cm", "0 0 20 20 re f", "3 Tr", "1 w")


@settings(max_examples=60, deadline=None)
@given(parts=st.lists(st.sampled_from([*WORDS, *MORE_WORDS]), max_size=7))
def test_whatever_a_page_says_what_is_taken_out_is_what_it_shows(tmp_path_factory, parts):
    path = write(tmp_path_factory.mktemp("p") / "a.pdf", content=" ".join(parts).encode())
    found = taken_out(path, 0)
    if found is not None:
        with Image.open(io.BytesIO(found.data)) as image:
            assert farthest(image, look(path)) < 20


def test_pages_of_one_file_are_told_apart(tmp_path):
    first, second = write(tmp_path / "a.pdf"), write(tmp_path / "b.pdf", **TRAPS["clipped"])
    with pikepdf.open(first) as one, pikepdf.open(second) as two:
        one.pages.extend(two.pages)
        one.save(tmp_path / "c.pdf")
    assert [taken_out(tmp_path / "c.pdf", index) is None for index in (0, 1)] == [False, True]
