import struct
import zlib

import pytest
from PIL import Image

from bidkit.errors import UnreadableError
from bidkit.pdf.scans.look import ScanLimits, inspect_scan
from bidkit.pdf.scans.scan import ScanKind
from tests.pdf.sheets import picture, write_jpeg, write_pdf


def huge_png(path, side):
    """Write the header of a PNG of side × side pixels without any of them."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")
    )
    return path


def fault_of(path, pages=None, limits=None):
    with pytest.raises(UnreadableError) as caught:
        inspect_scan(path, pages, limits)
    assert caught.value.cure and path.name in str(caught.value)
    return caught.value.message


def test_chosen_pages_of_a_pdf(tmp_path):
    scan = inspect_scan(write_pdf(tmp_path / "a.pdf", "abcde", size=(600, 800)), "4,1-2")
    assert scan.kind is ScanKind.PDF
    assert [(page.index, page.width, page.height) for page in scan.pages] == [
        (3, 600, 800),
        (0, 600, 800),
        (1, 600, 800),
    ]


def test_a_turned_pdf_page_is_measured_as_a_reader_sees_it(tmp_path):
    page = inspect_scan(write_pdf(tmp_path / "a.pdf", "a", size=(600, 800), rotate=90)).pages[0]
    assert (page.width, page.height, page.rotation) == (800, 600, 90)


def test_a_picture_has_pixels_and_the_size_its_resolution_gives(tmp_path):
    page = inspect_scan(write_jpeg(tmp_path / "a.jpg", size=(300, 600))).pages[0]
    assert (page.pixels, page.width, page.height) == ((300, 600), 144, 288)


def test_a_photo_held_sideways_is_measured_upright(tmp_path):
    page = inspect_scan(write_jpeg(tmp_path / "a.jpg", size=(600, 300), orientation=6)).pages[0]
    assert (page.pixels, page.rotation) == ((300, 600), 90)


def test_every_page_of_a_fax_file_counts(tmp_path):
    path = tmp_path / "a.tif"
    picture(mode="1").save(path, save_all=True, append_images=[picture(mode="1")] * 2)
    assert [page.index for page in inspect_scan(path, "2-").pages] == [1, 2]


def test_printing_colours_are_accepted(tmp_path):
    assert inspect_scan(write_jpeg(tmp_path / "a.jpg", mode="CMYK")).kind is ScanKind.JPEG


def test_the_content_decides_and_a_wrong_name_is_noticed(tmp_path):
    scan = inspect_scan(write_jpeg(tmp_path / "a.pdf"))
    assert (scan.kind, scan.honest_name) == (ScanKind.JPEG, False)
    assert inspect_scan(write_jpeg(tmp_path / "a.JPG")).honest_name


def test_the_digest_follows_the_content_and_not_the_name(tmp_path):
    one, two = write_jpeg(tmp_path / "a.jpg"), write_jpeg(tmp_path / "b.jpg")
    other = write_jpeg(tmp_path / "c.jpg", quality=50)
    assert inspect_scan(one).digest == inspect_scan(two).digest != inspect_scan(other).digest


def test_a_missing_file(tmp_path):
    assert fault_of(tmp_path / "a.pdf") == "找不到文件"


def test_an_empty_file(tmp_path):
    (tmp_path / "a.jpg").touch()
    assert "0 字节" in fault_of(tmp_path / "a.jpg")


def test_a_pdf_that_breaks_off(tmp_path):
    path = write_pdf(tmp_path / "a.pdf", "abc")
    path.write_bytes(path.read_bytes()[:400])
    assert "不完整" in fault_of(path)


def test_a_pdf_with_a_password_and_one_that_only_forbids_copying(tmp_path):
    options = {"algorithm": "RC4-128"}
    assert "打开密码" in fault_of(write_pdf(tmp_path / "a.pdf", "a", user_password="x", **options))
    free = write_pdf(tmp_path / "b.pdf", "a", user_password="", owner_password="x", **options)
    assert len(inspect_scan(free).pages) == 1


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
def test_a_picture_that_breaks_off(tmp_path, kind):
    path = tmp_path / f"a.{kind.lower()}"
    Image.effect_noise((500, 500), 80).save(path, kind)
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])
    assert "损坏或不完整" in fault_of(path)


def test_a_picture_that_is_only_a_header(tmp_path):
    (tmp_path / "a.jpg").write_bytes(b"\xff\xd8\xff\xe0 nothing")
    assert "损坏或不完整" in fault_of(tmp_path / "a.jpg")


@pytest.mark.parametrize(("side", "why"), [(17_400, "像素过多"), (11_500, "11500×11500 像素，过大")])
def test_a_giant_picture_is_refused_before_it_is_decoded(tmp_path, side, why):
    assert why in fault_of(huge_png(tmp_path / "a.png", side))


def test_a_file_larger_than_the_limit_is_not_read(tmp_path):
    path = write_jpeg(tmp_path / "a.jpg")
    assert "过大" in fault_of(path, limits=ScanLimits(bytes=100))


def test_a_page_that_does_not_exist(tmp_path):
    assert "文件只有 3 页" in fault_of(write_pdf(tmp_path / "a.pdf", "abc"), "4")


@pytest.mark.parametrize(
    ("head", "what"),
    [
        (b"PK\x03\x04", "Word、Excel 或压缩文件"),
        (b"GIF89a", "GIF 图片"),
        (b"\0\0\0\x18ftypheic", "HEIC 照片"),
        (b"hello", "无法识别的内容"),
    ],
)
def test_another_kind_of_file_is_called_by_its_name(tmp_path, head, what):
    (tmp_path / "a.jpg").write_bytes(head + b"\0" * 50)
    assert what in fault_of(tmp_path / "a.jpg")
