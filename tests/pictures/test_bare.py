"""A picture without its talk: nothing planted is left, every pixel and every coded byte is."""

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageOps

from bidkit.pictures.bare import bare, traces
from tests.pictures import made


def pixels(data):
    """Return what a viewer shows, which turns a photograph as its tag says."""
    with Image.open(io.BytesIO(data)) as image:
        return ImageOps.exif_transpose(image).convert("RGBA").tobytes()


def coded(data):
    """Return the coded bytes of the first picture: scans of JPEG, IDAT of PNG, strips of TIFF."""
    if data[:2] == b"\xff\xd8":
        start = data.index(b"\xff\xda")
        return data[start : data.index(b"\xff\xd9", start)]
    if data[:4] == b"\x89PNG":
        return re.findall(rb"IDAT.*?(?=....IEND)", data, re.DOTALL)
    with Image.open(io.BytesIO(data)) as image:
        tags = image.tag_v2
        return [data[at : at + size] for at, size in zip(tags[273], tags[279], strict=True)]


@pytest.mark.parametrize("kind", made.EVERY)
def test_nothing_planted_is_left_and_no_pixel_changes(kind):
    data = made.EVERY[kind]()
    cut = bare(data)
    assert made.TELL in data
    assert made.TELL not in cut
    assert pixels(cut) == pixels(data)
    assert traces(data)
    assert traces(cut) == ()


@pytest.mark.parametrize("kind", ["jpeg", "png", "tiff"])
def test_the_coded_bytes_travel_untouched(kind):
    data = made.EVERY[kind]()
    assert coded(bare(data)) == coded(data)


@pytest.mark.parametrize("turn", range(1, 9))
@pytest.mark.parametrize("kind", ["jpeg", "png", "webp"])
def test_a_turned_picture_keeps_its_turn_and_no_other_tag(kind, turn):
    data = made.EVERY[kind](turn)
    cut = bare(data)
    assert pixels(cut) == pixels(data)
    with Image.open(io.BytesIO(cut)) as image:
        assert dict(image.getexif()) == ({274: turn} if turn != 1 else {})


def test_what_decides_the_look_of_a_jpeg_stays():
    profile = b"profile" * 20_000
    stream = io.BytesIO()
    Image.new("CMYK", (64, 64), (9, 80, 7, 6)).save(stream, "JPEG", icc_profile=profile, exif=made.exif())
    with Image.open(io.BytesIO(bare(stream.getvalue()))) as image:
        assert image.info["icc_profile"] == profile
        assert image.info["adobe_transform"] is not None
        assert image.mode == "CMYK"
    with Image.open(io.BytesIO(bare(made.jpeg()))) as image:
        assert image.info["dpi"] == (150, 150)


def test_a_progressive_jpeg_keeps_all_its_scans():
    data = made.jpeg(progressive=True)
    cut = bare(data)
    assert cut.count(b"\xff\xda") > 1
    assert data.count(cut[cut.index(b"\xff\xda") :]) == 1
    assert pixels(cut) == pixels(data)


def test_a_jpeg_with_restarts_is_read_to_its_end():
    data = made.jpeg(restart_marker_blocks=4)
    assert b"\xff\xd3" in coded(data)
    assert coded(bare(data)) == coded(data)
    assert made.TELL not in bare(data)


def test_every_page_of_a_tiff_is_cleaned():
    data = made.tiff(pages=3)
    cut = bare(data)
    assert made.TELL not in cut
    with Image.open(io.BytesIO(cut)) as image, Image.open(io.BytesIO(data)) as before:
        assert image.n_frames == 3
        for page in range(3):
            image.seek(page)
            before.seek(page)
            assert image.tobytes() == before.tobytes()
            assert 34853 not in image.tag_v2


def test_the_traces_are_named_in_words():
    assert traces(made.jpeg()) == (
        "作者：TELL-byline", "作者：TELL-person", "作者：TELL-writer", "备注：TELL-remark",
        "拍摄地点：GPS 坐标", "拍摄地点：TELL-city", "拍摄地点：TELL-town", "拍摄时间：2026:05:01 08:00:00",
        "机身编号：TELL-serial", "相机厂商：TELL-maker", "相机型号：TELL-model", "软件：TELL-program",
        "附带数据：另一张图片", "附带数据：图片以外的内容",
    )  # fmt: skip


def test_a_picture_behind_the_picture_is_heard_and_cut():
    stream = io.BytesIO()
    Image.new("RGB", (32, 32)).save(stream, "JPEG")
    data = stream.getvalue()
    assert traces(data + made.small_jpeg()) == ("备注：TELL-second", "附带数据：另一张图片")
    assert bare(data + made.small_jpeg()) == data


def test_padding_behind_the_picture_says_nothing_and_goes():
    assert traces(made.plain_jpeg() + bytes(100)) == ()
    assert bare(made.plain_jpeg() + bytes(100)) == made.plain_jpeg()


def test_a_table_of_places_that_holds_only_its_version_names_no_place():
    made_exif = Image.Exif()
    made_exif.get_ifd(34853)[0] = b"\2\3\0\0"
    stream = io.BytesIO()
    Image.new("RGB", (32, 32)).save(stream, "JPEG", exif=made_exif)
    assert traces(stream.getvalue()) == ()


SVG = (
    b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:sodipodi="urn:s" '
    b'sodipodi:docname="TELL.svg"><!-- TELL --><metadata id="m"><a>TELL</a></metadata><path d="M0 0"/></svg>'
)


def test_a_drawing_loses_its_talk_and_keeps_its_lines():
    assert made.TELL not in bare(SVG)
    assert b'<path d="M0 0"/></svg>' in bare(SVG)
    assert "TELL" in traces(SVG)[0]
    assert traces(bare(SVG)) == ()


def test_a_metafile_loses_its_description():
    words = "TELL\0plan\0\0".encode("utf-16-le")
    head = b"\1\0\0\0" + (108 + len(words)).to_bytes(4, "little") + bytes(32) + b" EMF" + bytes(16)
    head += (len(words) // 2).to_bytes(4, "little") + (108).to_bytes(4, "little") + bytes(40)
    data = head + words + b"records"
    assert "TELL plan" in traces(data)[0]
    assert bare(data) == head + bytes(len(words)) + b"records"


def test_a_heic_photograph_is_not_called_silent():
    assert traces(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic") == ("图片信息：读不出",)


@pytest.mark.parametrize("kind", made.EVERY)
def test_half_a_file_is_cut_or_left_but_never_a_crash(kind):
    data = made.EVERY[kind]()
    for size in range(0, len(data), 499):
        assert len(bare(data[:size])) <= size
        traces(data[:size])


@given(st.sampled_from(sorted(made.EVERY)), st.integers(0, 400), st.binary(min_size=1, max_size=6))
def test_cutting_twice_is_cutting_once(kind, at, noise):
    data = made.EVERY[kind]()
    torn = data[:at] + noise + data[at:]
    for whole in (data, torn):
        assert bare(bare(whole)) == bare(whole)
