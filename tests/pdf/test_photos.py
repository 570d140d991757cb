"""Photographs as phones write them: HEIC, AVIF, WebP and JPEG of several pictures, upright and silent in Word and PDF.

``photos/*.heic`` are ``sheets.picture`` in 160 × 240 pixels, written once with an encoder that bidkit does not use:
``turned6`` and ``turned2`` state their turn in the container (irot, imir) and again in the EXIF block, ``turned6`` also
a camera and a place; ``two`` holds two pictures.
"""

import io
import sys
from pathlib import Path

import pypdf
import pytest
from PIL import Image, ImageChops, ImageCms, ImageStat

from bidkit.errors import UnreadableError
from bidkit.filekind import kind_of
from bidkit.pdf.scans.look import inspect_scan
from bidkit.pdf.scans.scan import PHOTOS, ScanKind
from bidkit.pictures.bare import traces
from bidkit.store.cache import Cache
from tests.pdf.evidence_files import drawn, write_volume_of
from tests.pdf.sheets import picture, raw_images

HERE = Path(__file__).parent / "photos"
PLANTED = "PLANTED-CAMERA"


def exif(turn):
    block = Image.Exif()
    block[0x0112] = turn
    block[0x0110] = PLANTED
    block.get_ifd(0x8825).update({1: "N", 2: (31.0, 2.0, 3.0)})
    return block


def saved(path, kind, turn=1, **options):
    """Write the sheet as a camera held askew writes it."""
    undo = {1: None, 2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 5: "TRANSPOSE", 6: "ROTATE_90", 8: "ROTATE_270"}[
        turn
    ]
    sheet = picture().transpose(Image.Transpose[undo]) if undo else picture()
    sheet.save(path, kind, exif=exif(turn), **{"quality": 80, **options})
    return path


def stereo(path):
    picture().save(
        path, "MPO", save_all=True, append_images=[Image.new("RGB", (400, 600), "green")], quality=90
    )
    return path


def transparent(path):
    sheet = picture().convert("RGBA")
    sheet.putalpha(ImageChops.invert(sheet.convert("L")).point(lambda value: 255 if value else 0))
    sheet.save(path, "WEBP", lossless=True)
    return path


EVERY = {
    "heic.heic": lambda path: path.write_bytes((HERE / "upright.heic").read_bytes()),
    "turned.heic": lambda path: path.write_bytes((HERE / "turned6.heic").read_bytes()),
    "mirrored.heif": lambda path: path.write_bytes((HERE / "turned2.heic").read_bytes()),
    "named.jpg": lambda path: path.write_bytes((HERE / "turned6.heic").read_bytes()),
    "plain.avif": lambda path: saved(path, "AVIF"),
    **{f"turned{turn}.avif": lambda path, turn=turn: saved(path, "AVIF", turn) for turn in (2, 3, 5, 6, 8)},
    "plain.webp": lambda path: saved(path, "WEBP"),
    "turned.webp": lambda path: saved(path, "WEBP", 6),
    "lossless.webp": lambda path: saved(path, "WEBP", lossless=True),
    "transparent.webp": transparent,
    "stereo.jpg": stereo,
    "stereo.mpo": stereo,
}  # fmt: skip


def is_the_sheet(seen):
    return (
        max(
            ImageStat.Stat(
                ImageChops.difference(seen.convert("RGB").resize((40, 60)), picture((40, 60)))
            ).mean
        )
        < 12
    )


@pytest.mark.parametrize("name", EVERY)
def test_a_photograph_is_seen_upright_in_both(tmp_path, name):
    EVERY[name](tmp_path / name)
    for seen in drawn(tmp_path / name, tmp_path):
        assert is_the_sheet(seen)


@pytest.mark.parametrize("name", EVERY)
def test_what_a_photograph_tells_is_named_and_does_not_travel(tmp_path, name):
    EVERY[name](tmp_path / name)
    told = inspect_scan(tmp_path / name).told
    with Image.open(_word_image(tmp_path / name, tmp_path)) as image:
        assert not image.getexif()
    assert not any(traces(data) for data in raw_images(write_volume_of(tmp_path / name, tmp_path)))
    has_place = name in ("turned.heic", "named.jpg") or name.startswith(("plain", "turned", "lossless"))
    assert ("拍摄地点" in told and "相机型号" in told) == has_place


def red_is_blue():
    """Return a profile of colours in which the first channel is blue and the last one red."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    places = {
        bytes(data[at : at + 4]): at + 4
        for at in range(132, 132 + 12 * int.from_bytes(data[128:132], "big"), 12)
    }
    red, blue = (slice(places[name], places[name] + 8) for name in (b"rXYZ", b"bXYZ"))
    data[red], data[blue] = data[blue], data[red]
    return bytes(data)


@pytest.mark.parametrize("kind", ["AVIF", "WEBP"])
def test_colours_are_those_that_the_profile_describes(tmp_path, kind):
    path = tmp_path / f"a.{kind.lower()}"
    red, green, blue = picture().split()
    Image.merge("RGB", (blue, green, red)).save(path, kind, quality=90, icc_profile=red_is_blue())
    assert all(is_the_sheet(seen) for seen in drawn(path, tmp_path))


@pytest.mark.parametrize("kind", ["AVIF", "WEBP"])
def test_a_photograph_that_moves_is_refused_with_its_cure(tmp_path, kind):
    path = tmp_path / f"a.{kind.lower()}"
    picture().save(path, kind, save_all=True, append_images=[Image.new("RGB", (400, 600), "green")])
    assert "里面有 2 张图片" in fault(path).message and "另存为 JPG" in fault(path).cure


def test_two_photographs_in_one_file_are_refused(tmp_path):
    assert "里面有 2 张图片" in fault(HERE / "two.heic").message


@pytest.mark.parametrize("name", ["heic.heic", "plain.avif", "plain.webp"])
@pytest.mark.parametrize("part", [0.1, 0.5, 0.8, 0.95])
def test_a_photograph_that_breaks_off_is_refused(tmp_path, name, part):
    EVERY[name](tmp_path / name)
    whole = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(whole[: int(len(whole) * part)])
    assert "损坏" in fault(tmp_path / name).message


def test_without_the_reader_of_heic_the_cure_says_how_to_get_it(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pi_heif", None)
    found = fault(HERE / "upright.heic")
    assert "bidkit-tender[photos]" in found.cure and "另存为 JPG" in found.cure


@pytest.mark.parametrize("kind", PHOTOS)
def test_the_name_of_a_photograph_is_held_against_its_content(tmp_path, kind):
    data = {
        ScanKind.HEIC: (HERE / "upright.heic").read_bytes(),
        ScanKind.AVIF: saved(tmp_path / "b", "AVIF").read_bytes(),
        ScanKind.WEBP: saved(tmp_path / "c", "WEBP").read_bytes(),
    }[kind]
    for suffix, honest in ((f".{kind.value}", True), (".jpg", False)):
        path = tmp_path / f"a{suffix}"
        path.write_bytes(data)
        assert (inspect_scan(path).kind, inspect_scan(path).honest_name) == (kind, honest)


def test_an_avif_in_a_general_container_is_no_heic():
    assert kind_of(b"\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf" + bytes(50)).key == "avif"
    assert kind_of(b"\0\0\0\x1cftypmif1\0\0\0\0mif1heicmiaf" + bytes(50)).key == "heic"


def test_a_photograph_gives_the_same_bytes_every_time(tmp_path):
    saved(tmp_path / "a.avif", "AVIF", 6)
    first, second = (write_volume_of(tmp_path / "a.avif", tmp_path).read_bytes() for _ in range(2))
    assert first == second


def test_the_first_picture_of_a_phones_jpeg_lies_in_the_pdf_untouched(tmp_path):
    path = stereo(tmp_path / "a.jpg")
    (placed,) = raw_images(write_volume_of(path, tmp_path))
    scan = placed.index(b"\xff\xda")
    assert placed[scan:] in path.read_bytes() and len(pypdf.PdfReader(tmp_path / "volume.pdf").pages) == 1


def fault(path):
    with pytest.raises(UnreadableError) as caught:
        inspect_scan(path)
    return caught.value


def _word_image(path, tmp_path):
    from bidkit.pdf.scans.word_image import image_for_word

    scan = inspect_scan(path)
    return io.BytesIO(
        image_for_word(scan, scan.pages[0], Cache(tmp_path / "c", tmp_path / "w")).path.read_bytes()
    )
